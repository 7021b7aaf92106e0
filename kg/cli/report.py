"""``kg report``: what was not understood."""

from __future__ import annotations

from pathlib import Path

import click

from kg import run_folder
from kg.cli.options import run_argument, schema_option
from kg.cli.runs import load
from kg.report import Report, Silence, report


@click.command("report")
@run_argument
@click.option("--examples", default=5, show_default=True, metavar="N", help="Sentences shown of each kind.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@schema_option
def report_command(run: Path, examples: int, output: str, schema_folder: Path | None) -> None:
    """Say what a run leaves out: sentences that speak of a relation but gave no claim, references that led nowhere.

    The articles are read again. Exit code 1: no such run.

    \b
    Example:
      kg report outputs/demo
    """
    graph, schema = load(run, schema_folder)
    info = run_folder.read_info(run)
    model = info.options.get("spacy_model")
    found = report(graph, schema, info.skips, str(model) if model else None)
    click.echo(found.model_dump_json(indent=1) if output == "json" else _text(found, examples))


def _text(found: Report, examples: int) -> str:
    lines = [f"sentences that speak of a relation, without a claim   {len(found.sentences)}"]
    lines += [f"  {name:24s} {count}" for name, count in found.relations().items()]
    lines += _shown(found.sentences, examples)
    lines += [f"references that led to no name                        {len(found.unresolved)}"]
    lines += _shown(found.unresolved, examples)
    lines += [f"names without a claim                                 {found.names_without_claim}"]
    lines += [f"skipped                                               {len(found.skips)}"]
    lines += [f"  {skip.where}: {skip.reason}" for skip in found.skips]
    return "\n".join(lines)


def _shown(silences: tuple[Silence, ...], examples: int) -> list[str]:
    return [f"    [{', '.join(silence.about)}] {' '.join(silence.quote.split())}" for silence in silences[:examples]]
