"""Schema -> SHACL: what must hold in every graph that is written with the schema.

Constraints are SHACL Core where Core can say it. What holds between nodes is SHACL-SPARQL, with the SPARQL targets of
SHACL-AF; a processor without them skips these shapes and still checks the others.
"""

from __future__ import annotations

from rdflib import Graph as RdfGraph

from kg.ontology.names import Names, turtle
from kg.ontology.relation_shapes import add_relation_shapes
from kg.ontology.term_shapes import add_term_shapes
from kg.ontology.writer import ShapeWriter
from kg.schema import Schema

_ACROSS = {
    "actual-claims": (
        '  ?this kg:status "actual" ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?value .\n'
        "  FILTER NOT EXISTS { ?subject ?predicate ?value }",
        "A claim of status actual has its plain triple.",
    ),
    "evidence-of-a-claim": (
        "  ?this a kg:Evidence .\n  FILTER NOT EXISTS { ?claim kg:evidence ?this }",
        "Evidence belongs to a claim.",
    ),
    "amount-of-a-claim": (
        "  ?this a kg:Amount .\n  FILTER NOT EXISTS { ?claim kg:amount ?this }",
        "An amount belongs to a claim.",
    ),
    "quote-length": (
        "  ?this kg:quote ?value ; kg:start ?start ; kg:end ?end .\n  FILTER (STRLEN(?value) != ?end - ?start)",
        "The quote is as long as from kg:start to kg:end.",
    ),
}
"""What holds between nodes: name -> body of a query for what breaks it, and the words for it."""


def write_shacl(schema: Schema) -> str:
    """The shapes of a schema as Turtle."""
    return turtle(shapes(schema))


def shapes(schema: Schema) -> RdfGraph:
    """The shapes of a schema as RDF."""
    writer = ShapeWriter(Names(schema))
    add_term_shapes(writer)
    add_relation_shapes(writer)
    for name, (body, message) in _ACROSS.items():
        writer.sparql(writer.names.shape(name), body, message)
    return writer.rdf
