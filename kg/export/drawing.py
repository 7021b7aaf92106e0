"""What a still picture draws: the most connected names, and of parallel claims one line with a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

import networkx as nx

from kg.export.look import look
from kg.export.picture import claim_degrees
from kg.export.text import one_line, xml_text
from kg.model import Status

View: TypeAlias = "nx.MultiDiGraph[str]"

WORDS = 34
"""Characters of the words on a line."""


class Line(NamedTuple):
    """All claims of one status from ``subject`` to ``object``; ``relations`` are labels, one a claim, in their order.

    ``amounts`` are (node id, words) of what these deals cost; ``articles`` is the most that tell any of the claims.
    """

    subject: str
    object: str
    status: Status
    relations: tuple[str, ...]
    amounts: tuple[tuple[str, str], ...]
    articles: int


class Counts(NamedTuple):
    """Names and claims that are drawn, and all there are; ``alone`` names have no claim and are never drawn."""

    names: int
    all_names: int
    claims: int
    all_claims: int
    alone: int


def tied(view: View) -> list[str]:
    """Names with a claim, the most connected first."""
    degrees = claim_degrees(view)
    names = (node for node in degrees if not _is_amount(view, node))
    return sorted(names, key=lambda node: (-degrees[node], node))


def drawn(view: View, names: list[str]) -> View:
    """The part of ``view`` between ``names``, with the amounts of its claims, without names that are left alone."""
    kept = set(names)
    claims = {
        attributes["claim"]
        for subject, object_, attributes in view.edges(data=True)
        if attributes["kind"] == "claim" and subject in kept and (object_ in kept or _is_amount(view, object_))
    }
    edges = [(a, b, key) for a, b, key, edge in view.edges(keys=True, data=True) if edge["claim"] in claims]
    part: View = view.edge_subgraph(edges)  # type: ignore[arg-type] # the stubs forget the keys of a multigraph
    return part


def lines(view: View) -> list[Line]:
    """The lines between nodes, sorted; claims that differ in relation or amount only are one line."""
    amounts = {
        attributes["claim"]: node
        for node, attributes in view.nodes(data=True)
        if attributes["kind"] == "amount" and view.degree(node) == 2
    }
    groups: dict[tuple[str, str, Status], list[Mapping[str, object]]] = {}
    for subject, object_, attributes in view.edges(data=True):
        if attributes["kind"] == "claim":
            groups.setdefault((subject, object_, attributes["status"]), []).append(attributes)
    return [
        _line(key, sorted(groups[key], key=lambda claim: str(claim["claim"])), amounts, view) for key in sorted(groups)
    ]


def _line(
    key: tuple[str, str, Status], claims: list[Mapping[str, object]], amounts: Mapping[str, str], view: View
) -> Line:
    found = [amounts[str(claim["claim"])] for claim in claims if claim["claim"] in amounts]
    return Line(
        *key,
        relations=tuple(str(claim["label"]) for claim in claims),
        amounts=tuple((node, label_of(view, node)) for node in found),
        articles=max(int(str(claim["articles"])) for claim in claims),
    )


def words(line: Line) -> str:
    """What stands on a line: relation with a count, or the first of several, and the status in words too."""
    counted = [f"{label} ×{count}" if count > 1 else label for label, count in Counter(line.relations).items()]
    rest = len(counted) - 2
    told = ", ".join(counted) if rest <= 0 else f"{counted[0]}, {counted[1]} +{rest}"
    told = cut(told, WORDS)
    return told if line.status == "actual" else f"{told} ({look().statuses[line.status].label})"


def counts(view: View, found: Iterable[Line]) -> Counts:
    """What of ``view`` is drawn by the lines ``found``."""
    found = list(found)
    names = sum(not _is_amount(view, node) for node in view)
    shown = {end for line in found for end in (line.subject, line.object) if not _is_amount(view, end)}
    claims = sum(kind == "claim" for _, _, kind in view.edges(data="kind", default=""))
    all_names = len(tied(view))
    return Counts(len(shown), all_names, sum(len(line.relations) for line in found), claims, names - all_names)


def left_out(found: Counts) -> Iterator[str]:
    """Sentences that say what the picture does not show."""
    if found.names < found.all_names:
        yield f"Drawn are {found.names} of {found.all_names} names that a claim ties, the most connected first."
    if found.claims < found.all_claims:
        yield f"{found.all_claims - found.claims} of {found.all_claims} claims are left out."
    if found.alone:
        yield f"{found.alone} {'name' if found.alone == 1 else 'names'} without a claim left out."


def label_of(view: View, node: str) -> str:
    """The name of a node, on one line and fit for XML."""
    return xml_text(one_line(str(view.nodes[node].get("label", node)))) or "(no name)"


def cut(text: str, length: int) -> str:
    """``text`` of at most ``length`` characters on one line, fit for XML."""
    text = xml_text(one_line(text))
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _is_amount(view: View, node: str) -> bool:
    return bool(view.nodes[node].get("kind") == "amount")
