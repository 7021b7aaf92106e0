"""Amounts, compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import Amount
from kg.schema import Relation

TOLERANCE = 0.03
"""Two exact amounts that differ by no more are one, told with more or fewer digits."""
APPROXIMATE_TOLERANCE = 0.1
"""The same where one is "about" or "more than": "nearly $15 billion" is the $14.3 billion of another article."""
NOT_MONEY = ("people", "percent", "shares")


def amounts_agree(one: Amount, other: Amount) -> bool:
    """True where both can be the same quantity: same unit, same ``per``, and values or ranges that meet."""
    if (one.unit, one.per) != (other.unit, other.per) or (one.value < 0) != (other.value < 0):
        return False
    tolerance = APPROXIMATE_TOLERANCE if one.approximate or other.approximate else TOLERANCE
    (low, high), (other_low, other_high) = _range(one), _range(other)
    gap = max(low, other_low) - min(high, other_high)
    return gap <= tolerance * max(abs(edge) for edge in (low, high, other_low, other_high))


def _range(amount: Amount) -> tuple[float, float]:
    ends = (amount.value, amount.value if amount.high is None else amount.high)
    return min(ends), max(ends)


def fits(amount: Amount, relation: Relation) -> bool:
    """True where the relation takes amounts of this unit."""
    kind = amount.unit if amount.unit in NOT_MONEY else "money"
    return not relation.units or kind in relation.units or amount.unit in relation.units


def quantity(amount: Amount) -> tuple[str, float, float | None, str | None, bool]:
    """All of an amount but its words."""
    return amount.unit, amount.value, amount.high, amount.per, amount.approximate


def leaders(amounts: Iterable[Amount]) -> list[Amount]:
    """One amount for each group of those that agree: exact before approximate, then most often told, then smallest.

    An amount that agrees with several of them belongs to the nearest (see ``leader_of``).
    """
    told = list(amounts)
    counts = Counter(quantity(amount) for amount in told)
    words = Counter((quantity(amount), amount.text) for amount in told)
    best: dict[tuple[str, float, float | None, str | None, bool], Amount] = {}
    for amount in sorted(told, key=lambda one: (-words[quantity(one), one.text], len(one.text), one.text)):
        best.setdefault(quantity(amount), amount)
    chosen: list[Amount] = []
    for amount in sorted(best.values(), key=lambda one: (one.approximate, -counts[quantity(one)], _order(one))):
        if not any(amounts_agree(amount, leader) for leader in chosen):
            chosen.append(amount)
    return chosen


def leader_of(amount: Amount, chosen: Iterable[Amount]) -> Amount:
    """The one of ``leaders`` that ``amount`` belongs to."""
    agreeing = [leader for leader in chosen if amounts_agree(amount, leader)]
    return min(agreeing, key=lambda leader: (abs(leader.value - amount.value), _order(leader)))


def _order(amount: Amount) -> tuple[float, float, float, str, str]:
    high = amount.value if amount.high is None else amount.high
    return abs(amount.value), abs(high), amount.value, amount.unit, amount.per or ""


def identity(amount: Amount | None) -> list[str | None] | None:
    """The amount as part of a claim's identity: unit, values to three significant digits, per."""
    if amount is None:
        return None
    high = None if amount.high is None else f"{amount.high:.3g}"
    return [amount.unit, f"{amount.value:.3g}", high, amount.per]
