"""Graph -> RDF: a plain triple for every actual claim, and a node with its evidence for every claim.

::

    entity/<id>   a kg:Company; rdfs:label; skos:altLabel; kg:mentioned_in; owl:sameAs; kg:cik; kg:ticker;
                  and kg:<relation> if actual
    claim/<id>    a kg:Claim; rdf:subject, rdf:predicate, rdf:object; kg:status, kg:amount, kg:evidence, ...
    amount/<id of its claim>                          a kg:Amount; kg:value; kg:unit; ...
    evidence/<claim>-<article>-<start>-<end>          a kg:Evidence; kg:quote; kg:article; ...
    article/<id>  a schema:NewsArticle; dcterms:identifier, title, source, publisher, issued

There are no blank nodes, so that two builds compare line by line.
"""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from kg.export.iris import Iris, source_node
from kg.export.text import encodable, plain_decimal
from kg.export.times import issued
from kg.model import Amount, Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema

NEWS_ARTICLE = URIRef("https://schema.org/NewsArticle")
CLAIM_TERMS = frozenset(Claim.model_fields)
"""Names that a qualifier cannot take: a second ``kg:status`` would pass a rumour off as a fact."""


class SortedTurtle(TurtleSerializer):
    """Subjects by IRI: rdflib's own order is by how often they are pointed at, so one more claim moves blocks."""

    def orderSubjects(self) -> list[Node]:
        """All subjects, sorted."""
        return sorted(self._subjects, key=str)


def write_turtle(graph: Graph, schema: Schema, path: Path) -> None:
    """Turtle, sorted by subject, predicate and object."""
    with path.open("wb") as file:
        SortedTurtle(to_rdf(graph, schema)).serialize(file, encoding="utf-8")


def write_nt(graph: Graph, schema: Schema, path: Path) -> None:
    """Sorted N-Triples."""
    lines = to_rdf(graph, schema).serialize(format="nt", encoding="utf-8").split(b"\n")
    path.write_bytes(b"\n".join(sorted(line for line in lines if line)) + b"\n")


def to_rdf(graph: Graph, schema: Schema) -> RdfGraph:
    """All that ``graph`` says, and the part of the schema that it uses, as RDF."""
    rdf = RdfGraph(bind_namespaces="none")
    iris = Iris(schema)
    for prefix, namespace in iris.prefixes.items():
        rdf.bind(prefix, namespace, replace=True)
    _add_schema(rdf, iris, graph)
    for article in graph.articles:
        _add_article(rdf, iris, article)
    for entity in graph.entities:
        _add_entity(rdf, iris, entity)
    for claim in graph.claims:
        _add_claim(rdf, iris, claim)
    return rdf


def _add_schema(rdf: RdfGraph, iris: Iris, graph: Graph) -> None:
    used_types = {entity.type for entity in graph.entities} | {"Amount" for claim in graph.claims if claim.amount}
    for entity_type in iris.schema.types:
        if entity_type.name in used_types:
            node = iris.type(entity_type.name)
            rdf.add((node, RDF.type, OWL.Class))
            rdf.add((node, RDFS.label, Literal(entity_type.label)))
            if entity_type.sub_class_of:
                rdf.add((node, RDFS.subClassOf, iris.term(entity_type.sub_class_of)))
    used_relations = {claim.relation for claim in graph.claims}
    for relation in iris.schema.relations:
        if relation.relation in used_relations:
            node = iris.relation(relation.relation)
            rdf.add((node, RDF.type, OWL.SymmetricProperty if relation.symmetric else OWL.ObjectProperty))
            rdf.add((node, RDFS.label, Literal(relation.label)))
            for other in relation.close_match:
                rdf.add((node, SKOS.closeMatch, iris.term(other)))
            for other in relation.sub_property_of:
                rdf.add((node, RDFS.subPropertyOf, iris.term(other)))


def _add_article(rdf: RdfGraph, iris: Iris, article: Article) -> None:
    node = iris.article(article.id)
    rdf.add((node, RDF.type, NEWS_ARTICLE))
    rdf.add((node, DCTERMS.identifier, _text(article.identifier)))
    rdf.add((node, DCTERMS.source, source_node(article.url or article.source)))
    _add_text(rdf, node, DCTERMS.title, article.title)
    _add_text(rdf, node, DCTERMS.publisher, article.publisher)
    date = issued(article.published)
    if date is not None:
        rdf.add((node, DCTERMS.issued, date))


def _add_entity(rdf: RdfGraph, iris: Iris, entity: Entity) -> None:
    node = iris.entity(entity.id)
    rdf.add((node, RDF.type, iris.type(entity.type)))
    rdf.add((node, RDFS.label, _text(entity.name)))
    for alias in entity.aliases:
        if alias != entity.name:
            rdf.add((node, SKOS.altLabel, _text(alias)))
    for article in entity.mentioned_in:
        rdf.add((node, iris.kg("mentioned_in"), iris.article(article)))
    for other in entity.same_as:
        same = source_node(other)
        if isinstance(same, URIRef):
            rdf.add((node, OWL.sameAs, same))
    _add_text(rdf, node, iris.kg("cik"), entity.cik)
    _add_text(rdf, node, iris.kg("ticker"), entity.ticker)


def _add_claim(rdf: RdfGraph, iris: Iris, claim: Claim) -> None:
    node, subject, predicate = iris.claim(claim.id), iris.entity(claim.subject), iris.relation(claim.relation)
    object_ = iris.amount(claim.id) if claim.object == claim.amount_id else iris.entity(claim.object)
    if claim.status == "actual":
        rdf.add((subject, predicate, object_))
    rdf.add((node, RDF.type, iris.kg("Claim")))
    rdf.add((node, RDF.subject, subject))
    rdf.add((node, RDF.predicate, predicate))
    rdf.add((node, RDF.object, object_))
    rdf.add((node, iris.kg("status"), Literal(claim.status)))
    rdf.add((node, iris.kg("confidence"), _decimal(claim.confidence)))
    _add_text(rdf, node, iris.kg("role"), claim.role)
    _add_text(rdf, node, iris.kg("when"), claim.when)
    _add_text(rdf, node, iris.kg("attributed_to"), claim.attributed_to)
    if claim.speaker:
        rdf.add((node, iris.kg("speaker"), iris.entity(claim.speaker)))
    for name, value in claim.qualifiers.items():
        rdf.add((node, iris.kg(f"qualifier_{name}" if name in CLAIM_TERMS else name), _text(value)))
    if claim.amount:
        rdf.add((node, iris.kg("amount"), iris.amount(claim.id)))
        _add_amount(rdf, iris, iris.amount(claim.id), claim.amount)
    for evidence in claim.evidence:
        _add_evidence(rdf, iris, claim, evidence)


def _add_amount(rdf: RdfGraph, iris: Iris, node: URIRef, amount: Amount) -> None:
    rdf.add((node, RDF.type, iris.kg("Amount")))
    rdf.add((node, RDFS.label, _text(amount.text)))
    rdf.add((node, iris.kg("value"), _decimal(amount.value)))
    if amount.high is not None:
        rdf.add((node, iris.kg("high"), _decimal(amount.high)))
    rdf.add((node, iris.kg("unit"), _text(amount.unit)))
    _add_text(rdf, node, iris.kg("per"), amount.per)
    rdf.add((node, iris.kg("approximate"), Literal(amount.approximate)))


def _add_evidence(rdf: RdfGraph, iris: Iris, claim: Claim, evidence: Evidence) -> None:
    node, article = iris.evidence(claim.id, evidence), iris.article(evidence.article)
    rdf.add((iris.claim(claim.id), iris.kg("evidence"), node))
    rdf.add((node, RDF.type, iris.kg("Evidence")))
    rdf.add((node, iris.kg("article"), article))
    rdf.add((node, PROV.wasDerivedFrom, article))
    rdf.add((node, iris.kg("quote"), _text(evidence.quote)))
    rdf.add((node, iris.kg("start"), Literal(evidence.start)))
    rdf.add((node, iris.kg("end"), Literal(evidence.end)))
    rdf.add((node, iris.kg("extractor"), _text(evidence.extractor)))
    rdf.add((node, iris.kg("rule"), _text(evidence.rule)))
    for cue in evidence.cues:
        rdf.add((node, iris.kg("cue"), _text(cue)))


def _add_text(rdf: RdfGraph, node: URIRef, predicate: URIRef, text: str | None) -> None:
    if text is not None:
        rdf.add((node, predicate, _text(text)))


def _text(text: str) -> Literal:
    return Literal(encodable(text))


def _decimal(number: float) -> Literal:
    # Built from text: rdflib writes large floats with an exponent, which xsd:decimal does not have.
    return Literal(plain_decimal(number), datatype=XSD.decimal)
