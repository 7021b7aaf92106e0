"""GEXF, Gephi's own format: the nodes in the colours of the schema."""

from __future__ import annotations

import re
from pathlib import Path

from networkx.readwrite.gexf import GEXFWriter

from kg.export.graphml import xml_view
from kg.model import Graph
from kg.schema import Schema

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def write_gexf(graph: Graph, schema: Schema, path: Path) -> None:
    """GEXF 1.2 for Gephi, with a colour for each node type."""
    view = xml_view(graph, schema)
    colours = {kind.name: _channels(kind.colour) for kind in schema.types if _COLOUR.fullmatch(kind.colour)}
    for _, attributes in view.nodes(data=True):
        if attributes["type"] in colours:
            attributes["viz"] = {"color": colours[attributes["type"]]}
    for _, _, key, attributes in view.edges(keys=True, data=True):
        attributes["id"] = key
    writer = GEXFWriter(view)
    for meta in writer.xml.iter("meta"):
        # The same graph is the same bytes on any day.
        del meta.attrib["lastmodifieddate"]
    with path.open("wb") as file:
        writer.write(file)


def _channels(colour: str) -> dict[str, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue}
