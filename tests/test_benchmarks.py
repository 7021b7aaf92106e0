"""The benchmark of RDF: its graph is one of ours, and each of its steps does what it says."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from benchmarks import rdf, synthetic
from kg.export import export
from kg.export.rdf import to_rdf
from kg.schema import Schema

CLAIMS = 60


def test_the_synthetic_graph_is_always_the_same_and_fits_the_schema(schema: Schema) -> None:
    graph = synthetic.graph(CLAIMS)
    assert graph == synthetic.graph(CLAIMS)
    assert set(synthetic.RELATIONS) <= {relation.relation for relation in schema.relations}
    for records in (graph.articles, graph.entities, graph.claims):
        assert [record.id for record in records] == sorted({record.id for record in records})
    known = {entity.id for entity in graph.entities}
    assert {end for claim in graph.claims for end in (claim.subject, claim.object)} == known
    articles = {article.id for article in graph.articles}
    assert {evidence.article for claim in graph.claims for evidence in claim.evidence} == articles


def test_triples_grow_with_claims(schema: Schema) -> None:
    assert 25 < len(to_rdf(synthetic.graph(4 * CLAIMS), schema)) / (4 * CLAIMS) < 32


def test_every_step_of_the_benchmark_counts_what_it_did(schema: Schema, tmp_path: Path) -> None:
    found = {line: one for step in rdf.STEPS for line, one in zip(step.lines, step.run(CLAIMS, tmp_path), strict=True)}
    triples = len(to_rdf(synthetic.graph(CLAIMS), schema))
    counted = {line: one.count for line, one in found.items()}
    assert counted["rdflib: records to its graph"] == triples
    assert counted["load N-Triples, Oxigraph"] == counted["load N-Triples, rdflib"] == triples
    assert counted["query, Oxigraph"] == counted["query, rdflib"] > 0
    assert counted["N-Triples, ours: records to file"] == counted["N-Triples, rdflib: its graph to file"]
    assert {line for others in rdf.BASELINES.values() for line in others} <= set(found)
    assert "times as fast" in rdf.against_rdflib("Turtle, ours: records to file", found)


@pytest.mark.parametrize("name", ["nt", "turtle", "trig", "nquads"])
def test_the_synthetic_graph_is_valid_rdf(name: str, schema: Schema, tmp_path: Path) -> None:
    export(name, synthetic.graph(CLAIMS), schema, tmp_path / "out")
    formats = {"nt": "nt", "turtle": "ttl", "trig": "trig", "nquads": "nq"}
    found = pyoxigraph.RdfFormat.from_extension(formats[name])
    assert found is not None
    assert len(list(pyoxigraph.parse(path=tmp_path / "out", format=found))) > 25 * CLAIMS
