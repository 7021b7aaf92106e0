"""Pages of our own writing, end to end: what must come out, and what must not.

A case is a folder with ``page.*`` and ``expected.yaml``:

``articles``       title, publisher and so on of every article, in the page's order
``claims``         claims that must come out; a status may be a list of those accepted
``forbidden``      patterns of subject, relation, object, status that no claim may fit
``optional``       claims that may come out: a note to the reader
``known_missing``  claims of the list that do not come out yet; one that does must be struck off here
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from kg import pipeline
from kg.claims.roles import role_of
from kg.extract.amounts import find_amounts
from kg.model import Amount, Claim, Graph
from kg.names import normalise
from kg.schema import load_schema

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/expected.yaml"))
SCHEMA = load_schema(Path(__file__).parents[1] / "schemas" / "business")


class Pattern(BaseModel):
    """A claim as the case's author writes it; what is left out fits anything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    status: str | tuple[str, ...] | None = None
    amount: str | None = None
    role: str | None = None

    def __str__(self) -> str:
        return ", ".join(f"{key} {value}" for key, value in self if value is not None)


class Expected(BaseModel):
    """The contents of ``expected.yaml``."""

    model_config = ConfigDict(extra="forbid")

    articles: tuple[dict[str, str | None], ...]
    claims: tuple[Pattern, ...] = ()
    forbidden: tuple[Pattern, ...] = ()
    optional: tuple[Pattern, ...] = ()
    known_missing: tuple[Pattern, ...] = ()


class Names:
    """Claims of a graph compared with patterns."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._names = {entity.id: (entity.name, *entity.aliases) for entity in graph.entities}

    def fits(self, pattern: Pattern, claim: Claim) -> bool:
        straight = self._is(pattern.subject, claim.subject, claim) and self._is(pattern.object, claim.object, claim)
        crossed = self._is(pattern.subject, claim.object, claim) and self._is(pattern.object, claim.subject, claim)
        statuses = (pattern.status,) if isinstance(pattern.status, str) else pattern.status
        return (
            pattern.relation in (None, claim.relation)
            and (straight or (SCHEMA.relation(claim.relation).symmetric and crossed))
            and (statuses is None or claim.status in statuses)
            and (pattern.amount is None or same_amount(pattern.amount, claim.amount))
            and (pattern.role is None or (claim.role is not None and role_of(pattern.role) <= role_of(claim.role)))
        )

    def _is(self, name: str | None, node: str, claim: Claim) -> bool:
        if name is None:
            return True
        if node == claim.amount_id:
            return same_amount(name, claim.amount)
        return normalise(name) in {normalise(other) for other in self._names[node]}

    def shown(self, claim: Claim) -> str:
        subject, target = (self._names.get(end, ("",))[0] for end in (claim.subject, claim.object))
        amount = claim.amount.text if claim.amount else None
        extras = [claim.status, *filter(None, (amount, claim.role))]
        return f"{subject} {claim.relation} {target or amount} ({', '.join(extras)})  <- {claim.evidence[0].quote!r}"

    def near(self, pattern: Pattern) -> list[str]:
        """Claims with the right relation, or both ends right: what an author wants to see beside a missing one."""
        same_relation = Pattern(relation=pattern.relation)
        same_ends = Pattern(subject=pattern.subject, object=pattern.object)
        close = (claim for claim in self.graph.claims if self.fits(same_relation, claim) or self.fits(same_ends, claim))
        return [self.shown(claim) for claim in close]


def same_amount(words: str, amount: Amount | None) -> bool:
    wanted = find_amounts(words)
    if amount is None or not wanted:
        return False
    return (wanted[0].amount.unit, abs(wanted[0].amount.value)) == (amount.unit, abs(amount.value))


@cache
def built(case: Path) -> tuple[Expected, Names]:
    expected = Expected.model_validate(yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8")))
    pages = sorted(str(path) for path in case.glob("page.*"))
    return expected, Names(pipeline.build(pages, SCHEMA).graph)


def found(names: Names, pattern: Pattern) -> bool:
    return any(names.fits(pattern, claim) for claim in names.graph.claims)


def report(names: Names, patterns: Sequence[Pattern]) -> str:
    return "\n".join(
        "\n".join([f"- {pattern}", *(f"    near: {line}" for line in names.near(pattern))]) for pattern in patterns
    )


by_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@by_case
def test_the_page_falls_apart_into_its_articles(case: Path) -> None:
    expected, names = built(case)
    keys = sorted({key for article in expected.articles for key in article})
    wanted = [{key: article[key] for key in keys if key in article} for article in expected.articles]
    got = {article.title: article for article in names.graph.articles}
    assert sorted(str(title) for title in got) == sorted(str(article["title"]) for article in wanted)
    for article in wanted:
        assert {key: getattr(got[article["title"]], key) for key in article} == article


@by_case
def test_every_expected_claim_comes_out(case: Path) -> None:
    expected, names = built(case)
    required = [pattern for pattern in expected.claims if pattern not in expected.known_missing]
    missing = [pattern for pattern in required if not found(names, pattern)]
    assert not missing, f"{len(missing)} of {len(required)} claims missing\n{report(names, missing)}"


@by_case
def test_no_forbidden_claim_comes_out(case: Path) -> None:
    expected, names = built(case)
    wrong = [
        f"- {pattern}\n    found: {names.shown(claim)}"
        for pattern in expected.forbidden
        for claim in names.graph.claims
        if names.fits(pattern, claim)
    ]
    assert not wrong, "\n".join(["forbidden claims found", *wrong])


@by_case
def test_what_is_known_to_be_missing_is_still_missing(case: Path) -> None:
    expected, names = built(case)
    arrived = [str(pattern) for pattern in expected.known_missing if found(names, pattern)]
    assert not arrived, "\n".join(["these come out now: strike them off known_missing", *arrived])


@by_case
def test_every_quote_stands_in_its_article(case: Path) -> None:
    _, names = built(case)
    texts = {article.id: article.text for article in names.graph.articles}
    for claim in names.graph.claims:
        assert claim.evidence
        for evidence in claim.evidence:
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.quote
