"""Questions about a parse: tense, coordination, examples, complements, the words a verb is looked up by."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from spacy.tokens import Token

from kg.extract.annotate import load
from kg.extract.arguments import agents, controllers, patients, surface_subjects
from kg.extract.syntax import (
    antecedent,
    clause_head,
    clause_tokens,
    complements,
    conjuncts,
    examples,
    finite,
    lemma_with_particle,
)


def word(text: str, form: str) -> Token:
    return next(token for token in load()(text) if token.text == form)


def words(tokens: Iterable[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "tensed"),
    [
        ("Northwind bought Contoso.", "bought", True),
        ("Northwind has bought Contoso.", "bought", True),
        ("Northwind will buy Contoso.", "buy", True),
        ("Northwind plans to buy Contoso.", "buy", False),
        ("Northwind grew, buying Contoso.", "buying", False),
        ("The chain bought by Northwind grew.", "bought", False),
    ],
)
def test_a_clause_has_tense_by_its_first_word(text: str, verb: str, tensed: bool) -> None:
    assert finite(word(text, verb)) is tensed


@pytest.mark.parametrize(
    ("text", "first", "members"),
    [
        ("Northwind bought shops.", "Northwind", ["Northwind"]),
        ("Northwind and Contoso bought shops.", "Northwind", ["Northwind", "Contoso"]),
        ("Northwind, Contoso and Larkfield bought shops.", "Northwind", ["Northwind", "Contoso", "Larkfield"]),
    ],
)
def test_a_coordination_is_read_to_its_end(text: str, first: str, members: list[str]) -> None:
    assert words(conjuncts(word(text, first))) == members


@pytest.mark.parametrize(
    ("text", "noun", "named"),
    [
        ("It has rivals such as Northwind and Contoso.", "rivals", ["Northwind", "Contoso"]),
        ("It owns brands including Larkfield.", "brands", ["Larkfield"]),
        ("Its brands include Larkfield and Tessera.", "brands", ["Larkfield", "Tessera"]),
        ("It runs chains, which include Larkfield and Tessera.", "chains", ["Larkfield", "Tessera"]),
        ("It sold brands of Contoso.", "brands", []),
    ],
)
def test_what_a_noun_is_exemplified_by(text: str, noun: str, named: list[str]) -> None:
    assert words(examples(word(text, noun))) == named


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("Northwind is the firm that bought Contoso.", "that", "firm"),
        ("The person who founded Northwind left.", "who", "person"),
        ("Northwind said that it grew.", "that", None),
        ("Northwind bought it.", "it", None),
    ],
)
def test_a_relative_pronoun_stands_for_its_noun(text: str, pronoun: str, noun: str | None) -> None:
    found = antecedent(word(text, pronoun))
    assert (None if found is None else found.text) == noun


@pytest.mark.parametrize(
    ("text", "head", "preposition", "named"),
    [
        ("Northwind invested in Contoso and Larkfield.", "invested", "in", ["Contoso", "Larkfield"]),
        ("Northwind pulled out of Contoso.", "pulled", "of", []),
        ("Northwind pulled out of Contoso.", "pulled", "out", ["Contoso"]),
        ("Northwind invested in Contoso.", "invested", "at", []),
    ],
)
def test_what_follows_a_preposition(text: str, head: str, preposition: str, named: list[str]) -> None:
    assert words(complements(word(text, head), preposition)) == named


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Northwind snapped up Contoso.", "snapped", "snap up"),
        ("Northwind bought Contoso.", "bought", "buy"),
        ("The court fined Contoso.", "fined", "fine"),
        ("Jo Ray did not found Northwind.", "found", "found"),
    ],
)
def test_a_verb_is_looked_up_by_its_base_form(text: str, verb: str, lemma: str) -> None:
    assert lemma in lemma_with_particle(word(text, verb))


def test_the_base_form_behind_do_is_no_past_of_another_verb() -> None:
    assert "find" not in lemma_with_particle(word("Jo Ray did not found Northwind.", "found"))


def test_a_clause_ends_where_another_begins() -> None:
    doc = load()("Northwind said that Contoso grew fast.")
    said, grew = (token for token in doc if token.text in ("said", "grew"))
    assert {"Contoso", "grew", "fast"}.isdisjoint(words(clause_tokens(said)))
    assert clause_head(next(token for token in doc if token.text == "fast")) == grew


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("Northwind asked Contoso to pay a fee.", "pay", ["Contoso"]),  # the object does it
        ("Northwind promised Contoso to pay a fee.", "pay", ["Northwind"]),  # with "promise" the subject
        ("Northwind raised money to buy shops.", "buy", ["Northwind"]),
        ("The court stopped Northwind from buying Contoso.", "buying", ["Northwind"]),
        ("The court accused Northwind of copying maps.", "copying", ["Northwind"]),
        ("Northwind grew, adding shops.", "adding", ["Northwind"]),
        ("Northwind paid before buying shops.", "buying", ["Northwind"]),
        ("Northwind's plan to buy shops failed.", "buy", ["Northwind"]),
    ],
)
def test_who_does_what_a_clause_without_a_subject_tells(text: str, verb: str, doer: list[str]) -> None:
    assert words(surface_subjects(word(text, verb))) == doer


def test_an_infinitive_has_the_object_above_it_for_its_doer() -> None:
    assert words(controllers(word("Northwind asked Contoso and Larkfield to pay.", "asked"))) == [
        "Contoso",
        "Larkfield",
    ]


@pytest.mark.parametrize(
    ("text", "participle", "doer"),
    [
        ("The Northwind-owned chain grew.", "owned", ["Northwind"]),
        ("A Northwind-backed start-up grew.", "backed", ["Northwind"]),
    ],
)
def test_the_name_before_a_hyphen_is_the_doer(text: str, participle: str, doer: list[str]) -> None:
    assert words(agents(word(text, participle))) == doer


@pytest.mark.parametrize(
    ("text", "verb", "things"),
    [
        ("The court fined Contoso $5 million.", "fined", ["Contoso"]),
        ("The court ordered Contoso to pay.", "ordered", ["Contoso"]),
        ("The firm designs and builds rockets.", "designs", ["rockets"]),
        ("The chain Northwind bought grew.", "bought", ["chain"]),
    ],
)
def test_to_whom_it_is_done_where_the_object_stands_elsewhere(text: str, verb: str, things: list[str]) -> None:
    assert words(patients(word(text, verb))) == things
