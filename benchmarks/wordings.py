"""Which wordings of the relation files invent claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from benchmarks.judge import Error, GoldArticle
from kg.model import Claim, Evidence, Graph

SHOWN = 160
"""Characters of a quote that the judge prints."""


@dataclass(slots=True)
class Tally:
    """A wording's claims, one for each article that tells it, and how many of them the judge calls wrong."""

    total: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as one article tells it: the wording of its first evidence there, its quotes as the judge prints them."""

    rule: str
    quotes: frozenset[str]
    confidence: float


def tally(graph: Graph, gold: dict[str, GoldArticle], invented: list[Error]) -> dict[str, Tally]:
    """Rule of a claim's first evidence in an article -> its tally; worst first.

    What the judge does not call wrong is right, or defensible and neither rewarded nor punished.
    """
    every = told(graph, gold)
    found: dict[str, Tally] = defaultdict(Tally)
    for tellings in every.values():
        for telling in tellings:
            found[telling.rule].total += 1
    for error in invented:
        tellings = every[error.article, error.told]
        found[next((one for one in tellings if error.quote in one.quotes), tellings[0]).rule].wrong += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1].wrong, item[1].total, item[0])))


def told(graph: Graph, gold: dict[str, GoldArticle]) -> dict[tuple[str, str], list[Telling]]:
    """Article and claim in the judge's words -> each claim that reads so."""
    names = {entity.id: entity.name for entity in graph.entities}
    identifiers = {article.id: article.identifier for article in graph.articles}
    found: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for claim in graph.claims:
        quotes = frozenset(" ".join(evidence.quote.split())[:SHOWN] for evidence in claim.evidence)
        for article, evidence in _first(claim).items():
            if identifiers[article] in gold:
                found[identifiers[article], _words(claim, names)].append(
                    Telling(rule_name(evidence), quotes, claim.confidence)
                )
    return found


def rule_name(evidence: Evidence) -> str:
    """The wording of a relation file, counted from 0: "acquired/verb/0"."""
    return evidence.rule.partition(":")[0]


def _first(claim: Claim) -> dict[str, Evidence]:
    first: dict[str, Evidence] = {}
    for evidence in claim.evidence:
        first.setdefault(evidence.article, evidence)
    return first


def _words(claim: Claim, names: dict[str, str]) -> str:
    target = claim.amount.text if claim.object == claim.amount_id and claim.amount else names[claim.object]
    return f"{names[claim.subject]} -{claim.relation}-> {target}"
