"""Many weak votes -> one type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt

from kg.model import Vote


def tally(votes: Iterable[Vote]) -> dict[str, float]:
    """Type -> sum of its votes.

    A voter who says the same n times counts sqrt(n) times: ten mentions read wrongly in the same way are not ten
    independent opinions. Weights may be negative.
    """
    said: dict[tuple[str, str], list[float]] = defaultdict(list)
    for vote in votes:
        said[vote.voter, vote.type].append(vote.weight)
    totals: dict[str, float] = defaultdict(float)
    for (_, kind), given in sorted(said.items()):
        totals[kind] += sum(given) / sqrt(len(given))
    return dict(totals)


def best_type(votes: Iterable[Vote], default: str | None = None) -> str | None:
    """The type with the highest tally, the first by name among equals; ``default`` if nobody voted for any."""
    return leader(tally(votes)) or default


def leader(totals: Mapping[str, float]) -> str | None:
    """The type with the highest total, the first by name among equals; None if there is none."""
    return min(totals, key=lambda kind: (-totals[kind], kind), default=None)
