"""CSV of nodes and edges, for pandas and spreadsheets.

A spreadsheet runs a cell that begins with ``= + - @``, a tab or a carriage return. Such a text gets an apostrophe in
front, and so does one that begins with an apostrophe: taking one away from every text that begins with one gives the
exact words back. Numbers and truth values are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.bundle import Row, write_bundle
from kg.graph import Attributes, Scalar, to_networkx
from kg.model import Graph
from kg.schema import Schema

NODE_COLUMNS = (
    *("id", "kind", "type", "label", "aliases", "mentions", "articles"),
    *("value", "high", "unit", "per", "approximate", "claim"),
)
EDGE_COLUMNS = (
    *("source", "target", "key", "kind", "relation", "label", "status", "claim", "amount", "role", "when"),
    *("attributed_to", "speaker", "confidence", "evidence", "articles", "quote"),
)
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "'")


def write_csv(graph: Graph, schema: Schema, path: Path) -> None:
    """CSV of nodes and of edges for pandas and spreadsheets, in a zip."""
    view = to_networkx(graph, schema)
    nodes = [{"id": node, **attributes} for node, attributes in view.nodes(data=True)]
    edges = [
        {"source": subject, "target": object_, "key": key, **attributes}
        for subject, object_, key, attributes in view.edges(keys=True, data=True)
    ]
    write_bundle(path, {"nodes.csv": _table(NODE_COLUMNS, nodes), "edges.csv": _table(EDGE_COLUMNS, edges)})


def _table(columns: tuple[str, ...], rows: Iterable[Attributes]) -> Iterator[Row]:
    """The header and the rows; columns that only some graphs have (qualifiers) follow in order."""
    rows = list(rows)
    header = (*columns, *sorted({name for row in rows for name in row}.difference(columns)))
    yield [_harmless(name) for name in header]
    for row in rows:
        yield [_harmless(row.get(name)) for name in header]


def _harmless(cell: Scalar | None) -> Scalar | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN_BY_SPREADSHEETS) else cell
