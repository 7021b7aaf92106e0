"""Does a graph keep the shapes of its schema? pyshacl looks; what it finds comes back as records.

pyshacl goes through a node shape node by node, and through a property shape with targets of its own all at once.
The shapes are therefore handed to it with the targets moved to the property shapes, which means the same and takes
about half of the time; and in portions, so that there is something to show meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node

from kg.errors import RunError
from kg.model import Record
from kg.ontology.shacl import shapes
from kg.schema import Schema

Progress = Callable[[int, int], None]

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)
PORTION = 16
"""Shapes a call: each call costs some milliseconds."""
_FILES = (("graph.ttl", pyoxigraph.RdfFormat.TURTLE), ("graph.nt", pyoxigraph.RdfFormat.N_TRIPLES))
_STRING = "http://www.w3.org/2001/XMLSchema#string"


class _Queried(RdfGraph):
    """A graph that reads a query once: pyshacl asks the same for each node, and reading takes longer than answering."""

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Result:
        """The answer, as rdflib gives it."""
        known = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(known, *arguments, **options)


@lru_cache(maxsize=1000)
def _prepared(text: str) -> Query:
    return prepareQuery(text)


class Violation(Record):
    """A place where a graph breaks a shape; IRIs are whole, literals are their words."""

    focus: str
    path: str | None = None
    value: str | None = None
    message: str
    shape: str


def read_graph(run: Path) -> RdfGraph:
    """The RDF in a run folder, as it was written. RunError if there is none, or if it is not valid RDF."""
    for name, form in _FILES:
        file = run / name
        if file.exists():
            return _read(file, form)
    raise RunError(
        f"{run}: no graph.ttl or graph.nt in it", f"write one: kg export {run} --format turtle --out {run}/graph.ttl"
    )


def _read(file: Path, form: pyoxigraph.RdfFormat) -> RdfGraph:
    rdf = RdfGraph(bind_namespaces="none")
    try:
        for quad in pyoxigraph.parse(path=file, format=form):
            rdf.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    except OSError as error:
        raise RunError(f"{file}: cannot be read ({error.strerror or error})", "build the run again") from error
    except (SyntaxError, ValueError) as error:
        raise RunError(f"{file}: not valid RDF ({error})", "build the run again") from error
    return rdf


def _term(term: object) -> Identifier:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language or term.datatype.value == _STRING else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise ValueError(f"{term} is neither an IRI nor a literal; graphs of newskg hold no other terms")


def validate(rdf: RdfGraph, schema: Schema, progress: Progress | None = None) -> tuple[Violation, ...]:
    """Everything in ``rdf`` that breaks the shapes of ``schema``, sorted by node, property and shape.

    ``progress(done, total)`` is called between portions of the shapes. Time grows with the number of claims.
    """
    import pyshacl  # here, for it takes long to import

    graph = with_targets_below(shapes(schema))
    todo = targeted(graph)
    helpers = sorted(_all_shapes(graph) - set(todo), key=str)
    data = _Queried(store=rdf.store, identifier=rdf.identifier)
    violations: list[Violation] = []
    for start in range(0, len(todo), PORTION):
        if progress:
            progress(start, len(todo))
        # pyshacl knows no shape but those that it is given, and takes a helper that it does not know for kept.
        portion = [str(shape) for shape in (*todo[start : start + PORTION], *helpers)]
        _, report, _ = pyshacl.validate(data, shacl_graph=graph, advanced=True, inplace=True, use_shapes=portion)
        violations += results(report)
    if progress:
        progress(len(todo), len(todo))
    return tuple(sorted(set(violations), key=_order))


def _order(one: Violation) -> tuple[str, str, str, str, str]:
    return one.focus, one.path or "", one.shape, one.value or "", one.message


def targeted(graph: RdfGraph) -> list[Node]:
    """The shapes that say themselves what they are about, sorted."""
    return sorted({shape for target in TARGETS for shape in graph.subjects(target)}, key=str)


def _all_shapes(graph: RdfGraph) -> set[Node]:
    return {shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in graph.subjects(RDF.type, kind)}


def with_targets_below(graph: RdfGraph) -> RdfGraph:
    """A copy of ``graph`` in which property shapes have the targets of the node shapes that they belonged to."""
    copy = RdfGraph()
    for triple in graph:
        copy.add(triple)
    for owner, shape in graph.subject_objects(SH.property):
        targets = [(target, node) for target in TARGETS for node in graph.objects(owner, target)]
        for target, node in targets:
            copy.add((shape, target, node))
        if targets:
            copy.remove((owner, SH.property, shape))
    return copy


def results(report: RdfGraph) -> list[Violation]:
    """The results of a SHACL report, without those that only explain another."""
    [top] = report.subjects(RDF.type, SH.ValidationReport)
    return [_violation(report, node) for node in report.objects(top, SH.result)]


def _violation(report: RdfGraph, node: Node) -> Violation:
    path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
    return Violation(
        focus=str(report.value(node, SH.focusNode)),
        path=None if path is None else str(path),
        value=None if value is None else str(value),
        message=" ".join(sorted(str(message) for message in report.objects(node, SH.resultMessage))),
        shape=str(report.value(node, SH.sourceShape)),
    )
