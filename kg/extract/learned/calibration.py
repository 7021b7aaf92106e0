"""How likely a match is right, given what both readers say: logistic regression, fitted on held-out articles.

``weights/calibration.json`` holds the weights by name; ``training.reader.calibrate`` writes it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kg.errors import ModelError
from kg.extract.learned.beside import Beside
from kg.extract.learned.opinions import Opinion
from kg.extract.learned.pairs import KINDS, LABELS, TYPES
from kg.model import Match, Record

CLIP = 0.001
DIGITS = 4


class Calibration(Record):
    """Weights by feature, and the probability from which on a match is told, for each way of reading."""

    weights: dict[str, float]
    threshold: float
    """For matches that the rules found, or both readers."""
    alone: float
    """For matches that only the network found."""

    def probability(self, told: dict[str, float]) -> float:
        """How likely a match with these features is right; features without a weight count nothing."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in sorted(told.items()))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), DIGITS)


class Calibrations(Record):
    """One for each way of reading with the network."""

    both: Calibration
    learned: Calibration


def features(one: Match, opinion: Opinion | None, by_rule: bool, beside: Beside) -> dict[str, float]:
    """What is told of a match; ``opinion`` is None where the network thinks nothing of it."""
    found: dict[str, float] = {"one": 1.0, f"relation {one.relation}": 1.0, f"status {one.status}": 1.0}
    log_odds = _log_odds(opinion.probability if opinion is not None else 0.0)
    found["network"] = log_odds
    found[f"network {one.relation}"] = log_odds
    if by_rule:
        kind = "/".join(one.rule.split("/")[:2])
        found |= {"rule": 1.0, "rule score": one.score, f"rule {kind}": 1.0, "rule and network": log_odds}
    side = "rule" if by_rule else "alone"
    found[f"{side} beside rules {min(beside.rules, 2)}"] = 1.0
    found[f"{side} beside better {min(beside.better, 3)}"] = 1.0
    found[f"{side} below highest"] = _log_odds(beside.highest) - log_odds
    if opinion is not None:
        found |= dict.fromkeys(_of_pair(opinion, side), 1.0)
    return found


def _of_pair(opinion: Opinion, side: str) -> Iterator[str]:
    """How the two mentions and the trigger word stand to each other."""
    subject, target, subject_kind, target_kind, order, gap, *away = opinion.pair.features
    yield f"{side} types {opinion.relation} {TYPES[subject]} {TYPES[target]}"
    yield f"{side} kinds {KINDS[subject_kind]} {KINDS[target_kind]}"
    yield f"{side} order {opinion.relation} {order}"
    yield f"{side} gap {gap}"
    yield f"{side} sentences {away[0]} {away[1]}"
    yield f"{side} about {away[2]} {away[3]}"
    yield f"{side} labels {LABELS[away[4]]} {LABELS[away[5]]}"
    yield f"{side} steps {away[6]}"
    if opinion.clue is None:
        yield f"{side} no clue {opinion.relation}"
        return
    near = [round(1 / number) - 1 for number in opinion.clue.numbers[1:3]]
    yield f"{side} clue near {near[0]} {near[1]}"
    yield f"{side} clue {opinion.clue.rule.wording.kind} {near[0]} {near[1]}"
    yield f"{side} clue word {opinion.clue.word.lemma_.lower()}"


def _log_odds(probability: float) -> float:
    inside = min(max(probability, CLIP), 1 - CLIP)
    return math.log(inside / (1 - inside))


@cache
def calibrations() -> Calibrations:
    """The tables shipped with the weights; ModelError where they cannot be read."""
    try:
        text = (files("kg.extract.learned") / "weights" / "calibration.json").read_text(encoding="utf-8")
        return Calibrations.model_validate_json(text)
    except (OSError, ValueError) as error:
        raise ModelError("the calibration of the learned reader does not load", "install newskg again") from error
