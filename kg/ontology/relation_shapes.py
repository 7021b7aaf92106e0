"""Shapes of relations: between what they hold, and what their claims may carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rdflib import URIRef
from rdflib.namespace import RDF

from kg.ontology.names import qualifiers
from kg.ontology.writer import ShapeWriter
from kg.schema import Relation

_MONEY = "[A-Z]{3}"


def add_relation_shapes(writer: ShapeWriter) -> None:
    """For each relation the ends of its claims and plain triples; for each detail the relations that have it."""
    for relation in sorted(writer.names.schema.relations, key=lambda one: one.relation):
        _add_claims(writer, relation)
        _add_plain_triples(writer, relation)
    for name, relations in qualifiers(writer.names.schema).items():
        _add_only_with(writer, name, relations)
    _add_only_with(writer, "role", _relations(writer, lambda one: one.carries_role))
    _add_only_with(writer, "amount", _relations(writer, lambda one: one.amount is not None or one.takes_amount_object))


def _relations(writer: ShapeWriter, keep: Callable[[Relation], bool]) -> list[str]:
    return sorted(relation.relation for relation in writer.names.schema.relations if keep(relation))


def _either(types: Sequence[str]) -> str:
    return f"a {' or '.join(sorted(types))}"


def _add_claims(writer: ShapeWriter, relation: Relation) -> None:
    """A claim's ends are of the relation's types, and its amount is of the relation's units."""
    names, name = writer.names, relation.relation
    shape = names.shape(name, "claim")
    writer.target(shape, f"?this rdf:predicate <{names.iris.relation(name)}> .")
    for end, path, types in (("subject", RDF.subject, relation.subject), ("object", RDF.object, relation.object)):
        message = f"The {end} of a claim of {name} is {_either(types)}."
        made = writer.property_shape(shape, names.shape(name, "claim", end), path, message)
        writer.instance_of(made, names.types(types))
    if relation.takes_amount_object:
        message = f"The object of a claim of {name} is its own kg:amount."
        made = writer.property_shape(shape, names.shape(name, "claim", "amount"), RDF.object, message)
        writer.add(made, "equals", names.term("amount"))
    if relation.units:
        _add_units(writer, shape, relation)


def _add_units(writer: ShapeWriter, shape: URIRef, relation: Relation) -> None:
    names = writer.names
    units = sorted(relation.units)
    message = f"The amount of a claim of {relation.relation} counts {' or '.join(units)}."
    made = writer.property_shape(shape, names.shape(relation.relation, "claim", "units"), names.term("amount"), message)
    allowed = writer.node_shape(names.shape("counts", *units))
    writer.add(made, "node", allowed)
    path = names.shape("counts", *units, "unit")
    unit = writer.property_shape(allowed, path, names.term("unit"), f"The unit is {' or '.join(units)}.")
    writer.add(unit, "pattern", f"^({'|'.join(_MONEY if one == 'money' else re.escape(one) for one in units)})$")


def _add_plain_triples(writer: ShapeWriter, relation: Relation) -> None:
    """The ends of plain triples have the relation's types, and each such triple stands for an actual claim."""
    names, name = writer.names, relation.relation
    iri = names.iris.relation(name)
    subjects = writer.node_shape(names.shape(name, "subjects"), targetSubjectsOf=iri)
    writer.instance_of(subjects, names.types(relation.subject))
    writer.add(subjects, "message", f"What has a plain {name} is {_either(relation.subject)}.")
    objects = writer.node_shape(names.shape(name, "objects"), targetObjectsOf=iri)
    writer.instance_of(objects, names.types(relation.object))
    writer.add(objects, "message", f"What a plain {name} points to is {_either(relation.object)}.")
    # Constants stand in the filter: rdflib would start from them, and go through all claims for every triple.
    body = (
        f"  ?this <{iri}> ?value .\n"
        "  FILTER NOT EXISTS {\n"
        "    ?claim rdf:subject ?this ; rdf:object ?value ; rdf:predicate ?predicate ; kg:status ?status .\n"
        f'    FILTER (?predicate = <{iri}> && ?status = "actual")\n'
        "  }"
    )
    message = f"A plain {name} stands only where a claim of status actual says so."
    writer.sparql(names.shape(name, "told"), body, message)


def _add_only_with(writer: ShapeWriter, name: str, relations: Sequence[str]) -> None:
    """``kg:<name>`` stands only on claims of ``relations``."""
    names = writer.names
    shape = writer.node_shape(names.shape(name, "only"), targetSubjectsOf=names.term(name))
    message = f"kg:{name} belongs to claims of {', '.join(relations) or 'no relation'}."
    made = writer.property_shape(shape, names.shape(name, "only", "predicate"), RDF.predicate, message)
    writer.one_of(made, [names.iris.relation(relation) for relation in relations])
