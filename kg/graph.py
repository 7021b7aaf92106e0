"""Graph -> networkx: the node-link view that GraphML, the picture and other people's analyses start from.

Claims are edges, entities are nodes. A quantity is a node too: it is the object of the edge where the relation's
object is an Amount, and otherwise it hangs between the two ends of its claim on thin ``amount`` edges. Every
attribute is a string, a number or a boolean, and an unknown one is left out, so that any format can hold it.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from kg.model import Amount, Claim, Entity, Graph
from kg.schema import Schema

Scalar = str | int | float | bool
Attributes = dict[str, Scalar]

AMOUNT_TYPE = "Amount"
AMOUNT_EDGE = "amount"
SEPARATOR = " | "
EDGE_WORDS = frozenset(Claim.model_fields) | {
    *("kind", "label", "articles", "quote", "name", "type", "key", "source", "target", "start", "end", "weight"),
    *("viz", "spells", "slices"),
}
"""Names that a qualifier cannot take on an edge: ours, and those that mean something in a format."""


def to_networkx(graph: Graph, schema: Schema) -> nx.MultiDiGraph[str]:
    """Nodes are entity and amount ids; an edge's key is its claim's id, or that with ``:from`` or ``:to`` for amounts.

    Nodes and edges stand in the order of ``graph``. Every node has ``kind`` ("entity" or "amount"), ``type`` and
    ``label``; every edge has ``kind`` ("claim" or "amount"), ``relation``, ``label``, ``status`` and ``claim``.
    """
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    labels = {relation.relation: relation.label for relation in schema.relations}
    for entity in graph.entities:
        view.add_node(entity.id, **_entity(entity))
    for claim in graph.claims:
        _add_claim(view, claim, labels)
    return view


def _add_claim(view: nx.MultiDiGraph[str], claim: Claim, labels: Mapping[str, str]) -> None:
    if claim.amount and claim.amount_id:
        view.add_node(claim.amount_id, **_amount(claim.amount, claim))
    view.add_edge(claim.subject, claim.object, key=claim.id, **_claim(claim, labels))
    if claim.amount_id and claim.object != claim.amount_id:
        thin = _amount_edge(claim)
        view.add_edge(claim.subject, claim.amount_id, key=f"{claim.id}:from", **thin)
        view.add_edge(claim.amount_id, claim.object, key=f"{claim.id}:to", **thin)


def _entity(entity: Entity) -> Attributes:
    return {
        "kind": "entity",
        "type": entity.type,
        "label": entity.name,
        "aliases": SEPARATOR.join(entity.aliases),
        "mentions": entity.mentions,
        "articles": len(entity.mentioned_in),
    }


def _amount(amount: Amount, claim: Claim) -> Attributes:
    return _known(
        kind="amount",
        type=AMOUNT_TYPE,
        label=amount.text,
        value=amount.value,
        high=amount.high,
        unit=amount.unit,
        per=amount.per,
        approximate=amount.approximate,
        claim=claim.id,
    )


def _claim(claim: Claim, labels: Mapping[str, str]) -> Attributes:
    fixed = _known(
        kind="claim",
        relation=claim.relation,
        label=labels.get(claim.relation, claim.relation.replace("_", " ")),
        status=claim.status,
        claim=claim.id,
        amount=claim.amount.text if claim.amount else None,
        role=claim.role,
        when=claim.when,
        attributed_to=claim.attributed_to,
        speaker=claim.speaker,
        confidence=claim.confidence,
        evidence=len(claim.evidence),
        articles=len({evidence.article for evidence in claim.evidence}),
        quote=claim.evidence[0].quote if claim.evidence else None,
    )
    return {**_qualifiers(claim), **fixed}


def _qualifiers(claim: Claim) -> Attributes:
    return {
        f"qualifier_{name}" if name in EDGE_WORDS else name: text for name, text in sorted(claim.qualifiers.items())
    }


def _amount_edge(claim: Claim) -> Attributes:
    return {
        "kind": "amount",
        "relation": AMOUNT_EDGE,
        "label": AMOUNT_EDGE,
        "status": claim.status,
        "claim": claim.id,
    }


def _known(**attributes: Scalar | None) -> Attributes:
    return {name: value for name, value in attributes.items() if value is not None}
