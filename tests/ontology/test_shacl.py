"""The shapes as a document: SHACL's own shapes find nothing wrong with them."""

from __future__ import annotations

import pyshacl
from rdflib import Graph as RdfGraph
from rdflib.namespace import RDF, SH

from kg.export.rdf import to_rdf
from kg.model import Graph
from kg.ontology import render
from kg.ontology.shacl import shapes
from kg.ontology.validate import validate
from kg.schema import Schema


def test_the_shapes_are_valid_shacl(schema: Schema, graph: Graph) -> None:
    written = RdfGraph().parse(data=render("shacl", schema))
    conforms, _, text = pyshacl.validate(to_rdf(graph, schema), shacl_graph=written, advanced=True, meta_shacl=True)
    assert conforms, text


def test_every_property_shape_says_what_is_wrong(schema: Schema) -> None:
    made = shapes(schema)
    for shape in made.subjects(RDF.type, SH.PropertyShape):
        assert len(list(made.objects(shape, SH.path))) == 1
        assert str(made.value(shape, SH.message)).endswith(".")


def test_a_relation_with_other_units_and_types_gets_its_own_shapes(schema: Schema, graph: Graph) -> None:
    narrow = schema.relation("acquired").model_copy(update={"subject": ("Person",), "units": ("shares",)})
    relations = tuple(narrow if one.relation == "acquired" else one for one in schema.relations)
    found = validate(to_rdf(graph, schema), schema.model_copy(update={"relations": relations}))
    assert {one.shape.rpartition("/")[2] for one in found} == {
        "acquired-claim-subject",
        "acquired-claim-units",
        "acquired-subjects",
    }
    assert "The subject of a claim of acquired is a Person." in {one.message for one in found}


def test_nodes_may_live_anywhere(schema: Schema, graph: Graph) -> None:
    elsewhere = schema.model_copy(update={"instance_iri": "urn:example:"})
    assert validate(to_rdf(graph, elsewhere), elsewhere) == ()


def test_a_schema_without_amounts_and_companies_has_shapes(schema: Schema) -> None:
    kept = ("holds_role_at",)
    types = tuple(one for one in schema.types if one.name in ("Person", "Organization"))
    relations = tuple(
        one.model_copy(update={"object": ("Organization",)}) for one in schema.relations if one.relation in kept
    )
    small = schema.model_copy(update={"types": types, "relations": relations})
    for name in ("owl", "shacl"):
        assert RdfGraph().parse(data=render(name, small))
    assert validate(to_rdf(Graph(), small), small) == ()
