"""Commands that put the graph of a run into triple stores: load."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import run_argument
from kg.store import load


@click.command("load")
@run_argument
def load_command(run: Path) -> None:
    """Load the graph of a run folder into a triple store inside it.

    `kg query` and `kg serve` then start at once, however large the graph is. A second load changes only what is new or
    gone. A store that no longer fits the graph is never asked.

    Exit code 1: no such run, or another process uses the store, or it cannot be written.

    \b
    Example:
      kg load outputs/demo
    """
    done = load(run)
    click.echo(f"{done.triples} triples, {done.added} added, {done.removed} removed")
