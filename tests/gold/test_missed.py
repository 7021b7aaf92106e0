"""The measuring loop says of every missed claim how far the reader got with it."""

from __future__ import annotations

import pytest

from benchmarks import judge, missed
from benchmarks.judge import Error, GoldArticle
from benchmarks.missed import Kind
from benchmarks.reliability import calibration_error, reliability
from benchmarks.wordings import tally
from kg import claims
from kg.extract import EXTRACTORS
from kg.model import Article, Graph
from kg.schema import Schema

BESIDE = pytest.mark.skipif(
    not judge.there(), reason="../shared/eval is not there: names are compared as the judge does"
)
LINES = [
    "MISSED     a1 Northwind -acquired-> Contoso [actual]  «Northwind bought Contoso.»",
    "INVENTED   a1 Jo Ray -holds_role_at-> Larkfield for All [actual]  «Ray of Larkfield for All»",
    "STATUS possible for ['planned', 'possible'] a2 Northwind -raised-> $5 million [possible]  «It may raise»",
    "acquired               gold   20  P  90.0  R  45.0  F1  60.0",
    '{"claim_P": 79.6, "reversed": 1, "predicted_claims": 400}',
]


def test_the_lines_of_the_judge_are_taken_apart() -> None:
    said = judge.verdict(LINES)
    assert [(one.kind, one.article, one.told, one.status) for one in said.errors] == [
        ("MISSED", "a1", "Northwind -acquired-> Contoso", ""),
        ("INVENTED", "a1", "Jo Ray -holds_role_at-> Larkfield for All", ""),
        ("STATUS", "a2", "Northwind -raised-> $5 million", "possible for ['planned', 'possible']"),
    ]
    assert [one.relation for one in said.errors] == ["acquired", "holds_role_at", "raised"]
    assert said.errors[0].quote == "Northwind bought Contoso."
    assert [(row.relation, row.gold, row.precision, row.recall) for row in said.rows] == [("acquired", 20, 90.0, 45.0)]
    assert said.figures["claim_P"] == 79.6


def test_a_line_that_is_not_the_judges_is_refused() -> None:
    with pytest.raises(ValueError, match="not a line of the judge"):
        judge.verdict(["something else", "{}"])


def annotation(subject: str, relation: str, target: str, quote: str) -> GoldArticle:
    ends = [{"id": "s", "type": "Company", "name": subject}, {"id": "o", "type": "Company", "name": target}]
    claim = {"subject": "s", "relation": relation, "object": "o", "quote": quote}
    return GoldArticle.model_validate({"id": "a1", "entities": ends, "claims": [claim]})


@BESIDE
@pytest.mark.parametrize(
    ("text", "relation", "quote", "kind"),
    [
        ("Northwind Inc was glad. It rained in the hills.", "acquired", "Northwind Inc was glad.", "no mention"),
        (
            "Northwind Inc and Contoso Corp are firms. Somebody bought it, said the minister.",
            "acquired",
            "Somebody bought it, said the minister.",
            "coreference",
        ),
        (
            "Northwind Inc and Contoso Corp are firms. Nothing was bought in Tessera.",
            "acquired",
            "Nothing was bought in Tessera.",
            "unsaid",
        ),
        (
            "Northwind Inc waved goodbye to Contoso Corp on Monday.",
            "acquired",
            "Northwind Inc waved goodbye to Contoso Corp on Monday.",
            "no wording",
        ),
        (
            "Northwind Inc was in the hall when someone bought bread, and Contoso Corp was not.",
            "acquired",
            "Northwind Inc was in the hall when someone bought bread, and Contoso Corp was not.",
            "parse",
        ),
        (
            "Northwind Inc bought Larkfield Ltd and met Contoso Corp.",
            "acquired",
            "Northwind Inc bought Larkfield Ltd and met Contoso Corp.",
            "other end",
        ),
        ("Northwind Inc bought Contoso Corp.", "acquired", "Northwind Inc bought Contoso Corp.", "refused"),
    ],
)
def test_a_missed_claim_is_counted_at_the_step_that_lost_it(
    text: str, relation: str, quote: str, kind: Kind, schema: Schema
) -> None:
    gold = {"a1": annotation("Northwind", relation, "Contoso", quote)}
    article = Article(id="a1", identifier="a1", source="a", text=text)
    error = Error("MISSED", "a1", f"Northwind -{relation}-> Contoso", quote)
    assert [one.kind for one in missed.explain([error], gold, (article,), schema)] == [kind]


@BESIDE
def test_an_invented_claim_is_counted_for_its_wording(schema: Schema) -> None:
    text = "Northwind Inc bought Contoso Corp. Jo Ray, chief executive of Larkfield Ltd, smiled."
    article = Article(id="a1", identifier="a1", source="a", text=text)
    graph: Graph = claims.build([article], list(EXTRACTORS.get("rules")([article], schema, None)), schema)
    gold = {"a1": annotation("Northwind", "acquired", "Contoso", "")}
    names = {entity.id: entity.name for entity in graph.entities}
    wrong = next(claim for claim in graph.claims if claim.relation == "acquired")
    error = Error(
        "INVENTED", "a1", f"{names[wrong.subject]} -acquired-> {names[wrong.object]}", wrong.evidence[0].quote
    )
    found = tally(graph, gold, [error])
    assert [(name.partition("/")[0], one.wrong, one.total) for name, one in found.items()] == [
        ("acquired", 1, 1),
        ("holds_role_at", 0, 1),
    ]


@BESIDE
def test_the_confidence_of_claims_is_held_against_the_judge(schema: Schema) -> None:
    text = "Northwind Inc bought Contoso Corp. Jo Ray, chief executive of Larkfield Ltd, smiled."
    article = Article(id="a1", identifier="a1", source="a", text=text)
    built: Graph = claims.build([article], list(EXTRACTORS.get("rules")([article], schema, None)), schema)
    sure = {"acquired": 0.55, "holds_role_at": 0.59}
    graph = built.model_copy(
        update={"claims": tuple(one.model_copy(update={"confidence": sure[one.relation]}) for one in built.claims)}
    )
    names = {entity.id: entity.name for entity in graph.entities}
    wrong = next(claim for claim in graph.claims if claim.relation == "acquired")
    words = f"{names[wrong.subject]} -acquired-> {names[wrong.object]}"
    error = Error("INVENTED", "a1", words, wrong.evidence[0].quote)
    classes = reliability(graph, {"a1": annotation("Northwind", "acquired", "Contoso", "")}, [error])
    assert [(one.low, one.high, one.claims, one.right) for one in classes] == [(0.5, 0.6, 2, 0.5)]
    assert calibration_error(classes) == pytest.approx(0.57 - 0.5)
