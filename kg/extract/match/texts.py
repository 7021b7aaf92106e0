"""Wordings of kind ``text`` (templates) and ``pattern`` (spaCy dependency patterns)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.matcher import DependencyMatcher

from kg.extract.match.found import Found, pairs
from kg.extract.reading import Reading
from kg.extract.wordings import Index, Rule

PIECE = re.compile(r"\{subject\}|\{object\}|[\w’']+|[^\w\s]")


@lru_cache(maxsize=512)
def _pieces(template: str) -> tuple[str, ...]:
    return tuple(PIECE.findall(template))


def match_texts(reading: Reading, index: Index) -> Iterator[Found]:
    """Templates word by word, wherever a name stands that may begin or continue one."""
    for rule in index.texts:
        for template in rule.wording.text:
            for start in _starts(reading, template):
                yield from _template(rule, _pieces(template), start, reading)


def _starts(reading: Reading, template: str) -> Iterator[int]:
    first = _pieces(template)[0]
    if first.startswith("{"):
        yield from (c.start for c in reading.candidates if c.kind != "nominal")
    else:
        yield from (t.i for t in reading.doc if t.lower_ == first.lower())


def _template(rule: Rule, pieces: tuple[str, ...], position: int, reading: Reading) -> Iterator[Found]:
    ends: dict[str, int] = {}
    start = position
    for piece in pieces:
        if position >= len(reading.doc):
            return
        if piece.startswith("{"):
            index = reading.by_token.get(position)
            types = rule.subject_types if piece == "{subject}" else rule.object_types
            if index is None or reading.candidates[index].start != position or not reading.known(index) or not reading.fits(index, types):
                return
            ends[piece] = index
            position = reading.candidates[index].end
        elif reading.doc[position].lower_ != piece.lower() and reading.doc[position].lemma_.lower() != piece.lower():
            return
        else:
            position += 1
    first = reading.doc[start]
    yield from pairs(rule, [ends["{subject}"]], [ends["{object}"]], (first,), reading)


def match_patterns(reading: Reading, index: Index) -> Iterator[Found]:
    """Raw dependency patterns, the escape hatch of a relation file."""
    for rule in index.patterns:
        nodes = [str(node["RIGHT_ID"]) for node in rule.wording.pattern]
        matcher = DependencyMatcher(reading.doc.vocab)
        matcher.add(rule.name, [[dict(node) for node in rule.wording.pattern]])
        for _, positions in matcher(reading.doc):
            at = dict(zip(nodes, positions, strict=True))
            subjects = reading.resolve([reading.doc[at["subject"]]], rule.subject_types)
            objects = reading.resolve([reading.doc[at["object"]]], rule.object_types)
            yield from pairs(rule, subjects, objects, (reading.doc[positions[0]],), reading)
