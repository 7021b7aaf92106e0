"""GraphML, as Gephi, yEd and networkx open it: scalar attributes only, nothing that XML forbids."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from kg.export.text import xml_text
from kg.graph import Attributes, to_networkx
from kg.model import Graph
from kg.schema import Schema


def write_graphml(graph: Graph, schema: Schema, path: Path) -> None:
    """GraphML for Gephi, yEd, Cytoscape and networkx."""
    # An edge's XML id is its key.
    nx.write_graphml(xml_view(graph, schema), path)


def xml_view(graph: Graph, schema: Schema) -> nx.MultiDiGraph[str]:
    """The view of :func:`kg.graph.to_networkx`, with U+FFFD for every character that XML forbids."""
    view = to_networkx(graph, schema)
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in view.nodes(data=True):
        clean.add_node(xml_text(node), **_clean(attributes))
    for subject, object_, key, attributes in view.edges(keys=True, data=True):
        clean.add_edge(xml_text(subject), xml_text(object_), key=xml_text(key), **_clean(attributes))
    return clean


def _clean(attributes: Attributes) -> Attributes:
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in attributes.items()}
