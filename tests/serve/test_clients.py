"""Programs that others wrote, put to the endpoint."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from runs import TRIPLES
from SPARQLWrapper import CSV, JSON, N3, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.serve.server import Server

KG, EX = "https://w3id.org/newskg/ontology#", "https://w3id.org/newskg/id/entity/"
ACQUIRED = f"SELECT ?o {{ <{EX}northwind> <{KG}acquired> ?o }}"


class TestSparqlWrapper:
    def client(self, server: Server, query: str, form: str, method: str = "GET") -> SPARQLWrapper:
        client = SPARQLWrapper(f"{server.url}sparql")
        client.setQuery(query)
        client.setReturnFormat(form)
        client.setMethod(method)
        return client

    @pytest.mark.parametrize("method", ["GET", POST])
    def test_select_as_json(self, server: Server, method: str) -> None:
        found = self.client(server, ACQUIRED, JSON, method).queryAndConvert()
        assert [row["o"]["value"] for row in found["results"]["bindings"]] == [f"{EX}contoso"]

    def test_select_as_xml_and_csv(self, server: Server) -> None:
        found = self.client(server, ACQUIRED, XML).queryAndConvert()
        assert [node.firstChild.data for node in found.getElementsByTagName("uri")] == [f"{EX}contoso"]
        assert self.client(server, ACQUIRED, CSV).queryAndConvert().split() == [b"o", f"{EX}contoso".encode()]

    def test_ask(self, server: Server) -> None:
        assert self.client(server, f"ASK {{ ?s <{KG}acquired> ?o }}", JSON).queryAndConvert()["boolean"] is True

    @pytest.mark.parametrize("form", [RDFXML, TURTLE, N3])
    def test_construct(self, server: Server, form: str) -> None:
        found = self.client(server, f"CONSTRUCT WHERE {{ ?s <{KG}acquired> ?o }}", form).queryAndConvert()
        graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
        assert set(graph) == {(URIRef(f"{EX}northwind"), URIRef(f"{KG}acquired"), URIRef(f"{EX}contoso"))}

    def test_default_graph(self, server: Server) -> None:
        client = self.client(server, "SELECT ?o { ?s ?p ?o }", JSON)
        client.addDefaultGraph("http://g.example/2")
        assert [row["o"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == ["2"]

    def test_a_mistake_is_its_bad_query(self, server: Server) -> None:
        with pytest.raises(QueryBadFormed):
            self.client(server, "SELECT", JSON).query()


class TestRdflib:
    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    def test_a_graph_over_the_endpoint(self, server: Server, method: str) -> None:
        graph = Graph(SPARQLStore(f"{server.url}sparql", method=method, returnFormat="json"))
        assert list(graph.objects(URIRef(f"{EX}northwind"), URIRef(f"{KG}acquired"))) == [URIRef(f"{EX}contoso")]
        assert len(graph) == TRIPLES

    @pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
    def test_every_result_format_that_it_reads(self, server: Server, form: str) -> None:
        graph = Graph(SPARQLStore(f"{server.url}sparql", returnFormat=form))
        assert [str(row.o) for row in graph.query(ACQUIRED)] == [f"{EX}contoso"]  # type: ignore[union-attr]  # a row

    def test_the_same_rows_as_on_the_file(self, server: Server) -> None:
        query = f"SELECT ?s ?v {{ ?s <{KG}value> ?v }} ORDER BY ?s"
        here = Graph().parse(server.site.run / "graph.ttl").query(query)
        there = Graph(SPARQLStore(f"{server.url}sparql")).query(query)
        # Oxigraph writes 14300000000.0 as 14300000000: other characters, the same number.
        found = [tuple(term.toPython() for term in row) for row in there]
        assert found == [tuple(term.toPython() for term in row) for row in here]
        assert len(found) == 2


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
class TestCurl:
    def curl(self, *arguments: str) -> str:
        command = ["curl", "--silent", "--show-error", "--fail", "--max-time", "30", "--noproxy", "*", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def test_get(self, server: Server) -> None:
        found = self.curl(
            "--get", "--data-urlencode", f"query={ACQUIRED}", "-H", "Accept: text/csv", f"{server.url}sparql"
        )
        assert found.split() == ["o", f"{EX}contoso"]

    def test_post_of_a_form_and_of_a_query(self, server: Server) -> None:
        form = self.curl("--data-urlencode", f"query={ACQUIRED}", f"{server.url}sparql")
        sparql = ["-H", "Content-Type: application/sparql-query", "--data-binary", ACQUIRED]
        assert json.loads(form) == json.loads(self.curl(*sparql, f"{server.url}sparql"))

    def test_head(self, server: Server) -> None:
        assert self.curl("--head", f"{server.url}sparql?query=ASK%7B%7D").startswith("HTTP/1.1 200 OK")

    def test_a_long_body_that_waits_for_continue(self, server: Server) -> None:
        sparql = ["-H", "Content-Type: application/sparql-query", "-H", "Expect: 100-continue"]
        long = ACQUIRED + " " * 5000
        assert f"{EX}contoso" in self.curl(*sparql, "--data-binary", long, f"{server.url}sparql")
