"""Schema -> OWL: node types, relations, and the vocabulary of claims.

A property that several node types can have gets one ``rdfs:domain``: a named class that is the union of them. Several
``rdfs:domain`` would mean all of them at once, and make everybody both a person and a company.
``schema:domainIncludes`` lists the types one by one for readers who do not reason. Nothing is blank, not even the cells
of lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS

from kg import __version__
from kg.export.iris import PREFIXES
from kg.ontology.names import AMOUNT, NEWS_ARTICLE, Names, add_list, turtle, words
from kg.ontology.properties import Property, properties
from kg.schema import EntityType, Schema
from kg.vocabulary import KINDS, TERMS

DOMAIN_INCLUDES = URIRef(PREFIXES["schema"] + "domainIncludes")
RANGE_INCLUDES = URIRef(PREFIXES["schema"] + "rangeIncludes")


def write_owl(schema: Schema) -> str:
    """The ontology of a schema as Turtle."""
    return turtle(ontology(schema))


def ontology(schema: Schema) -> RdfGraph:
    """The ontology of a schema as RDF."""
    names = Names(schema)
    rdf = names.graph()
    _add_header(rdf, names)
    _add_classes(rdf, names)
    _add_disjoint(rdf, names)
    for one in properties(names):
        _add_property(rdf, names, one)
    return rdf


def _add_header(rdf: RdfGraph, names: Names) -> None:
    node = names.ontology
    rdf.add((node, RDF.type, OWL.Ontology))
    rdf.add((node, DCTERMS.title, Literal("newskg ontology")))
    rdf.add((node, OWL.versionInfo, Literal(__version__)))
    rdf.add((node, RDFS.comment, Literal("Written by `kg schema --format owl` from a schema folder.")))
    rdf.add((PROV.wasDerivedFrom, RDF.type, OWL.ObjectProperty))
    for term in TERMS:
        if term.name.startswith("dcterms:"):
            rdf.add((names.term(term.name), RDF.type, OWL.AnnotationProperty))
    for iri in (DCTERMS.title, DOMAIN_INCLUDES, RANGE_INCLUDES):
        rdf.add((iri, RDF.type, OWL.AnnotationProperty))


def _add_classes(rdf: RdfGraph, names: Names) -> None:
    for one in names.schema.types:
        parents = [names.iris.term(one.sub_class_of)] if one.sub_class_of else []
        matches = [names.iris.term(other) for other in one.close_match]
        _add_class(rdf, names, names.node_type(one.name), (one.label, one.comment), parents, matches)
    for kind in KINDS:
        parents, matches = ([names.term(other) for other in some] for some in (kind.sub_class_of, kind.close_match))
        _add_class(rdf, names, names.term(kind.name), (kind.label, kind.comment), parents, matches)
    if not any(one.name == AMOUNT for one in names.schema.types):
        _add_class(rdf, names, names.node_type(AMOUNT), ("amount", "A quantity that belongs to one claim."), [], [])
    rdf.add((NEWS_ARTICLE, RDF.type, OWL.Class))


def _add_class(
    rdf: RdfGraph,
    names: Names,
    node: URIRef,
    said: tuple[str, str],
    parents: Iterable[URIRef],
    matches: Iterable[URIRef],
) -> None:
    label, comment = said
    rdf.add((node, RDF.type, OWL.Class))
    rdf.add((node, RDFS.label, words(label)))
    rdf.add((node, RDFS.comment, words(comment)))
    rdf.add((node, RDFS.isDefinedBy, names.ontology))
    for parent in parents:
        rdf.add((node, RDFS.subClassOf, parent))
        rdf.add((parent, RDF.type, OWL.Class))
    for other in matches:
        rdf.add((node, SKOS.closeMatch, other))


def _add_disjoint(rdf: RdfGraph, names: Names) -> None:
    """A node has one type, so types are disjoint, unless one is declared below the other."""
    above = {one.name: _above(one, names) for one in names.schema.types}
    for one, other in combinations(sorted(above), 2):
        if names.node_type(one) not in above[other] and names.node_type(other) not in above[one]:
            rdf.add((names.node_type(one), OWL.disjointWith, names.node_type(other)))
    kinds = [names.term(kind.name) for kind in KINDS]
    for one, other in [*combinations(kinds, 2), *((kind, names.node_type(t)) for kind in kinds for t in sorted(above))]:
        rdf.add((one, OWL.disjointWith, other))


def _above(entity_type: EntityType, names: Names) -> set[URIRef]:
    """The classes above a node type, as far as the schema says."""
    parents = {names.node_type(one.name): one.sub_class_of for one in names.schema.types}
    found: set[URIRef] = set()
    parent = entity_type.sub_class_of
    while parent and names.iris.term(parent) not in found:
        found.add(names.iris.term(parent))
        parent = parents.get(names.iris.term(parent))
    return found


def _add_property(rdf: RdfGraph, names: Names, one: Property) -> None:
    node = URIRef(one.iri)
    rdf.add((node, RDF.type, OWL.DatatypeProperty if one.literal else OWL.ObjectProperty))
    rdf.add((node, RDFS.label, words(one.label)))
    rdf.add((node, RDFS.comment, words(one.comment)))
    rdf.add((node, RDFS.isDefinedBy, names.ontology))
    if one.symmetric:
        rdf.add((node, RDF.type, OWL.SymmetricProperty))
    if one.functional:
        rdf.add((node, RDF.type, OWL.FunctionalProperty))
    if one.inverse_of:
        rdf.add((node, OWL.inverseOf, URIRef(one.inverse_of)))
    if one.example:
        rdf.add((node, SKOS.example, words(one.example)))
    for other in one.close_match:
        rdf.add((node, SKOS.closeMatch, URIRef(other)))
    for other in one.sub_property_of:
        rdf.add((node, RDFS.subPropertyOf, URIRef(other)))
        rdf.add((URIRef(other), RDF.type, OWL.DatatypeProperty if one.literal else OWL.ObjectProperty))
    _add_ends(rdf, names, node, RDFS.domain, DOMAIN_INCLUDES, one.domain)
    _add_ends(rdf, names, node, RDFS.range, RANGE_INCLUDES, one.range)


def _add_ends(rdf: RdfGraph, names: Names, node: URIRef, end: URIRef, includes: URIRef, types: tuple[str, ...]) -> None:
    classes = [URIRef(one) for one in types]
    for one in classes if len(classes) > 1 else ():
        rdf.add((node, includes, one))
    rdf.add((node, end, classes[0] if len(classes) == 1 else _union(rdf, names, classes)))


def _union(rdf: RdfGraph, names: Names, classes: list[URIRef]) -> URIRef:
    node = names.union(classes)
    if (node, RDF.type, OWL.Class) not in rdf:
        rdf.add((node, RDF.type, OWL.Class))
        rdf.add((node, RDFS.label, words(" or ".join(names.local(one) for one in classes))))
        rdf.add((node, RDFS.isDefinedBy, names.ontology))
        rdf.add((node, OWL.unionOf, add_list(rdf, node, classes)))
    return node
