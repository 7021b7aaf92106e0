"""The record that the steps of the grammar hand on, and what they look at around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.extract.amounts.lexicon import SPACE, any_case, currencies, exactly, quantities
from kg.extract.amounts.numbers import Kind, Number

REACH = 60
"""How many characters before a number are looked at."""


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, None where it counts nothing that we know; ``high`` is the upper end of a range."""

    start: int
    end: int
    value: Decimal
    bare: Decimal
    kind: Kind
    scaled: bool
    unit: str | None = None
    signed: bool = False
    high: Decimal | None = None
    per: str | None = None
    approximate: bool = False

    @property
    def is_money(self) -> bool:
        """True for an amount of a currency."""
        return self.unit in currencies().currencies


def quantity(number: Number, unit: str | None = None, end: int | None = None, factor: Decimal = Decimal(1)) -> Quantity:
    """``number`` counting ``unit``, with the words up to ``end``."""
    return Quantity(
        start=number.start,
        end=number.end if end is None else end,
        value=number.value * factor,
        bare=number.bare,
        kind=number.kind,
        scaled=number.scaled,
        unit=unit,
        signed=bool(number.sign),
        approximate=number.kind == "vague",
    )


def before(text: str, start: int) -> str:
    """The characters before ``start`` as far as rules look."""
    return text[max(0, start - REACH) : start]


@cache
def modifiers() -> str:
    """A pattern for words such as "more than", "up to about", with the space after them."""
    forms = quantities().approximate
    words = any_case(form for form in forms if form[0].isalpha())
    signs = any_case(form for form in forms if not form[0].isalpha())
    return rf"(?:(?:(?<!\w){words}{SPACE}){{1,2}}(?:{signs}{SPACE}?)?|{signs}{SPACE}?)"


@cache
def _modifiers_end() -> re.Pattern[str]:
    return re.compile(modifiers() + "$")


def start_of_modifiers(text: str, start: int) -> int:
    """Where the modifiers before ``start`` begin; ``start`` if there are none."""
    window = before(text, start)
    hit = _modifiers_end().search(window)
    return start - len(window) + hit.start() if hit else start


def is_date(text: str, number: Number) -> bool:
    """True for a bare "2022" after "in", "since", "March" and the like, and for "4" after "Nov."."""
    written, lead = text[number.start : number.end], before(text, number.start)
    if _DAY.fullmatch(written):
        return _month_end().search(lead) is not None
    return _YEAR.fullmatch(written) is not None and _year_lead_end().search(lead) is not None


_DAY = re.compile(r"[12]?[0-9]|3[01]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@cache
def _month_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){exactly(quantities().months)}\.?{SPACE}$")


@cache
def _year_lead_end() -> re.Pattern[str]:
    leads = f"(?:{any_case(quantities().year_after)}|{exactly(quantities().months)})"
    return re.compile(rf"(?<!\w){leads}\.?,?{SPACE}$")
