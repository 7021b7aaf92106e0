"""Fit how likely a match is right, on articles that the network was not trained on.

    python -m training.reader.calibrate --encoder FOLDER --folds FILE... --out calibration.json

FILE k holds the weights trained without fold k. A match is right where the annotation has its claim anywhere in the
article. Of the thresholds whose F1 of claims is as good as the best, at a precision of at least ``PRECISION``, those
with the most recall are taken: what counts as wrong here is often what a second reader would call defensible.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks import judge
from kg.extract.annotate import load
from kg.extract.both import Joined, joined
from kg.extract.learned.calibration import Calibration, Calibrations
from kg.extract.learned.opinions import Judge
from kg.extract.rules import matched, open_reading
from kg.extract.wordings import compile_schema
from kg.schema import load_schema
from training.reader.dataset import entities_of
from training.reader.fit import split
from training.reader.torch_judge import TorchJudge

PRECISION = 0.67
"""Of claims as they are counted here: what the judge calls optional or restated counts as wrong."""
TOLERANCE = 0.002
"""Of F1: as good as the best."""
STRENGTH = 0.03
"""Inverse of the penalty on the weights."""


@dataclass(frozen=True, slots=True)
class Row:
    """One match: its features, whether it is right, the status read and annotated, and the claim it makes."""

    told: dict[str, float]
    right: bool
    by_rule: bool
    claim: tuple[str, ...]
    status: str = ""
    annotated: tuple[str, ...] = ()


def rows(split_name: str, ids: set[str], network: Judge, rules: bool) -> Iterator[Row]:
    """The matches of the network, and of the rules where ``rules`` are asked, on some annotated articles."""
    nlp, schema = load(), load_schema(judge.ROOT / "schemas" / "business")
    index = compile_schema(schema)
    for line in judge.gold(split_name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] not in ids:
            continue
        reading = open_reading(nlp(row["text"]), schema)
        meant = entities_of(row, reading)
        told = {}
        for claim in row["claims"]:
            key = (claim["relation"], claim["subject"], claim["object"])
            status = claim.get("status", "actual")
            told[key] = tuple(status) if isinstance(status, list) else (status,)
            if schema.relation(claim["relation"]).symmetric:
                told[key[0], key[2], key[1]] = told[key]
        for one in joined(reading, index, network, matched(reading, index) if rules else ()):
            yield _row(one, row["id"], meant, reading.candidates, told)


def _row(one: Joined, article: str, meant: dict[int, str], candidates: list, told: dict) -> Row:
    ends = [meant.get(end) or f"chain {candidates[end].chain}" for end in (one.match.subject, one.match.object)]
    key = (one.match.relation, *ends)
    claim = (article, one.match.relation, *(sorted(ends) if (key[0], key[2], key[1]) in told else ends))
    return Row(one.told, key in told, one.by_rule, claim, one.match.status, told.get(key, ()))


def claims(found: list[Row], scores: np.ndarray, threshold: float, alone: float) -> tuple[int, int]:
    """Claims told, and of them right."""
    kept: dict[tuple[str, ...], bool] = {}
    for row, score in zip(found, scores, strict=True):
        if score >= (threshold if row.by_rule else alone):
            kept[row.claim] = row.right
    return len(kept), sum(kept.values())


def best(found: list[Row], scores: np.ndarray, annotated: int) -> tuple[float, float]:
    """The two thresholds with the most recall among those with the best F1 at the precision asked for."""
    grid = [n / 100 for n in range(5, 96, 5)]
    tried = []
    for threshold in grid:
        for alone in grid:
            told, right = claims(found, scores, threshold, alone)
            if told and right / told >= PRECISION:
                tried.append((2 * right / (told + annotated), right, threshold, alone))
    if not tried:
        raise ValueError(f"no thresholds reach a precision of {PRECISION}")
    good = max(tried)[0] - TOLERANCE
    return max((right, f1, threshold, alone) for f1, right, threshold, alone in tried if f1 >= good)[2:]


def main() -> None:
    """Fit, print what the thresholds give, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    gold = [json.loads(line) for line in judge.gold("train").read_text(encoding="utf-8").splitlines()]
    annotated = sum(len(row["claims"]) for row in gold)
    tables = {}
    for name, rules in (("both", True), ("learned", False)):
        found = []
        for fold, weights in enumerate(given.folds):
            _, held = split([row["id"] for row in gold], len(given.folds), fold)
            found += rows("train", set(held), TorchJudge(given.encoder, weights), rules)
        print(name)
        tables[name] = fit(found, annotated)
    text = json.dumps(Calibrations(**tables).model_dump(), indent=1, sort_keys=True)
    given.out.write_text(text + "\n", encoding="utf-8")


def fit(found: list[Row], annotated: int) -> Calibration:
    """Weights and thresholds; the latter on scores that each half gets from the other's weights."""
    right = np.array([row.right for row in found])
    articles = sorted({row.claim[0] for row in found})
    half = np.array([articles.index(row.claim[0]) % 2 for row in found])
    scores = np.zeros(len(found))
    for side in (0, 1):
        vectorizer, model = _fitted(
            [row for row, at in zip(found, half, strict=True) if at != side], right[half != side]
        )
        mine = [row.told for row, at in zip(found, half, strict=True) if at == side]
        scores[half == side] = model.predict_proba(vectorizer.transform(mine))[:, 1]
    threshold, alone = best(found, scores, annotated)
    told, hits = claims(found, scores, threshold, alone)
    rules = claims(found, np.array([float(row.by_rule) for row in found]), 0.5, 2.0)
    for name, (number, good) in {"  rules": rules, "  here": (told, hits)}.items():
        p, r = good / max(number, 1), good / annotated
        print(f"{name}: {number} claims, P {p:.3f} R {r:.3f} F1 {2 * good / (number + annotated):.3f}")
    vectorizer, model = _fitted(found, right)
    weights = {
        name: round(float(w), 4) for name, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    }
    print("thresholds", threshold, alone)
    return Calibration(weights=weights, threshold=threshold, alone=alone)


def _fitted(found: list[Row], right: np.ndarray) -> tuple[DictVectorizer, LogisticRegression]:
    vectorizer = DictVectorizer()
    numbers = vectorizer.fit_transform([row.told for row in found])
    model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False)
    return vectorizer, model.fit(numbers, right)


if __name__ == "__main__":
    main()
