"""The ontology: it parses everywhere, nothing in it is blank, and reasoning with it makes nobody what they are not."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
from rdflib import BNode, URIRef, namespace
from rdflib import Graph as RdfGraph
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.export.iris import PREFIXES
from kg.export.rdf import to_rdf
from kg.model import Graph
from kg.ontology import SCHEMA_FORMATS, render
from kg.ontology.owl import ontology
from kg.ontology.shacl import shapes
from kg.schema import Schema, load_schema

ROOT = Path(__file__).parents[2]
KG = "https://w3id.org/newskg/ontology#"
ID = "https://w3id.org/newskg/id/"
SCHEMA = PREFIXES["schema"]
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
MADE = {"owl": ontology, "shacl": shapes}


def kg(name: str) -> URIRef:
    return URIRef(KG + name)


@pytest.fixture(scope="module")
def owl() -> RdfGraph:
    return ontology(load_schema())


@pytest.mark.parametrize("name", sorted(MADE))
def test_rdflib_and_oxigraph_read_the_file_alike(name: str, schema: Schema) -> None:
    text = render(name, schema)
    made = MADE[name](schema)
    assert isomorphic(RdfGraph().parse(data=text), made)
    assert len(list(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE))) == len(made)


@pytest.mark.parametrize("name", sorted(MADE))
def test_nothing_is_blank(name: str, schema: Schema) -> None:
    assert not [term for triple in MADE[name](schema) for term in triple if isinstance(term, BNode)]


def test_the_hash_seed_changes_no_byte() -> None:
    script = "import sys; from kg.ontology import render; from kg.schema import load_schema\n"
    script += "for name in sys.argv[1:]: sys.stdout.write(render(name, load_schema()))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *SCHEMA_FORMATS.names()],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_every_term_is_of_one_kind(owl: RdfGraph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology)
    members = {kind: set(owl.subjects(RDF.type, kind)) for kind in kinds}
    for one, other in combinations(kinds, 2):
        assert not members[one] & members[other]
    assert len(members[OWL.Class]) > 10
    assert len(members[OWL.ObjectProperty]) > 40
    assert set(owl.subjects(RDF.type, OWL.SymmetricProperty)) < members[OWL.ObjectProperty]
    functional = set(owl.subjects(RDF.type, OWL.FunctionalProperty))
    assert functional < members[OWL.ObjectProperty] | members[OWL.DatatypeProperty]


def test_ends_are_one_class_or_one_datatype(owl: RdfGraph) -> None:
    classes = set(owl.subjects(RDF.type, OWL.Class))
    for node in owl.subjects(RDF.type, OWL.ObjectProperty):
        for end in (RDFS.domain, RDFS.range):
            assert len(list(owl.objects(node, end))) == (1 if str(node).startswith(KG) else 0)
            assert set(owl.objects(node, end)) <= classes
    for node in owl.subjects(RDF.type, OWL.DatatypeProperty):
        [datatype] = owl.objects(node, RDFS.range)
        assert datatype in {namespace.XSD[name] for name in ("string", "decimal", "integer", "boolean")}


def test_several_types_are_one_union_and_listed_one_by_one(owl: RdfGraph) -> None:
    [domain] = owl.objects(kg("acquired"), RDFS.domain)
    types = {kg("Company"), kg("Organization"), kg("Person")}
    assert domain == kg("union/Company-Organization-Person")
    head = owl.value(domain, OWL.unionOf)
    assert isinstance(head, URIRef)
    assert set(Collection(owl, head)) == types
    assert set(owl.objects(kg("acquired"), URIRef(SCHEMA + "domainIncludes"))) == types
    assert owl.value(kg("merged_with"), RDFS.domain) == kg("Company")
    assert not list(owl.objects(kg("merged_with"), URIRef(SCHEMA + "domainIncludes")))


def test_a_name_of_an_amount_and_of_a_qualifier_belongs_to_both(owl: RdfGraph) -> None:
    head = owl.value(owl.value(kg("per"), RDFS.domain), OWL.unionOf)
    assert isinstance(head, URIRef)
    assert set(Collection(owl, head)) == {kg("Amount"), kg("Claim")}


def test_relations_are_declared_with_what_the_schema_says(owl: RdfGraph, schema: Schema) -> None:
    for relation in schema.relations:
        node = kg(relation.relation)
        assert str(owl.value(node, RDFS.label)) == relation.label
        assert str(owl.value(node, RDFS.comment)) == relation.comment
        assert ((node, RDF.type, OWL.SymmetricProperty) in owl) == relation.symmetric
        backwards = owl.value(None, OWL.inverseOf, node)
        assert (backwards is not None) == (relation.inverse_label is not None)
    assert owl.value(kg("founded_by"), OWL.inverseOf) == kg("founded")
    assert (kg("founded_by"), SKOS.closeMatch, URIRef(SCHEMA + "founder")) in owl
    assert (kg("Person"), RDFS.subClassOf, URIRef(SCHEMA + "Person")) in owl
    assert (kg("Company"), RDFS.comment, None) in owl


def test_the_ontology_knows_every_term_that_a_graph_uses(owl: RdfGraph, graph: Graph, schema: Schema) -> None:
    rdf = to_rdf(graph, schema)
    used = {term for _, predicate, obj in rdf for term in (predicate, obj) if str(term).startswith(KG)}
    assert kg("evidence") in used
    assert used <= {node for node in owl.subjects(RDF.type) if str(node).startswith(KG)}


def test_linked_companies_have_their_terms(owl: RdfGraph) -> None:
    for name in ("ticker", "cik"):
        assert owl.value(kg(name), RDFS.domain) == kg("Company")


def closed(owl: RdfGraph, rdf: RdfGraph) -> RdfGraph:
    both = RdfGraph()
    for triple in (*owl, *rdf):
        both.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(both)
    return both


def test_reasoning_makes_nobody_what_they_are_not(owl: RdfGraph, graph: Graph, schema: Schema) -> None:
    rdf = to_rdf(graph, schema)
    both = closed(owl, rdf)
    assert not list(both.subjects(RDF.type, ERROR))
    types = {kg(one.name) for one in schema.types} | {kg("Claim"), kg("Evidence")}
    for node in set(rdf.subjects(RDF.type)):
        if str(node).startswith(ID):
            assert set(both.objects(node, RDF.type)) & types == set(rdf.objects(node, RDF.type)) & types
    northwind, contoso = URIRef(f"{ID}entity/northwind"), URIRef(f"{ID}entity/contoso")
    assert (contoso, kg("acquired_by"), northwind) in both
    assert (northwind, RDF.type, URIRef(SCHEMA + "Organization")) in both


def test_reasoning_finds_a_place_that_merged(owl: RdfGraph, graph: Graph, schema: Schema) -> None:
    rdf = to_rdf(graph, schema)
    rdf.add((URIRef(f"{ID}entity/oresund"), kg("merged_with"), URIRef(f"{ID}entity/contoso")))
    assert list(closed(owl, rdf).subjects(RDF.type, ERROR))


def test_a_type_below_another_is_not_disjoint_from_it(schema: Schema) -> None:
    company = schema.entity_type("Company")
    bank = company.model_copy(update={"name": "Bank", "iri": "kg:Bank", "sub_class_of": "kg:Company"})
    owl = ontology(schema.model_copy(update={"types": (*schema.types, bank)}))
    pairs = {frozenset(pair) for pair in owl.subject_objects(OWL.disjointWith)}
    assert frozenset((kg("Bank"), kg("Person"))) in pairs
    assert frozenset((kg("Bank"), kg("Company"))) not in pairs
    assert frozenset((kg("Company"), kg("Person"))) in pairs
