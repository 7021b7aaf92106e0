"""Wordings of kind ``eponym``: a thing whose name begins with its owner's, "Northwind Cloud"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.match.found import Found, pairs
from kg.extract.reading import Reading
from kg.extract.wordings import Index
from kg.names import normalise

JOINED = re.compile(r"\s(and|on|for)\s|\w[-–]\w")  # "Northwind and Larkfield", "Northwind-Larkfield" are two names
SURE = 2.0  # times the votes of the next type


def match_eponyms(reading: Reading, index: Index) -> Iterator[Found]:
    """Each chain against the chains whose whole name begins its own; the first mention is the evidence."""
    if not index.eponyms:
        return
    owners = _by_name(reading)
    for first in reading.first_name.values():
        name = reading.candidates[first].text(reading.doc)
        if JOINED.search(name):
            continue
        words = normalise(name).replace("+", " +").split()
        for length in range(len(words) - 1, 0, -1):
            owner = owners.get(" ".join(words[:length]))
            if owner is None or reading.candidates[owner].chain == reading.candidates[first].chain:
                continue
            for rule in index.eponyms:
                if reading.is_of(first, rule.object_types) and _stands_alone(owner, reading, rule.subject_types):
                    head = reading.candidates[first].head(reading.doc)
                    yield from pairs(rule, [owner], [first], (head,), reading)
            break


def _stands_alone(owner: int, reading: Reading, types: tuple[str, ...]) -> bool:
    """The owner must be surely of its type and be named by itself more than once, or it is but a word of the product."""
    chain = reading.candidates[owner].chain
    alone = sum(c.kind == "name" and c.chain == chain for c in reading.candidates)
    return alone > 1 and reading.is_of(owner, types, margin=SURE)


def _by_name(reading: Reading) -> dict[str, int]:
    """Normalised names -> the first mention of their chain."""
    names: dict[str, int] = {}
    for candidate in reading.candidates:
        if candidate.kind == "name" and candidate.chain in reading.first_name:
            names.setdefault(normalise(candidate.text(reading.doc)), reading.first_name[candidate.chain])
    return names
