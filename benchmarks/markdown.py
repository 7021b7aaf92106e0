"""The tables of ``docs/evaluation.md``: figures only, never a word of the articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.floors import with_rates
from benchmarks.judge import ROOT, Row, Verdict
from benchmarks.missed import KINDS, Missed

DOCUMENT = ROOT / "docs" / "evaluation.md"
FIGURES = {
    "claim_P": "claim precision",
    "claim_R": "claim recall",
    "claim_F1": "claim F1",
    "status_accuracy": "status right",
    "status_accuracy_when_not_actual": "status right, not actual",
    "rumour_as_fact": "rumours told as facts",
    "amount_accuracy": "amounts right",
    "amounts_matched": "amounts compared",
    "reversed": "reversed claims",
    "reversed_per_200": "reversed of 200 claims",
    "deal_P": "deal precision",
    "deal_R": "deal recall",
    "entity_F1": "entity F1",
    "entity_type_accuracy": "entity type right",
}
Splits = Mapping[str, tuple[Verdict, list[Missed]]]


def write(splits: Splits, document: Path = DOCUMENT) -> None:
    """Replace what stands between ``<!-- NAME -->`` and ``<!-- /NAME -->`` for figures, relations and missed.

    ValueError where the document lacks a place for one of them.
    """
    text = document.read_text(encoding="utf-8")
    for name, table in {"figures": figures(splits), "relations": relations(splits), "missed": lost(splits)}.items():
        block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not block.search(text):
            raise ValueError(f"{document.name} has no place for {name}")
        text = block.sub(rf"\g<1>{table}\g<2>", text)
    document.write_text(text, encoding="utf-8")


def figures(splits: Splits) -> str:
    """One row a figure, one column a split."""
    found = {split: with_rates(verdict.figures) for split, (verdict, _) in splits.items()}
    rows = [[label, *(_number(found[split][name]) for split in splits)] for name, label in FIGURES.items()]
    return _table(["figure", *splits], rows)


def relations(splits: Splits) -> str:
    """One row a relation, those with most annotated claims first."""
    by_name = {split: {row.relation: row for row in verdict.rows} for split, (verdict, _) in splits.items()}
    total = Counter[str]()
    for rows in by_name.values():
        total.update({row.relation: row.gold for row in rows.values()})
    header = ["relation", *(f"{split}: {column}" for split in splits for column in ("gold", "P", "R", "F1"))]
    order = sorted(total, key=lambda name: (-total[name], name))
    lines = [[name, *(cell for split in splits for cell in _cells(by_name[split].get(name)))] for name in order]
    return _table(header, lines)


def lost(splits: Splits) -> str:
    """One row a kind of miss."""
    found = {split: Counter(one.kind for one in missed) for split, (_, missed) in splits.items()}
    rows = [[f"*{kind}*: {meaning}", *(str(found[split][kind]) for split in splits)] for kind, meaning in KINDS.items()]
    return _table(["missed, because", *splits], rows)


def _cells(row: Row | None) -> list[str]:
    if row is None:
        return ["", "", "", ""]
    return [str(row.gold), *(f"{value:.1f}" for value in (row.precision, row.recall, row.f1))]


def _number(value: float | None) -> str:
    return "-" if value is None else str(value)


def _table(header: list[str], rows: Iterable[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
