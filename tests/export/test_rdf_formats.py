"""Every RDF format of the table, read back by rdflib and by Oxigraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from graphs import HOSTILE, claim, demo_graph, evidence, hostile_graph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS
from read_back import QUADS, WITH_TRIPLE_TERMS, oxigraph_quads, rdflib_graph
from read_back import RDF_FORMATS as FORMATS

from kg.export import export, file_name, terms
from kg.export.rdf import to_rdf
from kg.export.text import encodable
from kg.model import Article, Entity, Graph
from kg.schema import Schema

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

ROOT = Path(__file__).parents[2]
ID = "https://w3id.org/newskg/id/"
REIFIES = str(RDF) + "reifies"
PLAIN = sorted(FORMATS.keys() - set(WITH_TRIPLE_TERMS))
GRAPHS = {"demo": demo_graph(), **{name: hostile_graph(text) for name, text in HOSTILE.items()}}
TRICKY = "".join(sorted({*"\"\\'\n\r\t\b\f\x00\x1f\x7f\x85\u2028\ufffe\uffff\ud800 u.@^^<>{}|`%:/", "\U0001f600"}))


def test_the_table_has_all_the_rdf_formats() -> None:
    assert sorted(FORMATS) == ["jsonld", "nquads", "nt", "nt12", "trig", "turtle", "turtle12"]


def written(name: str, graph: Graph, schema: Schema, folder: Path) -> Path:
    path = folder / file_name(name)
    export(name, graph, schema, path)
    return path


def as_rdflib(quads: list[pyoxigraph.Quad]) -> RdfGraph:
    graph = RdfGraph()
    for quad in quads:
        graph.add(tuple(terms.rdflib_term(_text(term)) for term in (quad.subject, quad.predicate, quad.object)))  # type: ignore[arg-type] # three
    return graph


def _text(term: object) -> str:
    assert isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal), "no blank nodes"
    if isinstance(term, pyoxigraph.NamedNode):
        return f"<{term.value}>"
    plain = term.datatype.value == f"{terms.XSD}string"
    return terms.text(term.value) if plain else terms.typed(term.value, term.datatype.value)


@pytest.mark.parametrize("about", GRAPHS)
@pytest.mark.parametrize("name", PLAIN)
def test_rdflib_and_oxigraph_read_the_same_graph(name: str, about: str, schema: Schema, tmp_path: Path) -> None:
    path, ours = written(name, GRAPHS[about], schema, tmp_path), to_rdf(GRAPHS[about], schema)
    by_rdflib, by_oxigraph = rdflib_graph(path, name), as_rdflib(oxigraph_quads(path, name))
    assert isomorphic(by_rdflib, ours)
    assert isomorphic(by_oxigraph, ours)
    assert set(by_rdflib) == set(by_oxigraph) == set(ours)


@pytest.mark.parametrize("about", GRAPHS)
@pytest.mark.parametrize("name", WITH_TRIPLE_TERMS)
def test_triple_terms_add_what_each_claim_reifies_and_nothing_else(
    name: str, about: str, schema: Schema, tmp_path: Path
) -> None:
    graph = GRAPHS[about]
    quads = oxigraph_quads(written(name, graph, schema, tmp_path), name)
    reified = {quad.subject.value: quad.object for quad in quads if quad.predicate.value == REIFIES}
    rest = as_rdflib([quad for quad in quads if quad.predicate.value != REIFIES])
    assert set(rest) == set(to_rdf(graph, schema))
    assert sorted(reified) == sorted(f"{ID}claim/{one.id}" for one in graph.claims)
    for one in graph.claims:
        term, node = reified[f"{ID}claim/{one.id}"], URIRef(f"{ID}claim/{one.id}")
        assert isinstance(term, pyoxigraph.Triple)
        ends = (term.subject.value, term.predicate.value, term.object.value)
        assert ends == tuple(str(rest.value(node, part)) for part in (RDF.subject, RDF.predicate, RDF.object))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_hostile_text_comes_back_word_for_word(name: str, hostile: str, schema: Schema, tmp_path: Path) -> None:
    quads = oxigraph_quads(written(name, hostile_graph(hostile), schema, tmp_path), name)
    labels = {
        q.object.value for q in quads if q.subject.value == f"{ID}entity/x" and q.predicate.value == str(RDFS.label)
    }
    assert labels == {encodable(hostile)}


@pytest.mark.parametrize("name", ["nt", "nt12", "nquads"])
def test_lines_are_sorted_unique_and_canonical(name: str, schema: Schema, tmp_path: Path) -> None:
    graph = hostile_graph(TRICKY)
    path = written(name, graph, schema, tmp_path)
    lines = path.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    quads = oxigraph_quads(path, name)
    given = quads if name == "nquads" else [quad.triple for quad in quads]
    assert sorted(pyoxigraph.serialize(given, format=FORMATS[name]).split(b"\n"))[1:] == lines


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_two_articles_that_tell_one_triple_write_it_once_a_graph(name: str, schema: Schema, tmp_path: Path) -> None:
    twice = tuple(
        claim(id, "northwind", "acquired", "contoso", evidence=(evidence(0, article),))
        for id, article in (("c1", "a1"), ("c2", "a2"))
    )
    quads = oxigraph_quads(written(name, Graph(claims=twice), schema, tmp_path), name)
    assert len(quads) == len(set(quads))
    plain = [str(q.graph_name) for q in quads if q.subject.value == f"{ID}entity/northwind"]
    articles = [f"<{ID}article/a1>", f"<{ID}article/a2>"]
    assert sorted(plain) == articles if name in QUADS else len(plain) == 1


@pytest.mark.parametrize("name", QUADS)
def test_what_one_article_tells_lies_in_its_graph(name: str, schema: Schema, tmp_path: Path) -> None:
    graph = demo_graph()
    quads = oxigraph_quads(written(name, graph, schema, tmp_path), name)
    first, second = f"<{ID}article/a1>", f"<{ID}article/a2>"
    assert {str(quad.graph_name) for quad in quads} == {"DEFAULT", first, second}
    where: dict[str, set[str]] = {}
    for quad in quads:
        where.setdefault(quad.subject.value.removeprefix(ID), set()).add(str(quad.graph_name))
    assert where["claim/c1"] == where["amount/c1"] == {first, second}
    assert where["claim/c2"] == where["article/a1"] == {first}
    assert where[f"evidence/c1-a2-0-{evidence().end}"] == {second}
    assert where["entity/northwind"] == {"DEFAULT", first, second}
    outside = {quad.predicate.value.rpartition("/")[2] for quad in quads if str(quad.graph_name) == "DEFAULT"}
    assert not [name for name in outside if name.startswith("ontology#")]
    again = oxigraph_quads(written("nquads", graph, schema, tmp_path / "other"), "nquads")
    assert set(again) == set(quads)


@pytest.mark.parametrize("name", QUADS)
def test_an_article_less_is_its_graph_less(name: str, schema: Schema, tmp_path: Path) -> None:
    """What another article tells too stays: dropping a graph takes back just what that article alone told."""
    one = Article(id="a1", identifier="a1", source="a1.txt", text="")
    entities = (Entity(id="northwind", type="Company", name="Northwind"),)
    shared = claim("c1", "northwind", "acquired", "contoso", evidence=(evidence(0, "a1"), evidence(0, "a2")))
    kept = shared.model_copy(update={"evidence": shared.evidence[:1]})
    lost = claim("c2", "northwind", "acquired", "larkfield", evidence=(evidence(1, "a2"),))
    both = Graph(articles=(one,), entities=entities, claims=(shared, lost))
    left = oxigraph_quads(written(name, both, schema, tmp_path / "both"), name)
    left = [quad for quad in left if str(quad.graph_name) != f"<{ID}article/a2>"]
    alone = Graph(articles=(one,), entities=entities, claims=(kept,))
    assert set(left) == set(oxigraph_quads(written(name, alone, schema, tmp_path / "alone"), name))


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("base", ['https://a.example/one two/<"{}|^`\\>/', "https://a.example/ünï/\u202e#"])
def test_illegal_characters_of_an_iri_are_encoded(name: str, base: str, schema: Schema, tmp_path: Path) -> None:
    odd = schema.model_copy(update={"instance_iri": base})
    path = written(name, demo_graph(), odd, tmp_path)
    quads = oxigraph_quads(path, name)
    names = {quad.object.value for quad in quads if quad.subject.value == f"{terms.valid_iri(base)}entity/northwind"}
    assert "Northwind" in names
    if name in PLAIN:
        assert len(rdflib_graph(path, name)) == len(to_rdf(demo_graph(), odd))


def test_claims_of_an_article_are_asked_for_by_its_graph(schema: Schema, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    [query] = re.findall(r"```sparql\n(.*?)```", text, re.DOTALL)
    store = pyoxigraph.Store()
    store.bulk_load(path=written("nquads", demo_graph(), schema, tmp_path), format=RdfFormat.N_QUADS)
    rows = {str(row["article"]) for row in store.query(query, prefixes={"kg": schema.base_iri})}
    assert rows == {f"<{ID}article/a1>", f"<{ID}article/a2>"}


def test_json_ld_reads_like_json(schema: Schema, tmp_path: Path) -> None:
    read = json.loads(written("jsonld", demo_graph(), schema, tmp_path).read_text(encoding="utf-8"))
    nodes = {node["@id"]: node for node in read["@graph"]}
    northwind, price = nodes["ex:northwind"], nodes["amount:c1"]
    assert northwind["@type"] == "kg:Company"
    assert northwind["label"] == "Northwind"
    assert northwind["acquired"] == "ex:contoso"
    assert northwind["altLabel"] == ["NW", "Northwind Group"]
    assert (price["value"], price["approximate"]) == ("14300000000.0", False)
    assert nodes[f"evidence:c1-a1-0-{evidence().end}"]["end"] == evidence().end


def test_turtle_paragraphs_start_with_the_type(schema: Schema, tmp_path: Path) -> None:
    text = written("turtle", demo_graph(), schema, tmp_path).read_text(encoding="utf-8")
    assert '\nex:contoso a kg:Company ;\n    rdfs:label "Contoso" ;\n    skos:altLabel "Contoso Ltd" ;\n' in text
    assert "    kg:value 14300000000.0 .\n" in text


def _literals() -> Iterator[st.SearchStrategy[str]]:
    yield st.text(st.characters(exclude_categories=[]))
    yield st.text(st.sampled_from(TRICKY))


@given(st.one_of(*_literals()))
def test_any_text_is_a_literal_that_comes_back(value: str) -> None:
    line = f"<x:s> <x:p> {terms.text(value)} .\n".encode()
    [quad] = pyoxigraph.parse(line, format=RdfFormat.N_TRIPLES)
    assert quad.object.value == encodable(value)
    assert pyoxigraph.serialize([quad.triple], format=RdfFormat.N_TRIPLES) == line
    assert terms.rdflib_term(terms.text(value)) == Literal(encodable(value))
    assert list(RdfGraph().parse(data=line, format="nt").objects()) == [Literal(encodable(value))]


@given(st.one_of(*_literals()))
def test_any_text_makes_a_valid_iri(value: str) -> None:
    iri = terms.iri(f"https://a.example/{value}")
    assert str(pyoxigraph.NamedNode(iri[1:-1])) == iri
    [quad] = pyoxigraph.parse(f"{iri} <x:p> {iri} .".encode(), format=RdfFormat.TURTLE)
    assert str(quad.subject) == iri
