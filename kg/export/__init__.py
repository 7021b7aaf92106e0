"""Exporters: a Graph into one file of a format that other people's tools read.

An exporter is a function ``(graph, schema, path) -> None`` that writes ``path``. It need not care for half-written
files: :func:`export` gives it a path beside the wanted one and renames when all is written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.errors import RunError
from kg.model import Graph
from kg.registry import Table
from kg.schema import Schema

Exporter = Callable[[Graph, Schema, Path], None]

EXPORTERS: Table[Exporter] = Table(
    "exporters",
    {
        "graphml": "kg.export.graphml:write_graphml",
        "html": "kg.export.html:write_html",
        "jsonl": "kg.export.jsonl:write_jsonl",
        "mermaid": "kg.export.mermaid:write_mermaid",
        "nt": "kg.export.rdf:write_nt",
        "png": "kg.export.png:write_png",
        "svg": "kg.export.svg:write_svg",
        "turtle": "kg.export.rdf:write_turtle",
    },
)

_SUFFIXES = {"mermaid": "mmd", "turtle": "ttl"}


def file_name(name: str) -> str:
    """The usual name of a file of that format: ``graph.ttl``, ``graph.html`` ..."""
    return f"graph.{_SUFFIXES.get(name, name)}"


def export(name: str, graph: Graph, schema: Schema, path: Path) -> None:
    """Write ``graph`` to ``path`` in the format ``name``; what stood there before is replaced when all is written.

    RegistryError if there is no such format, RunError if the file cannot be written.
    """
    write = EXPORTERS.get(name)
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(graph, schema, beside)
        beside.replace(path)
    except OSError as error:
        raise RunError(f"{path}: cannot be written ({error.strerror or error})", "choose another file") from error
    finally:
        beside.unlink(missing_ok=True)
