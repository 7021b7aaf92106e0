"""Graph -> RDF: a plain triple for every actual claim, and a node with its evidence for every claim.

::

    entity/<id>   a kg:Company; rdfs:label; skos:altLabel; kg:mentioned_in; owl:sameAs; and kg:<relation> if actual
    claim/<id>    a kg:Claim; rdf:subject, rdf:predicate, rdf:object; kg:status, kg:amount, kg:evidence, ...
    amount/<id of its claim>                          a kg:Amount; kg:value; kg:unit; ...
    evidence/<claim>-<article>-<start>-<end>          a kg:Evidence; kg:quote; kg:article; ...
    article/<id>  a schema:NewsArticle; dcterms:identifier, title, source, publisher, issued

There are no blank nodes, so that two builds compare line by line. This is the one place where triples are made: every
RDF format writes the same ones. A fact also knows the articles that tell it, which are the named graphs of N-Quads and
TriG; a fact that no single article tells (an entity's type and names, the schema) lies in the default graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from rdflib import Graph as RdfGraph
from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from kg.export import terms
from kg.export.iris import Iris, source_node
from kg.export.terms import rdflib_term, text
from kg.export.times import issued
from kg.export.words import Words
from kg.model import Amount, Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema

NEWS_ARTICLE = URIRef("https://schema.org/NewsArticle")
CLAIM_TERMS = frozenset(Claim.model_fields)
"""Names that a qualifier cannot take: a second ``kg:status`` would pass a rumour off as a fact."""

_TYPE, _LABEL, _REIFIES = terms.iri(RDF.type), terms.iri(RDFS.label), terms.iri(str(RDF) + "reifies")
_CLASS, _SUB_CLASS_OF, _SAME_AS = terms.iri(OWL.Class), terms.iri(RDFS.subClassOf), terms.iri(OWL.sameAs)
_SUB_PROPERTY_OF, _CLOSE_MATCH = terms.iri(RDFS.subPropertyOf), terms.iri(SKOS.closeMatch)
_ALT_LABEL, _DERIVED_FROM = terms.iri(SKOS.altLabel), terms.iri(PROV.wasDerivedFrom)
_SUBJECT, _PREDICATE, _OBJECT = terms.iri(RDF.subject), terms.iri(RDF.predicate), terms.iri(RDF.object)
_IDENTIFIER, _SOURCE, _ISSUED = terms.iri(DCTERMS.identifier), terms.iri(DCTERMS.source), terms.iri(DCTERMS.issued)
_TITLE, _PUBLISHER = terms.iri(DCTERMS.title), terms.iri(DCTERMS.publisher)


class SortedTurtle(TurtleSerializer):
    """For rdflib graphs that are not made of records: subjects by IRI, where rdflib's own order is by how often they
    are pointed at, so that one more statement moves blocks.
    """

    def orderSubjects(self) -> list[Node]:
        """All subjects, sorted."""
        return sorted(self._subjects, key=str)


class Fact(NamedTuple):
    """What is said of a subject, as N-Triples text. ``articles``: the IRIs of the articles that tell it."""

    predicate: str
    object: str
    articles: tuple[str, ...] = ()


class Block(NamedTuple):
    """A subject, and what makes its facts: in no order, and some perhaps twice."""

    subject: str
    facts: Callable[[], Iterator[Fact]]


def blocks(graph: Graph, schema: Schema, triple_terms: bool = False) -> Iterator[tuple[str, list[Fact]]]:
    """Each subject with its facts; subjects and facts in order, nothing twice, one subject in memory at a time.

    ``triple_terms``: also say of each claim, as RDF 1.2 has it, which triple it reifies.
    """
    words = Words(Iris(schema))
    found = sorted(_blocks(graph, words, triple_terms), key=attrgetter("subject"))
    for subject, same in groupby(found, key=attrgetter("subject")):
        yield subject, sorted({fact for block in same for fact in block.facts()})


def to_rdf(graph: Graph, schema: Schema) -> RdfGraph:
    """All that ``graph`` says, and the part of the schema that it uses, as RDF."""
    rdf = RdfGraph(bind_namespaces="none")
    for prefix, namespace in Iris(schema).prefixes.items():
        rdf.bind(prefix, namespace, replace=True)
    made = lru_cache(maxsize=10_000)(rdflib_term)  # properties, types and entities come again and again
    for subject, facts in blocks(graph, schema):
        for fact in facts:
            rdf.add((made(subject), made(fact.predicate), made(fact.object)))
    return rdf


def _blocks(graph: Graph, words: Words, triple_terms: bool) -> Iterator[Block]:
    yield from _schema(words, graph)
    for article in graph.articles:
        yield Block(words.article(article.id), partial(_article, words, article))
    for entity in graph.entities:
        yield Block(words.entity(entity.id), partial(_entity, words, entity))
    for claim in graph.claims:
        if claim.status == "actual":
            yield Block(words.entity(claim.subject), partial(_plain, words, claim))
        yield Block(words.claim(claim.id), partial(_claim, words, claim, triple_terms))
        if claim.amount:
            yield Block(words.amount(claim.id), partial(_amount, words, claim.amount, _told_by(words, claim)))
        for evidence in claim.evidence:
            yield Block(words.evidence(claim.id, evidence), partial(_evidence, words, evidence))


def _schema(words: Words, graph: Graph) -> Iterator[Block]:
    used_types = {entity.type for entity in graph.entities} | {"Amount" for claim in graph.claims if claim.amount}
    for entity_type in words.schema.types:
        if entity_type.name in used_types:
            facts = [Fact(_TYPE, _CLASS), Fact(_LABEL, text(entity_type.label))]
            if entity_type.sub_class_of:
                facts.append(Fact(_SUB_CLASS_OF, words.term(entity_type.sub_class_of)))
            yield Block(words.type(entity_type.name), partial(iter, facts))
    used_relations = {claim.relation for claim in graph.claims}
    for relation in words.schema.relations:
        if relation.relation in used_relations:
            kind = OWL.SymmetricProperty if relation.symmetric else OWL.ObjectProperty
            facts = [Fact(_TYPE, terms.iri(kind)), Fact(_LABEL, text(relation.label))]
            facts += [Fact(_CLOSE_MATCH, words.term(other)) for other in relation.close_match]
            facts += [Fact(_SUB_PROPERTY_OF, words.term(other)) for other in relation.sub_property_of]
            yield Block(words.relation(relation.relation), partial(iter, facts))


def _article(words: Words, article: Article) -> Iterator[Fact]:
    told = (words.article(article.id),)
    yield Fact(_TYPE, terms.iri(NEWS_ARTICLE), told)
    yield Fact(_IDENTIFIER, text(article.identifier), told)
    yield Fact(_SOURCE, terms.term(source_node(article.url or article.source)), told)
    if article.title is not None:
        yield Fact(_TITLE, text(article.title), told)
    if article.publisher is not None:
        yield Fact(_PUBLISHER, text(article.publisher), told)
    date = issued(article.published)
    if date is not None:
        yield Fact(_ISSUED, terms.term(date), told)


def _entity(words: Words, entity: Entity) -> Iterator[Fact]:
    yield Fact(_TYPE, words.type(entity.type))
    yield Fact(_LABEL, text(entity.name))
    for alias in entity.aliases:
        if alias != entity.name:
            yield Fact(_ALT_LABEL, text(alias))
    for id in entity.mentioned_in:
        article = words.article(id)
        yield Fact(words.kg("mentioned_in"), article, (article,))
    for other in entity.same_as:
        same = source_node(other)
        if isinstance(same, URIRef):
            yield Fact(_SAME_AS, terms.iri(same))
    for name in ("cik", "ticker"):
        value: str | None = getattr(entity, name)
        if value is not None:
            yield Fact(words.kg(name), text(value))


def _plain(words: Words, claim: Claim) -> Iterator[Fact]:
    yield Fact(words.relation(claim.relation), words.object(claim), _told_by(words, claim))


def _claim(words: Words, claim: Claim, triple_terms: bool) -> Iterator[Fact]:
    told = _told_by(words, claim)
    subject, predicate, object_ = words.entity(claim.subject), words.relation(claim.relation), words.object(claim)
    yield Fact(_TYPE, words.kg("Claim"), told)
    yield Fact(_SUBJECT, subject, told)
    yield Fact(_PREDICATE, predicate, told)
    yield Fact(_OBJECT, object_, told)
    if triple_terms:
        yield Fact(_REIFIES, terms.triple_term(subject, predicate, object_), told)
    yield Fact(words.kg("status"), text(claim.status), told)
    yield Fact(words.kg("confidence"), terms.decimal(claim.confidence), told)
    for name in ("role", "when", "attributed_to"):
        value: str | None = getattr(claim, name)
        if value is not None:
            yield Fact(words.kg(name), text(value), told)
    if claim.speaker:
        yield Fact(words.kg("speaker"), words.entity(claim.speaker), told)
    for name, value in claim.qualifiers.items():
        yield Fact(words.kg(f"qualifier_{name}" if name in CLAIM_TERMS else name), text(value), told)
    if claim.amount:
        yield Fact(words.kg("amount"), words.amount(claim.id), told)
    for evidence in claim.evidence:
        yield Fact(words.kg("evidence"), words.evidence(claim.id, evidence), (words.article(evidence.article),))


def _amount(words: Words, amount: Amount, told: tuple[str, ...]) -> Iterator[Fact]:
    yield Fact(_TYPE, words.kg("Amount"), told)
    yield Fact(_LABEL, text(amount.text), told)
    yield Fact(words.kg("value"), terms.decimal(amount.value), told)
    if amount.high is not None:
        yield Fact(words.kg("high"), terms.decimal(amount.high), told)
    yield Fact(words.kg("unit"), text(amount.unit), told)
    if amount.per is not None:
        yield Fact(words.kg("per"), text(amount.per), told)
    yield Fact(words.kg("approximate"), terms.boolean(amount.approximate), told)


def _evidence(words: Words, evidence: Evidence) -> Iterator[Fact]:
    article = words.article(evidence.article)
    told = (article,)
    yield Fact(_TYPE, words.kg("Evidence"), told)
    yield Fact(words.kg("article"), article, told)
    yield Fact(_DERIVED_FROM, article, told)
    yield Fact(words.kg("quote"), text(evidence.quote), told)
    yield Fact(words.kg("start"), terms.integer(evidence.start), told)
    yield Fact(words.kg("end"), terms.integer(evidence.end), told)
    yield Fact(words.kg("extractor"), text(evidence.extractor), told)
    yield Fact(words.kg("rule"), text(evidence.rule), told)
    for cue in evidence.cues:
        yield Fact(words.kg("cue"), text(cue), told)


def _told_by(words: Words, claim: Claim) -> tuple[str, ...]:
    """The articles that give evidence for a claim: what each alone would say of it lies in its graph."""
    return tuple(sorted({words.article(evidence.article) for evidence in claim.evidence}))
