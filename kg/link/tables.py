"""The two tables of links: ``companies.tsv`` and ``wikidata.tsv`` of ``kg/lexicon``, which name their sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.extract.mentions.gazetteer import ORDINARY
from kg.extract.mentions.ordinary import is_ordinary

_INDEXES = frozenset({"dow", "nasdaq"})
"""Names of firms that news uses of a stock index first."""


class Listing(NamedTuple):
    """A listed company: its names (folded), ten-digit CIK and, where it has only one, its ticker."""

    names: frozenset[str]
    cik: str
    ticker: str


def plain_ticker(ticker: str) -> str:
    """Letters alone: "BRK-B", "BRK.B" and "BRKB" are one ticker."""
    return ticker.replace("-", "").replace(".", "")


@cache
def listings() -> dict[str, Listing]:
    """Folded name -> its only bearer; names of several companies are left out."""
    rows = [(name, key, ticker) for name, key, ticker in _rows("companies", 3) if key]
    names: dict[str, set[str]] = {}
    for name, key, _ in rows:
        names.setdefault(key, set()).add(name.removeprefix(ORDINARY))
    return {name.removeprefix(ORDINARY): Listing(frozenset(names[key]), key, ticker) for name, key, ticker in rows}


@cache
def by_ticker() -> dict[str, Listing]:
    """Plain ticker -> company."""
    return {plain_ticker(found.ticker): found for found in listings().values() if found.ticker}


@cache
def is_common(name: str) -> bool:
    """Whether a folded name of a company is a word of ordinary English as well, or a stock index."""
    return name in _INDEXES or name in _marked() or (" " not in name and is_ordinary(name))


@cache
def items() -> dict[tuple[str, str], str]:
    """(``Person`` or ``Body``, folded name) -> Wikidata item, such as "Q312"."""
    return {(type_, name): item for type_, name, item in _rows("wikidata", 3)}


@cache
def _marked() -> frozenset[str]:
    return frozenset(name.removeprefix(ORDINARY) for name, *_ in _rows("companies", 3) if name.startswith(ORDINARY))


def _rows(table: str, columns: int) -> Iterator[list[str]]:
    text = (files("kg") / "lexicon" / f"{table}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))
