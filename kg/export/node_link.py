"""The node-link JSON that networkx and d3 read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import JsonValue

from kg.export.text import json_line
from kg.graph import to_networkx
from kg.model import Graph
from kg.schema import Schema


def write_json(graph: Graph, schema: Schema, path: Path) -> None:
    """Node-link JSON for networkx and d3, one node or edge a line."""
    view = to_networkx(graph, schema)
    nodes = ({"id": node, **attributes} for node, attributes in view.nodes(data=True))
    edges = (
        {"source": subject, "target": object_, "key": key, **attributes}
        for subject, object_, key, attributes in view.edges(keys=True, data=True)
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"directed": true, "multigraph": true, "graph": {},\n"nodes": [')
        file.write(_lines(nodes))
        file.write('],\n"edges": [')
        file.write(_lines(edges))
        file.write("]}\n")


def _lines(rows: Iterable[dict[str, JsonValue]]) -> str:
    return ",".join("\n" + json_line(row) for row in rows) + "\n"
