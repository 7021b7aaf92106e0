"""What the picture draws, as plain data: names, amounts and claims, and which of them a large graph shows first."""

from __future__ import annotations

import heapq
import math
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx
from pydantic import JsonValue

from kg.export.look import look
from kg.model import Claim, Graph
from kg.schema import Schema

Options: TypeAlias = dict[str, JsonValue]

LINE_LENGTH = 18
"""Characters of a line of a name; two lines are drawn, the side panel shows all of it."""
EVERYTHING = 300
"""Nodes up to which all of a graph is drawn at once; more than that nobody can read."""
FIRST_VIEW = 150
"""Nodes that a larger graph shows first, the most connected."""


def first_view(view: nx.MultiDiGraph[str]) -> list[str]:
    """The nodes drawn when the page opens, in the order of ``view``: all, or in a large graph the most connected.

    Those are the most connected name, then again and again the most connected one that a claim ties to those chosen
    already, each with the amounts of its claims: hubs alone would have few lines between them.
    """
    if len(view) <= EVERYTHING:
        return list(view)
    degrees = claim_degrees(view)
    chosen: set[str] = set()
    for name in _outwards(view, degrees):
        new = {name, *_amounts(view, name, chosen)}
        if len(chosen | new) > FIRST_VIEW:
            break
        chosen |= new
    return [node for node in view if node in chosen]


def _outwards(view: nx.MultiDiGraph[str], degrees: dict[str, int]) -> Iterator[str]:
    """Names from the most connected one outwards, then from the most connected one that is left."""
    names = {node for node in view if view.nodes[node]["kind"] == "entity" and degrees.get(node)}
    reached: set[str] = set()
    for start in sorted(names, key=lambda node: (-degrees[node], node)):
        edge = [] if start in reached else [(-degrees[start], start)]
        while edge:
            _, name = heapq.heappop(edge)
            if name not in reached:
                reached.add(name)
                yield name
                for other in names & {*view.predecessors(name), *view.successors(name)} - reached:
                    heapq.heappush(edge, (-degrees[other], other))


def _amounts(view: nx.MultiDiGraph[str], name: str, chosen: set[str]) -> set[str]:
    """The amounts beside ``name`` whose other end, if they have one, is chosen."""
    beside = {
        node for node in (*view.predecessors(name), *view.successors(name)) if view.nodes[node]["kind"] == "amount"
    }
    return {node for node in beside if {*view.predecessors(node), *view.successors(node)} <= {*chosen, name}}


def node_options(view: nx.MultiDiGraph[str], schema: Schema) -> dict[str, Options]:
    """Node -> what vis-network needs to draw it. Colours are set by the page, which knows light from dark."""
    shapes = {entity_type.name: entity_type.shape for entity_type in schema.types}
    degrees = claim_degrees(view)
    nodes: dict[str, Options] = {}
    for node, attributes in view.nodes(data=True):
        amount = attributes.get("kind") == "amount"
        name = str(attributes.get("label", node))
        nodes[node] = {
            "label": shorten(name),
            "name": name,
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


def edge_options(graph: Graph) -> Iterator[tuple[Claim, Options]]:
    """Each claim with what its line is drawn and filtered by; the page merges those that run side by side."""
    for claim in graph.claims:
        yield (
            claim,
            {
                "id": claim.id,
                "relation": claim.relation,
                "status": claim.status,
                "confidence": claim.confidence,
                "amount": claim.amount_id,
                "articles": list(dict.fromkeys(evidence.article for evidence in claim.evidence)),
            },
        )


def shorten(name: str) -> str:
    """``name`` on at most two lines of at most ``LINE_LENGTH`` characters."""
    return "\n".join(textwrap.wrap(name, LINE_LENGTH, max_lines=2, placeholder="…"))
