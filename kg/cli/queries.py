"""``kg queries``: the questions that have a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.options import arguments_option, schema_option
from kg.export.iris import Iris
from kg.queries import NamedQuery, find_query, load_queries, standalone, terms, usage
from kg.schema import load_schema


@click.command("queries")
@click.argument("name", required=False)
@arguments_option
@schema_option
def queries_command(name: str | None, arguments: dict[str, str], schema_folder: Path | None) -> None:
    """List the named queries with their parameters, or print the SPARQL of the one called NAME.

    The arguments stand in the printed query as a VALUES block, so that it can be pasted into any triple store.

    Exit code 1: no such query, or an argument is missing or wrong.

    \b
    Example:
      kg queries investors-of --arg company="Tessera Robotics"
    """
    queries = load_queries(schema_folder)
    if name is None:
        if arguments:
            raise click.UsageError("--arg goes with a NAME")
        click.echo("\n\n".join("\n".join(_lines(query)) for query in queries.values()))
        return
    query = find_query(queries, name)
    found = terms(query, arguments, Iris(load_schema(schema_folder)).prefixes)
    click.echo(standalone(query, found), nl=False)


def _lines(query: NamedQuery) -> Iterator[str]:
    yield f"{query.name}: {query.summary}"
    yield f"  {usage(query)}"
    for name, parameter in query.parameters.items():
        default = "" if parameter.default is None else f" (default: {parameter.default or 'nothing'})"
        yield f"    {name}, {parameter.type}: {parameter.comment}{default}"
