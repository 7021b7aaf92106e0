"""IRIs that are none, and two things of one IRI: each of them would be taken for the other in RDF."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph

from kg.schema.records import Schema
from kg.vocabulary import KINDS, TERMS


def clashes(schema: Schema) -> list[str]:
    """A line for every name that two of node types, relations, backward readings and the vocabulary share.

    A qualifier may have the name of a term of the vocabulary whose value is text, as it is text too.
    """
    problems: list[str] = []
    taken: dict[str, str] = {}
    for iri, where, what in _uses(schema):
        if iri in taken:
            problems.append(f"{where}: {iri} is also {taken[iri]}")
        taken.setdefault(iri, what)
    words = {schema.base_iri + term.name for term in TERMS if term.value == "text"}
    for relation in schema.relations:
        for name in relation.qualifiers:
            iri = schema.base_iri + name
            if iri in taken and iri not in words:
                problems.append(f"{relation.relation}.yaml: qualifiers: {iri} is also {taken[iri]}")
    return problems


def _uses(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """Every IRI that something of ours has, where the schema says so, and what it is."""
    for name in sorted({*(kind.name for kind in KINDS), *(term.name for term in TERMS)}):
        yield schema.expand(name) if ":" in name else schema.base_iri + name, "", "a term that every graph uses"
    for entity_type in schema.types:
        name = entity_type.name
        yield schema.expand(entity_type.iri), f"schema.yaml: types: {name}: iri", f"the node type {name}"
    for relation in schema.relations:
        name = relation.relation
        yield schema.expand(relation.iri), f"{name}.yaml: iri", f"the relation {name}"
    for relation in schema.relations:
        if relation.inverse_name:
            name = relation.relation
            yield schema.base_iri + relation.inverse_name, f"{name}.yaml: inverse_label", f"{name} read backwards"


def invalid_iris(schema: Schema) -> list[str]:
    """A line for every term and namespace that is not an IRI once its prefix is written out."""
    return [f"{where}: {iri!r} is not a valid IRI" for where, iri in _iris(schema) if not _is_iri(iri)]


def _iris(schema: Schema) -> Iterator[tuple[str, str]]:
    yield "schema.yaml: base_iri", schema.base_iri
    yield "schema.yaml: instance_iri", schema.instance_iri
    for prefix, namespace in schema.prefixes.items():
        yield f"schema.yaml: prefixes: {prefix}", namespace
    for entity_type in schema.types:
        for term in (entity_type.iri, entity_type.sub_class_of, *entity_type.close_match):
            if term:
                yield f"schema.yaml: types: {entity_type.name}", schema.expand(term)
    for relation in schema.relations:
        for term in (relation.iri, *relation.close_match, *relation.inverse_close_match, *relation.sub_property_of):
            yield f"{relation.relation}.yaml", schema.expand(term)


def _is_iri(text: str) -> bool:
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return True
