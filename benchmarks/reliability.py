"""How far a claim's confidence can be believed: reliability by class of confidence (DeGroot, Fienberg 1983)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.judge import Error, GoldArticle
from benchmarks.wordings import told
from kg.model import Graph

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Class:
    """Claims whose confidence is above ``low`` and at most ``high``: their mean confidence, and the share not wrong."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


def reliability(graph: Graph, gold: dict[str, GoldArticle], invented: list[Error]) -> list[Class]:
    """The classes that hold a claim; one that two articles tell counts in each."""
    wrong = Counter((error.article, error.told, error.quote) for error in invented)
    seen: list[tuple[float, bool]] = []
    for (article, words), tellings in told(graph, gold).items():
        for telling in tellings:
            key = next(((article, words, q) for q in sorted(telling.quotes) if wrong[article, words, q] > 0), None)
            if key is not None:
                wrong[key] -= 1
            seen.append((telling.confidence, key is None))
    found = []
    for low, high in pairwise(EDGES):
        inside = [(confidence, right) for confidence, right in seen if low < confidence <= high]
        if inside:
            confidences, rights = zip(*inside, strict=True)
            number = len(inside)
            found.append(Class(low, high, number, sum(confidences) / number, sum(rights) / number))
    return found


def calibration_error(classes: list[Class]) -> float:
    """Expected calibration error (Naeini et al. 2015): the mean distance of confidence and share right, by claims."""
    every = sum(one.claims for one in classes)
    return sum(one.claims * abs(one.confidence - one.right) for one in classes) / every if every else 0.0
