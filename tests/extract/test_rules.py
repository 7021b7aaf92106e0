"""The whole reader on short texts: where sentences end, and what lists and titles tell of a type."""

from __future__ import annotations

from kg.extract.annotate import load
from kg.extract.rules import open_reading, read
from kg.extract.wordings import compile_schema
from kg.model import Extraction
from kg.schema import Schema


def _read(text: str, schema: Schema) -> Extraction:
    return read("a", load()(text), schema, compile_schema(schema))


def _claims(text: str, relation: str, schema: Schema) -> set[str]:
    found = _read(text, schema)
    ends = [m for m in found.matches if m.relation == relation]
    return {f"{found.mentions[m.subject].text} > {found.mentions[m.object].text}" for m in ends}


def test_no_sentence_crosses_a_line() -> None:
    doc = load()("Northwind Inc grew\nContoso Corp fell")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Northwind Inc grew", "Contoso Corp fell"]


def test_no_sentence_begins_in_the_middle_of_one() -> None:
    doc = load()("Zorbly and Jo Ray's qorbAI have paused work.")
    assert len(list(doc.sents)) == 1


def test_a_hyphen_does_not_divide_a_word_that_is_one() -> None:
    assert "start-up" in [token.text for token in load()("A start-up grew.")]


def test_a_list_tells_the_type_of_its_members(schema: Schema) -> None:
    reading = open_reading(load()("She likes brands such as Larkfield and Tessera."), schema)
    assert any(vote.voter == "listed as" for candidate in reading.candidates for vote in candidate.votes)


def test_a_title_makes_a_firm_of_a_platform(schema: Schema) -> None:
    text = "Jo Ray, the CEO of job search and training platform Brightwell, said it grew."
    assert _claims(text, "holds_role_at", schema) == {"Jo Ray > Brightwell"}


def test_two_readings_of_one_text_are_the_same(schema: Schema) -> None:
    text = "Northwind Inc bought Contoso Corp for $5 million. Its chief executive, Jo Ray, left."
    assert _read(text, schema) == _read(text, schema)
