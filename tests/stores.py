"""Three ways to ask a named query; the rows are made comparable: values as text, numbers without idle digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pyoxigraph
import rdflib
from virtuoso import Virtuoso

from kg.export import export
from kg.export.iris import Iris
from kg.model import Graph
from kg.queries import NamedQuery, run_named, standalone, terms
from kg.schema import Schema

Row = tuple[str | None, ...]
Ask = Callable[[Graph, NamedQuery, Mapping[str, str]], list[Row]]
NUMBERS = ("decimal", "integer", "int")


def ask_oxigraph(schema: Schema, folder: Path) -> Ask:
    """As ``kg query`` does: by substitution."""

    def ask(graph: Graph, query: NamedQuery, arguments: Mapping[str, str]) -> list[Row]:
        export("nt", graph, schema, folder / "graph.nt")
        found = run_named(folder / "graph.nt", query, arguments, schema)
        return [tuple(_value(term.value, term.datatype) if term else None for term in row) for row in found.rows]

    return ask


def ask_rdflib(schema: Schema, folder: Path) -> Ask:
    """By ``initBindings``."""

    def ask(graph: Graph, query: NamedQuery, arguments: Mapping[str, str]) -> list[Row]:
        export("nt", graph, schema, folder / "graph.nt")
        bound = terms(query, arguments, Iris(schema).prefixes)
        found = (
            rdflib.Graph()
            .parse(folder / "graph.nt")
            .query(query.sparql, initBindings={name: _rdflib_term(term) for name, term in bound.items()})
        )
        kept = [str(name) for name in found.vars or () if str(name) not in bound]
        return [
            tuple(_rdflib_value(solution.get(rdflib.Variable(name))) for name in kept) for solution in found.bindings
        ]

    return ask


def ask_virtuoso(schema: Schema, folder: Path, server: Virtuoso) -> Ask:
    """By a VALUES block, since Virtuoso takes nothing but text."""

    def ask(graph: Graph, query: NamedQuery, arguments: Mapping[str, str]) -> list[Row]:
        export("nt", graph, schema, folder / "graph.nt")
        server.put("urn:graph", (folder / "graph.nt").read_bytes())
        bound = terms(query, arguments, Iris(schema).prefixes)
        found = server.select(standalone(query, bound), "urn:graph")
        kept = [name for name in found["head"]["vars"] if name not in bound]
        rows = found["results"]["bindings"]
        return [
            tuple(_value(row[name]["value"], row[name].get("datatype")) if name in row else None for name in kept)
            for row in rows
        ]

    return ask


def _value(text: str, datatype: str | None) -> str:
    number = datatype is not None and datatype.partition("#")[2] in NUMBERS
    return format(Decimal(text).normalize(), "f") if number else text


def _rdflib_term(term: pyoxigraph.NamedNode | pyoxigraph.Literal) -> rdflib.term.Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    text = term.datatype.value.endswith("#string")
    return rdflib.Literal(term.value, datatype=None if text else rdflib.URIRef(term.datatype.value))


def _rdflib_value(term: rdflib.term.Node | None) -> str | None:
    if term is None:
        return None
    datatype = term.datatype if isinstance(term, rdflib.Literal) else None
    return _value(str(term), str(datatype) if datatype else None)
