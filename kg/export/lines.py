"""N-Triples and N-Quads: the fast lane. Lines are put together and written subject by subject.

The whole file is sorted (``LC_ALL=C sort`` changes nothing), since subjects come in order and the lines of one are
sorted. Only the records and the list of subjects are held in memory, never the triples.
"""

from __future__ import annotations

from pathlib import Path

from kg.export.rdf import blocks
from kg.model import Graph
from kg.schema import Schema


def write_nt(graph: Graph, schema: Schema, path: Path) -> None:
    """N-Triples, sorted: the fastest to write and to load."""
    _write_triples(graph, schema, path, triple_terms=False)


def write_nt12(graph: Graph, schema: Schema, path: Path) -> None:
    """N-Triples of RDF 1.2: each claim also reifies its triple term."""
    _write_triples(graph, schema, path, triple_terms=True)


def write_nquads(graph: Graph, schema: Schema, path: Path) -> None:
    """N-Quads, sorted: one named graph an article."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for subject, facts in blocks(graph, schema):
            lines: set[str] = set()
            for predicate, object_, articles in facts:
                told = f"{subject} {predicate} {object_}"
                lines.update(f"{told} {article} .\n" for article in articles)
                if not articles:
                    lines.add(f"{told} .\n")
            file.writelines(sorted(lines))


def _write_triples(graph: Graph, schema: Schema, path: Path, triple_terms: bool) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for subject, facts in blocks(graph, schema, triple_terms):
            # The set: two articles may tell one triple.
            file.writelines(sorted({f"{subject} {fact.predicate} {fact.object} .\n" for fact in facts}))
