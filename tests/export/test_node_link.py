"""GraphML, GEXF, node-link JSON and CSV: what networkx, and with it Gephi, reads back."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from graphs import HOSTILE, claim, demo_graph, hostile_graph
from read_back import NODE_LINK, Table, csv_tables, networkx_graph

from kg.export import export
from kg.export.text import encodable, xml_text
from kg.graph import to_networkx
from kg.model import Amount, Entity, Graph
from kg.schema import Schema

GRAPHS = {"demo": demo_graph(), **{name: hostile_graph(text) for name, text in HOSTILE.items()}}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted", "''twice", "plain =1"]


def read(name: str, graph: Graph, schema: Schema, folder: Path) -> nx.MultiDiGraph[str]:
    export(name, graph, schema, folder / "out")
    return networkx_graph(folder / "out", name)


def tables(graph: Graph, schema: Schema, folder: Path) -> tuple[Table, Table]:
    export("csv", graph, schema, folder / "out")
    return csv_tables(folder / "out")


def same(text: str, name: str) -> str:
    """What a format keeps of a text: XML drops some characters, and makes one line end of CR LF."""
    if name == "json":
        return encodable(text)
    return xml_text(text).replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("about", GRAPHS)
@pytest.mark.parametrize("name", NODE_LINK)
def test_networkx_reads_back_nodes_edges_and_labels(name: str, about: str, schema: Schema, tmp_path: Path) -> None:
    view, again = to_networkx(GRAPHS[about], schema), read(name, GRAPHS[about], schema, tmp_path)
    assert again.is_directed()
    assert again.is_multigraph()
    assert again.number_of_nodes() == view.number_of_nodes()
    assert again.number_of_edges() == view.number_of_edges()
    for attribute in ("label", "type", "aliases"):
        expected = {node: same(str(data.get(attribute)), name) for node, data in view.nodes(data=True)}
        assert {n: same(str(data.get(attribute)), name) for n, data in again.nodes(data=True)} == expected
    for attribute in ("label", "status", "quote", "confidence"):
        expected = {key: same(str(data.get(attribute)), name) for *_, key, data in view.edges(keys=True, data=True)}
        found = {key: same(str(data.get(attribute)), name) for *_, key, data in again.edges(keys=True, data=True)}
        assert found == expected


def test_json_and_gexf_keep_every_attribute(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    view = to_networkx(graph, schema)
    again = read("json", graph, schema, tmp_path)
    assert dict(again.nodes(data=True)) == dict(view.nodes(data=True))
    edges = {(a, b, key): data for a, b, key, data in view.edges(keys=True, data=True)}
    assert {(a, b, key): data for a, b, key, data in again.edges(keys=True, data=True)} == edges
    gephi = read("gexf", graph, schema, tmp_path)
    assert {node: {k: v for k, v in data.items() if k != "viz"} for node, data in gephi.nodes(data=True)} == dict(
        view.nodes(data=True)
    )
    assert {
        (a, b, key): {k: v for k, v in data.items() if k != "id"}
        for a, b, key, data in gephi.edges(keys=True, data=True)
    } == edges


def test_gexf_has_the_colours_of_the_schema_and_no_date(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    again = read("gexf", graph, schema, tmp_path)
    assert again.nodes["jo-ray"]["viz"]["color"] == {"r": 0, "g": 0x9E, "b": 0x73, "a": 1.0}
    assert b"lastmodified" not in (tmp_path / "out").read_bytes()


def test_a_colour_that_is_no_number_is_left_out(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    types = tuple(kind.model_copy(update={"colour": "tomato"}) for kind in schema.types)
    again = read("gexf", graph, schema.model_copy(update={"types": types}), tmp_path)
    assert not [data for _, data in again.nodes(data=True) if "viz" in data]


@pytest.mark.parametrize("name", NODE_LINK)
@pytest.mark.parametrize(
    "qualifier", ["status", "source", "target", "key", "id", "label", "start", "viz", "type", "name"]
)
def test_a_qualifier_takes_no_name_that_means_something(
    name: str, qualifier: str, schema: Schema, tmp_path: Path
) -> None:
    ends = tuple(Entity(id=id, type="Company", name=id) for id in ("contoso", "northwind"))
    told = claim("c1", "northwind", "acquired", "contoso", "possible", qualifiers={qualifier: "actual"})
    [(start, end, data)] = read(name, Graph(entities=ends, claims=(told,)), schema, tmp_path).edges(data=True)
    assert (start, end, data["status"], data[f"qualifier_{qualifier}"]) == (
        *("northwind", "contoso"),
        *("possible", "actual"),
    )


def test_characters_that_xml_forbids_are_replaced_where_they_can_be_seen(schema: Schema, tmp_path: Path) -> None:
    for name in ("graphml", "gexf"):
        again = read(name, hostile_graph("bell\x07null\x00\ufffe"), schema, tmp_path)
        assert again.nodes["x"]["label"] == "bell\ufffdnull\ufffd\ufffd"


@pytest.mark.parametrize("about", GRAPHS)
def test_csv_has_the_nodes_and_edges_of_the_view(about: str, schema: Schema, tmp_path: Path) -> None:
    view, (nodes, edges) = to_networkx(GRAPHS[about], schema), tables(GRAPHS[about], schema, tmp_path)
    assert [row["id"] for row in nodes] == list(view.nodes)
    expected = [encodable(str(data["label"])) for _, data in view.nodes(data=True)]
    assert [row["label"].removeprefix("'") for row in nodes] == expected
    assert [(row["source"], row["target"], row["key"]) for row in edges] == list(view.edges(keys=True))
    assert [row["status"] for row in edges] == [data["status"] for _, _, data in view.edges(data=True)]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_a_page_is_a_formula_and_every_text_comes_back(text: str, schema: Schema, tmp_path: Path) -> None:
    nodes, edges = tables(hostile_graph(text), schema, tmp_path)
    for row in [*nodes, *edges]:
        for column, cell in row.items():
            number = column in ("value", "high")
            assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert nodes[0]["label"].removeprefix("'") == text
    assert edges[0]["quote"].removeprefix("'") == text


def test_numbers_in_csv_stay_numbers(schema: Schema, tmp_path: Path) -> None:
    loss = Amount(text="-$1.5", value=-1.5, unit="USD")
    ends = (Entity(id="x", type="Company", name="X"),)
    nodes, _ = tables(
        Graph(entities=ends, claims=(claim("c1", "x", "raised", "amount-c1", amount=loss),)), schema, tmp_path
    )
    assert (nodes[1]["value"], nodes[1]["label"], nodes[1]["approximate"]) == ("-1.5", "'-$1.5", "false")
