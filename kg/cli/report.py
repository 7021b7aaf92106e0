"""``kg report``: what was not understood."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import run_folder
from kg.cli.options import run_argument, schema_option
from kg.cli.runs import load
from kg.errors import RunError
from kg.export.text import one_line
from kg.report import Report, Silence, report
from kg.run_folder import RunInfo
from kg.schema import Schema

WIDTH = 100
"""Columns where the output goes to a file or another program."""


@click.command("report")
@run_argument
@click.option("--examples", type=click.IntRange(min=0), default=3, show_default=True, help="Sentences shown of a kind.")
@click.option("--output", "--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@schema_option
def report_command(run: Path, examples: int, output: str, schema_folder: Path | None) -> None:
    """Say what a run leaves out.

    Sentences with a word for a relation but no claim of it, pronouns and descriptions ("the company") that led to no
    name, matches that the type check refused, nodes without a claim, and inputs without an article. The articles are
    read again, which takes as long as building.

    Exit code 1: no such run, or it was built with another schema.

    \b
    Example:
      kg report outputs/demo
    """
    graph, schema = load(run, schema_folder)
    info = run_folder.read_info(run)
    _check_schema(run, info, schema)
    extractor, model = info.options.get("extractor"), info.options.get("spacy_model")
    found = report(
        graph, schema, info.skips, extractor=str(extractor or "both"), model=str(model) if model is not None else None
    )
    if output == "json":
        click.echo(found.model_dump_json(indent=1))
        return
    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    for part in _parts(found, examples):
        console.print(part)


def _check_schema(run: Path, info: RunInfo, schema: Schema) -> None:
    if info.schema_hash != schema.hash:
        raise RunError(f"{run} was built with another schema", "name its folder with --schema, or build it again")


def _parts(found: Report, examples: int) -> Iterator[Text | Table]:
    sentences, words = found.by_relation(), found.by_words()
    yield from _counts("Sentences with a word for a relation, without a claim of it", _sizes(sentences))
    yield from _examples(sentences.values(), examples)
    yield from _counts("Pronouns and descriptions that led to no name", _sizes(words))
    yield from _examples([list(found.unresolved)], examples)
    yield from _counts("Matches that gave no claim", found.dropped)
    yield from _counts("Nodes that no claim touches", found.names_without_claim)
    yield from _counts("Inputs and records that gave no article", Counter(skip.reason for skip in found.skips))


def _sizes(groups: Mapping[str, list[Silence]]) -> dict[str, int]:
    return {name: len(members) for name, members in groups.items()}


def _counts(title: str, counts: Mapping[str, int]) -> Iterator[Text | Table]:
    yield Text(f"{title}: {sum(counts.values())}", style="bold")
    if not counts:
        return
    table = _columns()
    for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(Text(f"  {one_line(name)}"), Text(str(number), justify="right"))
    yield table


def _examples(groups: Iterable[list[Silence]], examples: int) -> Iterator[Table]:
    """The first ``examples`` of each group; the text of a page is never taken for markup."""
    table = _columns()
    for members in groups:
        for silence in members[:examples]:
            table.add_row(Text(f"  {one_line(silence.about)} ({silence.word})"), Text(one_line(silence.quote)))
    if table.row_count:
        yield table


def _columns() -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    return table
