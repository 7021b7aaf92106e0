"""Writing, loading and asking a graph of about a million triples, beside plain rdflib, in one run.

    python -m benchmarks.rdf [CLAIMS]

Each step has a process of its own, so that its memory is its own, and the steps come one after the other. Our writing
starts from records in memory; rdflib's starts from an rdflib graph, whose making has a line of its own. "Memory" is
the most that the process held, less what it held when the step began. Steps are compared by CPU time, which other work
on the machine changes least.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
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
    """A line of the table. ``baseline`` names the line that it is compared with."""

    label: str
    run: Callable[[int, Path], Measured]
    baseline: str | None = None


def main(claims: int) -> None:
    """Measure and print a table in Markdown."""
    print(f"{claims:,} claims; pyoxigraph {pyoxigraph.__version__}, rdflib {rdflib.__version__}\n")
    print("| step | seconds | CPU seconds | memory, MB | counted | against rdflib |\n|" + " --- |" * 6)
    found: dict[str, Measured] = {}
    with tempfile.TemporaryDirectory() as folder:
        for step in STEPS:
            found[step.label] = _alone(step.run, claims, Path(folder))
        for step in STEPS:
            one = found[step.label]
            against = f"{found[step.baseline].cpu / one.cpu:.1f} times as fast" if step.baseline else ""
            seconds, cpu = f"{one.seconds:.2f}", f"{one.cpu:.2f}"
            cells = (step.label, seconds, cpu, f"{one.megabytes:,.0f}", f"{one.count:,}", against)
            print(f"| {' | '.join(cells)} |", flush=True)


def _alone(run: Callable[[int, Path], Measured], claims: int, folder: Path) -> Measured:
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


def write(name: str, claims: int, folder: Path) -> Measured:
    """Our exporter ``name``; counts bytes."""
    graph, schema = synthetic.graph(claims), load_schema()
    EXPORTERS.get(name)

    def work() -> int:
        export(name, graph, schema, folder / name)
        return (folder / name).stat().st_size

    return _measured(work)


def write_rdflib(name: str, claims: int, folder: Path) -> Measured:
    """An rdflib graph of the same records, serialised by rdflib; counts bytes."""
    graph = to_rdf(synthetic.graph(claims), load_schema())

    def work() -> int:
        graph.serialize(folder / f"rdflib-{name}", format=name, encoding="utf-8")
        return (folder / f"rdflib-{name}").stat().st_size

    return _measured(work)


def build_rdflib(claims: int, folder: Path) -> Measured:  # noqa: ARG001 - all steps are called alike
    """The records as an rdflib graph in memory; counts triples."""
    graph, schema = synthetic.graph(claims), load_schema()
    return _measured(lambda: len(to_rdf(graph, schema)))


def load_oxigraph(claims: int, folder: Path) -> Measured:  # noqa: ARG001
    """The N-Triples file into an Oxigraph store in memory; counts triples."""
    return _measured(lambda: len(_store(folder)))


def load_rdflib(claims: int, folder: Path) -> Measured:  # noqa: ARG001
    """The N-Triples file into an rdflib graph; counts triples."""
    return _measured(lambda: len(rdflib.Graph().parse(folder / "nt", format="nt")))


def query_oxigraph(claims: int, folder: Path) -> Measured:  # noqa: ARG001
    """One question with a join, a sum and an order; counts rows."""
    store, prefixes = _store(folder), Iris(load_schema()).prefixes
    return _measured(lambda: len(list(store.query(QUERY, prefixes=prefixes))))


def query_rdflib(claims: int, folder: Path) -> Measured:  # noqa: ARG001
    """The same question; counts rows."""
    graph, prefixes = rdflib.Graph().parse(folder / "nt", format="nt"), Iris(load_schema()).prefixes
    return _measured(lambda: len(list(graph.query(QUERY, initNs=prefixes))))


def _store(folder: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.bulk_load(path=folder / "nt", format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


class _Write(NamedTuple):
    """A writing step that another process can be handed."""

    function: Callable[[str, int, Path], Measured]
    name: str

    def __call__(self, claims: int, folder: Path) -> Measured:
        return self.function(self.name, claims, folder)


STEPS = (
    Step("make an rdflib graph of the records", build_rdflib),
    Step("N-Triples, ours: records to file", _Write(write, "nt"), "N-Triples, rdflib: its graph to file"),
    Step("N-Triples, rdflib: its graph to file", _Write(write_rdflib, "nt")),
    Step("Turtle, ours: records to file", _Write(write, "turtle"), "Turtle, rdflib: its graph to file"),
    Step("Turtle, rdflib: its graph to file", _Write(write_rdflib, "turtle")),
    Step("N-Quads, ours: records to file", _Write(write, "nquads")),
    Step("TriG, ours: records to file", _Write(write, "trig")),
    Step("JSON-LD, ours: records to file", _Write(write, "jsonld")),
    Step("load N-Triples, Oxigraph", load_oxigraph, "load N-Triples, rdflib"),
    Step("load N-Triples, rdflib", load_rdflib),
    Step("query, Oxigraph", query_oxigraph, "query, rdflib"),
    Step("query, rdflib", query_rdflib),
)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else CLAIMS)
