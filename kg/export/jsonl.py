"""JSON Lines: one claim a line, with names and quotes written out, so that the file is of use alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import JsonValue

from kg.export.text import json_line
from kg.model import Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema


def write_jsonl(graph: Graph, schema: Schema, path: Path) -> None:  # noqa: ARG001 - every exporter is given it
    """JSON Lines: one claim a line, with names and quotes written out."""
    # Keys that are unknown are null, so that all lines have the same keys.
    entities = {entity.id: entity for entity in graph.entities}
    articles = {article.id: article for article in graph.articles}
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in graph.claims:
            file.write(json_line(_claim(claim, entities, articles)) + "\n")


def _claim(claim: Claim, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> dict[str, JsonValue]:
    return {
        "id": claim.id,
        **_end("subject", claim.subject, claim, entities),
        "relation": claim.relation,
        **_end("object", claim.object, claim, entities),
        "status": claim.status,
        "amount": claim.amount.model_dump(mode="json") if claim.amount else None,
        "role": claim.role,
        "when": claim.when,
        "qualifiers": dict(sorted(claim.qualifiers.items())),
        "attributed_to": claim.attributed_to,
        "speaker": _name(claim.speaker, entities) if claim.speaker else None,
        "confidence": claim.confidence,
        "evidence": [_evidence(evidence, articles) for evidence in claim.evidence],
    }


def _end(end: str, node: str, claim: Claim, entities: Mapping[str, Entity]) -> dict[str, JsonValue]:
    if claim.amount and node == claim.amount_id:
        return {end: claim.amount.text, f"{end}_type": "Amount", f"{end}_id": node}
    kind = entities[node].type if node in entities else None
    return {end: _name(node, entities), f"{end}_type": kind, f"{end}_id": node}


def _name(node: str, entities: Mapping[str, Entity]) -> str:
    return entities[node].name if node in entities else node


def _evidence(evidence: Evidence, articles: Mapping[str, Article]) -> JsonValue:
    article = articles.get(evidence.article)
    return {
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "article": article.identifier if article else evidence.article,
        "title": article.title if article else None,
        "publisher": article.publisher if article else None,
        "published": article.published if article else None,
        "url": article.url if article else None,
        "extractor": evidence.extractor,
        "rule": evidence.rule,
        "cues": list(evidence.cues),
    }
