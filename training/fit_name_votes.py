"""Fit ``kg/lexicon/name_votes.yaml``: what each voter's word on the type of a name is worth.

Data: a folder with ``train.jsonl``, one annotated article a line: ``id``, ``text`` and ``entities``, each with
``type``, ``name`` and ``aliases``. ``training/README.md`` describes the articles behind the shipped weights.
Beside them ``own_names.txt``, sentences of our own with invented names: articles repeat a name in many places, a
sentence alone has one clue.

Method: multinomial logistic regression with an L2 penalty. Each name of an article is one observation; a voter that
spoke n times counts sqrt(n). First the voters that look at one name are fitted, then all, with the neighbours' types
as the first fit sees them. Starting from zeros, with whole batches: no seed, the same file from the same data.

    python training/fit_name_votes.py GOLD_FOLDER            # writes kg/lexicon/name_votes.yaml
    python training/fit_name_votes.py GOLD_FOLDER --folds 5  # prints how types fare on articles held out
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from name_samples import OTHER, TYPES, Names, read_gold, read_own
from numpy.typing import NDArray

from kg.schema import load_schema

Matrix = NDArray[np.float32]
Weights = dict[str, dict[str, float]]

TARGET = Path(__file__).parent.parent / "kg" / "lexicon" / "name_votes.yaml"
OWN = Path(__file__).parent / "own_names.txt"
PENALTY = 0.0003
LEAST_NAMES = 8
WEIGHT_OF_OTHER = 0.7
SMALLEST = 0.15
STEPS = 700
HEADER = """\
# What each voter's word on the type of a name is worth. Voters are named after what they see (kg/extract/mentions/).
# Weights are the rounded coefficients of a multinomial logistic regression over annotated news, written by
# training/fit_name_votes.py: each name of an article is one observation, a voter that spoke n times counts sqrt(n).
# "Other" is for capitalised words that name none of the types.
voters:
"""


@dataclass
class Table:
    """Observations in rows, voters in columns: ``seen`` (rows x voters), ``types`` (rows), numbers into TYPES."""

    voters: list[str]
    seen: Matrix
    types: NDArray[np.int64]
    closed: NDArray[np.bool_]  # rows in which OTHER is no choice


def fit(articles: list[Names]) -> Weights:
    """The weights from ``articles``, rounded as the file holds them."""
    alone = weights_of(table(articles, None))
    return weights_of(table(articles, alone))


def table(articles: list[Names], weights: Weights | None) -> Table:
    """What the voters said of every name of ``articles``; voters heard of fewer than LEAST_NAMES names are left out."""
    bags = [(bag, names.types[key], names.all_named) for names in articles for key, bag in names.bags(weights).items()]
    heard = Counter(voter for bag, _, _ in bags for voter in bag)
    voters = sorted(voter for voter, count in heard.items() if count >= LEAST_NAMES)
    column = {voter: number for number, voter in enumerate(voters)}
    seen = np.zeros((len(bags), len(voters)), dtype=np.float32)
    for row, (bag, _, _) in enumerate(bags):
        for voter, count in bag.items():
            if voter in column:
                seen[row, column[voter]] = np.sqrt(count)
    types = np.array([TYPES.index(kind) for _, kind, _ in bags])
    return Table(voters, seen, types, np.array([closed for _, _, closed in bags]))


def weights_of(data: Table) -> Weights:
    """Fit, centre and round: small weights vanish."""
    fitted = regress(data)
    fitted -= np.median(fitted, axis=1, keepdims=True)
    kept = np.where(np.abs(fitted) >= SMALLEST, np.round(fitted, 1), 0.0)
    rows = zip(data.voters, kept, strict=True)
    return {
        voter: {kind: round(float(worth), 1) for kind, worth in zip(TYPES, row, strict=True) if worth}
        for voter, row in rows
        if row.any()
    }


def regress(data: Table) -> Matrix:
    """Coefficients (voters x types) by gradient descent with Adam's steps."""
    coefficients = np.zeros((len(data.voters), len(TYPES)), dtype=np.float32)
    mean, square = np.zeros_like(coefficients), np.zeros_like(coefficients)
    wanted = np.eye(len(TYPES), dtype=np.float32)[data.types]
    counts = np.where(data.types == TYPES.index(OTHER), WEIGHT_OF_OTHER, 1.0).astype(np.float32)[:, None]
    for step in range(1, STEPS + 1):
        guess = data.seen @ coefficients
        guess[data.closed, TYPES.index(OTHER)] = -np.inf
        guess = np.exp(guess - guess.max(axis=1, keepdims=True))
        guess /= guess.sum(axis=1, keepdims=True)
        slope = data.seen.T @ ((guess - wanted) * counts) / len(wanted) + PENALTY * coefficients
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        rate = 0.03 if step < 0.65 * STEPS else 0.006
        coefficients -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-7)
    return coefficients


def write(weights: Weights, path: Path) -> None:
    """One line a voter, sorted."""
    lines = [
        f"  {json.dumps(voter)}: {{{', '.join(f'{kind}: {worth}' for kind, worth in row.items())}}}\n"
        for voter, row in sorted(weights.items())
    ]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


def held_out(articles: list[Names], own: list[Names], folds: int) -> dict[str, float]:
    """Share of names kept, and of right types among those kept, on articles that the weights have not seen."""
    kept = right = real = invented = 0
    for fold in range(folds):
        weights = fit([names for number, names in enumerate(articles) if number % folds != fold] + own)
        for names in articles[fold::folds]:
            for key, bag in names.bags(weights).items():
                guess, true = best(bag, weights), names.types[key]
                if true in (OTHER, "Place"):
                    invented += guess not in (OTHER, "Place")
                    continue
                real += 1
                kept += guess != OTHER
                right += guess == true
    return {"names": real, "kept": kept / real, "type right of kept": right / kept, "invented": invented / real}


def best(bag: Counter[str], weights: Weights) -> str:
    """The type with the highest sum."""
    totals = dict.fromkeys(TYPES, 0.0)
    for voter, count in bag.items():
        for kind, worth in weights.get(voter, {}).items():
            totals[kind] += worth * float(np.sqrt(count))
    return min(TYPES, key=lambda kind: (-totals[kind], kind))


def main() -> None:
    """Read the arguments, fit, write or measure."""
    parser = argparse.ArgumentParser(description="Fit the weights of the voters on types of names.")
    parser.add_argument("gold", type=Path, help="folder with train.jsonl")
    parser.add_argument("--out", type=Path, default=TARGET, help="the file to write")
    parser.add_argument("--folds", type=int, help="measure on articles held out instead of writing")
    options = parser.parse_args()
    schema = load_schema()
    articles, own = list(read_gold(options.gold / "train.jsonl", schema)), list(read_own(OWN, schema))
    if options.folds:
        print({name: round(value, 3) for name, value in held_out(articles, own, options.folds).items()})
    else:
        write(fit(articles + own), options.out)


if __name__ == "__main__":
    main()
