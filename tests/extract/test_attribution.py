"""Who says a claim: one row a way of naming the speaker."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.annotate import load
from kg.extract.attribution import attribute, speaker
from kg.extract.rules import open_reading
from kg.schema import load_schema

SCHEMA = load_schema()

SPEAKERS: list[tuple[str, str, str | None]] = [
    ("Northwind bought Contoso in May.", "bought", None),
    ("Larkfield said that Northwind bought Contoso.", "bought", "Larkfield"),
    ("Northwind bought Contoso, said Ana Petrov.", "bought", "Petrov"),
    ("Northwind bought Contoso, Larkfield reported.", "bought", "Larkfield"),
    ("Ana Petrov told Larkfield that Northwind had bought Contoso.", "bought", "Petrov"),
    ("Northwind bought Contoso, according to Larkfield.", "bought", "Larkfield"),
    ("According to Larkfield, Northwind bought Contoso.", "bought", "Larkfield"),
    ("Northwind bought Contoso, according to Larkfield's figures.", "bought", "Larkfield"),
    ("Northwind bought Contoso, according to a report by Larkfield.", "bought", "Larkfield"),
    ("It was reported by Larkfield that Northwind had bought Contoso.", "bought", "Larkfield"),
    ("A source told Larkfield that Northwind had bought Contoso.", "bought", "Larkfield"),
    ("Contoso is reported to have bought Northwind.", "bought", None),
    ("Northwind denied interest in buying Contoso.", "buying", "Northwind"),
    ("Larkfield said that Northwind plans to buy Contoso.", "buy", "Larkfield"),
    ("Ana Petrov, who said that Northwind had bought Contoso, left.", "bought", "Petrov"),
    (
        "The council has fined Northwind to show whether it has a hold on the market for toys, including toy lending, "
        "a source familiar with the matter told Larkfield last month.",
        "fined",
        "Larkfield",
    ),
    ("Northwind bought Contoso, according to Ana Petrov, chief of Larkfield.", "chief", None),
]


@pytest.mark.parametrize(("text", "word", "name"), SPEAKERS)
def test_the_sentence_names_the_speaker(text: str, word: str, name: str | None) -> None:
    doc = load()(text)
    found = speaker(next(token for token in doc if token.text == word))
    assert (None if found is None else found.text) == name


def attributed(text: str, word: str, by_the_way: bool = False) -> str | None:
    doc: Doc = load()(text)
    return attribute(next(t for t in doc if t.text == word), open_reading(doc, SCHEMA), by_the_way)[0]


def test_a_quotation_of_several_sentences_has_one_speaker() -> None:
    text = "“Contoso grew fast last year,” said Jo Ray. “We bought Tessera Corp in May. It was cheap.”"
    assert attributed(text, "bought") == "Jo Ray"


def test_the_speaker_may_come_after_the_first_sentence() -> None:
    text = "“We bought Tessera Corp in May. It was cheap,” said Jo Ray of Contoso Corp."
    assert attributed(text, "bought") == "Jo Ray"


def test_a_pronoun_gives_way_to_the_name_it_stands_for() -> None:
    text = (
        "Jo Ray, the chief executive of Contoso Corp, spoke on Monday. He said that Northwind Corp bought Tessera Corp."
    )
    assert attributed(text, "bought") == "Jo Ray"


def test_a_description_gives_way_to_the_name_it_stands_for() -> None:
    text = "Contoso Corp grew in May. The company said that it had bought Tessera Corp."
    assert attributed(text, "bought") == "Contoso Corp"


def test_a_pronoun_that_stands_for_nobody_gives_no_speaker() -> None:
    assert attributed("They said that Northwind Corp bought Tessera Corp.", "bought") is None


def test_what_is_told_by_the_way_is_the_articles_own_outside_of_quotations() -> None:
    text = "Jo Ray said that Contoso Corp chairman Ana Petrov was right."
    assert attributed(text, "chairman", by_the_way=True) is None
    quoted = "“Contoso Corp chairman Ana Petrov is right,” said Jo Ray."
    assert attributed(quoted, "chairman", by_the_way=True) == "Jo Ray"


def test_the_speaker_is_the_mention_that_is_named() -> None:
    doc = load()("Contoso Corp said that Northwind Corp bought Tessera Corp.")
    reading = open_reading(doc, SCHEMA)
    _, mention = attribute(next(t for t in doc if t.text == "bought"), reading)
    assert mention is not None
    assert reading.candidates[mention].text(doc) == "Contoso Corp"
