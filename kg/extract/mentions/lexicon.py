"""The word tables that tell names from other words, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

from kg.model import Record

R = TypeVar("R", bound=Record)
Words = frozenset[str]


class NameWords(Record):
    """``name_words.yaml``; the file says what each table is."""

    cut: Words
    headings: tuple[str, ...]
    legal: Words
    alone: Words
    openers: Words
    links: Words
    of_heads: Words
    company: Words
    organization: Words
    product: Words
    place: Words
    after_company: Words
    after_product: Words
    company_verbs: Words
    person_verbs: Words
    use_verbs: Words
    organization_verbs: Words
    naming: Words
    tickers: Words
    credit: Words
    link_labels: Words


class Titles(Record):
    """``titles.yaml``."""

    clear: Words
    unclear: Words
    inside: Words
    of_a_whole_firm: Words
    roles: Words


class Places(Record):
    """``name_places.yaml``."""

    countries: Words
    regions: Words
    states: Words
    cities: Words

    @property
    def every(self) -> Words:
        """All places."""
        return self.countries | self.regions | self.states | self.cities


class Known(Record):
    """``name_known.yaml``: public bodies and kinds of product that general knowledge tells apart."""

    bodies: Words
    currencies: Words
    indexes: Words


class GivenNames(Record):
    """``name_given.yaml``."""

    given: Words


class Weights(Record):
    """``name_votes.yaml``: voter -> type -> weight."""

    voters: dict[str, dict[str, float]]


def _read(name: str, record: type[R]) -> R:
    text = (files("kg") / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8")
    return record.model_validate(yaml.safe_load(text))


@cache
def name_words() -> NameWords:
    """The words that tell what is a name."""
    return _read("name_words", NameWords)


@cache
def titles() -> Titles:
    """The titles and roles of people."""
    return _read("titles", Titles)


@cache
def places() -> Words:
    """Well-known places, in lower case."""
    return _read("name_places", Places).every


@cache
def wide_places() -> Words:
    """Countries and states, in lower case: what stands after a town's name."""
    table = _read("name_places", Places)
    return table.countries | table.states


@cache
def known() -> Known:
    """Well-known public bodies, crypto-currencies and stock indexes, in lower case."""
    return _read("name_known", Known)


@cache
def given_names() -> Words:
    """Frequent given names, in lower case."""
    return _read("name_given", GivenNames).given


@cache
def weights() -> dict[str, dict[str, float]]:
    """Voter -> type -> how much this voter's word is worth."""
    return _read("name_votes", Weights).voters
