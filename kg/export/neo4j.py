"""CSV in the dialect of ``neo4j-admin database import``, with the options that it needs in ``import.args``.

Lists are joined by U+001F, which no text needs; where a text holds one all the same, it becomes U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.export.bundle import Cell, Row, write_bundle
from kg.export.property_graph import ENTITY, Node, PropertyGraph, Relationship, Value
from kg.model import Graph
from kg.schema import Schema

ARRAY_DELIMITER = "\x1f"
ENTITY_COLUMNS = {"name": "string", "aliases": "string[]", "mentions": "long", "same_as": "string[]"}
AMOUNT_COLUMNS = {
    **{"text": "string", "value": "double", "high": "double"},
    **{"unit": "string", "per": "string", "approximate": "boolean"},
}
ARTICLE_COLUMNS = dict.fromkeys(
    ("identifier", "title", "source", "url", "publisher", "published", "language"), "string"
)
CLAIM_COLUMNS = {
    **dict.fromkeys(("claim", "status", "relation", "role", "when", "attributed_to", "speaker"), "string"),
    **{"confidence": "double", "amount": "string", "amount_value": "double", "amount_high": "double"},
    **{"amount_unit": "string", "quotes": "string[]", "articles": "string[]"},
}
IMPORT_ARGUMENTS = f"""\
--nodes={ENTITY}=entities.csv
--nodes=amounts.csv
--nodes=articles.csv
--relationships=claims.csv
--relationships=mentions.csv
--id-type=string
--array-delimiter=U+001F
--multiline-fields=true
"""


def write_neo4j(graph: Graph, schema: Schema, path: Path) -> None:
    """CSV for neo4j-admin database import, with its options, in a zip."""
    found = PropertyGraph(graph, schema)
    claims = list(found.claims())
    tables: dict[str, Iterable[Row]] = {
        "entities.csv": _nodes(ENTITY_COLUMNS, found.entities()),
        "amounts.csv": _nodes(AMOUNT_COLUMNS, found.amounts()),
        "articles.csv": _nodes(ARTICLE_COLUMNS, found.articles()),
        "claims.csv": _relationships(_claim_columns(claims), claims),
        "mentions.csv": _relationships({}, found.mentions()),
    }
    write_bundle(path, tables, {"import.args": IMPORT_ARGUMENTS})


def _claim_columns(claims: Iterable[Relationship]) -> dict[str, str]:
    """The columns of all graphs, and those of the qualifiers that this one has."""
    qualifiers = {name for claim in claims for name in claim.properties}.difference(CLAIM_COLUMNS)
    return {**CLAIM_COLUMNS, **dict.fromkeys(sorted(qualifiers), "string")}


def _nodes(columns: dict[str, str], nodes: Iterable[Node]) -> Iterator[Row]:
    yield ["iri:ID", *_header(columns), ":LABEL"]
    for node in nodes:
        yield [node.iri, *(_cell(node.properties.get(name)) for name in columns), node.label]


def _relationships(columns: dict[str, str], relationships: Iterable[Relationship]) -> Iterator[Row]:
    yield [":START_ID", ":END_ID", ":TYPE", *_header(columns)]
    for one in relationships:
        properties = {"claim": one.claim, **one.properties}
        yield [one.start, one.end, one.type, *(_cell(properties.get(name)) for name in columns)]


def _header(columns: dict[str, str]) -> list[str]:
    return [f"{name}:{kind}" for name, kind in columns.items()]


def _cell(value: Value | None) -> Cell:
    if isinstance(value, tuple):
        return ARRAY_DELIMITER.join(item.replace(ARRAY_DELIMITER, "\ufffd") for item in value)
    return value
