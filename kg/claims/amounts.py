"""Amounts, compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from kg.model import Amount
from kg.schema import Relation

TOLERANCE = 0.03
"""Two exact amounts that differ by no more are one, told with more or fewer digits."""
APPROXIMATE_TOLERANCE = 0.1
"""The same where one is "about" or "more than": "nearly $15 billion" is the $14.3 billion of another article."""
NOT_MONEY = ("people", "percent", "shares")


Quantity = tuple[str, float, float | None, str | None, bool]
"""Unit, value, high, per, approximate."""


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


def quantity(amount: Amount) -> Quantity:
    """All of an amount but its words."""
    return amount.unit, amount.value, amount.high, amount.per, amount.approximate


def leaders(told: Iterable[tuple[str, Amount]]) -> dict[Quantity, Amount]:
    """(article id, amount) -> for each quantity the amount that stands for it and all that agree with it.

    Exact amounts lead before approximate ones, then those told most often, then the smallest; an amount that agrees
    with several leaders follows the nearest. Two exact amounts of one article, given to as many digits, are two
    however near they are: this year's revenue and last year's.
    """
    articles: dict[Quantity, set[str]] = defaultdict(set)
    words: Counter[tuple[Quantity, str]] = Counter()
    spelled: dict[tuple[Quantity, str], Amount] = {}
    for article, amount in told:
        articles[quantity(amount)].add(article)
        words[quantity(amount), amount.text] += 1
        spelled[quantity(amount), amount.text] = amount
    counts: Counter[Quantity] = Counter()
    best: dict[Quantity, Amount] = {}
    for key in sorted(words, key=lambda key: (-words[key], len(key[1]), key[1])):
        best.setdefault(key[0], spelled[key])
        counts[key[0]] += words[key]
    chosen: list[Amount] = []
    found: dict[Quantity, Amount] = {}
    for amount in sorted(best.values(), key=lambda one: (one.approximate, -counts[quantity(one)], _order(one))):
        near = [leader for leader in chosen if _one(amount, leader, articles)]
        found[quantity(amount)] = min(
            near, key=lambda one: (abs(one.value - amount.value), _order(one)), default=amount
        )
        chosen += [] if near else [amount]
    return found


def _one(amount: Amount, leader: Amount, articles: Mapping[Quantity, set[str]]) -> bool:
    if not amounts_agree(amount, leader):
        return False
    apart = amount.value != leader.value and not (amount.approximate or leader.approximate)
    as_precise = _digits(amount.value) == _digits(leader.value)
    return not (apart and as_precise and articles[quantity(amount)] & articles[quantity(leader)])


def _digits(value: float) -> int:
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def _order(amount: Amount) -> tuple[float, float, float, str, str]:
    high = amount.value if amount.high is None else amount.high
    return abs(amount.value), abs(high), amount.value, amount.unit, amount.per or ""


def identity(amount: Amount | None) -> list[str | None] | None:
    """The amount as part of a claim's identity: unit, values to three significant digits, per."""
    if amount is None:
        return None
    high = None if amount.high is None else f"{amount.high:.3g}"
    return [amount.unit, f"{amount.value:.3g}", high, amount.per]
