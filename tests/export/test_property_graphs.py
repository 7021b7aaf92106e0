"""Neo4j's import files and the Cypher script: each read back by its own rules, both to the same property graph."""

from __future__ import annotations

import zipfile
from pathlib import Path

import neo4j_reader
import pytest
from cypher_reader import Database, expression
from graphs import HOSTILE, claim, demo_graph, hostile_graph
from hypothesis import given
from hypothesis import strategies as st

from kg.export import cypher, export
from kg.export.text import encodable
from kg.model import Entity, Graph
from kg.schema import Schema

ID = "https://w3id.org/newskg/id/"
BACKSLASHES = "\\u0027 \\\\u0027 \\U0001F600 \\' ' }) DETACH DELETE n; // \x00\\\x07\\u005c"
GRAPHS = {
    "demo": demo_graph(),
    **{name: hostile_graph(text) for name, text in HOSTILE.items()},
    "backslashes": hostile_graph(BACKSLASHES),
    "commas": hostile_graph('a,b;c\r\n"d",,""\n;U+001F'),
    "spaces": hostile_graph("  x  "),
}


def imported(graph: Graph, schema: Schema, folder: Path) -> tuple[dict[str, neo4j_reader.Node], list[object]]:
    export("neo4j", graph, schema, folder / "out.zip")
    nodes, relationships = neo4j_reader.read(folder / "out.zip")
    return nodes, sorted(relationships, key=repr)


def run(graph: Graph, schema: Schema, folder: Path, unicode_first: bool = False, times: int = 1) -> Database:
    export("cypher", graph, schema, folder / "out.cypher")
    database = Database()
    for _ in range(times):
        database.run((folder / "out.cypher").read_bytes().decode(), unicode_first)
    return database


@pytest.mark.parametrize("about", GRAPHS)
def test_both_formats_give_one_property_graph(about: str, schema: Schema, tmp_path: Path) -> None:
    nodes, relationships = imported(GRAPHS[about], schema, tmp_path)
    database = run(GRAPHS[about], schema, tmp_path)
    assert nodes == {iri: (frozenset(labels), dict(p)) for iri, (labels, p) in database.nodes.items()}
    ours = [(start, kind, end, p) for (start, kind, end, _), p in database.relationships.items()]
    assert sorted(map(_comparable, relationships)) == sorted(map(_comparable, ours))


def _comparable(relationship: object) -> str:
    start, kind, end, properties = relationship  # type: ignore[misc] # four
    return repr((start, kind, end, sorted(properties.items())))


@pytest.mark.parametrize("about", GRAPHS)
def test_counts_and_names_are_those_of_the_graph(about: str, schema: Schema, tmp_path: Path) -> None:
    graph = GRAPHS[about]
    nodes, relationships = imported(graph, schema, tmp_path)
    objects = [one for one in graph.claims if one.object == one.amount_id]
    assert len(nodes) == len(graph.entities) + len(graph.articles) + len(objects)
    mentions = sum(len(entity.mentioned_in) for entity in graph.entities)
    assert len(relationships) == len(graph.claims) + mentions
    names = {iri: p["name"] for iri, (labels, p) in nodes.items() if "Entity" in labels}
    assert names == {f"{ID}entity/{entity.id}": encodable(entity.name) for entity in graph.entities}


@pytest.mark.parametrize("about", GRAPHS)
def test_a_second_run_of_the_script_changes_nothing(about: str, schema: Schema, tmp_path: Path) -> None:
    assert run(GRAPHS[about], schema, tmp_path, times=2) == run(GRAPHS[about], schema, tmp_path)


@pytest.mark.parametrize("about", GRAPHS)
def test_reading_unicode_escapes_first_changes_nothing(about: str, schema: Schema, tmp_path: Path) -> None:
    escaped_first = run(GRAPHS[about], schema, tmp_path, unicode_first=True)
    assert escaped_first == run(GRAPHS[about], schema, tmp_path)


@given(st.one_of(st.text(), st.text(st.sampled_from("\\u00275cU'\n\x00\u2028 +"))), st.booleans())
def test_any_text_is_a_string_that_comes_back(text: str, unicode_first: bool) -> None:
    assert expression(cypher.string(text), unicode_first) == encodable(text)


@pytest.mark.parametrize(("status", "kind"), [("actual", "ACQUIRED"), ("possible", "POSSIBLE_ACQUIRED")])
def test_a_rumour_is_of_another_type(status: str, kind: str, schema: Schema, tmp_path: Path) -> None:
    ends = tuple(Entity(id=id, type="Company", name=id) for id in ("contoso", "northwind"))
    told = claim("c1", "northwind", "acquired", "contoso", status)  # type: ignore[arg-type] # a status
    _, [found] = imported(Graph(entities=ends, claims=(told,)), schema, tmp_path)
    assert found[1] == kind  # type: ignore[index] # four


def test_values_have_their_types(schema: Schema, tmp_path: Path) -> None:
    nodes, relationships = imported(demo_graph(), schema, tmp_path)
    labels, northwind = nodes[f"{ID}entity/northwind"]
    assert labels == {"Entity", "Company"}
    assert northwind["aliases"] == ["Northwind Group", "NW"]
    assert northwind["mentions"] == 5
    assert nodes[f"{ID}amount/c5"][1] == {
        "iri": f"{ID}amount/c5",
        "text": "$20 million to $25 million",
        "value": 2e7,
        "high": 2.5e7,
        "unit": "USD",
        "approximate": True,
    }
    [bought] = [p for _, kind, _, p in relationships if kind == "ACQUIRED"]  # type: ignore[misc] # four
    assert (bought["amount_value"], bought["amount_unit"], len(bought["quotes"])) == (14.3e9, "USD", 2)
    assert bought["articles"] == [f"{ID}article/a1", f"{ID}article/a2"]


def test_the_separator_of_lists_is_replaced_where_a_text_holds_it(schema: Schema, tmp_path: Path) -> None:
    odd = Entity(id="x", type="Company", name="a\x1fb", aliases=("c\x1fd", "e;f"))
    nodes, _ = imported(Graph(entities=(odd,)), schema, tmp_path)
    assert nodes[f"{ID}entity/x"][1]["aliases"] == ["c\ufffdd", "e;f"]
    assert nodes[f"{ID}entity/x"][1]["name"] == "a\x1fb"


def test_names_that_cypher_keeps_for_itself_are_quoted(schema: Schema, tmp_path: Path) -> None:
    ends = tuple(Entity(id=id, type="My Type`", name=id) for id in ("contoso", "northwind"))
    told = claim("c1", "northwind", "acquired", "contoso", when="now", qualifiers={"odd key": "v", "status": "actual"})
    export("cypher", Graph(entities=ends, claims=(told,)), schema, tmp_path / "out")
    script = (tmp_path / "out").read_text(encoding="utf-8")
    assert "SET n:`My Type``` SET" in script
    assert "`when`: 'now'" in script
    assert "odd_key: 'v', qualifier_status: 'actual', status: 'actual'" in script


def test_a_script_is_cut_into_statements_of_bounded_size(schema: Schema, tmp_path: Path) -> None:
    many = tuple(Entity(id=f"e{n:04}", type="Company", name=str(n)) for n in range(2 * cypher.BATCH + 1))
    database = run(Graph(entities=many), schema, tmp_path)
    assert len(database.nodes) == len(many)
    assert (tmp_path / "out.cypher").read_text(encoding="utf-8").count("UNWIND [") == 3


def test_the_zip_holds_no_date_and_no_machine(schema: Schema, tmp_path: Path) -> None:
    export("neo4j", demo_graph(), schema, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        assert {(m.date_time, m.create_system) for m in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}
