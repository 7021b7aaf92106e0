"""Every graph that is written keeps the shapes, and every shape is broken by some graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyshacl
import pytest
from graphs import HOSTILE, demo_graph, hostile_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef, namespace
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS
from rdflib.term import Node
from valid_graphs import graphs

from kg.errors import RunError
from kg.export import export
from kg.export.rdf import to_rdf
from kg.model import Graph
from kg.ontology.shacl import shapes
from kg.ontology.validate import read_graph, results, targeted, validate, with_targets_below
from kg.schema import Schema, load_schema

KG = "https://w3id.org/newskg/ontology#"
ID = "https://w3id.org/newskg/id/"


def kg(name: str) -> URIRef:
    return URIRef(KG + name)


def node(path: str) -> URIRef:
    return URIRef(ID + path)


def broken_shapes(rdf: RdfGraph, schema: Schema) -> set[str]:
    return {one.shape.removeprefix(KG + "shape/") for one in validate(rdf, schema)}


def evidence_of(claim: str) -> URIRef:
    rdf = to_rdf(demo_graph(), load_schema())
    [found] = rdf.objects(node(f"claim/{claim}"), kg("evidence"))
    assert isinstance(found, URIRef)
    return found


def test_the_demo_graph_keeps_every_shape(graph: Graph, schema: Schema) -> None:
    assert validate(to_rdf(graph, schema), schema) == ()


def test_a_linked_company_keeps_every_shape(graph: Graph, schema: Schema) -> None:
    rdf = to_rdf(graph, schema)
    for name, values in {"ticker": ("NWD", "NWD.L"), "cik": ("0000123456",)}.items():
        for value in values:
            rdf.add((NORTHWIND, kg(name), Literal(value)))
    assert validate(rdf, schema) == ()


def test_an_empty_graph_keeps_every_shape(schema: Schema) -> None:
    assert validate(to_rdf(Graph(), schema), schema) == ()


@settings(max_examples=12)
@given(data=st.data())
def test_any_graph_that_a_build_can_make_keeps_every_shape(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    schema = load_schema()
    run = tmp_path_factory.mktemp("run")
    export("turtle", data.draw(graphs(schema)), schema, run / "graph.ttl")
    assert validate(read_graph(run), schema) == ()


@pytest.mark.parametrize("text", sorted(HOSTILE))
def test_hostile_text_breaks_no_shape_of_its_own(text: str, schema: Schema, tmp_path: Path) -> None:
    graph = hostile_graph(HOSTILE[text])
    claim = graph.claims[0].model_copy(update={"relation": "invested_in", "subject": "y", "object": "x", "role": None})
    entities = tuple(one.model_copy(update={"mentioned_in": ("a1",)}) for one in graph.entities)
    fitting = graph.model_copy(update={"claims": (claim,), "entities": entities})
    export("nt", fitting, schema, tmp_path / "graph.nt")
    assert validate(read_graph(tmp_path), schema) == ()


Triples = Sequence[tuple[URIRef, URIRef, Node | None]]
C1, C2, C4, C5, C7 = (node(f"claim/{id}") for id in ("c1", "c2", "c4", "c5", "c7"))
A1, X1 = node("amount/c1"), node("amount/c5")
E2 = evidence_of("c2")
NORTHWIND, CONTOSO, JO = (node(f"entity/{id}") for id in ("northwind", "contoso", "jo-ray"))
ARTICLE = node("article/a1")
ODD = node("entity/odd")


def decimal(text: str) -> Literal:
    return Literal(text, datatype=namespace.XSD.decimal)


def integer(text: str) -> Literal:
    return Literal(text, datatype=namespace.XSD.integer)


# name: what is taken away (None: whatever there is), what is added, the shapes that say so
BROKEN: dict[str, tuple[Triples, Triples, set[str]]] = {
    "no status": ([(C2, kg("status"), None)], [], {"Claim-status"}),
    "two statuses": ([], [(C2, kg("status"), Literal("planned"))], {"Claim-status"}),
    "unknown status": ([(C2, kg("status"), None)], [(C2, kg("status"), Literal("maybe"))], {"Claim-status"}),
    "no confidence": ([(C2, kg("confidence"), None)], [], {"Claim-confidence"}),
    "confidence above one": (
        [(C2, kg("confidence"), None)],
        [(C2, kg("confidence"), decimal("1.5"))],
        {"Claim-confidence"},
    ),
    "confidence below zero": (
        [(C2, kg("confidence"), None)],
        [(C2, kg("confidence"), decimal("-0.1"))],
        {"Claim-confidence"},
    ),
    "confidence in words": (
        [(C2, kg("confidence"), None)],
        [(C2, kg("confidence"), Literal("high"))],
        {"Claim-confidence"},
    ),
    "no subject": ([(C2, RDF.subject, None)], [], {"Claim-subject"}),
    "no object": ([(C2, RDF.object, None)], [], {"Claim-object"}),
    "no relation": ([(C2, RDF.predicate, None)], [], {"Claim-predicate"}),
    "unknown relation": ([(C2, RDF.predicate, None)], [(C2, RDF.predicate, kg("bought"))], {"Claim-predicate"}),
    "subject without a type": (
        [(C2, RDF.subject, None)],
        [(C2, RDF.subject, ODD)],
        {"Claim-subject", "acquired-claim-subject"},
    ),
    "subject of a wrong type": (
        [(C2, RDF.subject, None)],
        [(C2, RDF.subject, node("entity/oresund"))],
        {"acquired-claim-subject"},
    ),
    "object of a wrong type": ([(C2, RDF.object, None)], [(C2, RDF.object, JO)], {"acquired-claim-object"}),
    "no evidence": (
        [(C2, kg("evidence"), None)],
        [],
        {"Claim-evidence", "evidence-of-a-claim"},
    ),
    "evidence that is none": ([], [(C2, kg("evidence"), ARTICLE)], {"Claim-evidence"}),
    "speaker that is no node": ([], [(C2, kg("speaker"), Literal("Jo Ray"))], {"Claim-speaker"}),
    "two roles": (
        [],
        [(C4, kg("role"), Literal("chairman"))],
        {"Claim-role"},
    ),
    "role in another language": (
        [(C4, kg("role"), None)],
        [(C4, kg("role"), Literal("Chefin", lang="de"))],
        {"Claim-role"},
    ),
    "role of a deal": ([], [(C2, kg("role"), Literal("chairman"))], {"role-only-predicate"}),
    "qualifier of another relation": ([], [(C2, kg("round"), Literal("B"))], {"round-only-predicate"}),
    "amount where there is none": (
        [],
        [(C4, kg("amount"), A1)],
        {"amount-only-predicate"},
    ),
    "two amounts": ([], [(C1, kg("amount"), X1)], {"Claim-amount"}),
    "unknown property of a claim": ([], [(C2, kg("statsu"), Literal("actual"))], {"Claim"}),
    "object that is not its amount": (
        [(C5, kg("amount"), None)],
        [(C5, kg("amount"), A1)],
        {"raised-claim-amount", "amount-of-a-claim"},
    ),
    "amount of people": ([(X1, kg("unit"), None)], [(X1, kg("unit"), Literal("people"))], {"raised-claim-units"}),
    "no value": ([(A1, kg("value"), None)], [], {"Amount-value"}),
    "value in words": ([(A1, kg("value"), None)], [(A1, kg("value"), Literal("much"))], {"Amount-value"}),
    "value that is no number": ([(A1, kg("value"), None)], [(A1, kg("value"), decimal("much"))], {"Amount-value"}),
    "no unit": ([(A1, kg("unit"), None)], [], {"Amount-unit"}),
    "unknown unit": (
        [(A1, kg("unit"), None)],
        [(A1, kg("unit"), Literal("$"))],
        {"Amount-unit", "acquired-claim-units"},
    ),
    "no words for an amount": ([(A1, RDFS.label, None)], [], {"Amount-label"}),
    "not said whether about": ([(A1, kg("approximate"), None)], [], {"Amount-approximate"}),
    "range upside down": ([(X1, kg("high"), None)], [(X1, kg("high"), decimal("1.0"))], {"Amount-ends"}),
    "unknown property of an amount": ([], [(A1, kg("currency"), Literal("USD"))], {"Amount"}),
    "amount of no claim": (
        [],
        [
            (ODD, RDF.type, kg("Amount")),
            (ODD, RDFS.label, Literal("$1")),
            (ODD, kg("value"), decimal("1.0")),
            (ODD, kg("unit"), Literal("USD")),
            (ODD, kg("approximate"), Literal(False)),
        ],
        {"amount-of-a-claim"},
    ),
    "no quote": ([(E2, kg("quote"), None)], [], {"Evidence-quote"}),
    "empty quote": (
        [(E2, kg("quote"), None)],
        [(E2, kg("quote"), Literal(""))],
        {"Evidence-quote", "quote-length"},
    ),
    "quote of another length": (
        [(E2, kg("quote"), None)],
        [(E2, kg("quote"), Literal("Northwind"))],
        {"quote-length"},
    ),
    "no article": ([(E2, kg("article"), None)], [], {"Evidence-article", "Evidence-wasDerivedFrom"}),
    "article that is none": (
        [(E2, kg("article"), None), (E2, PROV.wasDerivedFrom, None)],
        [(E2, kg("article"), NORTHWIND), (E2, PROV.wasDerivedFrom, NORTHWIND)],
        {"Evidence-article", "Evidence-wasDerivedFrom"},
    ),
    "derived from another article": (
        [(E2, PROV.wasDerivedFrom, None)],
        [(E2, PROV.wasDerivedFrom, node("article/a2"))],
        {"Evidence-wasDerivedFrom"},
    ),
    "start behind the end": (
        [(E2, kg("start"), None)],
        [(E2, kg("start"), integer("900"))],
        {"Evidence-start", "quote-length"},
    ),
    "start below zero": (
        [(E2, kg("start"), None)],
        [(E2, kg("start"), integer("-1"))],
        {"Evidence-start", "quote-length"},
    ),
    "no end": ([(E2, kg("end"), None)], [], {"Evidence-end"}),
    "no extractor": ([(E2, kg("extractor"), None)], [], {"Evidence-extractor"}),
    "no rule": ([(E2, kg("rule"), None)], [], {"Evidence-rule"}),
    "cue that is a number": ([], [(E2, kg("cue"), Literal(1))], {"Evidence-cue"}),
    "unknown property of evidence": ([], [(E2, kg("page"), Literal(3))], {"Evidence"}),
    "no name": ([(JO, RDFS.label, None)], [], {"Entity-label"}),
    "empty name": ([(JO, RDFS.label, None)], [(JO, RDFS.label, Literal(""))], {"Entity-label"}),
    "two names": ([], [(JO, RDFS.label, Literal("Joanna Ray"))], {"Entity-label"}),
    "alias that is a node": (
        [],
        [(JO, URIRef("http://www.w3.org/2004/02/skos/core#altLabel"), NORTHWIND)],
        {"Entity-altLabel"},
    ),
    "mentioned nowhere": ([(JO, kg("mentioned_in"), None)], [], {"Entity-mentioned_in"}),
    "the same as words": ([], [(JO, OWL.sameAs, Literal("Jo"))], {"Entity-sameAs"}),
    "CIK in words": ([], [(NORTHWIND, kg("cik"), Literal("none"))], {"Company-cik"}),
    "empty ticker": ([], [(NORTHWIND, kg("ticker"), Literal(""))], {"Company-ticker"}),
    "ticker of a person": ([], [(JO, kg("ticker"), Literal("JO"))], {"has-ticker"}),
    "CIK of a person": ([], [(JO, kg("cik"), Literal("1"))], {"has-cik"}),
    "a person and a company": ([], [(JO, RDF.type, kg("Company"))], {"one-type"}),
    "claim without its type": ([(C7, RDF.type, None)], [], {"has-predicate"}),
    "node without a type": ([(node("entity/oresund"), RDF.type, None)], [], {"has-mentioned_in"}),
    "no identifier": ([(ARTICLE, DCTERMS.identifier, None)], [], {"Article-identifier"}),
    "no source": ([(ARTICLE, DCTERMS.source, None)], [], {"Article-source"}),
    "two titles": ([], [(ARTICLE, DCTERMS.title, Literal("Other"))], {"Article-title"}),
    "publisher that is a node": (
        [(ARTICLE, DCTERMS.publisher, None)],
        [(ARTICLE, DCTERMS.publisher, NORTHWIND)],
        {"Article-publisher"},
    ),
    "issued two hours ago": (
        [(ARTICLE, DCTERMS.issued, None)],
        [(ARTICLE, DCTERMS.issued, Literal("two hours ago"))],
        {"Article-issued"},
    ),
    "rumour as a fact": ([], [(NORTHWIND, kg("acquired"), node("entity/larkfield"))], {"acquired-told"}),
    "fact from nowhere": ([], [(CONTOSO, kg("based_in"), node("entity/oresund"))], {"based_in-told"}),
    "fact about the wrong types": (
        [],
        [(JO, kg("merged_with"), node("entity/oresund"))],
        {"merged_with-subjects", "merged_with-objects", "merged_with-told"},
    ),
    "actual claim without its triple": (
        [(NORTHWIND, kg("acquired"), CONTOSO)],
        [],
        {"actual-claims"},
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_graph_breaks_just_the_shapes_that_say_so(name: str, schema: Schema) -> None:
    removed, added, expected = BROKEN[name]
    rdf = to_rdf(demo_graph(), schema)
    before = len(rdf)
    for pattern in removed:
        assert pattern in rdf
        rdf.remove(pattern)
    for triple in added:
        rdf.add(triple)  # type: ignore[arg-type]  # nothing that is added is None
    assert len(rdf) != before or removed
    assert broken_shapes(rdf, schema) == expected


def test_all_that_is_broken_at_once_is_found_as_plain_pyshacl_finds_it(schema: Schema) -> None:
    rdf = to_rdf(demo_graph(), schema)
    for removed, added, _ in BROKEN.values():
        for pattern in removed:
            rdf.remove(pattern)
        for triple in added:
            rdf.add(triple)  # type: ignore[arg-type]
    _, report, _ = pyshacl.validate(rdf, shacl_graph=shapes(schema), advanced=True)
    plain = set(results(report))
    found = validate(rdf, schema)
    assert len({one.shape for one in found}) > 35
    assert set(found) == plain
    assert list(found) == sorted(found, key=lambda one: (one.focus, one.path or "", one.shape, one.value or ""))


def test_every_shape_is_broken_by_some_graph(schema: Schema) -> None:
    """All but those that are the same for each relation."""
    graph = with_targets_below(shapes(schema))
    names = {str(shape).removeprefix(KG + "shape/") for shape in targeted(graph)}
    seen = set().union(*(expected for _, _, expected in BROKEN.values()))
    relations = tuple(f"{relation.relation}-" for relation in schema.relations)
    details = tuple(f"{name}-only" for relation in schema.relations for name in relation.qualifiers)
    left = {name for name in names - seen if not name.startswith((*relations, *details))}
    # Targets without a constraint of their own once their property shapes have been given them.
    assert left == {"Article", "amount-only", "role-only", *(f"type-{t}" for t in load_types(schema)), *OPTIONAL}


def load_types(schema: Schema) -> list[str]:
    return [one.name for one in schema.types if one.name != "Amount"]


OPTIONAL = {"Amount-high", "Amount-per", "Claim-attributed_to", "Claim-when"}


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_optional_words_and_numbers_stand_once(name: str, schema: Schema) -> None:
    rdf = to_rdf(demo_graph(), schema)
    owner = {"Amount": X1, "Claim": C2}[name.partition("-")[0]]
    path = kg(name.partition("-")[2])
    value = decimal if name == "Amount-high" else Literal
    for text in ("25000001.0", "25000002.0"):
        rdf.add((owner, path, value(text)))
    assert broken_shapes(rdf, schema) == {name}


def test_progress_goes_from_nothing_to_all(schema: Schema) -> None:
    steps: list[tuple[int, int]] = []
    validate(to_rdf(Graph(), schema), schema, lambda done, total: steps.append((done, total)))
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1] > 200
    assert steps == sorted(steps)


class TestReading:
    @pytest.mark.parametrize(("name", "file"), [("turtle", "graph.ttl"), ("nt", "graph.nt")])
    def test_both_forms_are_read_as_they_were_written(
        self, name: str, file: str, graph: Graph, schema: Schema, tmp_path: Path
    ) -> None:
        export(name, graph, schema, tmp_path / file)
        assert set(read_graph(tmp_path)) == set(to_rdf(graph, schema))

    def test_a_missing_graph_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(RunError, match=r"no graph\.ttl"):
            read_graph(tmp_path)

    @pytest.mark.parametrize("text", ["<a> <b", "<http://a.example/x y> <http://a.example/p> 1 .", "[] a [] ."])
    def test_what_is_not_our_rdf_is_said(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "graph.ttl").write_text(text)
        with pytest.raises(RunError, match="not valid RDF"):
            read_graph(tmp_path)

    def test_bytes_that_are_no_text_are_said(self, tmp_path: Path) -> None:
        (tmp_path / "graph.ttl").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(RunError):
            read_graph(tmp_path)

    def test_a_folder_in_the_way_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "graph.ttl").mkdir()
        with pytest.raises(RunError, match="cannot be read"):
            read_graph(tmp_path)
