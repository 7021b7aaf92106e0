"""What stands beside a match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.extract.learned.beside import Beside, Surroundings
from kg.extract.learned.opinions import Ends

OWNS: Ends = ("owns", 1, 2, 0)
OTHERS: set[Ends] = {("owns", 1, 3, 0), ("owns", 4, 5, 0), ("owns", 4, 5, 1), ("sold", 1, 2, 0)}


@dataclass
class Said:
    """An opinion, as far as it matters here."""

    probability: float


def beside(thought: dict[Ends, float], told: set[Ends] | None = None) -> Beside:
    """What stands beside ``OWNS``."""
    opinions: dict[Ends, Any] = {ends: Said(probability) for ends, probability in thought.items()}
    return Surroundings(told or set(), opinions).beside(OWNS)


def test_nothing_beside() -> None:
    assert beside({}) == Beside(rules=0, better=0, highest=0.0)
    assert beside({OWNS: 0.4}) == Beside(rules=0, better=0, highest=0.4)


def test_opinions_of_the_relation_in_the_sentence_are_ranked() -> None:
    thought = {OWNS: 0.4} | dict.fromkeys(OTHERS, 0.5)
    assert beside(thought) == Beside(rules=0, better=2, highest=0.5)


def test_matches_of_the_relation_in_the_sentence_are_counted_without_its_own() -> None:
    assert beside({}, OTHERS).rules == beside({}, {OWNS, *OTHERS}).rules == 2
