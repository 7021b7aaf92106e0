"""Coreference: which mentions of one article are the same, on sentences of our own."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.extract.annotate import load
from kg.extract.coref import focus, link
from kg.extract.spans import NO_CHAIN, Candidate
from kg.model import Vote
from kg.schema import load_schema

NAMES = {
    "Company": ["Northwind Motors", "Northwind Cloud", "Northwind", "Contoso AI", "ContosoAI", "Contoso", "Larkfield",
                "Tessera Sachs", "Tessera", "NWM", "Fabrikam"],
    "Organization": ["Harbour Safety Authority", "HSA", "Trade Department", "Department of Trade"],
    "Person": ["Garrett Ray", "Helen Ray", "Ray", "Alice Moss-Hale", "Moss-Hale", "Tim Vole",
               "Timothy Vole"],
    "Product": ["ePad"],
}  # fmt: skip


def names_in(doc: Doc) -> list[Candidate]:
    """Every known name, longest first, each with one sure vote."""
    taken: set[int] = set()
    found: list[Candidate] = []
    for name, kind in sorted(((n, k) for k, ns in NAMES.items() for n in ns), key=lambda pair: -len(pair[0])):
        at = doc.text.find(name)
        while at >= 0:
            span = doc.char_span(at, at + len(name))
            if span is not None and taken.isdisjoint(range(span.start, span.end)):
                taken |= set(range(span.start, span.end))
                found.append(Candidate(span.start, span.end, "name", [Vote(type=kind, weight=1.0, voter="test")]))
            at = doc.text.find(name, at + 1)
    return found


def linked(text: str) -> tuple[Doc, list[Candidate]]:
    doc = load()(text)
    return doc, link(doc, names_in(doc), load_schema())


def meaning(text: str, words: str, occurrence: int = 0) -> str | None:
    """The first name of the chain that ``words`` is in; None where it is in none."""
    doc, found = linked(text)
    hits = [candidate for candidate in found if candidate.text(doc) == words]
    if len(hits) <= occurrence:
        return None
    names = [c.text(doc) for c in found if c.chain == hits[occurrence].chain and c.kind == "name"]
    return names[0] if names else None


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Northwind Motors grew. Analysts like Northwind.", "Northwind Motors", "Northwind"),
        ("Northwind grew. Shares of Northwind Motors rose.", "Northwind Motors", "Northwind"),
        ("Contoso AI grew. Analysts like ContosoAI.", "Contoso AI", "ContosoAI"),
        ("Tessera Sachs grew in May. Later Tessera fell.", "Tessera Sachs", "Tessera"),
        ("The Harbour Safety Authority (HSA) met. The HSA will meet again.", "Harbour Safety Authority", "HSA"),
        ("The Harbour Safety Authority met. The HSA will meet again.", "Harbour Safety Authority", "HSA"),
        ("Northwind Motors (NYSE: NWM) rose. Buy NWM now.", "Northwind Motors", "NWM"),
        ("Larkfield, formerly known as Fabrikam, grew.", "Larkfield", "Fabrikam"),
        ("Larkfield (formerly Fabrikam) grew.", "Larkfield", "Fabrikam"),
        ("The Department of Trade met. The Trade Department said no.", "Department of Trade", "Trade Department"),
        ("Garrett Ray spoke. Then Ray left.", "Garrett Ray", "Ray"),
        ("Alice Moss-Hale spoke. Then Moss-Hale left.", "Alice Moss-Hale", "Moss-Hale"),
        ("Timothy Vole spoke. Friends call him Tim Vole.", "Timothy Vole", "Tim Vole"),
    ],
)
def test_two_names_of_one(text: str, one: str, other: str) -> None:
    doc, found = linked(text)
    chains = {candidate.text(doc): candidate.chain for candidate in found}
    assert chains[one] == chains[other]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Northwind grew. So did Northwind Cloud.", "Northwind", "Northwind Cloud"),
        ("Northwind Motors met Contoso.", "Northwind Motors", "Contoso"),
        ("Garrett Ray met Helen Ray.", "Garrett Ray", "Helen Ray"),
        ("Tessera fought Tessera Sachs in court.", "Tessera", "Tessera Sachs"),
        ("Larkfield, Fabrikam and Contoso grew.", "Larkfield", "Fabrikam"),
    ],
)
def test_two_names_of_two(text: str, one: str, other: str) -> None:
    doc, found = linked(text)
    chains = {candidate.text(doc): candidate.chain for candidate in found}
    assert chains[one] != chains[other]


def test_a_surname_goes_with_the_title_before_it() -> None:
    doc, found = linked("Helen Ray and Garrett Ray met. Ms Ray spoke first.")
    chains = [(candidate.text(doc), candidate.chain) for candidate in found if candidate.kind == "name"]
    assert chains == [("Helen Ray", 0), ("Garrett Ray", 1), ("Ray", 0)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Northwind makes cars. The company also makes trains.", "The company", "Northwind"),
        ("Northwind sued Contoso on Monday. The firm wants damages.", "The firm", "Northwind"),
        ("Social media firm Contoso sued the carmaker Northwind. The social media giant wants damages.",
         "The social media giant", "Contoso"),
        ("The carmaker Northwind sued the bank Contoso. The lender said nothing.", "The lender", "Contoso"),
        ("Northwind chief executive Garrett Ray and analyst Helen Ray spoke. The CEO was brief.", "The CEO",
         "Garrett Ray"),
        ("Larkfield launched the ePad in May. The device sells well.", "The device", "ePad"),
        ("Fabrikam met the Harbour Safety Authority. The agency opened an inquiry.", "The agency",
         "Harbour Safety Authority"),
    ],
)  # fmt: skip
def test_descriptions_mean_the_name_they_fit(text: str, words: str, name: str) -> None:
    assert meaning(text, words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Northwind makes cars. A company in Spain makes trains.", "A company"),
        ("Northwind makes cars. The company that makes the engines is small.", "The company"),
        ("Northwind makes cars. The Contoso deal is done.", "The Contoso deal"),
        ("Garrett Ray spoke. The company was silent.", "The company"),
        ("Northwind grew. It is likely that prices rise.", "It"),
        ("Garrett Ray spoke. She was silent.", "She"),
        ("Northwind and Contoso met. A lawyer said she was there.", "she"),
        ("Northwind makes cars. Customers say they like them.", "they"),
    ],
)
def test_what_means_no_name_is_left_out(text: str, words: str) -> None:
    assert meaning(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Garrett Ray founded Northwind. He left in May.", "He", "Garrett Ray"),
        ("Garrett Ray met Helen Ray. She was late.", "She", "Helen Ray"),
        ("Northwind sold its shares in Contoso.", "its", "Northwind"),
        ("Northwind bought Contoso in May. It paid $5 million.", "It", "Northwind"),
        ("After its launch in May, Northwind grew fast.", "its", "Northwind"),
        ("Contoso grew. In its report, Northwind blamed the weather.", "its", "Northwind"),
        ('"I am happy," said Garrett Ray.', "I", "Garrett Ray"),
        ('"We are happy," Northwind said.', "We", "Northwind"),
        ('"We are happy," said Garrett Ray, the chief executive of Northwind.', "We", "Northwind"),
    ],
)
def test_pronouns_mean_the_name_in_reach(text: str, words: str, name: str) -> None:
    assert meaning(text, words) == name


def test_an_object_is_not_the_subject_of_its_clause() -> None:
    assert meaning("Contoso grew last year. Northwind bought it in May.", "it") == "Contoso"


def test_chains_count_up_in_order_of_first_mention() -> None:
    _, found = linked("Contoso bought Larkfield. It paid Northwind. Larkfield fell.")
    first = list(dict.fromkeys(candidate.chain for candidate in found))
    assert first == list(range(len(first)))
    assert [(c.start, c.end) for c in found] == sorted((c.start, c.end) for c in found)


def test_an_empty_text_has_no_chains() -> None:
    doc, found = linked("")
    assert found == []
    assert focus(doc, found) == []


def test_focus_is_the_firm_that_a_passage_is_about() -> None:
    doc, found = linked("Northwind makes cars. Chief executive Garrett Ray said revenue rose 5%.")
    chain = next(candidate.chain for candidate in found if candidate.text(doc) == "Northwind")
    assert focus(doc, found) == [chain, chain]


def test_focus_is_nobody_between_two_equals() -> None:
    doc, found = linked("Northwind and Contoso make cars. Revenue rose 5%.")
    assert focus(doc, found)[-1] == NO_CHAIN
