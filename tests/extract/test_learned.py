"""The learned reader's own parts: passages, pairs, clues, and the shipped network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.extract.annotate import load
from kg.extract.learned import network as shipped
from kg.extract.learned.clues import CLUES, FAR, clues, steps, triggers
from kg.extract.learned.labels import RELATIONS, STATUSES, TAGS
from kg.extract.learned.network import Network, network
from kg.extract.learned.pairs import FEATURES, MARK, REACH, Admitted, Pair, pairs, possible
from kg.extract.learned.passages import BEFORE, CASES, LIMIT, Passage, case, passages
from kg.extract.learned.paths import path
from kg.extract.reading import Reading
from kg.extract.rules import open_reading
from kg.extract.wordings import compile_schema
from kg.schema import Schema

TEXT = "Northwind Inc bought Contoso Corp for $5 million. Its chief executive, Jo Ray, left in May. "


def read(text: str) -> tuple[Doc, list[Passage]]:
    """A text and its passages."""
    doc = load()(text)
    return doc, passages(doc, network().tokenizer)


def asked(text: str, schema: Schema) -> tuple[Reading, list[Pair]]:
    """All pairs of a text."""
    doc, found = read(text)
    reading = open_reading(doc, schema)
    words = triggers(reading, compile_schema(schema), RELATIONS)
    admitted = Admitted(schema, RELATIONS)
    return reading, [pair for passage in found for pair in pairs(passage, reading, admitted, words)]


def names(reading: Reading, found: Sequence[Pair]) -> set[tuple[str, str]]:
    """The words of both ends."""
    texts = [candidate.text(reading.doc) for candidate in reading.candidates]
    return {(texts[pair.subject], texts[pair.object]) for pair in found}


def test_every_sentence_belongs_to_one_passage() -> None:
    doc, found = read(TEXT * 12)
    assert len(found) > 1
    own = [number for passage in found for number in passage.own]
    assert own == list(range(len(list(doc.sents))))


def test_a_passage_repeats_the_sentences_before_its_own() -> None:
    _, found = read(TEXT * 12)
    assert [passage.repeated for passage in found] == [0, *[BEFORE] * (len(found) - 1)]
    assert list(found[1].sentences)[:BEFORE] == found[0].own[-BEFORE:]


@pytest.mark.parametrize("text", [TEXT * 12, "Northwind " * 400, "", "\n\n", "a" * 5000])
def test_no_passage_is_longer_than_the_limit(text: str) -> None:
    _, found = read(text)
    assert all(len(passage.pieces) == len(passage.cases) <= LIMIT for passage in found)


def test_a_token_leads_to_its_own_pieces() -> None:
    doc, (passage,) = read("Northwind Inc bought Contoso Corp.")
    tokenizer = network().tokenizer
    for token in doc:
        start, end = passage.at[token.i]
        assert tokenizer.decode(passage.pieces[start:end]).replace(" ", "") == token.lower_


@pytest.mark.parametrize(
    ("word", "is_case"),
    [
        *(("firm", "lower"), ("Northwind", "title"), ("IBM", "upper"), ("eBay", "mixed"), ("xAI", "mixed")),
        *(("49%", "digits"), ("$", "other"), (".", "other"), ("A", "title")),
    ],
)
def test_letter_case_is_told(word: str, is_case: str) -> None:
    assert CASES[case(word)] == is_case


def test_pairs_are_asked_both_ways_and_across_sentences(schema: Schema) -> None:
    reading, found = asked(TEXT, schema)
    both = names(reading, found)
    assert {("Northwind Inc", "Contoso Corp"), ("Contoso Corp", "Northwind Inc"), ("Jo Ray", "Contoso Corp")} <= both
    assert all(subject != target for subject, target in both)


def test_no_amount_is_a_subject_and_none_is_asked_about_elsewhere(schema: Schema) -> None:
    reading, found = asked(TEXT, schema)
    amounts = {index for index, candidate in enumerate(reading.candidates) if candidate.kind == "amount"}
    assert amounts
    assert not amounts & {pair.subject for pair in found}
    assert {pair.sentence for pair in found if pair.object in amounts} <= {0}


def test_no_pair_is_asked_about_that_no_relation_admits(schema: Schema) -> None:
    reading, found = asked("Jo Ray of Northwind Inc flew from Paris to London.", schema)
    types = {(reading.best_type(pair.subject), reading.best_type(pair.object)) for pair in found}
    assert "Place" in {reading.best_type(index) for index in range(len(reading.candidates))}
    assert ("Person", "Company") in types
    assert not any(subject == "Place" for subject, _ in types)
    admitted = Admitted(schema, RELATIONS)
    assert admitted.between({"Place"}, {"Place"}) == []
    assert all(admitted.between(possible(reading, pair.subject), possible(reading, pair.object)) for pair in found)


def test_features_stay_inside_their_tables(schema: Schema) -> None:
    _, found = asked(TEXT * 3, schema)
    assert found
    for pair in found:
        assert len(pair.features) == len(FEATURES)
        assert all(0 <= value < size for value, size in zip(pair.features, FEATURES, strict=True))


def test_the_nearest_trigger_word_is_the_clue(schema: Schema) -> None:
    reading, found = asked("Northwind Inc bought Contoso Corp and Larkfield Ltd sued Tessera Corp.", schema)
    texts = [candidate.text(reading.doc) for candidate in reading.candidates]
    (pair,) = [pair for pair in found if (texts[pair.subject], texts[pair.object]) == ("Northwind Inc", "Contoso Corp")]
    clue = pair.clues[RELATIONS.index("acquired")]
    assert clue.word.text == "bought"
    assert len(clue.numbers) == CLUES
    assert clue.rule.relation.relation == "acquired"


def test_steps_count_the_path_and_end_at_far() -> None:
    doc = load()("Northwind bought Contoso. Larkfield grew.")
    assert steps(doc[0], doc[0]) == 0
    assert steps(doc[0], doc[2]) == 2
    assert steps(doc[0], doc[4]) == FAR
    assert clues([], doc[0], doc[2]) == {}


def test_the_path_is_what_joins_two_words() -> None:
    doc = load()("Northwind agreed to buy Contoso. Larkfield grew.")
    assert {token.text for token in path(doc[0], doc[4])} == {"agreed", "buy"}
    assert {token.text for token in path(doc[4], doc[0])} == {"agreed", "buy"}
    assert path(doc[0], doc[0]) == path(doc[0], doc[1]) == []


def test_the_path_of_words_in_two_sentences_is_above_the_first() -> None:
    doc = load()("Northwind agreed to buy Contoso. Larkfield grew.")
    assert [token.text for token in path(doc[6], doc[0])] == ["grew"]


def test_a_pair_knows_the_pieces_of_its_path(schema: Schema) -> None:
    reading, found = asked("Northwind Inc bought Contoso Corp.", schema)
    _, (passage,) = read("Northwind Inc bought Contoso Corp.")
    assert found
    bought = next(token for token in reading.doc if token.text == "bought")
    assert {pair.path for pair in found} == {tuple(range(*passage.at[bought.i]))}


def test_whoever_an_article_is_about_is_asked_about_in_every_sentence(schema: Schema) -> None:
    rain = "It rained all day. " * (REACH + 1)
    reading, found = asked(f"Northwind Inc bought Contoso Corp. Northwind Inc grew. {rain}Jo Ray left.", schema)
    last = max(pair.sentence for pair in found)
    assert {("Northwind Inc", "Jo Ray"), ("Jo Ray", "Northwind Inc")} == names(
        reading, [pair for pair in found if pair.sentence == last]
    )
    assert {pair.spans[0] for pair in found if pair.sentence == last} >= {MARK}


def test_the_shipped_network_gives_probabilities(schema: Schema) -> None:
    _, (passage,) = read(TEXT)
    _, found = asked(TEXT, schema)
    states, tags = network().encode(passage)
    relations, statuses = network().score(states, found)
    assert tags.shape == (len(passage.pieces), len(TAGS))
    assert relations.shape == (len(found), len(RELATIONS))
    assert statuses.shape == (len(found), len(STATUSES))
    assert np.allclose(statuses.sum(axis=1), 1.0, atol=0.01)
    assert float(relations.min()) >= 0.0
    assert float(relations.max()) <= 1.0


def test_no_pairs_cost_no_pass() -> None:
    relations, statuses = network().score(np.zeros((3, 384), np.float32), [])
    assert relations.shape == (0, len(RELATIONS))
    assert statuses.shape == (0, len(STATUSES))


def test_broken_weights_are_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Network:
        raise RuntimeError("not a model")

    network.cache_clear()
    monkeypatch.setattr(shipped, "Network", broken)
    with pytest.raises(ModelError, match="weights of the learned reader"):
        network()
    network.cache_clear()
