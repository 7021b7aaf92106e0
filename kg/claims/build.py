"""Articles and extractions -> the graph."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.claims.amounts import identity
from kg.claims.facts import Fact, facts, grouped, most_common, one_status, without_repeats
from kg.claims.roles import role_text
from kg.claims.told import Dropped, Reader, Told
from kg.errors import InputError
from kg.model import Article, Claim, Entity, Evidence, Extraction, Graph
from kg.resolve import resolve
from kg.schema import Schema

HIGHEST_CONFIDENCE = 0.99
ONLY_WHEN_USED = frozenset({"Place"})
"""Types whose entities are nodes only where a claim needs them: every article names places."""


def build(articles: Sequence[Article], extractions: Sequence[Extraction], schema: Schema) -> Graph:
    """The graph that the articles make, entities and claims sorted by id.

    A function of the sets of articles and extractions: neither order nor repetition changes it. Extractions of
    articles that are not given are left out. InputError where one article has two different extractions.
    """
    return build_with_report(articles, extractions, schema)[0]


def build_with_report(
    articles: Sequence[Article], extractions: Sequence[Extraction], schema: Schema
) -> tuple[Graph, Dropped]:
    """``build``, and why matches gave no claim."""
    known = {article.id: article for article in articles}
    used = _one_each(extraction for extraction in extractions if extraction.article in known)
    resolution = resolve(used, schema)
    entities = {entity.id: entity for entity in resolution.entities}
    reader = Reader(schema, known, entities, resolution.entity_of)
    told: list[Told] = []
    dropped = Dropped()
    for extraction in used:
        some, lost = reader.read(extraction)
        told += without_repeats(one_status(some), schema)
        dropped += lost
    claims = sorted(claims_of(told), key=lambda claim: claim.id)
    graph = Graph(
        articles=tuple(known[id] for id in sorted(known)),
        entities=tuple(_nodes(resolution.entities, claims)),
        claims=tuple(claims),
    )
    return graph, Dropped(dict(sorted(dropped.items())))


def _one_each(extractions: Iterable[Extraction]) -> list[Extraction]:
    found: dict[str, Extraction] = {}
    for extraction in extractions:
        if found.setdefault(extraction.article, extraction) != extraction:
            raise InputError(f"two different extractions of article {extraction.article}", "give one an article")
    return [found[id] for id in sorted(found)]


def _nodes(entities: Iterable[Entity], claims: Iterable[Claim]) -> Iterable[Entity]:
    used = {end for claim in claims for end in (claim.subject, claim.object, claim.speaker)}
    return (entity for entity in entities if entity.type not in ONLY_WHEN_USED or entity.id in used)


def claims_of(told: Sequence[Told]) -> list[Claim]:
    """One claim for each fact and status."""
    return [_claim(fact) for some in grouped(told, lambda one: one.status) for fact in facts(some)]


def _claim(fact: Fact) -> Claim:
    first = fact.told[0]
    id = claim_id(fact)
    words, speaker = most_common((one.attributed_to, one.speaker) for one in fact.told if one.attributed_to) or ("", "")
    return Claim(
        id=id,
        subject=first.subject,
        relation=first.relation,
        object=first.object or f"amount-{id}",
        status=first.status,
        amount=fact.amount,
        role=_role_words(fact),
        qualifiers=_qualifiers(fact.told),
        when=most_common(one.when for one in fact.told),
        attributed_to=words or None,
        speaker=speaker or None,
        confidence=confidence(fact.told),
        evidence=_evidence(fact.told),
    )


def claim_id(fact: Fact) -> str:
    """The first 16 hex digits of the SHA-256 of what makes the claim: ends, relation, status, role, amount."""
    first = fact.told[0]
    parts = [first.subject, first.relation, first.object, first.status, role_text(fact.role), identity(fact.amount)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _role_words(fact: Fact) -> str | None:
    """The wording of the fullest role that is used most."""
    return most_common(one.role_words for one in fact.told if one.role == fact.role and one.role_words)


def _qualifiers(told: Iterable[Told]) -> dict[str, str]:
    values: dict[str, list[str]] = defaultdict(list)
    for one in told:
        for name, value in one.qualifiers:
            values[name].append(value)
    return {name: most_common(values[name]) or "" for name in sorted(values)}


def confidence(told: Iterable[Told]) -> float:
    """How likely it is that at least one of the readings behind a claim is right, at most 0.99.

    Each rule's score says how often it reads right. Readings by different rules or of different articles are taken
    to err independently (noisy-or: 1 - product of 1 - score); the same rule in the same article counts once, with its
    best score. It says nothing about whether the articles are right.
    """
    best: dict[tuple[str, str, str], float] = {}
    for one in told:
        key = (one.evidence.article, one.evidence.extractor, one.evidence.rule)
        best[key] = max(best.get(key, 0.0), min(max(one.score, 0.0), 1.0))
    wrong = 1.0
    for key in sorted(best):
        wrong *= 1.0 - best[key]
    return round(min(1.0 - wrong, HIGHEST_CONFIDENCE), 4)


def _evidence(told: Iterable[Told]) -> tuple[Evidence, ...]:
    """Sorted by place, one for each; of several rules at one place the best scored is named."""
    places: dict[tuple[str, int, int], Evidence] = {}
    for one in sorted(told, key=lambda one: (-one.score, one.order)):
        places.setdefault((one.evidence.article, one.evidence.start, one.evidence.end), one.evidence)
    return tuple(places[place] for place in sorted(places))
