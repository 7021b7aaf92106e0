"""All properties of a schema, each once, with everything that is said of it anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import XSD

from kg.model import Record
from kg.ontology.names import AMOUNT, Names, is_ours, qualifiers
from kg.schema import Relation
from kg.vocabulary import TERMS, Term

DATATYPES = {
    "text": XSD.string,
    "decimal": XSD.decimal,
    "integer": XSD.integer,
    "boolean": XSD.boolean,
}


class Property(Record):
    """A property with whole IRIs. ``range`` holds classes, or one datatype where ``literal`` is true.

    ``functional``: a node has one value at most.
    """

    iri: str
    label: str
    comment: str
    literal: bool
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool = False
    functional: bool = False
    inverse_of: str | None = None
    close_match: tuple[str, ...] = ()
    sub_property_of: tuple[str, ...] = ()
    example: str | None = None


def properties(names: Names) -> list[Property]:
    """Relations, relations read backwards, qualifiers and the vocabulary's own terms, sorted by IRI."""
    found: dict[str, Property] = {}
    for one in _all(names):
        first = found.get(one.iri)
        found[one.iri] = _joined(first, one) if first else one
    return [found[iri] for iri in sorted(found)]


def _joined(first: Property, other: Property) -> Property:
    """What the vocabulary says of a name, and that a relation uses the same name for a qualifier."""
    domain = tuple(sorted({*first.domain, *other.domain}))
    return first.model_copy(update={"domain": domain, "comment": f"{first.comment} {other.comment}"})


def _all(names: Names) -> Iterator[Property]:
    for term in TERMS:
        if is_ours(term) and (owners := names.owners(term.of)):
            yield _term(names, term, owners)
    for relation in names.schema.relations:
        yield _relation(names, relation)
        yield from _inverse(names, relation)
    for name, relations in qualifiers(names.schema).items():
        yield Property(
            iri=names.iris.kg(name),
            label=name.replace("_", " "),
            comment=f"A further detail of claims of {', '.join(relations)}, in the words of the text.",
            literal=True,
            domain=(names.iris.kg("Claim"),),
            range=(XSD.string,),
            functional=True,
        )


def _term(names: Names, term: Term, owners: tuple[URIRef, ...]) -> Property:
    datatype = DATATYPES.get(term.value)
    return Property(
        iri=names.term(term.name),
        label=term.says,
        comment=term.comment,
        literal=datatype is not None,
        domain=owners,
        range=(datatype,) if datatype else names.owners(term.value),
        functional=not term.many,
        close_match=tuple(names.term(other) for other in term.close_match),
        sub_property_of=tuple(names.term(other) for other in term.sub_property_of),
    )


def _relation(names: Names, relation: Relation) -> Property:
    return Property(
        iri=names.iris.relation(relation.relation),
        label=relation.label,
        comment=relation.comment,
        literal=False,
        domain=names.types(relation.subject),
        range=names.types(relation.object),
        symmetric=relation.symmetric,
        close_match=tuple(names.iris.term(other) for other in relation.close_match),
        sub_property_of=tuple(names.iris.term(other) for other in relation.sub_property_of),
        example=example(relation),
    )


def _inverse(names: Names, relation: Relation) -> Iterator[Property]:
    iri = names.inverse(relation)
    if iri is not None and AMOUNT not in relation.object:
        yield Property(
            iri=iri,
            label=relation.inverse_label or "",
            comment=f"The relation {relation.label} read backwards. No graph of ours writes it.",
            literal=False,
            domain=names.types(relation.object),
            range=names.types(relation.subject),
            inverse_of=names.iris.relation(relation.relation),
            close_match=tuple(names.iris.term(other) for other in relation.inverse_close_match),
        )


def example(relation: Relation) -> str | None:
    """The first example that makes a claim told as done, else the first that makes any."""
    telling = [one for one in relation.examples if one.claims]
    done = [one for one in telling if any(claim.status == "actual" for claim in one.claims)]
    return (done or telling)[0].text if telling else None
