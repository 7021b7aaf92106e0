"""A push to a real server, and what of the graph comes back out of it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner, Result
from graphs import HOSTILE, demo_graph, hostile_graph
from runs import TRIPLES, write_run
from virtuoso import PASSWORD, PROGRAM, USER, WHY_NOT, running

from kg.cli import main
from kg.model import Graph
from kg.push.progress import PUSH_FILE
from kg.query import query
from kg.schema import Schema

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=WHY_NOT)
DBA = {"KG_PUSH_USER": USER, "KG_PUSH_PASSWORD": PASSWORD}
TEXTS = {name: text for name, text in HOSTILE.items() if name != "surrogate"}  # which no run folder can hold
BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
PLAIN_TEXT = ("", "http://www.w3.org/2001/XMLSchema#string")
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o }"
Rows = set[tuple[str, str, str, str]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("virtuoso") / "database") as server:
        yield server.url


def push(run: Path, base: str, protocol: str, graph: str, *more: str, env: dict[str, str] = DBA) -> Result:
    path = {"update": "sparql-auth", "graph-store": "sparql-graph-crud-auth"}[protocol]
    endpoints = ["--endpoint", f"{base}/{path}", "--query-endpoint", f"{base}/sparql"]
    command = ["push", str(run), *endpoints, "--protocol", protocol, "--graph", graph, *more]
    return CliRunner().invoke(main, command, env=env, catch_exceptions=False)


def ask(base: str, text: str) -> bytes:
    request = urllib.request.Request(f"{base}/sparql", urlencode({"query": text}).encode())
    request.add_header("Accept", "application/sparql-results+json")
    with urllib.request.urlopen(request, timeout=60) as response:
        body: bytes = response.read()
        return body


def there(base: str, graph: str) -> Rows:
    """What Virtuoso answers: subject, predicate, object's value and datatype."""
    text = f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    found = json.loads(ask(base, text))["results"]["bindings"]
    rows = {(row["s"]["value"], row["p"]["value"], row["o"]["value"], row["o"].get("datatype", "")) for row in found}
    return {(s, p, value, "" if datatype in PLAIN_TEXT else datatype) for s, p, value, datatype in rows}


def here(run: Path) -> Rows:
    rows = query(run, EVERYTHING).rows
    return {(s.value, p.value, o.value, o.datatype or "") for s, p, o in rows if s and p and o}


def booleans(rows: Rows) -> Rows:
    return {row for row in rows if row[3] == BOOLEAN}


def dated() -> Graph:
    """The demo graph with articles of a date and of a moment."""
    graph = demo_graph()
    moment = graph.articles[1].model_copy(update={"published": "2024-05-06T07:08:09+02:00"})
    return graph.model_copy(update={"articles": (graph.articles[0], moment)})


@pytest.mark.parametrize("protocol", ["update", "graph-store"])
def test_the_graph_arrives_and_only_booleans_change(base: str, tmp_path: Path, schema: Schema, protocol: str) -> None:
    run, graph = write_run(dated(), schema, tmp_path / "run"), f"http://g.example/{protocol}"
    result = push(run, base, protocol, graph, "--chunk", "64")
    total = len(here(run))
    assert (result.exit_code, result.output) == (0, f"{total} triples, {total} sent, {total} found in <{graph}>\n")
    lost, strange = here(run) - there(base, graph), there(base, graph) - here(run)
    # Virtuoso has no boolean: it keeps an integer
    assert lost == booleans(here(run))
    assert {(s, p, {"1": "true", "0": "false"}[value], BOOLEAN) for s, p, value, _ in strange} == lost


def test_what_the_documentation_says_of_virtuoso(base: str, tmp_path: Path, schema: Schema) -> None:
    run, graph = write_run(hostile_graph("x"), schema, tmp_path / "run"), "http://g.example/documented"
    push(run, base, "update", graph)
    approximate = "?a <https://w3id.org/newskg/ontology#approximate> ?approximate"
    found = ask(base, f"SELECT ?a {{ GRAPH <{graph}> {{ {approximate} FILTER(?approximate = 0) }} }}")
    assert len(json.loads(found)["results"]["bindings"]) == 1


def test_without_a_query_endpoint_the_graph_is_read_back_and_counted(base: str, tmp_path: Path, schema: Schema) -> None:
    run = write_run(hostile_graph(HOSTILE["newlines"]), schema, tmp_path / "run")
    command = ["push", str(run), "--endpoint", f"{base}/sparql-graph-crud-auth", "--protocol", "graph-store"]
    result = CliRunner().invoke(main, [*command, "--graph", "http://g.example/counted"], env=DBA)
    total = len(here(run))
    assert f"{total} triples, {total} sent, {total} found" in result.output


@pytest.mark.parametrize("protocol", ["update", "graph-store"])
@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_arrives_as_it_is(base: str, tmp_path: Path, schema: Schema, protocol: str, name: str) -> None:
    run = write_run(hostile_graph(TEXTS[name]), schema, tmp_path / "run")
    graph = f"http://g.example/{protocol}/{name.replace(' ', '-')}"
    assert push(run, base, protocol, graph).exit_code == 0
    assert here(run) - there(base, graph) == booleans(here(run))


@pytest.mark.parametrize("protocol", ["update", "graph-store"])
def test_a_second_push_sends_nothing_and_one_from_nothing_changes_nothing(
    base: str, tmp_path: Path, schema: Schema, protocol: str
) -> None:
    run, graph = write_run(demo_graph(), schema, tmp_path / "run"), f"http://g.example/twice/{protocol}"
    assert f"{TRIPLES} sent, {TRIPLES} found" in push(run, base, protocol, graph).output
    assert f"0 sent, {TRIPLES} found" in push(run, base, protocol, graph).output
    (run / PUSH_FILE).unlink()
    assert f"{TRIPLES} sent, {TRIPLES} found" in push(run, base, protocol, graph).output


@pytest.mark.parametrize("protocol", ["update", "graph-store"])
def test_a_rebuilt_run_replaces_or_joins_what_was_there(
    base: str, tmp_path: Path, schema: Schema, protocol: str
) -> None:
    run, graph = write_run(demo_graph(), schema, tmp_path / "run"), f"http://g.example/rebuilt/{protocol}"
    push(run, base, protocol, graph)
    smaller = demo_graph()
    write_run(smaller.model_copy(update={"claims": smaller.claims[1:]}), schema, run)
    total = len(here(run))
    joined = push(run, base, protocol, graph)
    assert f"{total} triples, {total} sent, {TRIPLES} found" in joined.output
    assert "--replace" in joined.stderr
    replaced = push(run, base, protocol, graph, "--replace")
    assert f"{total} triples, {total} sent, {total} found" in replaced.output
    assert replaced.stderr == ""


@pytest.mark.parametrize("protocol", ["update", "graph-store"])
def test_a_wrong_password_is_said(base: str, tmp_path: Path, schema: Schema, protocol: str) -> None:
    run = write_run(demo_graph(), schema, tmp_path / "run")
    wrong = {"KG_PUSH_USER": "dba", "KG_PUSH_PASSWORD": "not-the-word"}
    result = push(run, base, protocol, "http://g.example/never", env=wrong)
    assert (result.exit_code, "401" in result.stderr, "KG_PUSH_USER" in result.stderr) == (1, True, True)
    assert "not-the-word" not in result.output
    assert there(base, "http://g.example/never") == set()


def test_many_triples_in_one_chunk(base: str, tmp_path: Path, schema: Schema) -> None:
    graph = demo_graph()
    many = [
        entity.model_copy(update={"id": f"{entity.id}-{number}", "name": f"{entity.name} {number}"})
        for entity in graph.entities
        for number in range(600)
    ]
    run = write_run(graph.model_copy(update={"entities": (*graph.entities, *many)}), schema, tmp_path / "run")
    total = len(here(run))
    assert total > 10_000
    result = push(run, base, "graph-store", "http://g.example/many", "--chunk", "1000000")
    assert f"{total} sent, {total} found" in result.output
    result = push(run, base, "update", "http://g.example/many/update")
    assert f"{total} sent, {total} found" in result.output
