"""Run folders made by hand, for tests that need one on disk."""

from __future__ import annotations

from pathlib import Path

from graphs import demo_graph

from kg.export import export
from kg.export.rdf import to_rdf
from kg.model import Graph
from kg.run_folder import RunInfo, save
from kg.schema import Schema, load_schema

TRIPLES = len(to_rdf(demo_graph(), load_schema()))
"""Of the demo graph."""
INFO = RunInfo(version="1", schema_hash="0" * 16)


def write_run(graph: Graph, schema: Schema, folder: Path) -> Path:
    """``graph`` as a run folder with its Turtle file and picture, in place of what was there."""
    writers = {
        "graph.ttl": lambda path: export("turtle", graph, schema, path),
        "graph.html": lambda path: path.write_text("<!doctype html><title>picture</title>") and None,
    }
    save(graph, INFO, folder, writers)
    return folder
