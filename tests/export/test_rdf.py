"""The RDF, as a user's triple store sees it."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph
import pytest
from graphs import claim, demo_graph
from rdflib import BNode, Literal, URIRef, namespace
from rdflib import Graph as RdfGraph
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from kg.export import export
from kg.export.iris import source_node
from kg.export.rdf import SortedTurtle, to_rdf
from kg.export.text import plain_decimal
from kg.export.times import issued
from kg.model import Graph, Status
from kg.schema import Schema

KG = "https://w3id.org/newskg/ontology#"
ID = "https://w3id.org/newskg/id/"


def kg(name: str) -> URIRef:
    return URIRef(KG + name)


def node(path: str) -> URIRef:
    return URIRef(ID + path)


def test_there_are_no_blank_nodes(graph: Graph, schema: Schema) -> None:
    assert not [term for triple in to_rdf(graph, schema) for term in triple if isinstance(term, BNode)]


@pytest.mark.parametrize("status", ["planned", "possible", "ended", "denied"])
def test_what_is_not_actual_gives_no_plain_triple(status: Status, schema: Schema) -> None:
    graph = Graph(claims=(claim("c1", "northwind", "acquired", "contoso", status),))
    rdf = to_rdf(graph, schema)
    assert (node("entity/northwind"), kg("acquired"), None) not in rdf
    assert rdf.value(node("claim/c1"), kg("status")) == Literal(status)


def test_a_qualifier_cannot_add_a_second_status(schema: Schema) -> None:
    lying = claim("c1", "northwind", "acquired", "contoso", "possible", qualifiers={"status": "actual"})
    rdf = to_rdf(Graph(claims=(lying,)), schema)
    assert list(rdf.objects(node("claim/c1"), kg("status"))) == [Literal("possible")]
    assert rdf.value(node("claim/c1"), kg("qualifier_status")) == Literal("actual")


def test_the_plain_triple_stands_if_any_claim_is_actual(schema: Schema) -> None:
    rumour, fact = (claim(s, "northwind", "acquired", "contoso", s) for s in ("possible", "actual"))
    rdf = to_rdf(Graph(claims=(fact, rumour)), schema)
    assert (node("entity/northwind"), kg("acquired"), node("entity/contoso")) in rdf


def test_a_claim_is_a_node_with_its_ends_and_its_evidence(graph: Graph, schema: Schema) -> None:
    rdf, c3 = to_rdf(graph, schema), node("claim/c3")
    assert (c3, RDF.type, kg("Claim")) in rdf
    assert rdf.value(c3, RDF.subject) == node("entity/northwind")
    assert rdf.value(c3, RDF.predicate) == kg("acquired")
    assert rdf.value(c3, RDF.object) == node("entity/tessera")
    assert rdf.value(c3, kg("attributed_to")) == Literal("Jo Ray")
    assert rdf.value(c3, kg("speaker")) == node("entity/jo-ray")
    evidence = rdf.value(c3, kg("evidence"))
    assert rdf.value(evidence, kg("article")) == node("article/a1")
    assert str(rdf.value(evidence, kg("quote"))).startswith("Jo Ray, chief executive")
    assert rdf.value(evidence, kg("start")) == Literal(98)


def test_an_amount_belongs_to_its_claim_and_is_a_plain_decimal(graph: Graph, schema: Schema) -> None:
    rdf = to_rdf(graph, schema)
    amount = rdf.value(node("claim/c1"), kg("amount"))
    assert amount == node("amount/c1")
    assert rdf.value(amount, kg("value")) == Literal("14300000000.0", datatype=namespace.XSD.decimal)
    assert (node("entity/contoso"), kg("raised"), node("amount/c5")) in rdf
    assert rdf.value(node("claim/c5"), kg("round")) == Literal("Series B")


@pytest.mark.parametrize(
    ("number", "text"),
    [(14.3e9, "14300000000.0"), (1e22, "10000000000000000000000.0"), (-2.5, "-2.5"), (1e-7, "0.0000001"), (0.0, "0.0")],
)
def test_numbers_have_no_exponent(number: float, text: str) -> None:
    assert plain_decimal(number) == text


def test_articles_and_entities_carry_the_standard_terms(graph: Graph, schema: Schema) -> None:
    rdf = to_rdf(graph, schema)
    assert rdf.value(node("article/a1"), DCTERMS.identifier) == Literal("first")
    assert rdf.value(node("article/a1"), DCTERMS.issued) == Literal("2024-05-06", datatype=namespace.XSD.date)
    assert rdf.value(node("article/a2"), DCTERMS.issued) is None
    assert rdf.value(node("article/a2"), DCTERMS.publisher) is None
    assert set(rdf.objects(node("entity/northwind"), SKOS.altLabel)) == {Literal("NW"), Literal("Northwind Group")}
    assert rdf.value(node("entity/northwind"), OWL.sameAs) == URIRef("https://example.org/id/northwind")
    assert (node("entity/oresund"), kg("mentioned_in"), node("article/a2")) in rdf


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09+00:00"),
        ("2024-05-06 07:08", "2024-05-06T07:08:00"),
        ("2024-13-06", None),
        ("20240506", None),
        ("two hours ago", None),
        (None, None),
    ],
)
def test_only_iso_dates_are_issued(published: str | None, written: str | None) -> None:
    found = issued(published)
    assert (str(found) if found is not None else None) == written


@pytest.mark.parametrize(
    "source",
    [
        "https://a.example/ü b?q=<x>&r=%zz#f",
        "HTTP://a.example/{x}|y\\z",
        "https://a.example:port/",
        "https://[half/",
        "javascript:alert(1)",
        "pages/first.html",
    ],
)
def test_sources_are_valid_iris_or_literals(source: str) -> None:
    found = source_node(source)
    assert isinstance(found, Literal) or pyoxigraph.NamedNode(str(found)).value.lower().startswith("http")
    assert isinstance(found, Literal) or "script" not in found


def test_ids_are_percent_encoded(schema: Schema, tmp_path: Path) -> None:
    graph = demo_graph()
    odd = graph.entities[0].model_copy(update={"id": 'a b/"<>ü%'})
    export("turtle", Graph(entities=(odd,)), schema, tmp_path / "out.ttl")
    [subject] = RdfGraph().parse(tmp_path / "out.ttl").subjects(RDF.type, kg("Company"))
    assert str(subject) == f"{ID}entity/a%20b%2F%22%3C%3E%C3%BC%25"


def test_subjects_stand_in_order(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export("turtle", graph, schema, tmp_path / "out.ttl")
    blocks = [line.split()[0] for line in (tmp_path / "out.ttl").read_text().splitlines() if line[:1].isalpha()]
    assert blocks.index("amount:c1") < blocks.index("claim:c1") < blocks.index("claim:c2") < blocks.index("ex:contoso")


def test_any_rdflib_graph_can_be_written_in_the_order_of_its_subjects(graph: Graph, schema: Schema) -> None:
    out, rdf = io.BytesIO(), to_rdf(graph, schema)
    SortedTurtle(rdf).serialize(out, encoding="utf-8")
    text = out.getvalue().decode()
    assert set(RdfGraph().parse(data=text, format="turtle")) == set(rdf)
    starts = [text.index(f"\n{name} a ") for name in ("amount:c1", "claim:c1", "ex:contoso", "kg:Company")]
    assert starts == sorted(starts)
