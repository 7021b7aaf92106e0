"""What the network thinks of every pair of mentions of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tokenizers import Tokenizer

from kg.extract.learned.clues import Clue, triggers
from kg.extract.learned.labels import RELATIONS
from kg.extract.learned.network import Numbers
from kg.extract.learned.pairs import Admitted, Pair, pairs, possible
from kg.extract.learned.passages import Passage, passages
from kg.extract.reading import Reading
from kg.extract.wordings import Index

LEAST = 0.05
"""Opinions less probable than this are not looked at."""

Ends = tuple[str, int, int, int]
"""Relation, chains of subject and object, number of the sentence."""


class Judge(Protocol):
    """What ``Network`` can do, so that training can put its own in."""

    tokenizer: Tokenizer

    def encode(self, passage: Passage) -> tuple[Numbers, Numbers]:
        """States of a passage and probabilities of its tags."""

    def score(self, states: Numbers, pairs: list[Pair]) -> tuple[Numbers, Numbers]:
        """Probabilities of relations and of statuses."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """``subject`` has ``relation`` to ``object`` with ``probability``, going by the sentence ``sentence``.

    ``statuses`` are probabilities in the order of ``STATUSES``; ``clue`` is the nearest trigger word, if there is one.
    """

    relation: str
    subject: int
    object: int
    sentence: int
    probability: float
    statuses: tuple[float, ...]
    pair: Pair
    clue: Clue | None


def opinions(reading: Reading, judge: Judge, index: Index) -> dict[Ends, Opinion]:
    """For each relation, pair of chains and sentence the opinion; of a symmetric relation the more probable order."""
    found: dict[Ends, Opinion] = {}
    for opinion in _all(reading, judge, index):
        subject, target = (reading.candidates[end].chain for end in (opinion.subject, opinion.object))
        symmetric = reading.schema.relation(opinion.relation).symmetric
        first, last = sorted((subject, target)) if symmetric else (subject, target)
        ends = (opinion.relation, first, last, opinion.sentence)
        if ends not in found or opinion.probability > found[ends].probability:
            found[ends] = opinion
    return found


def _all(reading: Reading, judge: Judge, index: Index) -> Iterator[Opinion]:
    admitted, words = Admitted(reading.schema, RELATIONS), triggers(reading, index, RELATIONS)
    for passage in passages(reading.doc, judge.tokenizer):
        asked = list(pairs(passage, reading, admitted, words))
        if not asked:
            continue
        states, _ = judge.encode(passage)
        relations, statuses = judge.score(states, asked)
        for row, pair in enumerate(asked):
            for number in admitted.between(possible(reading, pair.subject), possible(reading, pair.object)):
                if relations[row, number] >= LEAST:
                    yield Opinion(
                        RELATIONS[number],
                        pair.subject,
                        pair.object,
                        pair.sentence,
                        float(relations[row, number]),
                        tuple(float(status) for status in statuses[row]),
                        pair,
                        pair.clues.get(number),
                    )
