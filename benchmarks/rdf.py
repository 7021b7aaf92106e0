"""Writing, loading and asking a graph of about a million triples, beside plain rdflib, in one run.

    python -m benchmarks.rdf [CLAIMS]

Each of our steps has a process of its own, so that its memory is its own; they come one after the other. Our writing
starts from records in memory; rdflib needs its graph first, whose making has a line of its own. "Memory" is what a step
added to the most that its process has held. Steps are compared by CPU time, which other work on the machine changes
least.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pyoxigraph
import rdflib

from benchmarks import synthetic
from kg.export import EXPORTERS, export
from kg.export.iris import Iris
from kg.export.rdf import to_rdf
from kg.schema import load_schema

CLAIMS = 37_000
QUERY = """
SELECT ?investor (COUNT(?claim) AS ?deals) (SUM(?value) AS ?paid) WHERE {
  ?claim a kg:Claim ; rdf:predicate kg:invested_in ; rdf:subject ?node ; kg:status "actual" ; kg:amount ?amount .
  ?amount kg:value ?value .
  ?node rdfs:label ?investor .
} GROUP BY ?investor ORDER BY DESC(?paid) ?investor LIMIT 20
"""


class Measured(NamedTuple):
    """What one step took: seconds on the clock and on the CPU, megabytes, and what it counted."""

    seconds: float
    cpu: float
    megabytes: float
    count: int


class Step(NamedTuple):
    """What one process does: a function that measures, and the lines of the table that it gives."""

    run: Callable[[int, Path], list[Measured]]
    lines: tuple[str, ...]


def main(claims: int) -> None:
    """Measure and print a table in Markdown."""
    print(f"{claims:,} claims; pyoxigraph {pyoxigraph.__version__}, rdflib {rdflib.__version__}\n")
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as folder:
        for step in STEPS:
            found.update(zip(step.lines, _alone(step.run, claims, Path(folder)), strict=True))
    print("| step | seconds | CPU seconds | memory, MB | counted | against rdflib |\n|" + " --- |" * 6)
    for line, one in found.items():
        cells = (line, f"{one.seconds:.2f}", f"{one.cpu:.2f}", f"{one.megabytes:,.0f}", f"{one.count:,}")
        print(f"| {' | '.join((*cells, against_rdflib(line, found)))} |")


def against_rdflib(line: str, found: dict[str, Measured]) -> str:
    """How many times less CPU time than rdflib needs for the same, from the same start."""
    theirs = sum(found[other].cpu for other in BASELINES.get(line, ()))
    return f"{theirs / found[line].cpu:.1f} times as fast" if theirs else ""


def _alone(run: Callable[[int, Path], list[Measured]], claims: int, folder: Path) -> list[Measured]:
    """``run`` in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(run, (claims, folder))


def _measured(work: Callable[[], int]) -> Measured:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started, started_cpu = time.perf_counter(), time.process_time()
    count = work()
    seconds, cpu = time.perf_counter() - started, time.process_time() - started_cpu
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(seconds, cpu, (after - before) / 1024, count)


def write(name: str, claims: int, folder: Path) -> list[Measured]:
    """Our exporter ``name``; counts bytes."""
    graph, schema = synthetic.graph(claims), load_schema()
    EXPORTERS.get(name)

    def work() -> int:
        export(name, graph, schema, folder / name)
        return (folder / name).stat().st_size

    return [_measured(work)]


def by_rdflib(claims: int, folder: Path) -> list[Measured]:
    """The same records as an rdflib graph (counts triples), and that serialised by rdflib (counts bytes)."""
    graph, schema = synthetic.graph(claims), load_schema()
    rdf = rdflib.Graph()

    def make() -> int:
        nonlocal rdf
        rdf = to_rdf(graph, schema)
        return len(rdf)

    def serialise(name: str) -> int:
        rdf.serialize(folder / f"rdflib-{name}", format=name, encoding="utf-8")
        return (folder / f"rdflib-{name}").stat().st_size

    return [_measured(make), *(_measured(partial(serialise, name)) for name in ("nt", "turtle"))]


def load_and_ask_oxigraph(claims: int, folder: Path) -> list[Measured]:  # noqa: ARG001 - all steps are called alike
    """Our N-Triples into an Oxigraph store in memory (counts triples), and one question (counts rows)."""
    store, prefixes = pyoxigraph.Store(), Iris(load_schema()).prefixes

    def load() -> int:
        store.bulk_load(path=folder / "nt", format=pyoxigraph.RdfFormat.N_TRIPLES)
        return len(store)

    return [_measured(load), _measured(lambda: len(list(store.query(QUERY, prefixes=prefixes))))]


def load_and_ask_rdflib(claims: int, folder: Path) -> list[Measured]:  # noqa: ARG001
    """The same by rdflib."""
    graph, prefixes = rdflib.Graph(), Iris(load_schema()).prefixes

    def load() -> int:
        graph.parse(folder / "nt", format="nt")
        return len(graph)

    return [_measured(load), _measured(lambda: len(list(graph.query(QUERY, initNs=prefixes))))]


STEPS = (
    Step(partial(write, "nt"), ("N-Triples, ours: records to file",)),
    Step(partial(write, "turtle"), ("Turtle, ours: records to file",)),
    Step(partial(write, "nquads"), ("N-Quads, ours: records to file",)),
    Step(partial(write, "trig"), ("TriG, ours: records to file",)),
    Step(partial(write, "jsonld"), ("JSON-LD, ours: records to file",)),
    Step(
        by_rdflib,
        (
            "rdflib: records to its graph",
            "N-Triples, rdflib: its graph to file",
            "Turtle, rdflib: its graph to file",
        ),
    ),
    Step(load_and_ask_oxigraph, ("load N-Triples, Oxigraph", "query, Oxigraph")),
    Step(load_and_ask_rdflib, ("load N-Triples, rdflib", "query, rdflib")),
)
BASELINES = {
    "N-Triples, ours: records to file": ("rdflib: records to its graph", "N-Triples, rdflib: its graph to file"),
    "Turtle, ours: records to file": ("rdflib: records to its graph", "Turtle, rdflib: its graph to file"),
    "load N-Triples, Oxigraph": ("load N-Triples, rdflib",),
    "query, Oxigraph": ("query, rdflib",),
}


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else CLAIMS)
