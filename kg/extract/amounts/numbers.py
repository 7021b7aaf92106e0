"""Numbers in text: "14.3 billion", "10k", "twenty-five", "half a million", "tens of thousands", "two-thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from kg.extract.amounts.lexicon import JOINT, SPACE, any_case, currencies, exactly, key, quantities

Kind = Literal["digits", "words", "vague", "fraction"]

# Everything is bounded, and no number starts inside another, so that reading stays linear in the length of the text.
DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,6})?|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}"
    r"|[0-9]{1,15}(?:\.[0-9]{1,12})?|\.[0-9]{1,6})(?![.,:/]?[0-9])"
)
_FREE = r"(?<![\w/#.])(?<![0-9][.,:])(?<![^\W\d][-‑–])"


@dataclass(frozen=True)
class Number:
    """A number at ``start, end``. ``value`` is ``bare`` times its magnitude; ``sign`` is the currency before it."""

    start: int
    end: int
    value: Decimal
    bare: Decimal
    kind: Kind
    sign: str = ""

    @property
    def scaled(self) -> bool:
        """True where a magnitude follows the figure ("5 million"), or nobody counted ("millions")."""
        return self.value != self.bare or self.kind == "vague"


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of ``text`` in order, whatever they count."""
    for hit in _number().finditer(text):
        yield _READ[hit.lastgroup or ""](hit)


@cache
def _number() -> re.Pattern[str]:
    words = quantities()
    magnitude = any_case(words.magnitudes)
    letter = any_case(words.letters)
    small = any_case(words.small)
    plural = any_case(words.plurals)
    scale = rf"(?:{letter}|(?:(?i:{JOINT}and{JOINT}a{JOINT}half))?(?:{JOINT}?{magnitude}(?!\w)){{0,2}})(?!\w)"
    run = rf"{small}(?:{JOINT}(?i:and{SPACE})?(?:{small}|{magnitude})(?!\w)){{0,7}}"
    half = rf"(?i:{JOINT}and{JOINT}a{JOINT}half{JOINT}){magnitude}"
    several = rf"{any_case(words.several)}{JOINT}{magnitude}(?:{SPACE}{magnitude})?"
    share = rf"(?:(?i:an?|one|two|three|four|five|seven|nine){JOINT})?{any_case(words.fractions)}"
    patterns = (
        rf"(?P<signed>(?P<sign>{_signs()}){SPACE}?{DIGITS}(?:{scale})?)",
        rf"(?P<digits>{_FREE}{DIGITS}(?:{scale})?)",
        rf"(?P<several>(?<!\w){several})(?!\w)",
        rf"(?P<fraction>(?<![\w-]){share})(?!\w)",
        rf"(?P<words>(?<![\w-]){run}(?:{half})?)(?!\w)",
        rf"(?P<vague>(?<!\w)(?:{plural}(?:{SPACE}(?i:of){SPACE}{plural})?|{any_case(words.handful)}))(?!\w)",
    )
    return re.compile("|".join(patterns))


def _signs() -> str:
    signs = {sign for currency in currencies().currencies.values() for sign in currency.signs}
    letters = {sign for sign in signs if sign[0].isalpha()} | set(currencies().currencies)
    return rf"(?<!\w){exactly(letters)}|(?<![A-Z]){exactly(signs - letters)}"


def _figure(written: str) -> tuple[Decimal, Decimal]:
    """The bare figure and its magnitude of "14.3-billion", "5k", "two and a half million" after the digits."""
    hit = re.match(DIGITS, written)
    figure = hit.group() if hit else ""
    bare = Decimal(figure.replace(",", ""))
    rest = key(written[len(figure) :])
    if rest.startswith("and a half"):
        bare, rest = bare + Decimal("0.5"), rest.removeprefix("and a half").strip()
    return bare, _scale(rest)


def _scale(words: str) -> Decimal:
    known = {**quantities().magnitudes, **quantities().letters}
    product = Decimal(1)
    for word in words.split():
        product *= known[word]
    return product


def _read_signed(hit: re.Match[str]) -> Number:
    sign = hit["sign"]
    bare, scale = _figure(hit["signed"][len(sign) :].lstrip())
    return Number(hit.start(), hit.end(), bare * scale, bare, "digits", sign)


def _read_digits(hit: re.Match[str]) -> Number:
    bare, scale = _figure(hit.group())
    return Number(hit.start(), hit.end(), bare * scale, bare, "digits")


def _read_several(hit: re.Match[str]) -> Number:
    words = key(hit.group()).split()
    scales = [word for word in words if word in quantities().magnitudes]
    start = " ".join(words[: -len(scales)])
    bare = Decimal(str(quantities().several[start]))
    kind: Kind = "words" if start in ("a", "half a", "half an", "a half", "half", "a quarter of a") else "vague"
    return Number(hit.start(), hit.end(), bare * _scale(" ".join(scales)), bare, kind)


def _read_fraction(hit: re.Match[str]) -> Number:
    small = {**quantities().small, "a": 1, "an": 1}
    words = key(hit.group()).split()
    share = Decimal(100 * (small[words[0]] if len(words) > 1 else 1)) / quantities().fractions[words[-1]]
    return Number(hit.start(), hit.end(), round(share, 1), round(share, 1), "fraction")


def _read_words(hit: re.Match[str]) -> Number:
    total = current = Decimal(0)
    text, half, scale = key(hit.group()).partition(" and a half ")
    for word in text.split():
        if word in quantities().small:
            current += quantities().small[word]
        elif word in ("hundred", "dozen"):
            current = (current or Decimal(1)) * quantities().magnitudes[word]
        elif word != "and":
            total, current = _times(total, current, quantities().magnitudes[word]), Decimal(0)
    value = total + current
    if half:
        value = (value + Decimal("0.5")) * _scale(scale)
    first = Decimal(quantities().small[text.split()[0]])
    return Number(hit.start(), hit.end(), value, value if value < 100 else first, "words")


def _times(total: Decimal, current: Decimal, magnitude: int) -> Decimal:
    """ "two million" adds two million; in "one lakh crore" the second magnitude multiplies what stands before."""
    return total + current * magnitude if current else total * magnitude


def _read_vague(hit: re.Match[str]) -> Number:
    known = {**quantities().plurals, **quantities().handful}
    value = Decimal(1)
    for word in key(hit.group()).split():
        value *= known.get(word, 1)
    return Number(hit.start(), hit.end(), value, value, "vague")


_READ = {
    "signed": _read_signed,
    "digits": _read_digits,
    "several": _read_several,
    "fraction": _read_fraction,
    "words": _read_words,
    "vague": _read_vague,
}
