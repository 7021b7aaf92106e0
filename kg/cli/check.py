"""``kg check``: do the examples of a schema come out?"""

from __future__ import annotations

from pathlib import Path

import click

from kg.check import Failure, check_examples
from kg.cli.errors import FAILED
from kg.cli.options import extractor_options
from kg.queries import load_queries
from kg.schema import Schema, load_schema


@click.command("check")
@click.argument("schema_folder", metavar="SCHEMA_DIR", type=click.Path(path_type=Path))
@extractor_options("rules")  # examples are examples of wordings
@click.pass_context
def check_command(context: click.Context, schema_folder: Path, extractor: str, spacy_model: str | None) -> None:
    """Check a schema folder: every file, queries included, then every example of every relation.

    Exit code 0: all examples give exactly the claims they list. 1: some do not, or the folder has problems.

    \b
    Example:
      kg check schemas/business
    """
    schema = load_schema(schema_folder)
    load_queries(schema_folder)
    failures = check_examples(schema, extractor, spacy_model)
    for failure in failures:
        click.echo(_show(failure))
    click.echo(_summary(schema, len(failures)))
    if failures:
        context.exit(FAILED)


def _show(failure: Failure) -> str:
    lines = [f"{failure.relation}.yaml, example {failure.index + 1}: {failure.text}"]
    lines += [f"  expected  {claim}" for claim in failure.expected or ("no claim",)]
    lines += [f"  got       {claim}" for claim in failure.got or ("no claim",)]
    return "\n".join(lines)


def _summary(schema: Schema, failed: int) -> str:
    examples = sum(len(relation.examples) for relation in schema.relations)
    return f"{len(schema.relations)} relations, {examples} examples, {failed} failing"
