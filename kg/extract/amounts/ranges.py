"""Two numbers that are one amount: "$5-6 billion", "between $5 and $6 million", "11,000 to 16,000 jobs"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Literal

from kg.extract.amounts.lexicon import SPACE, any_case, quantities
from kg.extract.amounts.quantity import Quantity, before, modifiers, start_of_modifiers

Join = Literal["range", "change", ""]
_GAP = 40
_DASH = re.compile(r"[^\S\n]?[-–‑][^\S\n]?")
_PER = re.compile(rf"{SPACE}?(?:(?i:an?|per){SPACE}|/)[^\W\d]")
_BETWEEN = re.compile(rf"(?<!\w)(?i:(?:somewhere{SPACE})?between){SPACE}$")
_FROM = re.compile(rf"(?<!\w)(?i:from){SPACE}$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def join_ranges(text: str, found: Iterable[Quantity]) -> list[Quantity]:
    """Neighbours that make a range as one quantity; in "from 3 to 5 percent" the first gets the unit of the second."""
    joined: list[Quantity] = []
    for right in found:
        left = joined[-1] if joined else None
        how = _how(text, left, right) if left and left.high is None else ""
        if left and how == "range":
            joined[-1] = _range(text, left, right)
        elif left and how == "change":
            joined[-1:] = [_first_of_change(left, right), right]
        else:
            joined.append(right)
    return joined


def _how(text: str, left: Quantity, right: Quantity) -> Join:
    if not 0 < right.start - left.end <= _GAP or not _same_kind(text, left, right):
        return ""
    gap = text[left.end : right.start]
    if _DASH.fullmatch(gap):
        return "range" if _ends(left, right) else ""
    word = _to_and_or().fullmatch(gap)
    if word is None or not _ends(left, right):
        return "change" if word and word["word"].lower() == "to" and _is_from(text, left) else ""
    if word["word"].lower() == "to":
        return _to(text, left, right)
    if word["word"].lower() == "and":
        return "range" if _BETWEEN.search(before(text, start_of_modifiers(text, left.start))) else ""
    return "range" if left.unit is None else ""


def _to(text: str, left: Quantity, right: Quantity) -> Join:
    if right.unit is None and not right.scaled and not _PER.match(text, right.end):
        return ""  # "$5 million to 12 schools"
    lead = before(text, start_of_modifiers(text, left.start))
    if _ranging().search(lead):
        return "range"
    if _is_from(text, left):
        return "change" if left.unit or _changes().search(lead) else "range"
    return "" if _size_of_change().search(lead) else "range"


def _is_from(text: str, left: Quantity) -> bool:
    return _FROM.search(before(text, start_of_modifiers(text, left.start))) is not None


def _same_kind(text: str, left: Quantity, right: Quantity) -> bool:
    if left.unit and right.unit:
        return left.unit == right.unit
    if right.unit is None:
        return left.unit is not None
    # A year before an amount is no lower end, and a sign ("$") before the second only is not the first one's.
    is_year = _YEAR.fullmatch(text[left.start : left.end]) is not None and right.bare != right.value
    return not right.signed and not is_year and left.kind in ("digits", "words")


def _ends(left: Quantity, right: Quantity) -> bool:
    return _low(left, right) < right.value


def _low(left: Quantity, right: Quantity) -> Decimal:
    """The lower end; in "$5-6 billion" the magnitude of the upper one is its own too."""
    factor = right.value / right.bare if right.bare else Decimal(1)
    shares = not left.scaled and right.kind != "vague" and left.bare < right.bare
    # Both with a unit and none scaled: the factor is that of cents, which the left one has already.
    return left.value * factor if shares and (right.scaled or left.unit is None) else left.value


def _range(text: str, left: Quantity, right: Quantity) -> Quantity:
    between = _BETWEEN.search(text, max(0, left.start - _GAP), start_of_modifiers(text, left.start))
    start = between.start() if between else left.start
    unit = left.unit or right.unit
    return replace(right, start=start, value=_low(left, right), high=right.value, unit=unit, signed=left.signed)


def _first_of_change(left: Quantity, right: Quantity) -> Quantity:
    if left.unit:
        return left
    # "from 5 to 3 million": the magnitude said once is that of both, unless the first is a whole figure itself.
    shares = not left.scaled and left.bare < 1000 and right.scaled and right.bare
    value = left.value * right.value / right.bare if shares else left.value
    return replace(left, unit=right.unit, value=value)


@cache
def _to_and_or() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?P<word>(?i:to|and|or)){SPACE}{modifiers()}?")


@cache
def _ranging() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().ranging)}{SPACE}$")


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().change)}(?!\w)[^.;\n]*$")


@cache
def _size_of_change() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().change)}{SPACE}$")
