"""What a file in ``queries/`` says, as records."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kg.model import Record


def _words(value: object) -> object:
    """YAML reads 3 and 2025-01-01 as a number and a date; arguments are the words of a command line."""
    return value if value is None or isinstance(value, bool | list | dict) else str(value)


Words = Annotated[str, BeforeValidator(_words)]


class Parameter(Record):
    """A variable of the query that the asker gives. Without ``default`` it must be given."""

    type: Literal["string", "number", "date", "iri"]
    comment: str
    default: Words | None = None


class Header(Record):
    """The lines that begin with ``#+``, which are YAML. ``example`` holds arguments that give rows in the examples."""

    summary: str
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    example: dict[str, Words] = Field(default_factory=dict)


class NamedQuery(Header):
    """A SELECT query. ``name`` is that of its file; ``sparql`` the text without the header."""

    name: str
    sparql: str
