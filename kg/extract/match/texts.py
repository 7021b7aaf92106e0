"""Wordings of kind ``text`` (templates) and ``pattern`` (spaCy dependency patterns)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.matcher import DependencyMatcher
from spacy.tokens import Token

from kg.extract.match.found import Found, Said, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.units import unit_allowed
from kg.extract.wordings import Index, Rule

MOST_SKIPPED = 4  # words of the noun phrase that "*" may stand for
PIECE = re.compile(r"\{subject\}|\*|\{object\}|[\w’']+|[^\w\s]")


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
        yield from (c.start for c in reading.candidates if c.kind in ("name", "amount"))
    else:
        yield from (t.i for t in reading.doc if t.lower_ == first.lower())


def _template(rule: Rule, pieces: tuple[str, ...], position: int, reading: Reading) -> Iterator[Found]:
    ends: dict[str, int] = {}
    trigger: Token | None = None
    for number, piece in enumerate(pieces):
        if piece == "*":
            position = _skip(position, reading)
        if position >= len(reading.doc):
            return
        if piece.startswith("{"):
            index = _name_at(position, piece, rule, reading)
            if index is None:
                return
            ends[piece] = index
            position = reading.candidates[index].end
        elif piece != "*":
            token = reading.doc[position]
            if piece.lower() not in (token.lower_, token.lemma_.lower()):
                return
            trigger = trigger if trigger is not None and number else token
            position += 1
    statement = trigger if trigger is not None else reading.candidates[ends["{object}"]].head(reading.doc)
    if allowed(rule, statement, reading):
        yield from pairs(rule, [ends["{subject}"]], [ends["{object}"]], Said((statement,)), reading)


def _name_at(position: int, piece: str, rule: Rule, reading: Reading) -> int | None:
    """The name or amount that starts here and is just of a type asked for: loose words leave the rest to types."""
    types = rule.subject_types if piece == "{subject}" else rule.object_types
    if types == ("Amount",):
        return _amount_at(position, rule, reading)
    index = reading.name_starting(position)
    if index is None or not reading.known(index) or not reading.is_of(index, types):
        return None
    return index


def _amount_at(position: int, rule: Rule, reading: Reading) -> int | None:
    index = reading.by_token.get(position)
    if index is None or reading.candidates[index].start != position:
        return None
    return index if unit_allowed(reading.candidates[index].amount, rule.relation) else None


def _skip(position: int, reading: Reading) -> int:
    """Past the descriptive words before a name: "-based **research firm** Contoso"."""
    for step in range(MOST_SKIPPED + 1):
        here = position + step
        if here >= len(reading.doc) or reading.name_starting(here) is not None:
            return min(here, len(reading.doc))
        if reading.doc[here].pos_ not in ("NOUN", "ADJ", "PROPN", "NUM", "DET") and reading.doc[here].text not in (
            "-",
            "&",
            "and",
        ):
            break
    return position


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
            yield from pairs(rule, subjects, objects, Said((reading.doc[positions[0]],)), reading)
