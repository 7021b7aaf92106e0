"""What a schema says, in the languages of others: OWL, SHACL, JSON Schema, and Markdown for people.

A format is a function ``(schema) -> text``. Same schema, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.files import replacing
from kg.registry import Table
from kg.schema import Schema

SCHEMA_FORMATS: Table[Callable[[Schema], str]] = Table(
    "schema_formats",
    {
        "jsonschema": "kg.ontology.json_schema:write_json_schema",
        "markdown": "kg.ontology.reference:write_markdown",
        "owl": "kg.ontology.owl:write_owl",
        "shacl": "kg.ontology.shacl:write_shacl",
    },
)


def render(name: str, schema: Schema) -> str:
    """``schema`` in the format ``name``; RegistryError if there is no such format."""
    return SCHEMA_FORMATS.get(name)(schema)


def save(name: str, schema: Schema, path: Path) -> None:
    """Write ``schema`` to ``path``; what stood there before is replaced when all is written.

    RegistryError if there is no such format, RunError if the file cannot be written.
    """
    text = render(name, schema)
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
