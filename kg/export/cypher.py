r"""A Cypher script that needs no parameters and changes nothing when it is run again.

Text stands in quoted strings. Neo4j reads ``\uXXXX`` before it looks for the end of a string, and it is not said
whether it minds a backslash in front: so a backslash of a text is never followed by its ``u``, but the string ends
there and is joined to the rest with ``+``. No text can end its string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from pathlib import Path

from kg.export.property_graph import AMOUNT, ARTICLE, ENTITY, Node, PropertyGraph, Relationship
from kg.export.text import encodable, plain_decimal
from kg.model import Graph
from kg.schema import Schema

BATCH = 200
"""Rows of one statement: few statements, none too long for a parser."""

_HEAD = """\
// Run with: cypher-shell -f FILE. Neo4j 4.4 or newer. A second run changes nothing.
"""
_SPECIAL = re.compile("['\\\\\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPES = {"'": "\\'", "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = re.compile(
    "ADD|ALL|AND|ANY|AS|ASC|ASCENDING|BY|CALL|CASE|CONSTRAINT|CONTAINS|CREATE|DELETE|DESC|DESCENDING|DETACH|DISTINCT|DO|"
    "DROP|ELSE|END|ENDS|EXISTS|FALSE|FOR|FOREACH|FROM|IN|IS|LIMIT|LOAD|MANDATORY|MATCH|MERGE|NONE|NOT|NULL|OF|ON|"
    "OPTIONAL|OR|ORDER|REMOVE|REQUIRE|RETURN|SCALAR|SET|SINGLE|SKIP|STARTS|THEN|TRUE|UNION|UNIQUE|UNWIND|USE|USING|"
    "WHEN|WHERE|WITH|XOR|YIELD",
    re.IGNORECASE,
)


def write_cypher(graph: Graph, schema: Schema, path: Path) -> None:
    """A Cypher script of MERGE statements for Neo4j; may be run again."""
    found = PropertyGraph(graph, schema)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for kind in (ENTITY, AMOUNT, ARTICLE):
            name = f"newskg_{kind.lower()}_iri"
            file.write(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{kind}) REQUIRE n.iri IS UNIQUE;\n")
        for nodes in (found.entities(), found.amounts(), found.articles()):
            file.writelines(_nodes(nodes))
        for relationships in (found.claims(), found.mentions()):
            file.writelines(_relationships(relationships))


def string(text: str) -> str:
    """``text`` as a Cypher expression, in single quotes."""
    return f"'{_SPECIAL.sub(_escape, encodable(text))}'"


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\\" and found.string[found.end() : found.end() + 1] in ("u", "U"):
        return "\\\\' + '"
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _nodes(nodes: Iterable[Node]) -> Iterator[str]:
    in_order = sorted(nodes, key=lambda node: (node.kind, node.label))  # stable: then as in the graph
    for (kind, label), same in groupby(in_order, key=lambda node: (node.kind, node.label)):
        rows = (_map({"iri": node.iri, "properties": node.properties}) for node in same)
        labelled = f" SET n:{_name(label)}" if label != kind else ""
        yield from _statements(rows, f"MERGE (n:{kind} {{iri: row.iri}}){labelled} SET n += row.properties")


def _relationships(relationships: Iterable[Relationship]) -> Iterator[str]:
    in_order = sorted(relationships, key=lambda one: (one.type, one.end_kind))
    for (kind, end_kind), same in groupby(in_order, key=lambda one: (one.type, one.end_kind)):
        rows = (_map(_row(one)) for one in same)
        # A claim is known by its id; of mentions there is one for each pair.
        key = "" if end_kind == ARTICLE else " {claim: row.claim}"
        both = f"MATCH (a:{ENTITY} {{iri: row.start}}) MATCH (b:{end_kind} {{iri: row.end}})"
        yield from _statements(rows, f"{both} MERGE (a)-[r:{_name(kind)}{key}]->(b) SET r += row.properties")


def _row(one: Relationship) -> Mapping[str, object]:
    claim = {} if one.claim is None else {"claim": one.claim}
    return {"start": one.start, "end": one.end, **claim, "properties": one.properties}


def _statements(rows: Iterable[str], then: str) -> Iterator[str]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield "UNWIND [\n" + ",\n".join(batch) + f"\n] AS row\n{then};\n"


def _map(values: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_expression(value)}" for name, value in values.items()) + "}"


def _expression(value: object) -> str:
    if isinstance(value, Mapping):
        return _map(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_expression(item) for item in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return plain_decimal(value)
    return str(value) if isinstance(value, int) else string(str(value))


def _name(name: str) -> str:
    plain = _NAME.fullmatch(name) and not _RESERVED.fullmatch(name)
    return name if plain else "`" + name.replace("`", "``").replace("\\", "_") + "`"
