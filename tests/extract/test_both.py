"""Two readers joined: with a network that is told what to think, and end to end with the shipped one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from tokenizers import Tokenizer

from kg.extract import EXTRACTORS
from kg.extract.annotate import load
from kg.extract.both import read
from kg.extract.learned.beside import Beside
from kg.extract.learned.calibration import Calibration, calibrations, features
from kg.extract.learned.labels import RELATIONS, STATUSES, TAGS
from kg.extract.learned.network import Numbers, network
from kg.extract.learned.pairs import Pair
from kg.extract.learned.passages import Passage
from kg.extract.wordings import compile_schema
from kg.model import Article, Extraction, Match
from kg.schema import Schema

BOUGHT = "Northwind Inc bought Contoso Corp."
UNSAID = "Northwind Inc and Contoso Corp shook hands."
MATCH = Match(
    relation="acquired", subject=0, object=1, start=0, end=3, extractor="rules", rule="acquired/verb/0:buy", score=0.9
)
OTHERS = [
    Article(id=f"b{n}", identifier=f"b{n}", source="s", text=f"Fabrikam {n} Ltd sued Tessera Corp. " * n)
    for n in range(1, 20)
]


class Thinks:
    """A network that finds ``relation`` with ``probability`` wherever it is asked."""

    def __init__(self, relation: str, probability: float) -> None:
        self.tokenizer: Tokenizer = network().tokenizer
        self._relation, self._probability = RELATIONS.index(relation), probability

    def encode(self, passage: Passage) -> tuple[Numbers, Numbers]:
        return np.zeros((len(passage.pieces), 1), np.float32), np.zeros((len(passage.pieces), len(TAGS)), np.float32)

    def score(self, states: Numbers, pairs: Sequence[Pair]) -> tuple[Numbers, Numbers]:
        assert len(states) > 0
        relations = np.zeros((len(pairs), len(RELATIONS)), np.float32)
        relations[:, self._relation] = self._probability
        return relations, np.full((len(pairs), len(STATUSES)), 0.2, np.float32)


def table(**weights: float) -> Calibration:
    """Weights with thresholds of one half."""
    return Calibration(weights=weights, threshold=0.5, alone=0.5)


def extraction(text: str, schema: Schema, judge: Thinks, weights: Calibration, rules: bool = True) -> Extraction:
    """One text read by both readers."""
    return read("a", load()(text), schema, compile_schema(schema), judge, weights, rules)


def told(found: Extraction) -> set[tuple[str, str]]:
    """Relation and reader of each match."""
    return {(one.relation, one.extractor) for one in found.matches}


def test_what_both_find_says_so(schema: Schema) -> None:
    found = extraction(BOUGHT, schema, Thinks("acquired", 0.9), table(rule=3.0))
    (match,) = [one for one in found.matches if one.extractor == "both"]
    assert match.relation == "acquired"
    assert match.rule.startswith("acquired/verb/")
    assert match.rule.endswith("p=0.90")


def test_what_the_network_alone_finds_is_told_where_it_is_sure(schema: Schema) -> None:
    sure, unsure = table(network=2.0), table(network=-2.0)
    assert ("partnered_with", "learned") in told(extraction(UNSAID, schema, Thinks("partnered_with", 0.9), sure))
    assert told(extraction(UNSAID, schema, Thinks("partnered_with", 0.9), unsure)) == set()


def test_a_symmetric_opinion_is_one_match(schema: Schema) -> None:
    found = extraction(UNSAID, schema, Thinks("partnered_with", 0.9), table(network=2.0))
    assert [one.relation for one in found.matches] == ["partnered_with"]


def test_a_match_that_both_together_find_unlikely_is_not_told(schema: Schema) -> None:
    assert ("acquired", "rules") in told(extraction(BOUGHT, schema, Thinks("sued", 0.0), table(rule=3.0)))
    assert told(extraction(BOUGHT, schema, Thinks("sued", 0.0), table(rule=-3.0))) == set()


def test_a_relation_that_the_network_does_not_know_is_left_to_its_wordings(schema: Schema) -> None:
    renamed = schema.relation("acquired").model_copy(update={"relation": "swallowed"})
    own = schema.model_copy(update={"relations": (renamed,)})
    found = extraction(BOUGHT, own, Thinks("acquired", 0.9), table(rule=-9.0))
    assert [(one.relation, one.extractor, one.score) for one in found.matches] == [("swallowed", "rules", 0.93)]


def test_the_network_alone_goes_through_the_same_status(schema: Schema) -> None:
    text = "Northwind Inc has not acquired Contoso Corp."
    found = extraction(text, schema, Thinks("acquired", 0.9), table(network=2.0), rules=False)
    assert {one.status for one in found.matches if one.relation == "acquired"} == {"denied"}
    assert {one.extractor for one in found.matches} == {"learned"}


def test_features_tell_the_readers_apart() -> None:
    beside = Beside(rules=0, better=0, highest=0.0)
    by_rule, alone = (features(MATCH, None, by_rule, beside) for by_rule in (True, False))
    assert "rule acquired/verb" in by_rule
    assert not any(name.startswith("rule ") and name != "rule beside" for name in alone if "beside" not in name)
    assert by_rule["network"] == alone["network"] < -5


def test_a_probability_grows_with_what_speaks_for_it() -> None:
    weights = table(network=1.0)
    low, high = weights.probability({"network": -1.0}), weights.probability({"network": 1.0, "unheard of": 7.0})
    assert low < 0.5 < high
    assert weights.probability({"network": 1e9}) == 1.0
    assert weights.probability({"network": -1e9}) == 0.0


@pytest.mark.parametrize("name", ["learned", "both"])
def test_an_article_reads_the_same_alone_and_among_twenty(schema: Schema, name: str) -> None:
    article = Article(
        id="a", identifier="a", source="s", text=f"{BOUGHT} Jo Ray, chief executive of Northwind Inc, left."
    )
    (alone,) = EXTRACTORS.get(name)([article], schema, None)
    among = [one for one in EXTRACTORS.get(name)([*OTHERS, article], schema, None) if one.article == "a"]
    assert [alone.model_dump_json()] == [one.model_dump_json() for one in among]


def test_the_shipped_network_reads_a_plain_sentence(schema: Schema) -> None:
    text = "Larkfield Inc, the carmaker, has agreed to buy battery start-up Tessera Ltd for $300 million."
    article = Article(id="a", identifier="a", source="s", text=text)
    (found,) = EXTRACTORS.get("learned")([article], schema, None)
    told = {(m.relation, found.mentions[m.subject].text, found.mentions[m.object].text) for m in found.matches}
    assert ("acquired", "Larkfield Inc", "Tessera Ltd") in told


def test_both_tables_of_weights_are_shipped() -> None:
    for shipped in (calibrations().both, calibrations().learned):
        assert 0.0 < shipped.alone < 1.0
        assert shipped.weights["network"] > 0.0
