"""The demo graph, and every hostile text in turn."""

from __future__ import annotations

import pytest
from graphs import HOSTILE, demo_graph

from kg.model import Graph


@pytest.fixture
def graph() -> Graph:
    return demo_graph()


@pytest.fixture(params=sorted(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    text: str = HOSTILE[request.param]
    return text
