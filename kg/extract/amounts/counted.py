"""People and shares: "about 200 workers", "hundreds of jobs", "500 of its engineers", "5.7 million shares"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extract.amounts.lexicon import SPACE, any_case, quantities
from kg.extract.amounts.numbers import DIGITS, Number
from kg.extract.amounts.quantity import Quantity, before, is_date, quantity, start_of_modifiers

_SHARES = r"(?i:shares)"


def counted(text: str, number: Number) -> Quantity | None:
    """The quantity if ``number`` counts people or shares, whichever noun comes first."""
    if number.sign or number.kind == "fraction" or is_date(text, number):
        return None
    people, shares = _people(text, number), _noun(_shares_after(), "shares", text, number)
    found = min(filter(None, (people, shares)), key=lambda pair: pair[1], default=None)
    return found[0] if found else _people_by_cue(text, number)


Found = tuple[Quantity, int]


def _people(text: str, number: Number) -> Found | None:
    if _one_in().search(before(text, number.start)):
        return None
    if not number.scaled and _part_of_name().search(before(text, number.start)):
        return None
    return _noun(_people_after(), "people", text, number)


def _noun(pattern: re.Pattern[str], unit: str, text: str, number: Number) -> Found | None:
    hit = pattern.match(text, number.end)
    if hit is None or (hit["of"] and number.value <= 1) or (hit["one"] and number.value != 1):
        return None
    # A name between ("500 Contoso staff") is a mention of its own: the amount must not swallow it.
    named = any(word[0].isupper() for word in (hit["between"] or "").split())
    part = hit["of"] is not None and (number.kind != "vague" or hit["of"].split() != ["of"])
    found = quantity(number, unit, None if named or part else hit.end())
    return replace(found, approximate=found.approximate or hit["plus"] is not None), hit.end()


def _people_by_cue(text: str, number: Number) -> Quantity | None:
    start = start_of_modifiers(text, number.start)
    cue = _people_cue().search(before(text, start))
    return quantity(number, "people") if cue and not _measure_after().match(text, number.end) else None


def _between(words: str) -> str:
    """Up to four words before the noun; "and" joins two adjectives ("corporate and other"), never two nouns."""
    word = rf"(?!{any_case(quantities().never_between)}(?!\w)){words}"
    return rf"(?:{word}(?:(?<!s){SPACE}(?i:and|or){SPACE}{word})?{SPACE}){{0,4}}?"


@cache
def _people_after() -> re.Pattern[str]:
    plural = {*quantities().people_plural, *(_plural(noun) for noun in quantities().people)}
    return _after(any_case(plural), any_case(quantities().people), r"[^\W\d][\w.&'’-]{0,40}")


@cache
def _shares_after() -> re.Pattern[str]:
    return _after(
        _SHARES,
        r"(?i:share)",
        rf"(?:(?i:class|series|type){SPACE}[A-Z](?!\w)|[^\W\d](?:[\w.&-]{{0,40}}[^\Ws])?(?:['’]s)?)",
    )


def _after(plural: str, singular: str, word: str) -> re.Pattern[str]:
    between = _between(word)
    owner = rf"(?:(?i:its|their|his|her|our|the|those|these|all){SPACE})?(?:{DIGITS}{SPACE})?"
    return re.compile(
        rf"(?:(?P<plus>\+|-(?i:plus))?{SPACE}(?P<of>(?i:of){SPACE}{owner})?(?P<between>{between})(?:{plural}|(?P<one>{singular}))"
        rf"|-{singular})(?![\w-])"
    )


def _plural(noun: str) -> str:
    if noun.endswith("person"):
        return noun.removesuffix("person") + "people"
    return noun + ("es" if noun.endswith(("ss", "s")) else "s")


@cache
def _part_of_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().not_people_after)}[ -]$")


@cache
def _one_in() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:[0-9]|{any_case(quantities().small)}){SPACE}(?i:in|out{SPACE}of)(?i:{SPACE}every)?{SPACE}$"
    )


@cache
def _people_cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().people_after)}{SPACE}(?:(?i:between|another){SPACE})?$")


@cache
def _measure_after() -> re.Pattern[str]:
    return re.compile(rf"[-–]|{SPACE}{any_case(quantities().measures)}(?!\w)|[^\S\n]?[%°]")
