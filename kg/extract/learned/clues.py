"""Trigger words: which wording a sentence may be saying, and how its word stands to a pair of mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.learned.paths import climb
from kg.extract.reading import Reading
from kg.extract.triggers import triggered
from kg.extract.wordings import Index, Rule

FAR = 7
"""Steps in the parse from which on two words are far from each other."""
CLUES = 8
"""Length of ``Clue.numbers``."""
Triggers = dict[int, list[tuple[int, Rule, Token]]]
"""Number of a sentence -> its trigger words: number of the relation, wording, word."""


@dataclass(frozen=True, slots=True)
class Clue:
    """The trigger word of one relation that is nearest to a pair in the parse."""

    rule: Rule
    word: Token
    numbers: tuple[float, ...]


def steps(one: Token, other: Token) -> int:
    """The length of the path between two words in the parse, at most ``FAR``; ``FAR`` in different sentences."""
    climbed = climb(one, other)
    return FAR if climbed is None else min(sum(map(len, climbed)) - 2, FAR)


def triggers(reading: Reading, index: Index, relations: tuple[str, ...]) -> Triggers:
    """The trigger words of all ``relations``, by sentence."""
    found: Triggers = {}
    for rule, token in triggered(reading.doc, reading, index):
        if rule.relation.relation in relations:
            number = relations.index(rule.relation.relation)
            found.setdefault(reading.sentence_of[token.i], []).append((number, rule, token))
    return found


def clues(found: Sequence[tuple[int, Rule, Token]], subject: Token, target: Token) -> dict[int, Clue]:
    """For each relation of ``found`` its word that is nearest to both ends; of equals the first wording's."""
    best: dict[int, tuple[int, int]] = {}
    nearest: dict[int, Clue] = {}
    for number, rule, token in found:
        distances = steps(token, subject), steps(token, target)
        key = (sum(distances), token.i)
        if number not in best or key < best[number]:
            best[number] = key
            nearest[number] = Clue(rule, token, _numbers(rule, token, subject, target, distances))
    return nearest


def _numbers(rule: Rule, word: Token, subject: Token, target: Token, distances: tuple[int, int]) -> tuple[float, ...]:
    first, last = sorted((subject.i, target.i))
    return (
        1.0,
        1 / (1 + distances[0]),
        1 / (1 + distances[1]),
        float(first < word.i < last),
        float(word.i < first),
        float(word.i > last),
        float(word.pos_ == "VERB"),
        rule.wording.score,
    )
