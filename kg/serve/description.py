"""What the service says about itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
XSD_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
FORMATS = "http://www.w3.org/ns/formats/"
WRITTEN = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def describe(endpoint: str, triples: int, updates: bool) -> list[Triple]:
    """The description of the service at ``endpoint``, without blank nodes. ``triples``: of the default graph."""
    service, dataset, graph = (NamedNode(endpoint + part) for part in ("", "#dataset", "#graph"))
    languages = ("SPARQL11Query", "SPARQL11Update") if updates else ("SPARQL11Query",)
    return [
        Triple(service, RDF_TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), service),
        *(Triple(service, _sd("supportedLanguage"), _sd(language)) for language in languages),
        *(Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name)) for name in WRITTEN),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, RDF_TYPE, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), graph),
        Triple(graph, RDF_TYPE, _sd("Graph")),
        Triple(graph, NamedNode(VOID + "triples"), Literal(str(triples), datatype=XSD_INTEGER)),
    ]


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
