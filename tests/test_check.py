"""Every example of every relation of the business schema comes out, and nothing else of its relation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.check import Failure, check_examples
from kg.extract import EXTRACTORS
from kg.schema import Schema, load_schema

SCHEMA = load_schema(Path(__file__).parents[1] / "schemas" / "business")


@pytest.fixture(scope="module")
def failures() -> Mapping[str, list[Failure]]:
    found: dict[str, list[Failure]] = {}
    for failure in check_examples(SCHEMA):
        found.setdefault(failure.relation, []).append(failure)
    return found


@pytest.mark.parametrize("relation", [relation.relation for relation in SCHEMA.relations])
def test_examples_of(relation: str, failures: Mapping[str, list[Failure]]) -> None:
    lines = [f"{item.text}\n  expected {item.expected}\n  got      {item.got}" for item in failures.get(relation, ())]
    assert not lines, "\n".join(lines)


class TestComparing:
    """With an extractor that knows ``X bought Y`` alone."""

    @pytest.fixture(autouse=True)
    def bought(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(EXTRACTORS._targets, "bought", "fakes:bought")

    def check(self, text: str, *claims: dict[str, str]) -> list[Failure]:
        relation = SCHEMA.relation("acquired")
        example = type(relation.examples[0]).model_validate({"text": text, "claims": claims})
        relation = relation.model_copy(update={"examples": (example,)})
        schema: Schema = SCHEMA.model_copy(update={"relations": (relation,)})
        return check_examples(schema, "bought")

    def test_the_claims_listed_pass(self) -> None:
        assert self.check("Northwind bought Contoso.", {"subject": "Northwind", "object": "Contoso"}) == []

    def test_a_claim_too_many_fails(self) -> None:
        assert [item.got for item in self.check("Northwind bought Contoso.")] == [
            ("Northwind acquired Contoso (actual)",)
        ]

    @pytest.mark.parametrize(
        "claim",
        [
            {"subject": "Contoso", "object": "Northwind"},
            {"subject": "Northwind", "object": "Contoso", "status": "denied"},
            {"subject": "Northwind", "object": "Contoso", "amount": "$5"},
            {"subject": "Northwind", "object": "Contoso", "role": "owner"},
        ],
    )
    def test_whatever_differs_fails(self, claim: dict[str, str]) -> None:
        assert len(self.check("Northwind bought Contoso.", claim)) == 1
