"""Commands that look at a run folder: export, query, explain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from kg import run_folder
from kg.cli.options import arguments_option, run_argument, schema_option, with_base_iri
from kg.errors import QueryError, RunError
from kg.explain import explain, render
from kg.export import EXPORTERS, describe, export
from kg.model import Graph
from kg.queries import find_query, load_queries, run_named
from kg.query import QueryResult, query, table, to_csv, to_json
from kg.run_folder import RunInfo
from kg.schema import Schema, load_schema


class _ListsFormats(click.Command):
    """A command whose help ends in the formats; the exporters are imported for that alone."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of exporters, one line each."""
        super().format_epilog(ctx, formatter)
        with formatter.section("Formats"):
            formatter.write_dl([(name, describe(name)) for name in EXPORTERS.names()])


@click.command("export", cls=_ListsFormats)
@run_argument
@click.option("--format", "name", required=True, metavar="NAME", help="One of the formats below.")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="File to write."
)
@schema_option
def export_command(run: Path, name: str, out: Path, schema_folder: Path | None) -> None:
    """Write the graph of a run folder in one format, as one file that is there whole or not at all.

    The tables of csv and neo4j come in a zip.

    Exit code 1: no such run or format, or FILE cannot be written.

    \b
    Example:
      kg export outputs/demo --format turtle --out demo.ttl
    """
    EXPORTERS.get(name)
    graph, schema = load(run, schema_folder)
    export(name, graph, schema, out)


@click.command("query")
@run_argument
@click.argument("sparql", required=False)
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read the query from FILE.")
@click.option("--named", metavar="NAME", help="Ask a named query; `kg queries` lists them.")
@arguments_option
@click.option("--output", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@schema_option
def query_command(
    run: Path,
    sparql: str | None,
    file: Path | None,
    named: str | None,
    arguments: dict[str, str],
    output: str,
    schema_folder: Path | None,
) -> None:
    """Ask the graph of a run folder a SPARQL question. The usual prefixes need not be declared.

    Exit code 1: no such run or named query, or the query or its arguments are wrong.

    \b
    Example:
      kg query outputs/demo "SELECT ?name WHERE { ?x a kg:Company ; rdfs:label ?name } ORDER BY ?name"
    """
    if [sparql, file, named].count(None) != 2:
        raise click.UsageError("give one of: a query, -f FILE, --named NAME")
    if arguments and named is None:
        raise click.UsageError("--arg goes with --named")
    text = _read_query(file) if file else sparql or ""
    schema = run_schema(run_folder.read_info(run), schema_folder)
    if named is None:
        found = query(run, text, schema)
    else:
        found = run_named(run, find_query(load_queries(schema_folder), named), arguments, schema)
    if found.note:
        click.echo(f"kg: {found.note}", err=True)
    click.echo(_SHOWN[output](found), nl=False)


@click.command("explain")
@run_argument
@click.argument("name")
def explain_command(run: Path, name: str) -> None:
    """Print everything the graph says about one node, with the words it was read from.

    Exit code 1: no such run, or no node of that name.

    \b
    Example:
      kg explain outputs/demo Northwind
    """
    click.echo(render(explain(run_folder.load(run), name)), nl=False)


def load(run: Path, schema_folder: Path | None) -> tuple[Graph, Schema]:
    """The graph with a schema that knows all its types and relations; RunError where one does not."""
    info = run_folder.read_info(run)
    graph = run_folder.load(run)
    schema = run_schema(info, schema_folder)
    unknown = {claim.relation for claim in graph.claims} - {relation.relation for relation in schema.relations}
    unknown |= {entity.type for entity in graph.entities} - {entity_type.name for entity_type in schema.types}
    if unknown:
        what = f"{run} was built with another schema: {', '.join(sorted(unknown))} not in this one"
        raise RunError(what, "name its folder with --schema")
    return graph, schema


def run_schema(info: RunInfo, folder: Path | None) -> Schema:
    """The schema of ``folder`` with its nodes named as in the run."""
    base_iri = info.options.get("base_iri")
    return with_base_iri(load_schema(folder), str(base_iri) if base_iri else None)


def _read_query(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: cannot be read", "name a file with a SPARQL query in UTF-8") from error


def _columns(result: QueryResult) -> str:
    """Aligned columns for a terminal; the answer of ASK alone."""
    header, *rows = table(result)
    if result.kind == "ask":
        return f"{rows[0][0]}\n"
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    lines = [header, ["-" * width for width in widths], *rows]
    return "".join(_padded(line, widths) + "\n" for line in lines)


def _padded(line: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


_SHOWN: dict[str, Callable[[QueryResult], str]] = {"table": _columns, "csv": to_csv, "json": to_json}
