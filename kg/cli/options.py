"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from kg.schema import Schema

F = TypeVar("F", bound=Callable[..., object])


def run_argument(command: F) -> F:
    """``RUN``: the folder that a build wrote."""
    return click.argument("run", type=click.Path(path_type=Path))(command)


def schema_option(command: F) -> F:
    """``--schema DIR``: the node types and relations."""
    return click.option(
        "--schema",
        "schema_folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Folder with schema.yaml and relations/ (default: the business schema).",
    )(command)


def extractor_options(default: str) -> Callable[[F], F]:
    """``--extractor`` and ``--spacy-model``: what reads the sentences."""
    extractor = click.option(
        "--extractor",
        default=default,
        show_default=True,
        metavar="NAME",
        help="What finds relations: rules, learned or both.",
    )
    model = click.option(
        "--spacy-model", metavar="NAME", help="An installed spaCy pipeline with tagger, parser and NER."
    )
    return lambda command: extractor(model(command))


def arguments_option(command: F) -> F:
    """``--arg name=value``: arguments of a named query, as a dict."""
    return click.option(
        "--arg",
        "arguments",
        multiple=True,
        callback=_arguments,
        metavar="NAME=VALUE",
        help="An argument of the named query; may be repeated.",
    )(command)


def _arguments(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values:
        name, equals, words = value.partition("=")
        if not equals or name in found:
            raise click.BadParameter(f"{value!r}: " + ("given twice" if equals else "write it as NAME=VALUE"))
        found[name] = words
    return found


def with_base_iri(schema: Schema, base_iri: str | None) -> Schema:
    """``schema`` with its nodes named below ``base_iri``, if there is one."""
    return schema.model_copy(update={"instance_iri": base_iri}) if base_iri else schema


def check_base_iri(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A click callback: an IRI that names can be put behind."""
    if value is None:
        return None
    if ":" not in value or not value.endswith(("/", "#", ":")):
        raise click.BadParameter("an absolute IRI that ends in / or # is needed, such as https://example.org/news/")
    from kg.export.terms import valid_iri

    if valid_iri(value) != value:
        raise click.BadParameter(f"an IRI cannot hold all of these characters; encoded it is {valid_iri(value)}")
    return value
