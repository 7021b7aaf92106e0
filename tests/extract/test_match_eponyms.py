"""Things whose name begins with that of their maker."""

from __future__ import annotations

import pytest

from kg.extract.annotate import load
from kg.extract.match.eponyms import match_eponyms
from kg.extract.reading import Reading
from kg.extract.spans import Candidate
from kg.extract.wordings import compile_schema
from kg.model import Vote
from kg.schema import load_schema


def eponyms(text: str, names: dict[str, str]) -> set[tuple[str, str]]:
    """Maker and thing by name; ``names``: name -> type, a name a chain, the longest of those that overlap."""
    schema, doc = load_schema(), load()(text)
    candidates: list[Candidate] = []
    taken: set[int] = set()
    for chain, name in enumerate(sorted(names, key=lambda name: (-len(name), name))):
        start = doc.text.find(name)
        while start >= 0:
            span = doc.char_span(start, start + len(name))
            if span is not None and taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                votes = [Vote(type=names[name], weight=3.0, voter="test")]
                candidates.append(Candidate(span.start, span.end, "name", votes, chain=chain))
            start = doc.text.find(name, start + 1)
    reading = Reading(doc, schema, sorted(candidates, key=lambda candidate: candidate.start))
    found = match_eponyms(reading, compile_schema(schema))
    return {tuple(reading.candidates[end].text(doc) for end in (f.subject, f.object)) for f in found}  # type: ignore[misc]  # two ends


@pytest.mark.parametrize(
    ("text", "names", "pairs"),
    [
        (
            "Northwind grew. Northwind sells Northwind Atlas.",
            {"Northwind": "Company", "Northwind Atlas": "Product"},
            {("Northwind", "Northwind Atlas")},
        ),
        (  # a name of the same words is no maker of itself
            "Northwind Atlas sells. Northwind Atlas grew.",
            {"Northwind Atlas": "Product"},
            set(),
        ),
        (
            "Northwind grew. Northwind sells Larkfield Atlas.",
            {"Northwind": "Company", "Larkfield Atlas": "Product"},
            set(),
        ),
        (  # two names joined
            "Northwind grew. Northwind praised Northwind and Larkfield.",
            {"Northwind": "Company", "Northwind and Larkfield": "Product"},
            set(),
        ),
        (  # a town lends its name to many
            "Harbourton grew. Harbourton likes Harbourton Atlas.",
            {"Harbourton": "Place", "Harbourton Atlas": "Product"},
            set(),
        ),
    ],
)
def test_a_thing_is_of_the_maker_that_its_name_begins_with(
    text: str, names: dict[str, str], pairs: set[tuple[str, str]]
) -> None:
    assert eponyms(text, names) == pairs
