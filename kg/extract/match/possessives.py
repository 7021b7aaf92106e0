"""Wordings of kind ``possessive``: "Northwind's Tessera", "its Tessera app"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.match.found import Found, pairs
from kg.extract.reading import Reading
from kg.extract.syntax import children, conjuncts
from kg.extract.wordings import Index


def match_possessives(reading: Reading, index: Index) -> Iterator[Found]:
    """Every possessive in the article whose owner and owned are both names."""
    for token in reading.doc:
        if token.dep_ != "poss":
            continue
        for rule in index.possessives:
            subjects = reading.resolve(conjuncts(token), rule.subject_types)
            owned = [noun for noun in conjuncts(token.head)]
            objects = [
                i
                for i in reading.resolve(owned, rule.object_types)
                if reading.candidates[i].kind == "name" and reading.candidates[i].start > token.i
            ]
            yield from pairs(rule, subjects[:1], objects, (token.head,), reading)
