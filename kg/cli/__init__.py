"""The command line, ``kg``: thin commands over the library, and the only place that prints or exits."""

from __future__ import annotations

import click

from kg import __version__
from kg.cli.build import build_command
from kg.cli.check import check_command
from kg.cli.errors import Commands
from kg.cli.queries import queries_command
from kg.cli.report import report_command
from kg.cli.runs import explain_command, export_command, query_command
from kg.cli.schema import schema_command
from kg.cli.stores import load_command, push_command, serve_command
from kg.cli.validate import validate_command

__all__ = ["main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def main() -> None:
    """Read messy business news into a knowledge graph: who did what, for how much, says who, in which words.

    \b
    Example:
      kg build examples/aggregator.txt --out outputs/demo
    """


@main.command("version")
def version_command() -> None:
    """Print the version.

    \b
    Example:
      kg version
    """
    click.echo(f"newskg {__version__}")


for _command in (
    build_command,
    check_command,
    explain_command,
    export_command,
    load_command,
    push_command,
    queries_command,
    query_command,
    report_command,
    schema_command,
    serve_command,
    validate_command,
):
    main.add_command(_command)
