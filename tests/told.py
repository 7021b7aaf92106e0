"""What the wordings of the shipped schema find in a text whose names are given, so that only the grammar is tested."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from kg.extract.annotate import load
from kg.extract.coref import focus, link
from kg.extract.finish import finish
from kg.extract.price import lend_prices
from kg.extract.reading import Reading
from kg.extract.rules import distinct, find, with_amounts
from kg.extract.spans import Candidate
from kg.extract.wordings import Index, compile_schema
from kg.model import Match, Vote
from kg.schema import Schema, load_schema

NAMES = {
    "Company": ["Northwind Inc.", "Larkfield Inc.", "Northwind", "Contoso", "Larkfield", "Tessera", "Fabrikam"],
    "Organization": ["Harbour Authority", "Harbour Court"],
    "Person": ["Jo Ray", "Ana Petrov", "Tim Vole"],
    "Product": ["Larkie"],
}


@cache
def _schema() -> tuple[Schema, Index]:
    schema = load_schema()
    return schema, compile_schema(schema)


def _names(doc: Doc) -> list[Candidate]:
    found: list[Candidate] = []
    taken: set[int] = set()
    for kind, names in NAMES.items():
        for name in names:
            at = doc.text.find(name)
            while at >= 0:
                span = doc.char_span(at, at + len(name))
                if span is not None and taken.isdisjoint(range(span.start, span.end)):
                    taken |= set(range(span.start, span.end))
                    found.append(Candidate(span.start, span.end, "name", [Vote(type=kind, weight=3.0, voter="test")]))
                at = doc.text.find(name, at + 1)
    return sorted(found, key=lambda candidate: candidate.start)


def told(text: str, *relations: str) -> set[str]:
    """The claims of ``relations`` in ``text`` as "subject relation object", ends by the first name of their chain."""
    reading, matches = _read(text)
    return {
        f"{_name(m.subject, reading)} {m.relation} {_name(m.object, reading)}"
        for m in matches
        if m.relation in relations
    }


def amounts(text: str, relation: str) -> set[str | None]:
    """The words of the amounts that the claims of ``relation`` carry."""
    reading, matches = _read(text)
    chosen = [match.amount for match in matches if match.relation == relation]
    return {None if index is None else reading.candidates[index].text(reading.doc) for index in chosen}


def roles(text: str, relation: str) -> set[str | None]:
    """The job titles that the claims of ``relation`` carry."""
    return {match.role for match in _read(text)[1] if match.relation == relation}


def _read(text: str) -> tuple[Reading, tuple[Match, ...]]:
    schema, index = _schema()
    doc = load()(text)
    linked = link(doc, _names(doc), schema)
    reading = Reading(doc, schema, with_amounts(doc, linked), focus(doc, linked))
    matches = [finish(found, reading, "rules") for found in distinct(find(reading, index))]
    return reading, lend_prices(matches, reading)


def _name(index: int, reading: Reading) -> str:
    candidate = reading.candidates[index]
    first = reading.first_name.get(candidate.chain, index)
    return reading.candidates[first].text(reading.doc)
