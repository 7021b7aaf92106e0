"""The demo graph."""

from __future__ import annotations

import pytest
from graphs import demo_graph

from kg.model import Graph


@pytest.fixture
def graph() -> Graph:
    return demo_graph()
