"""The tables behind the voters: ordinary words, listed companies, towns with their state."""

from __future__ import annotations

from kg.extract.mentions.gazetteer import companies, listed
from kg.extract.mentions.ordinary import is_ordinary


def test_inflected_words_are_ordinary_and_coined_ones_are_not() -> None:
    assert all(is_ordinary(word) for word in ("coffee", "companies", "reported", "selling", "bankers"))
    assert not any(is_ordinary(word) for word in ("zendara", "quillonia"))


def test_the_table_of_companies_is_sorted_folded_and_says_where_it_comes_from() -> None:
    names = list(companies())
    assert len(names) > 5000
    assert all(name == name.casefold() for name in names)


def test_a_name_is_looked_up_without_its_legal_form() -> None:
    name = next(name for name, ordinary in companies().items() if not ordinary and " " not in name and len(name) > 6)
    assert list(listed(f"{name.capitalize()} Inc.")) == list(listed(name.upper()))
    assert list(listed(f"{name.capitalize()} Zendara")) == ["begins with a listed company"]
    assert list(listed("Zendara Quillonia")) == []
