"""Exporters: a Graph into one file of a format that other people's tools read.

An exporter is a function ``(graph, schema, path) -> None`` that writes ``path``. It need not care for half-written
files: :func:`export` gives it a path beside the wanted one and renames when all is written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.files import replacing
from kg.model import Graph
from kg.registry import Table
from kg.schema import Schema

Exporter = Callable[[Graph, Schema, Path], None]

EXPORTERS: Table[Exporter] = Table(
    "exporters",
    {
        "csv": "kg.export.tables:write_csv",
        "cypher": "kg.export.cypher:write_cypher",
        "gexf": "kg.export.gexf:write_gexf",
        "graphml": "kg.export.graphml:write_graphml",
        "html": "kg.export.html:write_html",
        "json": "kg.export.node_link:write_json",
        "jsonl": "kg.export.jsonl:write_jsonl",
        "jsonld": "kg.export.jsonld:write_jsonld",
        "mermaid": "kg.export.mermaid:write_mermaid",
        "neo4j": "kg.export.neo4j:write_neo4j",
        "nquads": "kg.export.lines:write_nquads",
        "nt": "kg.export.lines:write_nt",
        "nt12": "kg.export.lines:write_nt12",
        "png": "kg.export.png:write_png",
        "svg": "kg.export.svg:write_svg",
        "trig": "kg.export.turtle:write_trig",
        "turtle": "kg.export.turtle:write_turtle",
        "turtle12": "kg.export.turtle:write_turtle12",
    },
)

_SUFFIXES = {
    "csv": "csv.zip",
    "mermaid": "mmd",
    "neo4j": "neo4j.zip",
    "nquads": "nq",
    "nt12": "rdf12.nt",
    "turtle": "ttl",
    "turtle12": "rdf12.ttl",
}


def file_name(name: str) -> str:
    """The usual name of a file of that format: ``graph.ttl``, ``graph.html`` ..."""
    return f"graph.{_SUFFIXES.get(name, name)}"


def describe(name: str) -> str:
    """What that format is, in one line: the first of its exporter's docstring. RegistryError if there is none."""
    try:
        return (EXPORTERS.get(name).__doc__ or "").strip().partition("\n")[0]
    except (ImportError, AttributeError) as error:
        return f"cannot be loaded: {error}"


def export(name: str, graph: Graph, schema: Schema, path: Path) -> None:
    """Write ``graph`` to ``path`` in the format ``name``; what stood there before is replaced when all is written.

    RegistryError if there is no such format, RunError if the file cannot be written.
    """
    write = EXPORTERS.get(name)
    with replacing(path) as beside:
        write(graph, schema, beside)
