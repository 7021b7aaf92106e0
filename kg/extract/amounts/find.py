"""From text to amounts: numbers, their units, ranges, then the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.amounts.counted import counted
from kg.extract.amounts.lexicon import JOINT, SPACE, any_case, key, quantities
from kg.extract.amounts.money import money
from kg.extract.amounts.numbers import find_numbers
from kg.extract.amounts.percent import percent
from kg.extract.amounts.quantity import Quantity, quantity, start_of_modifiers
from kg.extract.amounts.ranges import join_ranges
from kg.model import Amount

_OPEN = re.compile(r"[^\S\n]{0,2}[(\[](?i:or |equal to |equivalent to |around |=)?[^\S\n]?")
_OR = re.compile(r"[,;]? or ")
_MORE = re.compile(r"[^\S\n]?(?:[,;/]|or|and)[^\S\n]?")


@dataclass(frozen=True)
class FoundAmount:
    """An amount at ``start, end`` of the text; ``text[start:end] == amount.text``."""

    start: int
    end: int
    amount: Amount


def find_amounts(text: str) -> list[FoundAmount]:
    """The amounts of ``text`` in order, none overlapping another.

    Money, people, percent and shares; a conversion in brackets is left out. What nobody counted has the least value
    the words can mean ("hundreds of jobs" is 100, approximate).
    """
    units = (
        percent(text, number) or money(text, number) or counted(text, number) or quantity(number)
        for number in find_numbers(text)
    )
    known = [found for found in join_ranges(text, units) if found.unit]
    return [_amount(text, found) for found in _without_conversions(text, _surrounded(text, known))]


def _surrounded(text: str, known: Iterable[Quantity]) -> Iterator[Quantity]:
    end = 0
    for found in known:
        if found.start >= end:
            whole = _with_rate(text, _with_modifiers(text, found, end))
            end = whole.end
            yield whole


def _with_modifiers(text: str, found: Quantity, floor: int) -> Quantity:
    start = max(start_of_modifiers(text, found.start), floor)
    after = _modifier_after().match(text, found.end)
    return replace(
        found,
        start=start,
        end=after.end() if after else found.end,
        approximate=found.approximate or start < found.start or after is not None,
    )


def _with_rate(text: str, found: Quantity) -> Quantity:
    hit = _rate().match(text, found.end)
    if hit is None:
        return found
    per = key(hit["noun"] or hit["any"] or quantities().per_adverbs[key(hit["adverb"])])
    return replace(found, per=quantities().per_adverbs.get(per, per), end=hit.end())


def _without_conversions(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Leaves out amounts of other currencies that say the one before them again."""
    main: Quantity | None = None
    end = 0
    for each in found:
        gap = text[end : each.start]
        again = main is not None and each.is_money and main.is_money and each.unit != main.unit
        first = main is not None and end == main.end and (_OPEN.fullmatch(gap) or _OR.fullmatch(gap))
        more = main is not None and end != main.end and _MORE.fullmatch(gap)
        end = each.end
        if again and (first or more):
            continue
        main = each
        yield each


def _amount(text: str, found: Quantity) -> FoundAmount:
    amount = Amount(
        text=text[found.start : found.end],
        value=float(found.value),
        high=None if found.high is None else float(found.high),
        unit=found.unit or "",
        per=found.per,
        approximate=found.approximate,
    )
    return FoundAmount(found.start, found.end, amount)


@cache
def _modifier_after() -> re.Pattern[str]:
    return re.compile(rf"\+(?!\w)|{JOINT}{any_case(quantities().approximate_after)}(?!\w)(?!{SPACE}[0-9$£€])")


@cache
def _rate() -> re.Pattern[str]:
    words = quantities()
    nouns = any_case(words.per_nouns)
    adverbs = any_case(words.per_adverbs)
    name = rf"(?!every(?!\w))(?:[A-Z][\w.]{{0,20}}{SPACE})?"
    later = rf"(?!\w)(?!{SPACE}{any_case(words.not_per_before)}(?!\w))"
    return re.compile(
        rf"(?:{JOINT}(?i:an?|every|each){JOINT}|{SPACE}?/{SPACE}?)(?P<noun>{nouns}|(?i:hr|yr)){later}"
        rf"|{JOINT}(?i:per){JOINT}{name}(?P<any>(?:square[ -])?[a-z]{{2,20}})(?!\w)"
        rf"|{JOINT}(?P<adverb>{adverbs}){later}"
    )
