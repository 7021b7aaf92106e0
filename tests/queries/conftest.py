"""The example graph, and three stores that are asked the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import virtuoso
from stores import Ask, ask_oxigraph, ask_rdflib, ask_virtuoso

from kg import run_folder
from kg.export import export, file_name
from kg.model import Graph
from kg.pipeline import build
from kg.schema import Schema

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def example_run(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Path:
    """What ``make demo`` makes, the picture aside."""
    graph = build([str(EXAMPLES / name) for name in ("aggregator.txt", "article.html", "records.jsonl")], schema).graph
    folder = tmp_path_factory.mktemp("outputs") / "demo"
    info = run_folder.RunInfo(version="1", schema_hash=schema.hash)
    run_folder.save(graph, info, folder, {file_name("turtle"): lambda path: export("turtle", graph, schema, path)})
    return folder


@pytest.fixture(scope="session")
def example_graph(example_run: Path) -> Graph:
    return run_folder.load(example_run)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[virtuoso.Virtuoso]:
    with virtuoso.running(tmp_path_factory.mktemp("virtuoso") / "database") as found:
        yield found


@pytest.fixture(params=["rdflib", "pyoxigraph", "virtuoso"])
def ask(request: pytest.FixtureRequest, tmp_path: Path, schema: Schema) -> Ask:
    """Ask a graph a named query in one of the stores; the arguments bound in the way of that store."""
    if request.param == "rdflib":
        return ask_rdflib(schema, tmp_path)
    if request.param == "pyoxigraph":
        return ask_oxigraph(schema, tmp_path)
    if virtuoso.PROGRAM is None:
        pytest.skip(virtuoso.WHY_NOT)
    return ask_virtuoso(schema, tmp_path, request.getfixturevalue("server"))
