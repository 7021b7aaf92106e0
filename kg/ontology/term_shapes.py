"""Shapes of claims, evidence, amounts, articles and nodes: what the vocabulary says that each of them has."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Literal as RdfLiteral
from rdflib import URIRef
from rdflib.namespace import RDF, SH, XSD

from kg.ontology.names import AMOUNT, qualifiers
from kg.ontology.properties import DATATYPES
from kg.ontology.writer import ShapeWriter
from kg.vocabulary import TERMS, Term

_NODES = ("Article", "Evidence", AMOUNT)
_TYPES_WITH_TERMS = ("Company",)
"""Node types that have terms of their own."""
_TELLING = ("rdf:predicate", "mentioned_in", "ticker", "cik")
_COUNTS = {
    (True, False): "exactly one",
    (True, True): "at least one",
    (False, False): "at most one",
    (False, True): "any number of",
}
_VALUES = {
    "text": "a string",
    "decimal": "a decimal",
    "integer": "an integer",
    "boolean": "a boolean",
    "date": "a date or a dateTime",
    "iri": "an IRI",
    "iri or text": "an IRI or a string",
    "Article": "an article of the graph",
    "Evidence": "a piece of evidence of the graph",
    "Amount": "an amount of the graph",
    "Entity": "a node of the graph",
}
_OWNERS = {
    "Claim": "A claim",
    "Evidence": "A piece of evidence",
    "Amount": "An amount",
    "Article": "An article",
    "Entity": "A node",
    "Company": "A company",
}


def add_term_shapes(writer: ShapeWriter) -> None:
    """One node shape a class, one property shape a term."""
    names = writer.names
    for owner in ("Claim", "Evidence", AMOUNT, "Article"):
        shape = writer.node_shape(names.shape(owner), targetClass=names.owners(owner)[0])
        _add_terms(writer, shape, owner)
    for name in names.entity_types:
        shape = writer.node_shape(names.shape("type", name), targetClass=names.node_type(name))
        _add_terms(writer, shape, "Entity")
        if name in _TYPES_WITH_TERMS:
            _add_terms(writer, shape, name)
    _close(writer, "Claim", [names.iris.kg(name) for name in qualifiers(names.schema)])
    _close(writer, "Evidence", ())
    _close(writer, AMOUNT, ())
    _add_range_shapes(writer)
    _add_owners(writer)


def _add_owners(writer: ShapeWriter) -> None:
    """Some terms tell what a node is: without its type no other shape would look at it."""
    names = writer.names
    for term in TERMS:
        if term.name in _TELLING and (owners := names.owners(term.of)):
            path = names.term(term.name)
            shape = writer.node_shape(names.shape("has", term.name.rpartition(":")[2]), targetSubjectsOf=path)
            writer.instance_of(shape, owners)
            kinds = " or ".join(names.local(one) for one in owners)
            writer.add(shape, "message", f"What has {names.short(path)} is a {kinds}.")
    _add_one_type(writer)


def _add_one_type(writer: ShapeWriter) -> None:
    names = writer.names
    node = writer.node_shape(names.shape("has", "mentioned_in"))
    one = writer.property_shape(node, names.shape("one", "type"), RDF.type, "A node has one node type.")
    known = writer.node_shape(names.shape("a", "type"))
    writer.one_of(known, names.owners("Entity"))
    writer.add(one, "qualifiedValueShape", known)
    writer.add(one, "qualifiedMaxCount", 1)


def _close(writer: ShapeWriter, owner: str, others: Iterable[URIRef]) -> None:
    names = writer.names
    shape = names.shape(owner)
    writer.closed(shape, [*others, *(names.term(term.name) for term in TERMS if term.of == owner)])
    writer.add(shape, "message", f"{_OWNERS[owner]} has no such property.")


def _add_terms(writer: ShapeWriter, shape: URIRef, owner: str) -> None:
    for term in TERMS:
        if term.of == owner:
            name = writer.names.shape(owner, term.name.rpartition(":")[2])
            path = writer.names.term(term.name)
            made = writer.property_shape(shape, name, path, _message(writer, term))
            _add_constraints(writer, made, term)


def _message(writer: ShapeWriter, term: Term) -> str:
    short = writer.names.short(writer.names.term(term.name))
    what = f"{_OWNERS[term.of]} has {_COUNTS[term.required, term.many]} {short}: {_VALUES[term.value]}"
    more = [f"one of {', '.join(term.one_of)}"] if term.one_of else []
    if term.lowest is not None:
        more.append(f"{term.lowest:g} or more" if term.highest is None else f"from {term.lowest:g} to {term.highest:g}")
    if term.below:
        more.append(f"below kg:{term.below}")
    if term.same_as:
        more.append(f"the same as kg:{term.same_as}")
    if term.pattern:
        more.append("not empty" if term.pattern == "[\\s\\S]" else f"like {term.pattern}")
    return ", ".join([what, *more]) + "."


def _add_constraints(writer: ShapeWriter, shape: URIRef, term: Term) -> None:
    writer.count(shape, int(term.required), None if term.many else 1)
    _add_kind(writer, shape, term)
    _add_narrower(writer, shape, term)


def _add_kind(writer: ShapeWriter, shape: URIRef, term: Term) -> None:
    """The kind of literal or node."""
    if term.value in DATATYPES:
        writer.add(shape, "datatype", DATATYPES[term.value])
    elif term.value == "date":
        _add_date(writer, shape)
    elif term.value == "iri or text":
        writer.add(shape, "nodeKind", SH.IRIOrLiteral)
    else:
        writer.add(shape, "nodeKind", SH.IRI)
    if term.value in (*_NODES, "Entity"):
        writer.instance_of(shape, writer.names.owners(term.value))


def _add_narrower(writer: ShapeWriter, shape: URIRef, term: Term) -> None:
    """Which values of that kind."""
    names = writer.names
    if term.name == "rdf:predicate":
        writer.one_of(shape, sorted(names.iris.relation(one.relation) for one in names.schema.relations))
    if term.one_of:
        writer.one_of(shape, [RdfLiteral(value) for value in term.one_of])
    for constraint, value in (("pattern", term.pattern), ("minInclusive", term.lowest), ("maxInclusive", term.highest)):
        if value is not None:
            writer.add(shape, constraint, value)
    if term.below:
        writer.add(shape, "lessThan", names.term(term.below))
    if term.same_as:
        writer.add(shape, "equals", names.term(term.same_as))


def _add_date(writer: ShapeWriter, shape: URIRef) -> None:
    members = []
    for datatype in (XSD.date, XSD.dateTime):
        members.append(writer.node_shape(writer.names.shape("datatype", writer.names.local(datatype))))
        writer.add(members[-1], "datatype", datatype)
    writer.any_of(shape, members)


def _add_range_shapes(writer: ShapeWriter) -> None:
    """A range goes from its small to its great end; below zero it may be told the other way round."""
    names = writer.names
    value, high = names.term("value"), names.term("high")
    ends = writer.node_shape(names.shape("Amount", "ends"), targetSubjectsOf=high)
    up, down = (writer.node_shape(names.shape("Amount", way)) for way in ("up", "down"))
    rising = writer.property_shape(up, names.shape("Amount", "up", "value"), value, "kg:value is no more than kg:high.")
    writer.add(rising, "lessThanOrEquals", high)
    falling = writer.property_shape(down, names.shape("Amount", "down", "high"), high, "kg:high is below kg:value.")
    writer.add(falling, "lessThanOrEquals", value)
    writer.add(falling, "maxInclusive", 0.0)
    writer.any_of(ends, (up, down))
    writer.add(ends, "message", "kg:high is the end of a range that starts at kg:value.")
