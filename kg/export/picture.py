"""What the picture draws and what its side panel tells, as plain data."""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx
from pydantic import JsonValue

from kg.export.look import look
from kg.model import Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema

Options: TypeAlias = dict[str, JsonValue]

LINE_LENGTH = 18
"""Characters of a line of a name; two lines are drawn, the side panel shows all of it."""


def node_options(view: nx.MultiDiGraph[str], schema: Schema) -> dict[str, Options]:
    """Node -> what vis-network needs to draw it. Colours are set by the page, which knows light from dark."""
    shapes = {entity_type.name: entity_type.shape for entity_type in schema.types}
    degrees = claim_degrees(view)
    nodes: dict[str, Options] = {}
    for node, attributes in view.nodes(data=True):
        amount = attributes.get("kind") == "amount"
        nodes[node] = {
            "label": shorten(str(attributes.get("label", node))),
            "shape": "box" if amount else shapes.get(str(attributes.get("type")), "dot"),
            "size": round(look().node.radius.at(math.sqrt(degrees.get(node, 0))), 1),
            "kind": str(attributes.get("kind", "entity")),
            "type": str(attributes.get("type", "")),
            "degree": degrees.get(node, 0),
        }
    return nodes


def claim_degrees(view: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Node -> number of claims it is an end of."""
    degrees: dict[str, int] = defaultdict(int)
    for subject, object_, kind in view.edges(data="kind", default=""):
        if kind == "claim":
            degrees[subject] += 1
            degrees[object_] += subject != object_
    return degrees


def edge_options(view: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, Options]]:
    """Edges as (from, to, what vis-network needs); of several between two nodes each bends its own way."""
    between: dict[tuple[str, str], int] = defaultdict(int)
    for subject, object_, kind in view.edges(data="kind", default=""):
        between[min(subject, object_), max(subject, object_)] += kind == "claim"
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for subject, object_, key, attributes in view.edges(keys=True, data=True):
        pair = (min(subject, object_), max(subject, object_))
        claim = attributes["kind"] == "claim"
        bend = _bend(seen[pair], between[pair], subject != pair[0]) if claim else False
        seen[pair] += claim
        yield (
            subject,
            object_,
            {
                "id": key,
                "label": str(attributes["label"]) if claim else "",
                "kind": attributes["kind"],
                "claim": attributes["claim"],
                "relation": attributes["relation"],
                "status": attributes["status"],
                "smooth": bend,
            },
        )


def _bend(index: int, count: int, backwards: bool) -> JsonValue:
    """The curve of the ``index``-th of ``count`` edges: straight if alone, else fanned out to both sides in turn."""
    step = index + 1 if count % 2 == 0 else index
    if step == 0:
        return False
    clockwise = (step % 2 == 0) != backwards
    return {
        "enabled": True,
        "type": "curvedCW" if clockwise else "curvedCCW",
        "roundness": round(0.22 * math.ceil(step / 2), 2),
    }


def details(graph: Graph, schema: Schema) -> dict[str, JsonValue]:
    """What the side panel tells: types, relations, entities, claims with their quotes, articles."""
    labels = {relation.relation: relation.label for relation in schema.relations}
    return {
        "statuses": list(look().statuses),
        "types": {
            kind.name: {"label": kind.label, "colour": kind.colour, "shape": kind.shape} for kind in schema.types
        },
        "entities": {entity.id: _entity(entity) for entity in graph.entities},
        "claims": {claim.id: _claim(claim, labels) for claim in graph.claims},
        "articles": {article.id: _article(article) for article in graph.articles},
    }


def _entity(entity: Entity) -> JsonValue:
    reasons = {merge.name: merge.reason for merge in entity.merges}
    return {
        "name": entity.name,
        "type": entity.type,
        "aliases": [{"name": alias, "reason": reasons.get(alias)} for alias in entity.aliases if alias != entity.name],
        "articles": list(entity.mentioned_in),
        "sameAs": list(entity.same_as),
    }


def _claim(claim: Claim, labels: dict[str, str]) -> JsonValue:
    return {
        "subject": claim.subject,
        "relation": labels.get(claim.relation, claim.relation.replace("_", " ")),
        "object": claim.object,
        "amountNode": claim.amount_id,
        "amount": claim.amount.text if claim.amount else None,
        "status": claim.status,
        "role": claim.role,
        "when": claim.when,
        "qualifiers": [[name.replace("_", " "), value] for name, value in sorted(claim.qualifiers.items())],
        "attributedTo": claim.attributed_to,
        "speaker": claim.speaker,
        "confidence": claim.confidence,
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _evidence(evidence: Evidence) -> JsonValue:
    return {
        "quote": evidence.quote,
        "article": evidence.article,
        "reader": f"{evidence.extractor}: {evidence.rule}",
        "cues": list(evidence.cues),
    }


def _article(article: Article) -> JsonValue:
    return {
        "title": article.title or article.identifier,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
    }


def shorten(name: str) -> str:
    """``name`` on at most two lines of at most ``LINE_LENGTH`` characters."""
    return "\n".join(textwrap.wrap(name, LINE_LENGTH, max_lines=2, placeholder="…"))
