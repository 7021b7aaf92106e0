"""Wordings of kind ``eponym``: a thing whose name begins with its owner's, "Northwind Cloud"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.match.found import Found, Said, pairs
from kg.extract.reading import Reading
from kg.extract.wordings import Index
from kg.names import normalise

JOINED = re.compile(r"\s(and|on|for)\s")  # "Northwind and Larkfield" are two names


def match_eponyms(reading: Reading, index: Index) -> Iterator[Found]:
    """Each chain against the chains whose whole name begins its own; the first mention is the evidence."""
    if not index.eponyms:
        return
    owners = _by_name(reading)
    for first in reading.first_name.values():
        owner = _owner(first, owners, reading)
        if owner is None:
            continue
        for rule in index.eponyms:
            if reading.is_of(first, rule.object_types) and reading.is_of(owner, rule.subject_types):
                head = reading.candidates[first].head(reading.doc)
                yield from pairs(rule, [owner], [first], Said((head,)), reading)


def _owner(first: int, owners: dict[str, int], reading: Reading) -> int | None:
    """The other chain whose name is the longest beginning of this one's; "Northwind-Larkfield" has none."""
    name = reading.candidates[first].text(reading.doc)
    if JOINED.search(name):
        return None
    words = name.replace("+", " +").split()
    for length in range(len(words) - 1, 0, -1):
        owner = owners.get(normalise(" ".join(words[:length])))
        if owner is not None and reading.candidates[owner].chain != reading.candidates[first].chain:
            return owner
    return None


def _by_name(reading: Reading) -> dict[str, int]:
    """Normalised names -> the first mention of their chain."""
    names: dict[str, int] = {}
    for candidate in reading.candidates:
        if candidate.kind == "name" and candidate.chain in reading.first_name:
            names.setdefault(normalise(candidate.text(reading.doc)), reading.first_name[candidate.chain])
    return names
