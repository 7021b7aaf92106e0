"""Pronouns and descriptions lead to the right entity of hand-checked chains as often as ``chains.json`` pins."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks import coref_dev, judge
from benchmarks.coref import Count, precision, recall, table
from benchmarks.coref_dev import Anaphors, counted, judged, meant
from kg.extract.spans import Candidate

CHAINS = coref_dev.read()
BESIDE = pytest.mark.skipif(not judge.there(), reason="../shared/gold or ../shared/eval is not there")
ENTITIES = {"northwind": "e1", "contoso": "e2"}


@pytest.fixture(scope="module")
def counts() -> dict[str, Count]:
    """The benchmark's table, measured once."""
    found = coref_dev.measure(CHAINS, coref_dev.articles())
    return counted(one for links in found.values() for one in links)


@pytest.fixture
def doc() -> Doc:
    """Two sentences without a parse: every word is its own head."""
    words = ["Northwind", "bought", "Contoso", ".", "It", "told", "the", "chain", "that", "we", "like", "its", "app"]
    return Doc(Vocab(), words=words)


@BESIDE
def test_the_chains_belong_to_these_articles() -> None:
    assert coref_dev.digest() == CHAINS.sha256, "the offsets were counted in another file: check the chains anew"
    articles = coref_dev.articles()
    for id, anaphors in CHAINS.articles.items():
        assert set(anaphors.refers.values()) <= {entity.id for entity in articles[id].entities}


@BESIDE
@pytest.mark.parametrize("row", CHAINS.floors)
def test_no_row_falls_below_its_floors(counts: dict[str, Count], row: str) -> None:
    assert (precision(counts[row]) or 0.0) >= CHAINS.floors[row].precision
    assert (recall(counts[row]) or 0.0) >= CHAINS.floors[row].recall


def linked(doc: Doc, **chains: int) -> list[Candidate]:
    """The names, Northwind of chain 0 and Contoso of chain 1, and the words that were linked to these chains."""
    texts = [token.text for token in doc]
    found = [Candidate(0, 1, "name", chain=0), Candidate(2, 3, "name", chain=1)]
    for word, chain in chains.items():
        at = texts.index(word)
        found.append(Candidate(at, at + 1, "nominal" if word == "chain" else "pronoun", chain=chain))
    return found


def anaphors(doc: Doc, **refers: str | None) -> Anaphors:
    """The words that were checked, each with the entity it means."""
    offsets = {token.text: token.idx for token in doc}
    none = tuple(offsets[word] for word, entity in refers.items() if entity is None)
    return Anaphors(refers={offsets[word]: entity for word, entity in refers.items() if entity}, none=none)


def test_a_link_is_right_wrong_missed_or_not_checked(doc: Doc) -> None:
    checked = anaphors(doc, It="e1", chain="e1", its="e2", app=None)
    found = list(judged(doc, linked(doc, It=0, chain=1, we=0), checked, ENTITIES, str.casefold))
    assert [(one.said, one.row, one.linked, one.annotated) for one in found] == [
        ("right", "it/they", ("Northwind",), "e1"),
        ("wrong", "description", ("Contoso",), "e1"),
        ("not checked", "I/we", ("Northwind",), None),
        ("missed", "it/they", (), "e2"),
    ]
    assert [doc.text[one.start : one.end] for one in found] == ["It", "chain", "we", "its"]


def test_a_link_where_nothing_is_meant_is_wrong_whatever_it_leads_to(doc: Doc) -> None:
    found = judged(doc, linked(doc, It=0, its=1), anaphors(doc, It=None, its=None), {}, str.casefold)
    assert [one.said for one in found] == ["wrong", "wrong"]


def test_a_word_inside_a_name_is_no_anaphor(doc: Doc) -> None:
    assert list(judged(doc, linked(doc), anaphors(doc, Contoso="e2"), ENTITIES, str.casefold)) == []


def test_an_offset_inside_a_token_is_that_token(doc: Doc) -> None:
    inside = Anaphors(refers={doc.text.index("its") + 1: "e2"}, none=())
    assert [one.said for one in judged(doc, linked(doc, its=1), inside, ENTITIES, str.casefold)] == ["right"]


def test_most_names_of_a_chain_say_who_is_meant() -> None:
    assert meant(["unknown", "unknown", "contoso", "northwind", "contoso"], ENTITIES) == "e2"
    assert meant(["northwind", "contoso"], ENTITIES) == "e1"
    assert meant(["unknown"], ENTITIES) is None


def test_the_table_has_a_row_a_kind_and_no_rate_of_nothing(doc: Doc) -> None:
    checked = anaphors(doc, It="e1", its="e2")
    found = judged(doc, linked(doc, It=0, we=0), checked, ENTITIES, str.casefold)
    assert list(table(counted(found), "not checked")) == [
        "kind              P      R  right  wrong missed not checked",
        "he/she            -      -      0      0      0           0",
        "it/they       100.0   50.0      1      0      1           0",
        "description       -      -      0      0      0           0",
        "I/we              -      -      0      0      0           1",
        "all           100.0   50.0      1      0      1           1",
    ]
