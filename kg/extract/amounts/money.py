"""Money: the currency before a number ("US$5m", "EUR 5m") or after it ("5m euros", "50 cents", "5 million CHF")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.extract.amounts.lexicon import JOINT, SPACE, any_case, currencies, exactly, key, quantities
from kg.extract.amounts.numbers import Number
from kg.extract.amounts.quantity import Quantity, before, is_date, quantity

_MILLION = 1_000_000
_CENT = Decimal("0.01")
_OF = re.compile(rf"{SPACE}(?i:of)(?!\w)")


def money(text: str, number: Number) -> Quantity | None:
    """The quantity if ``number`` is money; "billions" without a currency after "spend" counts as dollars."""
    if number.sign:
        return _signed(text, number)
    return _named(text, number) or _minor_sign(text, number) or _unnamed(text, number)


def _signed(text: str, number: Number) -> Quantity | None:
    if _is_weak(number.sign, number):
        return None
    code = _codes()[number.sign]
    named = _currency_after().match(text, number.end)
    if named is None or not (named["code"] or "dollar" in (named["word"] or "").lower()):
        return quantity(number, code)
    # "$5 million CAD" says more than its sign; "$5 million dollars" says it twice.
    own = number.sign == "$" and named["sign"] is None
    return quantity(number, _code(named)[0] if own else code, named.end())


def _named(text: str, number: Number) -> Quantity | None:
    hit = _currency_after().match(text, number.end)
    if hit is None or (hit["of"] and number.kind != "vague") or is_date(text, number):
        return None
    written = hit["word"] or hit["code"] or hit["sign"]
    of_follows = _OF.match(text, hit.end()) is not None and number.kind != "vague"
    if _is_weak(written, number) or (of_follows and key(written) in currencies().not_before_of):
        return None
    code, factor = _code(hit)
    return quantity(number, code, hit.end(), factor)


def _minor_sign(text: str, number: Number) -> Quantity | None:
    hit = _minor_after().match(text, number.end)
    if hit is None or number.scaled or number.value >= currencies().minor_sign_below:
        return None
    return quantity(number, _minor_signs()[hit.group()], hit.end(), _CENT)


def _unnamed(text: str, number: Number) -> Quantity | None:
    if number.kind != "vague" or number.value < _MILLION or _OF.match(text, number.end):
        return None
    spent = _verb_before().search(before(text, number.start)) or _verb_after().match(text, number.end)
    return quantity(number, "USD") if spent else None


def _is_weak(written: str, number: Number) -> bool:
    return not number.scaled and written.lower() in {word.lower() for word in currencies().needs_magnitude}


def _code(hit: re.Match[str]) -> tuple[str, Decimal]:
    if hit["word"]:
        return _words()[key(hit["word"])]
    return _codes()[(hit["code"] or hit["sign"]).strip()], Decimal(1)


@cache
def _codes() -> dict[str, str]:
    table = currencies().currencies
    return {sign: code for code, currency in table.items() for sign in (code, *currency.signs)}


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    found: dict[str, tuple[str, Decimal]] = {}
    for code, currency in currencies().currencies.items():
        found |= {key(word): (code, Decimal(1)) for word in currency.words}
        found |= {key(word): (code, _CENT) for word in currency.minor.words}
    return found


@cache
def _minor_signs() -> dict[str, str]:
    return {sign: code for code, currency in currencies().currencies.items() for sign in currency.minor.signs}


@cache
def _currency_after() -> re.Pattern[str]:
    table = currencies().currencies
    words = any_case(word for entry in table.values() for word in (*entry.words, *entry.minor.words))
    signs = exactly(sign for entry in table.values() for sign in entry.signs if not sign[0].isalpha())
    return re.compile(
        rf"(?:(?P<of>{SPACE}(?i:of){SPACE})|{JOINT})(?P<word>{words})(?!\w)"
        rf"|{SPACE}?(?P<code>{exactly(table)})(?!\w)|{SPACE}?(?P<sign>{signs})(?![\w.])"
    )


@cache
def _minor_after() -> re.Pattern[str]:
    return re.compile(rf"{exactly(_minor_signs())}(?!\w)")


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_case(quantities().money_verbs)}(?:{SPACE}[\w’']+){{0,2}}{SPACE}$")


@cache
def _verb_after() -> re.Pattern[str]:
    return re.compile(rf"(?:{SPACE}[\w’'.-]+){{1,4}}?{SPACE}{any_case(quantities().money_verbs)}(?!\w)")
