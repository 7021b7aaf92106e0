"""Build annotated articles, score the graph, and say where each claim was lost and which wordings invent.

    python -m benchmarks.eval [dev|train|both] [--extractor NAME] [--errors N] [--pin [--lower REASON]] [--markdown]

Everything that is printed stays on this machine: quotes of annotated articles belong to their publishers.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import floors, judge, markdown, missed, reliability, wordings
from benchmarks.floors import Floors
from benchmarks.judge import ROOT, SPLITS, Error, Verdict
from benchmarks.missed import KINDS, Missed
from benchmarks.wordings import Tally
from kg import run_folder
from kg.schema import load_schema

WORST = 15
"""Wordings listed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One split, built and judged."""

    verdict: Verdict
    missed: list[Missed]
    wordings: dict[str, Tally]
    classes: list[reliability.Class]


def measure(split: str, extractor: str) -> Measured:
    """Build a split into ``outputs/<split>`` and judge it."""
    run = ROOT / "outputs" / split
    judge.build(split, run, extractor)
    said, graph, gold = judge.score(split, run), run_folder.load(run), judge.annotated(split)
    lost = missed.explain(said.of("MISSED"), gold, graph.articles, load_schema(ROOT / "schemas" / "business"))
    invented = said.of("INVENTED", "CONTRADICTS", "REVERSED")
    return Measured(said, lost, wordings.tally(graph, gold, invented), reliability.reliability(graph, gold, invented))


def show(split: str, found: Measured, pinned: Floors, errors: int, out: Console) -> None:
    """All tables of one split, with up to ``errors`` examples of each kind of error."""
    out.print(f"[bold]{split}[/bold]")
    out.print(_figures(found.verdict, pinned))
    out.print(_relations(found))
    out.print(_lost(found.missed))
    out.print(_worst(found.wordings))
    out.print(_statuses(found.verdict))
    out.print(_reliability(found.classes))
    if errors:
        _examples(found, errors, out)


def _table(title: str, *columns: str, left: int = 1) -> Table:
    """A table whose first ``left`` columns are words and whose others are numbers."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number < left else "right", overflow="fold")
    return table


def _figures(verdict: Verdict, pinned: Floors) -> Table:
    limits = {**pinned.floors, **pinned.ceilings}
    table = _table("figures", "figure", "value", "pinned (dev)")
    for name, value in floors.with_rates(verdict.figures).items():
        table.add_row(name, f"{value}", f"{limits.get(name, '')}")
    return table


def _relations(found: Measured) -> Table:
    """The judge's rows, and beside each how many of its missed claims were lost at which step."""
    table = _table("by relation; missed by kind", "relation", "gold", "P", "R", "F1", "missed", *KINDS)
    kinds = missed.counts(found.missed)
    for row in found.verdict.rows:
        lost = kinds.get(row.relation, Counter())
        cells = [f"{row.gold}", *(f"{value:.1f}" for value in (row.precision, row.recall, row.f1)), f"{lost.total()}"]
        table.add_row(row.relation, *cells, *(f"{lost[kind] or ''}" for kind in KINDS))
    return table


def _lost(lost: list[Missed]) -> Table:
    table = _table(f"missed: {len(lost)}", "kind", "what it means", "claims", left=2)
    number = Counter(one.kind for one in lost)
    for kind, meaning in KINDS.items():
        table.add_row(kind, meaning, f"{number[kind]}")
    return table


def _worst(tallies: dict[str, Tally]) -> Table:
    wrong = sum(one.wrong for one in tallies.values())
    table = _table(f"invented: {wrong}, worst wordings first", "wording", "right or optional", "total")
    for name, one in list(tallies.items())[:WORST]:
        table.add_row(name, f"{one.total - one.wrong}", f"{one.total}")
    return table


def _statuses(verdict: Verdict) -> Table:
    wrong = verdict.of("STATUS")
    table = _table(f"status wrong: {len(wrong)}", "read for annotated", "claims")
    for status, number in sorted(Counter(error.status for error in wrong).items(), key=lambda item: (-item[1], item)):
        table.add_row(status.replace("[", r"\["), f"{number}")
    return table


def _reliability(classes: list[reliability.Class]) -> Table:
    error = 100 * reliability.calibration_error(classes)
    table = _table(f"reliability (ECE {error:.1f})", "confidence", "claims", "mean", "not wrong")
    for one in classes:
        cells = (f"{one.claims}", f"{100 * one.confidence:.0f}", f"{100 * one.right:.0f}")
        table.add_row(f"{one.low:.2f} to {one.high:.2f}", *cells)
    return table


def _examples(found: Measured, number: int, out: Console) -> None:
    groups: dict[str, list[tuple[Error, str]]] = defaultdict(list)
    for one in found.missed:
        groups[f"missed: {one.kind}"].append((one.error, one.detail))
    for error in found.verdict.errors:
        if error.kind != "MISSED":
            groups[error.kind.lower()].append((error, error.status))
    for title, members in groups.items():
        out.print(f"\n{title} ({len(members)})", style="bold", highlight=False)
        for error, detail in members[:number]:
            note = f"  ({detail})" if detail else ""
            out.print(f"  {error.told}{note}  «{error.quote}»", markup=False, highlight=False, soft_wrap=True)


def _fallen(figures: judge.Figures, pinned: Floors) -> None:
    for line in floors.worse(figures, pinned):
        print(f"WORSE THAN PINNED: {line}")


def _pin(figures: judge.Figures, reason: str | None, path: Path) -> None:
    try:
        floors.pin(figures, reason, path)
    except floors.LoweringRefused as refused:
        sys.exit(f"these would be lowered: {refused}; say why with --lower REASON")


def main() -> None:
    """Build, score, print; pin or write the document where asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("split", nargs="?", default="dev", choices=[*SPLITS, "both"])
    parser.add_argument("--extractor", default="both", choices=floors.FILES, help="what reads (default both)")
    parser.add_argument("--errors", type=int, default=3, metavar="N", help="examples of each kind of error (default 3)")
    parser.add_argument("--pin", action="store_true", help="write the pinned floors of the extractor from dev")
    parser.add_argument("--lower", metavar="REASON", help="why a floor may be lowered; kept in the file")
    parser.add_argument("--markdown", action="store_true", help="write the tables of docs/evaluation.md (both splits)")
    asked = parser.parse_args()
    if asked.markdown and asked.extractor != "rules":
        parser.error("the page holds train too, which the network has seen: give --extractor rules")
    splits = SPLITS if asked.markdown or asked.split == "both" else (asked.split,)
    if asked.pin and "dev" not in splits:
        parser.error("floors are pinned from dev")
    path = floors.FILES[asked.extractor]
    found, pinned = {split: measure(split, asked.extractor) for split in splits}, floors.read(path)
    for split, one in found.items():
        show(split, one, pinned, asked.errors, Console(width=None if sys.stdout.isatty() else 200))
        if split == "dev":
            _fallen(one.verdict.figures, pinned)
    if asked.pin:
        _pin(found["dev"].verdict.figures, asked.lower, path)
    if asked.markdown:
        markdown.write({split: (one.verdict, one.missed) for split, one in found.items()})


if __name__ == "__main__":
    main()
