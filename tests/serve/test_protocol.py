"""Requests of the SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), each with the status and media type that the
specification asks for. Names in capitals are those of the W3C's protocol test suite where it has the case.
"""

from __future__ import annotations

import csv
import json
from typing import NamedTuple
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pyoxigraph
import pytest
import rdflib
from runs import TRIPLES
from served import Got, get, rows, send

from kg.serve.server import Server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
ASK, SELECT = "ASK {}", "SELECT * { ?s kg:acquired ?o }"
CONSTRUCT, DESCRIBE = "CONSTRUCT { ?s kg:bought ?o } { ?s kg:acquired ?o }", "DESCRIBE ex:northwind"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
TSV, TURTLE, NT = "text/tab-separated-values", "text/turtle", "application/n-triples"
RDF_XML, JSON_LD = "application/rdf+xml", "application/ld+json"


def url(*parameters: tuple[str, str]) -> str:
    return "/sparql?" + urlencode(parameters)


class Case(NamedTuple):
    """A request, and the status and media type that must come back."""

    name: str
    method: str
    target: str
    status: int
    media_type: str = "text/plain"
    headers: dict[str, str] = {}  # noqa: RUF012  # read only
    body: str | bytes | None = None


def accepting(query: str, accept: str, media_type: str, status: int = 200) -> Case:
    name = f"{query[:9]} as {accept}"
    return Case(name, "GET", url(("query", query)), status, media_type, {"Accept": accept})


CASES = [
    # 2.1 query operation
    Case("QUERY_GET", "GET", url(("query", ASK)), 200, JSON),
    Case("QUERY_POST_FORM", "POST", "/sparql", 200, JSON, FORM, urlencode({"query": ASK})),
    Case("QUERY_POST_DIRECT", "POST", "/sparql", 200, JSON, DIRECT, ASK),
    Case(
        "charset in the type",
        "POST",
        "/sparql",
        200,
        JSON,
        {"Content-Type": "application/sparql-query; charset=UTF-8"},
        ASK,
    ),
    Case(
        "form with charset",
        "POST",
        "/sparql",
        200,
        JSON,
        {"Content-Type": f"{FORM['Content-Type']}; charset=utf-8"},
        urlencode({"query": ASK}),
    ),
    Case("type in capitals", "POST", "/sparql", 200, JSON, {"Content-Type": "Application/SPARQL-Query"}, ASK),
    Case("unknown parameters", "GET", url(("query", ASK), ("format", "x"), ("timeout", "0")), 200, JSON),
    Case("empty query parameter", "GET", url(("query", "")), 400),
    Case("plus is a space", "GET", "/sparql?query=ASK+%7B%7D", 200, JSON),
    Case("UTF-8 in a literal", "GET", url(("query", 'ASK { FILTER("Øresund 👩" = "Øresund 👩") }')), 200, JSON),
    Case("HEAD", "HEAD", url(("query", ASK)), 200, JSON),
    # bad requests of the W3C suite
    Case("BAD_QUERY_METHOD", "PUT", url(("query", ASK)), 405),
    Case("DELETE", "DELETE", "/sparql", 405),
    Case("PATCH", "PATCH", "/sparql", 405),
    Case("BAD_MULTIPLE_QUERIES", "GET", url(("query", ASK), ("query", "SELECT * {}")), 400),
    Case("two queries in a form", "POST", "/sparql", 400, headers=FORM, body=urlencode([("query", ASK)] * 2)),
    Case("BAD_QUERY_WRONG_MEDIA_TYPE", "POST", "/sparql", 415, headers={"Content-Type": "text/plain"}, body=ASK),
    Case("BAD_QUERY_MISSING_FORM_TYPE", "POST", "/sparql", 415, body=urlencode({"query": ASK})),
    Case("BAD_QUERY_MISSING_DIRECT_TYPE", "POST", "/sparql", 415, body=ASK),
    Case(
        "BAD_QUERY_NON_UTF8",
        "POST",
        "/sparql",
        415,
        headers={"Content-Type": "application/sparql-query; charset=UTF-16"},
        body=ASK.encode("utf-16"),
    ),
    Case("bytes that are not UTF-8", "POST", "/sparql", 400, headers=DIRECT, body=b"ASK {} # \xff"),
    Case("percent codes that are not UTF-8", "GET", "/sparql?query=ASK%20%7B%7D%20%23%FF", 400),
    Case("BAD_QUERY_SYNTAX", "GET", url(("query", "ASK { ?s ?p }")), 400),
    Case("a form without a query", "POST", "/sparql", 400, headers=FORM, body="x=y"),
    Case("query in body and address", "POST", url(("query", ASK)), 400, headers=DIRECT, body=ASK),
    Case("a relative graph", "GET", url(("query", ASK), ("default-graph-uri", "no iri")), 400),
    Case("too many parameters", "GET", "/sparql?query=ASK%7B%7D" + "&a=b" * 200, 400),
    Case("a target too long", "GET", "/sparql?query=" + "a" * 70_000, 414, "text/html"),
    Case("no length", "POST", "/sparql", 411, headers={**DIRECT, "Transfer-Encoding": "chunked"}),
    Case("nothing else is here", "GET", "/sparql/x", 404),
    Case("nor files", "GET", "/assets/../../__init__.py", 404),
    Case("nor encoded", "GET", "/assets/%2e%2e/server.py", 404),
    # other machines
    Case("SERVICE", "GET", url(("query", "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")), 400),
    # 2.2 update operation; this server was started without a token
    Case("UPDATE_POST_DIRECT", "POST", "/sparql", 403, headers=UPDATE, body="CLEAR ALL"),
    Case("UPDATE_POST_FORM", "POST", "/sparql", 403, headers=FORM, body=urlencode({"update": "CLEAR ALL"})),
    Case("BAD_UPDATE_GET", "GET", url(("update", "CLEAR ALL")), 400),
    Case("BAD_MULTIPLE_UPDATES", "POST", "/sparql", 400, headers=FORM, body=urlencode([("update", "CLEAR ALL")] * 2)),
    Case(
        "query and update", "POST", "/sparql", 400, headers=FORM, body=urlencode({"query": ASK, "update": "CLEAR ALL"})
    ),
    Case("an update sent as a query", "POST", "/sparql", 400, headers=DIRECT, body="CLEAR ALL"),
    # 2.1.5, 2.1.6: what is accepted and returned
    accepting(SELECT, "*/*", JSON),
    accepting(SELECT, XML, XML),
    accepting(SELECT, JSON, JSON),
    accepting(SELECT, "text/csv", "text/csv"),
    accepting(SELECT, TSV, TSV),
    accepting(SELECT, "application/json", "application/json"),
    accepting(SELECT, "text/*", "text/csv"),
    accepting(SELECT, f"{JSON};q=0.5, {XML};q=0.9", XML),
    accepting(SELECT, f"text/html, {JSON};q=0, */*;q=0.1", XML),
    accepting(SELECT, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
    accepting(SELECT, TURTLE, "text/plain", 406),
    accepting(ASK, XML, XML),
    accepting(ASK, "text/csv", "text/csv"),
    accepting(ASK, TSV, TSV),
    accepting(ASK, "image/png", "text/plain", 406),
    accepting(CONSTRUCT, "*/*", TURTLE),
    accepting(CONSTRUCT, NT, NT),
    accepting(CONSTRUCT, RDF_XML, RDF_XML),
    accepting(CONSTRUCT, JSON_LD, JSON_LD),
    accepting(CONSTRUCT, f"{TURTLE};q=0.3, {RDF_XML}", RDF_XML),
    accepting(CONSTRUCT, JSON, "text/plain", 406),
    accepting(DESCRIBE, TURTLE, TURTLE),
    accepting(DESCRIBE, "text/csv", "text/plain", 406),
    # 2.1.4: the service description
    Case("description", "GET", "/sparql", 200, TURTLE),
    Case("description as RDF/XML", "GET", "/sparql", 200, RDF_XML, {"Accept": RDF_XML}),
    Case("description as JSON-LD", "GET", "/sparql", 200, JSON_LD, {"Accept": JSON_LD}),
    Case("no description as a picture", "GET", "/sparql", 406, headers={"Accept": "image/png"}),
    Case("HEAD of the description", "HEAD", "/sparql", 200, TURTLE),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_request_gets_its_status_and_media_type(server: Server, case: Case) -> None:
    got = send(server, case.method, case.target, case.headers, case.body)
    assert (got.status, got.media_type) == (case.status, case.media_type), got.body
    assert bool(got.body) is (case.method != "HEAD")


class TestDataset:
    """2.1.4: the dataset of the request goes before that of the query."""

    ONE, TWO = "http://g.example/1", "http://g.example/2"
    PLAIN = "SELECT ?o { <a:s> <a:p> ?o } ORDER BY ?o"
    NAMED = "SELECT ?g { GRAPH ?g { ?s <a:p> ?o } } ORDER BY ?g"

    def ask(self, server: Server, query: str, *graphs: tuple[str, str]) -> list[str]:
        got = send(server, "GET", url(("query", query), *graphs), {"Accept": "text/csv"})
        assert got.status == 200
        return got.body.decode().splitlines()[1:]

    def test_without_one_the_runs_graph_is_the_default_graph(self, server: Server) -> None:
        assert self.ask(server, self.PLAIN) == []
        assert self.ask(server, self.NAMED) == [self.ONE, self.TWO]

    def test_default_graphs_are_merged(self, server: Server) -> None:
        one, two = ("default-graph-uri", self.ONE), ("default-graph-uri", self.TWO)
        assert self.ask(server, self.PLAIN, one) == ["1"]
        assert self.ask(server, self.PLAIN, one, two) == ["1", "2"]
        assert self.ask(server, self.NAMED, one) == []

    def test_named_graphs_leave_the_default_graph_empty(self, server: Server) -> None:
        two = ("named-graph-uri", self.TWO)
        assert self.ask(server, self.NAMED, two) == [self.TWO]
        assert self.ask(server, "SELECT * { ?s ?p ?o }", two) == []

    def test_both(self, server: Server) -> None:
        graphs = (("default-graph-uri", self.ONE), ("named-graph-uri", self.TWO))
        assert self.ask(server, "SELECT ?o ?g { ?s ?p ?o . GRAPH ?g { ?s ?p ?x } }", *graphs) == [f"1,{self.TWO}"]

    def test_the_request_goes_before_from(self, server: Server) -> None:
        query = f"SELECT ?o FROM <{self.TWO}> {{ <a:s> <a:p> ?o }}"
        assert self.ask(server, query) == ["2"]
        assert self.ask(server, query, ("default-graph-uri", self.ONE)) == ["1"]

    @pytest.mark.parametrize("how", ["form", "direct"])
    def test_by_post(self, server: Server, how: str) -> None:
        graph = {"default-graph-uri": self.TWO}
        if how == "form":
            got = send(server, "POST", "/sparql", {**FORM, "Accept": TSV}, urlencode({"query": self.PLAIN, **graph}))
        else:
            got = send(server, "POST", f"/sparql?{urlencode(graph)}", {**DIRECT, "Accept": TSV}, self.PLAIN)
        assert got.body.decode().splitlines() == ["?o", '"2"^^<http://www.w3.org/2001/XMLSchema#integer>']


HOSTILE_ROW = (
    r"""SELECT ?text ?lang ?iri ?none { BIND("<a> & \"b\" \t \\ ,\r\n 👩\u0007" AS ?text) BIND("שלום"@he AS ?lang) """
    r"BIND(<https://e.example/%3C?a=b&c> AS ?iri) }"
)
TEXT = '<a> & "b" \t \\ ,\r\n 👩\x07'


class TestResults:
    """Every form of a result says the same."""

    def test_json(self, server: Server) -> None:
        [row] = json.loads(get(server, HOSTILE_ROW, JSON).body)["results"]["bindings"]
        assert row == {
            "text": {"type": "literal", "value": TEXT},
            "lang": {"type": "literal", "value": "שלום", "xml:lang": "he"},
            "iri": {"type": "uri", "value": "https://e.example/%3C?a=b&c"},
        }

    def test_xml(self, server: Server) -> None:
        name = "{http://www.w3.org/2005/sparql-results#}"
        root = ElementTree.fromstring(get(server, HOSTILE_ROW, XML).body)
        assert [variable.get("name") for variable in root.iter(f"{name}variable")] == ["text", "lang", "iri", "none"]
        found = {binding.get("name"): binding[0].text for binding in root.iter(f"{name}binding")}
        # XML has no way to write U+0007
        assert found == {"text": TEXT.replace("\x07", "\ufffd"), "lang": "שלום", "iri": "https://e.example/%3C?a=b&c"}

    def test_csv(self, server: Server) -> None:
        [row] = list(csv.reader(get(server, HOSTILE_ROW, "text/csv").body.decode().splitlines(keepends=True)))[1:]
        assert row == [TEXT, "שלום", "https://e.example/%3C?a=b&c", ""]

    def test_tsv_reads_back_as_it_was(self, server: Server) -> None:
        body = get(server, HOSTILE_ROW, TSV).body
        results = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.TSV)
        assert isinstance(results, pyoxigraph.QuerySolutions)
        [row] = results
        assert row["text"] == pyoxigraph.Literal(TEXT)
        assert row["lang"] == pyoxigraph.Literal("שלום", language="he")

    @pytest.mark.parametrize("accept", [JSON, XML, "text/csv", TSV])
    def test_ask(self, server: Server, accept: str) -> None:
        yes, no = (get(server, f"ASK {{ ex:northwind kg:acquired ex:{name} }}", accept) for name in ("contoso", "x"))
        assert (b"true" in yes.body, b"false" in no.body) == (True, True)

    @pytest.mark.parametrize(
        ("accept", "name"), [(TURTLE, "turtle"), (NT, "nt"), (RDF_XML, "xml"), (JSON_LD, "json-ld")]
    )
    def test_construct_parses_in_rdflib(self, server: Server, accept: str, name: str) -> None:
        graph = rdflib.Graph().parse(data=get(server, "CONSTRUCT WHERE { ?s ?p ?o }", accept).body, format=name)
        assert len(graph) == TRIPLES

    def test_describe_tells_of_the_node(self, server: Server) -> None:
        graph = rdflib.Graph().parse(data=get(server, DESCRIBE, TURTLE).body, format="turtle")
        assert rdflib.Literal("Northwind") in set(graph.objects())


def test_the_description_says_what_there_is(server: Server) -> None:
    graph = rdflib.Graph().parse(data=send(server, "GET", "/sparql").body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(f"{server.url}sparql")
    assert (service, sd.endpoint, service) in graph
    assert set(graph.objects(service, sd.supportedLanguage)) == {sd.SPARQL11Query}
    assert rdflib.Literal(TRIPLES) in set(graph.objects())
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]


def test_the_row_limit_is_said(server: Server) -> None:
    got = get(server, SELECT)
    assert (got.headers["X-SPARQL-MaxRows"], got.headers["X-SPARQL-Truncated"]) == ("10000", "false")


@pytest.mark.parametrize("path", ["/sparql", "/", "/assets/page.js"])
def test_options_says_what_is_allowed(server: Server, path: str) -> None:
    got = send(server, "OPTIONS", path, {"Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST"})
    assert (got.status, "POST" in got.headers["Allow"]) == (204, path == "/sparql")
    assert "Authorization" in got.headers["Access-Control-Allow-Headers"]


def test_405_says_what_is_allowed(server: Server) -> None:
    assert send(server, "PUT", "/sparql").headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert send(server, "POST", "/", body="").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_mistake_is_told_with_its_place(server: Server) -> None:
    got: Got = get(server, "SELECT ?s\n{ ?s kg:acquired }")
    assert (got.status, b"2:" in got.body) == (400, True)


def test_head_tells_the_length_of_what_get_would_send(server: Server) -> None:
    target = "/sparql?query=" + quote(SELECT)
    assert send(server, "HEAD", target).headers["Content-Length"] == str(len(send(server, "GET", target).body))


def test_one_connection_serves_many_requests(server: Server) -> None:
    assert [rows(server, "SELECT (1 AS ?one) {}") for _ in range(5)] == [["1"]] * 5
