"""GraphML: what networkx, and with it Gephi, reads back."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
from graphs import hostile_graph

from kg.export import export
from kg.export.text import xml_text
from kg.graph import to_networkx
from kg.model import Graph
from kg.schema import Schema


def test_networkx_reads_back_the_same_graph(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export("graphml", graph, schema, tmp_path / "out")
    again, view = nx.read_graphml(tmp_path / "out", force_multigraph=True), to_networkx(graph, schema)
    assert dict(again.nodes(data=True)) == dict(view.nodes(data=True))
    assert {(a, b, key): data for a, b, key, data in again.edges(keys=True, data=True)} == {
        (a, b, key): data for a, b, key, data in view.edges(keys=True, data=True)
    }


def test_hostile_text_survives_but_for_what_xml_forbids(hostile: str, schema: Schema, tmp_path: Path) -> None:
    export("graphml", hostile_graph(hostile), schema, tmp_path / "out")
    again = nx.read_graphml(tmp_path / "out", force_multigraph=True)
    # A parser of XML makes one line end of CR LF.
    assert again.nodes["x"]["label"].replace("\r\n", "\n") == xml_text(hostile).replace("\r\n", "\n")
