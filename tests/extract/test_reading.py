"""Which mention a word stands for, and of what type that is."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Token

from kg.extract.annotate import load
from kg.extract.coref import focus, link
from kg.extract.reading import Reading
from kg.extract.spans import Candidate
from kg.model import Vote
from kg.schema import Schema, load_schema

NAMES = {"Company": ("Northwind", "Contoso", "Larkfield"), "Person": ("Jo Ray", "Ana Petrov"), "Product": ("Tessera",)}
ANY = ("Company", "Person", "Product")


@cache
def schema() -> Schema:
    return load_schema()


def read(text: str) -> Reading:
    """The reading of a text whose names are given."""
    doc = load()(text)
    candidates: list[Candidate] = []
    for kind, names in NAMES.items():
        for name in names:
            at = doc.text.find(name)
            while at >= 0:
                span = doc.char_span(at, at + len(name))
                assert span is not None
                candidates.append(Candidate(span.start, span.end, "name", [Vote(type=kind, weight=3.0, voter="test")]))
                at = doc.text.find(name, at + 1)
    linked = link(doc, sorted(candidates, key=lambda candidate: candidate.start), schema())
    return Reading(doc, schema(), linked, focus(doc, linked))


def word(reading: Reading, form: str) -> Token:
    return next(token for token in reading.doc if token.text == form)


def name(reading: Reading, index: int | None) -> str | None:
    if index is None:
        return None
    first = reading.first_name.get(reading.candidates[index].chain, index)
    return reading.candidates[first].text(reading.doc)


def voted(**votes: float) -> Reading:
    """A text of one name with these votes."""
    doc = load()("Northwind grew.")
    given = [Vote(type=kind, weight=weight, voter="test") for kind, weight in votes.items()]
    return Reading(doc, schema(), [Candidate(0, 1, "name", given, chain=0)])


@pytest.mark.parametrize(
    ("votes", "types", "may_be"),
    [
        ({"Company": 4.0}, ("Company",), True),
        ({"Company": 4.0}, ("Product",), False),
        ({"Company": 4.0, "Product": 2.5}, ("Product",), True),  # firms and products are easily confused
        ({"Company": 4.0, "Product": 1.0}, ("Product",), False),
        ({"Company": 4.0, "Person": 2.5}, ("Person",), False),  # persons are not
        ({"Person": 4.0, "Company": 2.5}, ("Company",), False),
        ({"Company": 4.0}, ("Amount",), False),
        ({}, ("Company",), True),  # nobody voted: the corpus decides
    ],
)
def test_a_mention_fits_the_types_that_its_votes_leave_open(
    votes: dict[str, float], types: tuple[str, ...], may_be: bool
) -> None:
    assert voted(**votes).fits(0, types) is may_be


@pytest.mark.parametrize(
    ("votes", "types", "leads"),
    [
        ({"Company": 4.0, "Product": 3.0}, ("Company",), True),
        ({"Company": 4.0, "Product": 3.0}, ("Product",), False),
        ({"Company": 3.0, "Product": 4.0}, ("Company", "Product"), True),
        ({"Company": 3.0, "Product": 3.0}, ("Company",), True),  # a tie goes to the first by name
        ({"Company": 3.0, "Product": 3.0}, ("Product",), False),
        ({}, ("Company",), False),
    ],
)
def test_a_mention_is_of_the_type_that_leads(votes: dict[str, float], types: tuple[str, ...], leads: bool) -> None:
    assert voted(**votes).is_of(0, types) is leads


@pytest.mark.parametrize(
    ("text", "form", "named"),
    [
        ("Northwind grew.", "Northwind", ["Northwind"]),
        ("The startup, Contoso, grew.", "startup", ["Contoso"]),
        ("Rivals such as Contoso and Larkfield grew.", "Rivals", ["Contoso", "Larkfield"]),
        ("It sells a feature called Tessera.", "feature", ["Tessera"]),
        ("One of Northwind and Contoso will grow.", "One", ["Northwind", "Contoso"]),
        ("Northwind's board met.", "board", ["Northwind"]),
        ("Analysts met.", "Analysts", []),
    ],
)
def test_the_names_that_a_word_stands_for(text: str, form: str, named: list[str]) -> None:
    reading = read(text)
    assert [name(reading, index) for index in reading.resolve([word(reading, form)], ANY)] == named


def test_only_the_types_asked_for_are_resolved() -> None:
    reading = read("Northwind hired Jo Ray.")
    tokens = [word(reading, "Northwind"), word(reading, "Ray"), word(reading, "Ray")]
    assert [name(reading, index) for index in reading.resolve(tokens, ("Person",))] == ["Jo Ray"]


@pytest.mark.parametrize(
    ("text", "verb", "named"),
    [
        ("Northwind acquired Contoso.", "acquired", "Contoso"),
        ("Northwind acquired the small voice app maker Contoso.", "acquired", "Contoso"),
        ("Northwind acquired shares of Contoso.", "acquired", None),
        ("Northwind acquired Contoso's maps.", "acquired", None),  # the phrase goes on
    ],
)
def test_the_name_that_ends_the_phrase_after_a_verb(text: str, verb: str, named: str | None) -> None:
    reading = read(text)
    assert name(reading, reading.name_after(word(reading, verb))) == named


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jo Ray sang. Jo Ray danced. Jo Ray left.", "Jo Ray"),
        ("Jo Ray sang. Jo Ray danced.", None),  # not often enough
        ("Jo Ray sang. Jo Ray danced. Jo Ray left. Ana Petrov sang. Ana Petrov left.", None),  # not by far
        ("Northwind grew. Northwind fell. Northwind grew.", None),
    ],
)
def test_the_protagonist_is_the_person_named_far_most_often(text: str, person: str | None) -> None:
    reading = read(text)
    assert name(reading, reading.protagonist()) == person


def test_the_context_is_the_firm_that_the_passage_is_about() -> None:
    reading = read("Northwind grew. Northwind opened shops. The chief executive was glad.")
    assert name(reading, reading.context(word(reading, "executive"))) == "Northwind"


def test_there_is_no_context_before_a_firm_is_named() -> None:
    reading = read("The chief executive was glad.")
    assert reading.context(word(reading, "executive")) is None
