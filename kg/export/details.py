"""What the picture's side panel tells: claims with their quotes, names, articles, in blocks parsed when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from pydantic import JsonValue

from kg.export.iris import Iris, source_node
from kg.export.look import look
from kg.export.rdf import CLAIM_TERMS
from kg.export.text import plain_decimal
from kg.export.times import issued
from kg.model import Amount, Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema

T = TypeVar("T")

BLOCK = 40
"""Claims, or names, of one block: a click parses a few of some 30 kB."""


def vocabulary(schema: Schema) -> dict[str, JsonValue]:
    """The words of the schema: how types and relations are called, drawn, and named in RDF."""
    iris = Iris(schema)
    return {
        "statuses": list(look().statuses),
        "lines": {
            status: {"colour": line.colour, "dashes": list(line.dashes), "crossed": line.crossed}
            for status, line in look().statuses.items()
        },
        "types": {
            kind.name: {
                "label": kind.label,
                "colour": kind.colour,
                "shape": kind.shape,
                "iri": str(iris.type(kind.name)),
            }
            for kind in schema.types
        },
        "relations": {
            relation.relation: {
                "label": relation.label,
                "symmetric": relation.symmetric,
                "iri": str(iris.relation(relation.relation)),
            }
            for relation in schema.relations
        },
        "prefixes": dict(iris.prefixes),
        "claimTerms": [*sorted(CLAIM_TERMS)],
    }


def blocks(graph: Graph) -> tuple[list[dict[str, JsonValue]], dict[str, int]]:
    """The blocks, and for each claim and entity (id -> number) the one that it stands in."""
    made: list[dict[str, JsonValue]] = []
    where: dict[str, int] = {}
    for records in (_claims(graph.claims), _entities(graph.entities)):
        for part in _parts(records):
            where |= dict.fromkeys(part, len(made))
            made.append(part)
    return made, where


def articles(graph: Graph) -> dict[str, JsonValue]:
    """Article id -> what is told of it."""
    return {article.id: _article(article) for article in graph.articles}


def _parts(records: Iterator[tuple[str, JsonValue]]) -> Iterator[dict[str, JsonValue]]:
    while part := dict(islice(records, BLOCK)):
        yield part


def _claims(claims: Iterable[Claim]) -> Iterator[tuple[str, JsonValue]]:
    return ((claim.id, _claim(claim)) for claim in claims)


def _entities(entities: Iterable[Entity]) -> Iterator[tuple[str, JsonValue]]:
    return ((f"entity {entity.id}", _entity(entity)) for entity in entities)


def _entity(entity: Entity) -> JsonValue:
    reasons = {merge.name: merge.reason for merge in entity.merges}
    return {
        "aliases": [{"name": alias, "reason": reasons.get(alias)} for alias in entity.aliases if alias != entity.name],
        "articles": list(entity.mentioned_in),
        "sameAs": list(entity.same_as),
    }


def _claim(claim: Claim) -> JsonValue:
    return {
        "amount": _amount(claim.amount) if claim.amount else None,
        "role": claim.role,
        "when": claim.when,
        "qualifiers": [[name, value] for name, value in sorted(claim.qualifiers.items())],
        "attributedTo": claim.attributed_to,
        "speaker": claim.speaker,
        "confidence": plain_decimal(claim.confidence),
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _amount(amount: Amount) -> JsonValue:
    return {
        "text": amount.text,
        "value": plain_decimal(amount.value),
        "high": None if amount.high is None else plain_decimal(amount.high),
        "unit": amount.unit,
        "per": amount.per,
        "approximate": amount.approximate,
    }


def _evidence(evidence: Evidence) -> JsonValue:
    return {
        "quote": evidence.quote,
        "article": evidence.article,
        "start": evidence.start,
        "end": evidence.end,
        "extractor": evidence.extractor,
        "rule": evidence.rule,
        "cues": list(evidence.cues),
    }


def _article(article: Article) -> JsonValue:
    date = issued(article.published)
    return {
        "title": article.title,
        "identifier": article.identifier,
        "publisher": article.publisher,
        "published": article.published,
        "day": str(date)[:10] if date is not None else None,
        "url": article.url,
        "source": source_node(article.url or article.source).n3(),
        "issued": date.n3() if date is not None else None,
    }
