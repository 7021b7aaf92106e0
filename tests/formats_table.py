"""The table of ``docs/formats.md``: what each reader found in each format of one graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import neo4j_reader
import read_back
from cypher_reader import Database
from read_back import NODE_LINK, QUADS, RDF_FORMATS, WITH_TRIPLE_TERMS

from kg.export import export, file_name
from kg.model import Graph
from kg.schema import Schema

READERS = ("rdflib", "pyoxigraph", "networkx", "Neo4j's rules")
FORMATS = [*sorted(RDF_FORMATS), *NODE_LINK, "csv", "neo4j", "cypher"]


def measured(graph: Graph, schema: Schema, folder: Path) -> str:
    """One row a format, with what was counted; ``-`` where a reader is not for the format."""
    lines = [f"| format | {' | '.join(READERS)} |", "|" + " --- |" * (1 + len(READERS))]
    for name in FORMATS:
        path = folder / file_name(name)
        export(name, graph, schema, path)
        cells = {reader: count(path, name) for reader, count in _readers(name).items()}
        lines.append(f"| `{name}` | {' | '.join(cells.get(reader, '-') for reader in READERS)} |")
    return "\n".join(lines) + "\n"


def _readers(name: str) -> dict[str, Callable[[Path, str], str]]:
    if name in RDF_FORMATS:
        return {"rdflib": _rdflib, "pyoxigraph": _oxigraph}
    if name in NODE_LINK:
        return {"networkx": _networkx}
    return {"csv": {"networkx": _csv}, "neo4j": {"Neo4j's rules": _neo4j}, "cypher": {"Neo4j's rules": _cypher}}[name]


def _rdflib(path: Path, name: str) -> str:
    try:
        dataset = read_back.rdflib_dataset(path, name.removesuffix("12"))
    except Exception:
        if name not in WITH_TRIPLE_TERMS:
            raise
        return "cannot read RDF 1.2"
    if name not in QUADS:
        return f"{len(dataset)} triples"
    graphs = {str(context) for *_, context in dataset.quads((None, None, None, None))}
    return f"{len(list(dataset.quads((None, None, None, None))))} quads in {len(graphs)} graphs"


def _oxigraph(path: Path, name: str) -> str:
    quads = read_back.oxigraph_quads(path, name)
    graphs = {str(quad.graph_name) for quad in quads}
    return f"{len(quads)} quads in {len(graphs)} graphs" if name in QUADS else f"{len(quads)} triples"


def _networkx(path: Path, name: str) -> str:
    graph = read_back.networkx_graph(path, name)
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"


def _csv(path: Path, _: str) -> str:
    nodes, edges = read_back.csv_tables(path)
    return f"{len(nodes)} nodes, {len(edges)} edges (rows, by Python's `csv`)"


def _neo4j(path: Path, _: str) -> str:
    nodes, relationships = neo4j_reader.read(path)
    return f"{len(nodes)} nodes, {len(relationships)} relationships"


def _cypher(path: Path, _: str) -> str:
    database = Database()
    database.run(path.read_bytes().decode())
    return f"{len(database.nodes)} nodes, {len(database.relationships)} relationships"
