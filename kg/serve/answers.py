"""A query put to a store -> the bytes of an answer in the form that the client would like. Runs in a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus

import pyoxigraph

from kg.model import Record
from kg.query import QueryResult, collect, to_csv, to_json
from kg.serve.accept import choose
from kg.serve.protocol import Query, Refused
from kg.serve.results import to_tsv, to_xml

GraphName = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph

RESULTS: dict[str, Callable[[QueryResult], str]] = {
    "application/sparql-results+json": to_json,
    "application/sparql-results+xml": to_xml,
    "text/csv": to_csv,
    "text/tab-separated-values": to_tsv,
    "application/json": to_json,
    "application/xml": to_xml,
    "text/xml": to_xml,
}
"""Media type -> writer of SELECT and ASK results; the first is given to a client who does not care."""

GRAPHS: dict[str, pyoxigraph.RdfFormat] = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
    "text/plain": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/json": pyoxigraph.RdfFormat.JSON_LD,
    "application/xml": pyoxigraph.RdfFormat.RDF_XML,
}
"""Media type -> form of CONSTRUCT and DESCRIBE results and of the service description."""


class Answer(Record):
    """Bytes of a media type; ``truncated`` if there was more than the row limit let through."""

    media_type: str
    body: bytes
    truncated: bool = False


def answer(store: pyoxigraph.Store, query: Query, accept: str | None, limit: int, prefixes: dict[str, str]) -> Answer:
    """Ask ``store`` for at most ``limit`` rows or triples; Refused if it is wrong, or in no form that we write."""
    default, named = _dataset(query)
    try:
        found = store.query(query.text, prefixes=prefixes, default_graph=default, named_graphs=named)
        if isinstance(found, pyoxigraph.QueryTriples):
            return _graph(found, accept, limit, prefixes)
        return _table(found, accept, limit)
    except SyntaxError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"not valid SPARQL: {error}") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the query cannot be answered: {error}") from error


def _dataset(query: Query) -> tuple[list[GraphName] | None, list[pyoxigraph.NamedNode | pyoxigraph.BlankNode] | None]:
    """A dataset in the request goes before one in the query; naming one half of it leaves the other half empty."""
    if not query.default_graphs and not query.named_graphs:
        return None, None
    try:
        default: list[GraphName] = [pyoxigraph.NamedNode(iri) for iri in query.default_graphs]
        return default, [pyoxigraph.NamedNode(iri) for iri in query.named_graphs]
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST, f"not an absolute IRI: {error}") from error


def _table(found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean, accept: str | None, limit: int) -> Answer:
    media_type = _chosen(accept, tuple(RESULTS))
    result = collect(found, {}, limit)
    return Answer(media_type=media_type, body=RESULTS[media_type](result).encode(), truncated=result.truncated)


def _graph(found: pyoxigraph.QueryTriples, accept: str | None, limit: int, prefixes: dict[str, str]) -> Answer:
    media_type = _chosen(accept, tuple(GRAPHS))
    cut = Cut(found, limit)
    return Answer(media_type=media_type, body=write_graph(cut, media_type, prefixes), truncated=cut.truncated)


class Cut:
    """The first ``limit`` triples; ``truncated`` after them tells whether there were more."""

    def __init__(self, triples: Iterator[pyoxigraph.Triple], limit: int) -> None:
        self._triples, self._limit, self.truncated = triples, limit, False

    def __iter__(self) -> Iterator[pyoxigraph.Triple]:
        for count, triple in enumerate(self._triples):
            if count == self._limit:
                self.truncated = True
                return
            yield triple


def write_graph(triples: Cut | list[pyoxigraph.Triple], media_type: str, prefixes: dict[str, str]) -> bytes:
    """Triples in the form of one of ``GRAPHS``."""
    return pyoxigraph.serialize(triples, format=GRAPHS[media_type], prefixes=prefixes) or b""


def _chosen(accept: str | None, offers: tuple[str, ...]) -> str:
    media_type = choose(accept, offers)
    if media_type is None:
        raise Refused(HTTPStatus.NOT_ACCEPTABLE, f"there is {', '.join(offers)}")
    return media_type
