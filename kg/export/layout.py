"""Where the nodes of the picture stand: computed beforehand, so that the same graph always looks the same.

Units are the picture's own pixels at zoom 1. Each connected part is laid out alone and the parts are packed in
rows, largest first; names without a claim stand in a grid below. The amount of a deal stands beside its edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import networkx as nx
import numpy as np
import numpy.typing as npt

Position = tuple[int, int]
Points = npt.NDArray[np.float64]

SPACING = 165.0
CELL = (190.0, 74.0)
"""Room for a node with its name, width and height: names are wider than high."""
ASPECT = 1.5
GAP = 90.0
AMOUNT_OFFSET = 44.0
SEED = 20


def positions(view: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """Node -> (x, y), y growing downwards, for every node of :func:`kg.graph.to_networkx`."""
    skeleton = _skeleton(view)
    parts = [sorted(part) for part in nx.connected_components(skeleton)]
    linked = sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    alone = sorted(part[0] for part in parts if len(part) == 1)
    placed = _pack([_part(skeleton.subgraph(part)) for part in linked])
    placed |= _grid(alone, below=max((y for _, y in placed.values()), default=0.0) + 2 * GAP)
    placed |= _deal_amounts(view, placed)
    return {node: (round(x), round(y)) for node, (x, y) in placed.items()}


def _skeleton(view: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Who is tied to whom, without the amounts of deals; sorted, since the layout starts from the order of nodes."""
    skeleton: nx.Graph[str] = nx.Graph()
    claims = [(subject, object_) for subject, object_, kind in view.edges(data="kind") if kind == "claim"]
    entities = [node for node, kind in view.nodes(data="kind") if kind == "entity"]
    skeleton.add_nodes_from(sorted({*entities, *(node for pair in claims for node in pair)}))
    skeleton.add_edges_from(sorted((min(pair), max(pair)) for pair in claims if pair[0] != pair[1]))
    return skeleton


def _part(part: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    nodes = sorted(part)
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(pair), max(pair)) for pair in part.edges))
    count = len(nodes)
    # A circle to start from: no random numbers, and the order of the nodes is sorted.
    turns = np.arange(count) * 2 * np.pi / count
    start = dict(zip(nodes, np.stack([np.cos(turns), np.sin(turns)], axis=1), strict=True))
    found = nx.forceatlas2_layout(ordered, pos=start, max_iter=400 if count < 400 else 60, seed=SEED)
    points = np.array([found[node] for node in nodes], dtype=np.float64)
    points = _spread(points * _scale(points, ordered, nodes) * np.array([ASPECT, 1.0]))
    points -= points.min(axis=0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _scale(points: Points, part: nx.Graph[str], nodes: list[str]) -> float:
    """The factor that gives edges the length ``SPACING`` on average."""
    index = {node: i for i, node in enumerate(nodes)}
    ends = np.array([(index[a], index[b]) for a, b in part.edges])
    lengths = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)
    return SPACING / max(float(lengths.mean()), 1e-6)


def _spread(points: Points, rounds: int = 120) -> Points:
    """Push nodes apart, along the shorter way, until no two cells overlap or ``rounds`` are over."""
    cell = np.array(CELL)
    for _ in range(rounds if len(points) < 1500 else 5):
        gaps = points[:, None, :] - points[None, :, :]
        overlap = cell - np.abs(gaps)
        hit = (overlap > 0.5).all(axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        across = overlap / cell
        sideways = across[:, :, 0] < across[:, :, 1]
        # Two nodes in one place go apart by their order.
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        signs = np.where(gaps == 0, order[:, :, None], np.sign(gaps))
        push = np.where(np.stack([sideways, ~sideways], axis=2), overlap * signs, 0.0) * hit[:, :, None]
        points = points + 0.3 * push.sum(axis=1)
    return points


def _pack(parts: list[dict[str, tuple[float, float]]]) -> dict[str, tuple[float, float]]:
    """Parts in rows, left to right, each row as high as its highest part."""
    sizes = [(max(x for x, _ in part.values()) + CELL[0], max(y for _, y in part.values()) + CELL[1]) for part in parts]
    area = sum((width + GAP) * (height + GAP) for width, height in sizes)
    row_width = max(math.sqrt(area * ASPECT), max((width for width, _ in sizes), default=0.0))
    placed: dict[str, tuple[float, float]] = {}
    left = top = row_height = 0.0
    for part, (width, height) in zip(parts, sizes, strict=True):
        if left and left + width > row_width:
            left, top, row_height = 0.0, top + row_height + GAP, 0.0
        placed |= {node: (x + left, y + top) for node, (x, y) in part.items()}
        left, row_height = left + width + GAP, max(row_height, height)
    return placed


def _grid(nodes: list[str], below: float) -> dict[str, tuple[float, float]]:
    columns = max(4, math.ceil(math.sqrt(len(nodes) * ASPECT)))
    return {node: (i % columns * CELL[0], below + i // columns * CELL[1]) for i, node in enumerate(nodes)}


def _deal_amounts(
    view: nx.MultiDiGraph[str], placed: dict[str, tuple[float, float]]
) -> Iterable[tuple[str, tuple[float, float]]]:
    """Beside the middle of the edge, a step further out for each amount between the same two nodes."""
    seen: dict[tuple[str, str], int] = {}
    for subject, object_, key, kind in view.edges(keys=True, data="kind"):
        if kind != "amount" or not key.endswith(":from"):
            continue
        deal = str(view.edges[subject, object_, key]["claim"])
        other = next(end for _, end, edge in view.out_edges(object_, keys=True) if edge == f"{deal}:to")
        pair = (min(subject, other), max(subject, other))
        seen[pair] = seen.get(pair, 0) + 1
        yield object_, _beside(placed[pair[0]], placed[pair[1]], seen[pair])


def _beside(start: tuple[float, float], end: tuple[float, float], step: int) -> tuple[float, float]:
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down) or 1.0
    # First to one side, then to the other, then further out.
    offset = AMOUNT_OFFSET * math.ceil(step / 2) * (1 if step % 2 else -1)
    return (start[0] + end[0]) / 2 - down / length * offset, (start[1] + end[1]) / 2 + across / length * offset
