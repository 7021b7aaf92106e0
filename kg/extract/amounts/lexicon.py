"""The word lists of amounts, and regular expressions made from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pydantic import Field

from kg.lexicon import load_table
from kg.model import Record

# At most three spaces, or one line break where a wrapped line goes on in lower case or with a number.
SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n(?=[a-z0-9$£€]))"
JOINT = rf"(?:-|{SPACE})"


class Minor(Record):
    """How a hundredth of a currency is written."""

    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Currency(Record):
    """How one currency is written; its ISO code is the key of the table."""

    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    minor: Minor = Field(default_factory=Minor)


class Currencies(Record):
    """The contents of ``currencies.yaml``."""

    currencies: dict[str, Currency]
    needs_magnitude: tuple[str, ...]
    not_before_of: tuple[str, ...]
    minor_sign_below: int


class Quantities(Record):
    """The contents of ``quantities.yaml``."""

    small: dict[str, int]
    magnitudes: dict[str, int]
    letters: dict[str, int]
    several: dict[str, float]
    plurals: dict[str, int]
    handful: dict[str, int]
    fractions: dict[str, int]
    not_half_after: tuple[str, ...]
    not_half_before: tuple[str, ...]
    approximate: tuple[str, ...]
    approximate_after: tuple[str, ...]
    per_nouns: tuple[str, ...]
    per_adverbs: dict[str, str]
    not_per_before: tuple[str, ...]
    people: tuple[str, ...]
    people_plural: tuple[str, ...]
    people_after: tuple[str, ...]
    not_people_after: tuple[str, ...]
    months: tuple[str, ...]
    year_after: tuple[str, ...]
    never_between: tuple[str, ...]
    measures: tuple[str, ...]
    ranging: tuple[str, ...]
    change: tuple[str, ...]
    money_verbs: tuple[str, ...]


@cache
def currencies() -> Currencies:
    """The currencies; pydantic's ValidationError if the table is not of its shape."""
    table: Currencies = load_table("currencies", Currencies)
    return table


@cache
def quantities() -> Quantities:
    """The other words; pydantic's ValidationError if the table is not of its shape."""
    table: Quantities = load_table("quantities", Quantities)
    return table


def exactly(forms: Iterable[str]) -> str:
    """A group that matches any of ``forms`` as written, the longest first."""
    return _group(forms, "(?:")


def any_case(forms: Iterable[str]) -> str:
    """A group that matches any of ``forms`` in any case, the longest first, any space or hyphen between their words."""
    return _group(forms, "(?i:")


def _group(forms: Iterable[str], opening: str) -> str:
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return opening + "|".join(re.escape(form).replace(r"\ ", JOINT) for form in longest_first) + ")"


def key(words: str) -> str:
    """``words`` as they stand in the tables: lower case, single spaces for spaces and hyphens."""
    return " ".join(words.lower().replace("-", " ").split())
