"""SPARQL over a run folder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from graphs import demo_graph

from kg.errors import QueryError, RunError
from kg.export import export
from kg.query import query, table, to_csv, to_json
from kg.schema import Schema

ACQUIRED = "SELECT ?who ?whom { ?who kg:acquired ?whom }"


@pytest.fixture
def run(tmp_path: Path, schema: Schema) -> Path:
    export("turtle", demo_graph(), schema, tmp_path / "graph.ttl")
    return tmp_path


def test_who_acquired_whom_is_never_answered_with_a_rumour(run: Path) -> None:
    assert table(query(run, ACQUIRED)) == [["who", "whom"], ["ex:northwind", "ex:contoso"]]


def test_prefixes_are_there_and_may_be_declared_again(run: Path) -> None:
    northwind = "ex:northwind rdfs:label ?l ; skos:altLabel ?a ; a kg:Company"
    every = f"SELECT * {{ {northwind} . ?x a schema:NewsArticle ; dcterms:title ?t }}"
    assert len(query(run, every).rows) == 2
    own = "PREFIX kg: <https://elsewhere.example/> SELECT * { ?s kg:acquired ?o }"
    assert query(run, own).rows == ()


def test_a_file_can_be_asked_as_well(run: Path, schema: Schema) -> None:
    export("nt", demo_graph(), schema, run / "graph.nt")
    assert query(run / "graph.nt", ACQUIRED) == query(run / "graph.ttl", ACQUIRED)


def test_ask_and_construct(run: Path) -> None:
    assert query(run, "ASK { ex:northwind kg:acquired ex:larkfield }").answer is False
    made = query(run, "CONSTRUCT { ?b kg:acquired_by ?a } WHERE { ?a kg:acquired ?b }")
    assert table(made) == [["s", "p", "o"], ["ex:contoso", "kg:acquired_by", "ex:northwind"]]


def test_csv_and_json_follow_the_standard(run: Path) -> None:
    found = query(run, "SELECT ?l ?v ?none { ?c kg:amount ?a . ?a rdfs:label ?l ; kg:value ?v } ORDER BY ?v")
    rows = list(csv.reader(to_csv(found).splitlines()))
    assert rows[0] == ["l", "v", "none"]
    assert rows[2][0] == "$14.3 billion"
    body = json.loads(to_json(found))
    assert body["head"]["vars"] == ["l", "v", "none"]
    last = body["results"]["bindings"][1]
    assert last["v"]["datatype"].endswith("#decimal")
    assert float(last["v"]["value"]) == 14_300_000_000
    assert "none" not in last
    assert json.loads(to_json(query(run, "ASK {}"))) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    "update", ["INSERT DATA { ex:a kg:b ex:c }", "PREFIX a: <b:>\nDELETE WHERE { ?s ?p ?o }", "drop all"]
)
def test_updates_are_refused(run: Path, update: str) -> None:
    before = (run / "graph.ttl").read_bytes()
    with pytest.raises(QueryError, match="would change the graph"):
        query(run, update)
    assert (run / "graph.ttl").read_bytes() == before


def test_the_network_is_never_asked(run: Path) -> None:
    with pytest.raises(QueryError, match=r"^2:3: SERVICE"):
        query(run, "SELECT * {\n  service SILENT <http://127.0.0.1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "before",
    ["FILTER(1<2)", "?x ex:a\\#b ?y .", "?x <a:b#c> ?y .", '?x ?y "\\"#" .', "?x ?y '''it's #''' .", "# a comment\n"],
)
def test_nothing_before_it_hides_a_service(run: Path, before: str) -> None:
    with pytest.raises(QueryError, match="SERVICE would ask"):
        query(run, f"SELECT * {{ {before} SERVICE<http://127.0.0.1:9/>{{ ?s ?p ?o }} FILTER(3>2) }}")


@pytest.mark.parametrize(
    "harmless",
    [
        'SELECT * { ?service rdfs:label "a SERVICE \\" to INSERT" }',
        "SELECT * { ?s kg:service ?o } # SERVICE",
        "SELECT * { ?s <https://service.example/SERVICE> '''SERVICE'''}",
    ],
)
def test_the_word_service_may_be_said(run: Path, harmless: str) -> None:
    assert query(run, harmless).rows == ()


def test_a_mistake_is_shown_with_its_place(run: Path) -> None:
    with pytest.raises(QueryError, match="2:") as caught:
        query(run, "SELECT ?s\n{ ?s kg:acquired }")
    assert "kg:acquired" in caught.value.hint
    assert caught.value.hint.endswith("^")


def test_a_missing_run_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RunError) as caught:
        query(tmp_path, ACQUIRED)
    assert "build" in caught.value.hint


def test_a_cell_is_one_line_without_control_characters(run: Path) -> None:
    (run / "graph.ttl").write_text('<a:b> <a:c> "one\\ntwo\\u001B[31m" .')
    assert table(query(run, "SELECT ?o { ?s ?p ?o }")) == [["o"], ["one two [31m"]]
