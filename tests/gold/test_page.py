"""The user's own page, and the same page with every name replaced: both must give the graph that is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from kg import pipeline
from kg.export import export
from kg.model import Claim, Entity, Graph
from kg.query import query
from kg.schema import Schema

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "shared" / "pages" / "handshake-daily8.txt"
DATA = yaml.safe_load((HERE / "page.yaml").read_text(encoding="utf-8"))
REQUIRED: list[dict[str, object]] = DATA["required"]

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="../shared/pages is not there")


def _replace(text: str, names: Mapping[str, str]) -> str:
    """Whole words replaced, longer names first."""
    order = sorted(names, key=len, reverse=True)
    return re.sub("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in order), lambda m: names[m.group()], text)


@pytest.fixture(scope="module")
def built(schema: Schema) -> Graph:
    return pipeline.build([str(PAGE)], schema).graph


@pytest.fixture(scope="module")
def renamed(schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    text = PAGE.read_text(encoding="utf-8")
    for old, new in DATA["furniture"].items():
        text = text.replace(old, new)
    path = tmp_path_factory.mktemp("renamed") / "page.txt"
    path.write_text(_replace(text, DATA["replaced"]), encoding="utf-8")
    return pipeline.build([str(path)], schema).graph


def _named(graph: Graph) -> dict[str, Entity]:
    return {name: entity for entity in graph.entities for name in (entity.name, *entity.aliases)}


def _is(claim: Claim, wanted: Mapping[str, object], graph: Graph) -> bool:
    names = _named(graph)
    subject, target = names.get(str(wanted["subject"])), names.get(str(wanted.get("object")))
    ends = [claim.subject, claim.object]
    if subject is None or subject.id not in ends or ("object" in wanted and (target is None or target.id not in ends)):
        return False
    symmetric = wanted["relation"] in ("competes_with", "in_talks_with")
    amount = claim.amount
    return (
        claim.relation == wanted["relation"]
        and (symmetric or claim.subject == subject.id)
        and claim.status == wanted["status"]
        and ("role" not in wanted or claim.role == wanted["role"])
        and ("value" not in wanted or (amount is not None and amount.value == wanted["value"]))
        and ("high" not in wanted or (amount is not None and amount.high == wanted["high"]))
        and ("unit" not in wanted or (amount is not None and amount.unit == wanted["unit"]))
    )


def _missing(graph: Graph, required: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    return [wanted for wanted in required if not any(_is(claim, wanted, graph) for claim in graph.claims)]


def _under_new_names(wanted: Mapping[str, object]) -> dict[str, object]:
    return {
        key: _replace(str(value), DATA["replaced"]) if key in ("subject", "object") else value
        for key, value in wanted.items()
    }


def test_the_page_gives_every_claim_that_is_asked_for(built: Graph) -> None:
    assert _missing(built, REQUIRED) == []


def test_every_claim_has_its_exact_quote(built: Graph) -> None:
    texts = {article.id: article.text for article in built.articles}
    assert built.claims
    assert all(texts[e.article][e.start : e.end] == e.quote for claim in built.claims for e in claim.evidence)


def test_no_rumoured_acquisition_is_a_plain_triple(built: Graph, schema: Schema, tmp_path: Path) -> None:
    export("turtle", built, schema, tmp_path / "graph.ttl")
    names = _named(built)
    for never in DATA["never_plain"]:
        subject, target = names[never["subject"]], names[never["object"]]
        answer = query(tmp_path / "graph.ttl", f"ASK {{ ex:{subject.id} kg:{never['relation']} ex:{target.id} }}")
        assert answer.answer is False, never


@pytest.mark.parametrize("names", DATA["one_node"], ids=lambda names: names[0])
def test_all_names_of_one_are_one_node(built: Graph, names: list[str]) -> None:
    assert len({_named(built)[name].id for name in names}) == 1


def test_the_page_falls_apart_into_its_four_articles(built: Graph) -> None:
    assert len(built.articles) == 4
    assert sum(article.publisher is not None for article in built.articles) == 3


def test_the_page_under_other_names_gives_the_same_claims(renamed: Graph) -> None:
    assert _missing(renamed, [_under_new_names(wanted) for wanted in REQUIRED]) == []
