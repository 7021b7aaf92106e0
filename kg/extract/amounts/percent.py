"""Shares in percent: "49%", "49 per cent", "two-thirds of its staff", "half the workforce"."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.amounts.lexicon import JOINT, SPACE, any_case, key, quantities
from kg.extract.amounts.numbers import Number
from kg.extract.amounts.quantity import Quantity, before, quantity, start_of_modifiers

_PERCENT = re.compile(rf"{SPACE}?%|{JOINT}(?i:per[ -]?cent|pct\.?)(?!\w)")
_CLAUSE_END = re.compile(r"[^\S\n]?(?:[.,;:)\n]|\Z)")
_WHOLE = r"(?i:its|their|his|her|our|your|my|the|all|that|this|those|these)"


def percent(text: str, number: Number) -> Quantity | None:
    """The quantity if ``number`` is a share; growth rates are shares too, whoever asks must tell them apart."""
    if number.sign:
        return None
    if number.kind == "fraction":
        return _fraction(text, number)
    hit = _PERCENT.match(text, number.end)
    return quantity(number, "percent", hit.end()) if hit else None


def _fraction(text: str, number: Number) -> Quantity | None:
    if _not_half_after().search(before(text, number.start)):
        return None
    words = key(text[number.start : number.end])
    is_half = words.endswith("half")
    if not is_half and " " not in words:  # "third of" is an ordinal
        return None
    if _of_whole().match(text, number.end):
        return quantity(number, "percent")
    holds = is_half and (_half_whole().match(text, number.end) or _stands_alone(text, number))
    return quantity(number, "percent") if holds else None


def _stands_alone(text: str, number: Number) -> bool:
    """ "cut its staff by about half." """
    return start_of_modifiers(text, number.start) < number.start and _CLAUSE_END.match(text, number.end) is not None


@cache
def _not_half_after() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().not_half_after)}{JOINT}$")


@cache
def _of_whole() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?i:of){SPACE}(?:{_WHOLE}{SPACE})?(?!{_time()})[^\W\d]")


@cache
def _half_whole() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}{_WHOLE}{SPACE}(?!{_time()})[^\W\d]")


def _time() -> str:
    return rf"(?:{_WHOLE}{SPACE})?{any_case(quantities().not_half_before)}(?!\w)"
