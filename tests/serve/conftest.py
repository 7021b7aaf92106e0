"""One server for the tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphs import demo_graph
from runs import write_run
from served import TOKEN, served, update

from kg.schema import Schema
from kg.serve.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Iterator[Server]:
    """The demo graph, and two named graphs of one triple each: ``http://g.example/1`` and ``/2``."""
    run = write_run(demo_graph(), schema, tmp_path_factory.mktemp("served") / "run")
    with served(run, schema, token=TOKEN) as writable:
        for number in (1, 2):
            text = f"INSERT DATA {{ GRAPH <http://g.example/{number}> {{ <a:s> <a:p> {number} }} }}"
            assert update(writable, text).status == 204
    with served(run, schema) as server:
        yield server


@pytest.fixture
def run(tmp_path: Path, schema: Schema) -> Path:
    """A run folder of the demo graph."""
    return write_run(demo_graph(), schema, tmp_path / "run")
