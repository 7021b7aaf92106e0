"""``kg schema``: a schema in the languages of others."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import schema_option
from kg.ontology import SCHEMA_FORMATS, render, save
from kg.schema import load_schema


@click.command("schema")
@click.option("--format", "name", required=True, metavar="NAME", help=f"One of: {', '.join(SCHEMA_FORMATS.names())}.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="File to write (default: print)."
)
@schema_option
def schema_command(name: str, out: Path | None, schema_folder: Path | None) -> None:
    """Write what a schema says as an ontology, as shapes, as JSON Schema, or as a page for people.

    owl and shacl are Turtle. jsonschema describes the records of a run folder and the files of a schema folder.

    Exit code 1: no such format, the schema folder has problems, or FILE cannot be written.

    \b
    Example:
      kg schema --format owl --out ontology.ttl
    """
    SCHEMA_FORMATS.get(name)
    schema = load_schema(schema_folder)
    if out is not None:
        save(name, schema, out)
    else:
        click.echo(render(name, schema).encode(), nl=False)
