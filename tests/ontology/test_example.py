"""The graph of the example pages: it keeps the shapes, and the ontology makes nobody in it what they are not."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
from click.testing import CliRunner
from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib.namespace import RDF

from kg.cli import main
from kg.ontology.owl import ontology
from kg.ontology.validate import read_graph, validate
from kg.schema import load_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
ID = "https://w3id.org/newskg/id/"
KG = "https://w3id.org/newskg/ontology#"
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> RdfGraph:
    out = tmp_path_factory.mktemp("outputs") / "demo"
    pages = [str(EXAMPLES / name) for name in ("aggregator.txt", "article.html", "records.jsonl")]
    result = CliRunner().invoke(main, ["build", *pages, "--out", str(out), "--quiet"])
    assert result.exit_code == 0, result.output
    return read_graph(out)


def test_it_keeps_every_shape(example: RdfGraph) -> None:
    assert len(set(example.subjects(RDF.type, URIRef(KG + "Claim")))) > 20
    assert validate(example, load_schema()) == ()


def test_reasoning_finds_no_contradiction_and_no_second_type(example: RdfGraph) -> None:
    schema = load_schema()
    both = RdfGraph()
    for triple in (*ontology(schema), *example):
        both.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(both)
    assert not list(both.subjects(RDF.type, ERROR))
    types = {URIRef(KG + name) for name in (*(one.name for one in schema.types), "Claim", "Evidence")}
    nodes = {node for node in example.subjects(RDF.type) if str(node).startswith(f"{ID}entity/")}
    assert len(nodes) > 20
    for node in nodes:
        assert len(set(both.objects(node, RDF.type)) & types) == 1
