"""Where the nodes of the picture stand: computed beforehand, so that the same graph always looks the same.

Units are the picture's own pixels at zoom 1. Each connected part is laid out alone and the parts are packed in
rows, largest first; names without a claim stand in a grid below. The amount of a deal stands beside its edge.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import networkx as nx
import numpy as np
import numpy.typing as npt

Position = tuple[int, int]
Point = tuple[float, float]
Floats = npt.NDArray[np.float64]

SPACING = 150.0
"""Length of a short edge: room for its words."""
CELL = (150.0, 84.0)
"""Room for a node with its name of two lines."""
NODE_CELL = (100.0, 60.0)
AMOUNT_CELL = (112.0, 34.0)
"""What a node and an amount beside an edge need at the least."""
STRETCH = 1.25
"""Wider than high, since words run sideways: so do the names, and so does the window."""
ASPECT = 1.35
"""Width to height of the whole."""
COLUMN = 25.0
"""Width of the steps in which parts are packed."""
AMOUNT_OFFSET = 40.0
LARGE = 1200
"""Nodes of one part above which the fine work, whose cost grows with the square, is left out."""


def positions(view: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """Node -> (x, y), y growing downwards, for every node of :func:`kg.graph.to_networkx`."""
    skeleton = _skeleton(view)
    parts = [sorted(part) for part in nx.connected_components(skeleton)]
    linked = sorted((part for part in parts if len(part) > 1), key=lambda part: (-len(part), part))
    alone = sorted(part[0] for part in parts if len(part) == 1)
    placed = _pack([_with_amounts(view, _part(skeleton.subgraph(part))) for part in linked])
    placed |= _grid(alone, below=max((y for _, y in placed.values()), default=0.0) + 2 * CELL[1])
    return {node: (round(x), round(y)) for node, (x, y) in placed.items()}


def _skeleton(view: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Who is tied to whom, without the amounts of deals; sorted, since the layout starts from the order of nodes.

    ``length`` is an edge's wanted length: longer where several claims must stand side by side.
    """
    amounts = {node for node, attributes in view.nodes(data=True) if attributes["kind"] == "amount"}
    pairs = Counter(
        (min(subject, object_), max(subject, object_))
        for subject, object_, attributes in view.edges(data=True)
        if attributes["kind"] == "claim" and subject != object_
    )
    skeleton: nx.Graph[str] = nx.Graph()
    skeleton.add_nodes_from(sorted({*(set(view) - amounts), *(node for pair in pairs for node in pair)}))
    for pair, count in sorted(pairs.items()):
        skeleton.add_edge(*pair, length=min(1.0 + 0.3 * (count - 1), 2.0))
    return skeleton


def _part(part: nx.Graph[str]) -> dict[str, Point]:
    nodes = sorted(part)
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(a, b), max(a, b), data) for a, b, data in part.edges(data=True)))
    # A circle to start from: no random numbers, and the order of the nodes is sorted.
    turns = np.arange(len(nodes)) * 2 * np.pi / len(nodes)
    start = dict(zip(nodes, np.stack([np.cos(turns), np.sin(turns)], axis=1), strict=True))
    found = nx.forceatlas2_layout(ordered, pos=start, max_iter=100 if len(nodes) < LARGE else 30, seed=0)
    points = np.array([found[node] for node in nodes], dtype=np.float64)
    points = _even(points, _steps(ordered, nodes)) if len(nodes) < LARGE else points
    points = points * _scale(points, ordered, nodes) * np.array([STRETCH, 1.0])
    points = _spread(points, np.array([CELL] * len(nodes)), np.ones(len(nodes)))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _steps(part: nx.Graph[str], nodes: list[str]) -> Floats:
    """The wanted distance of each two nodes, along the edges between them, n x n, in edges."""
    index = {node: i for i, node in enumerate(nodes)}
    steps = np.zeros((len(nodes), len(nodes)))
    for node, lengths in nx.all_pairs_dijkstra_path_length(part, weight="length"):
        for other, length in lengths.items():
            steps[index[node], index[other]] = float(length)
    return steps


def _even(points: Floats, steps: Floats, rounds: int = 150) -> Floats:
    """Move nodes until their distances are like ``steps`` (stress majorization)."""
    np.fill_diagonal(steps, 1.0)
    weights = steps**-2.0
    np.fill_diagonal(weights, 0.0)
    points = points / max(float(np.abs(points).max()), 1e-9) * float(steps.max()) / 2
    for _ in range(rounds):
        gaps = points[:, None, :] - points[None, :, :]
        distances = np.maximum(np.linalg.norm(gaps, axis=2), 1e-6)
        wanted = points[None, :, :] + gaps * (steps / distances)[:, :, None]
        points = (weights[:, :, None] * wanted).sum(axis=1) / weights.sum(axis=1)[:, None]
    return points


def _scale(points: Floats, part: nx.Graph[str], nodes: list[str]) -> float:
    """The factor that makes three edges of four at least ``SPACING`` long."""
    index = {node: i for i, node in enumerate(nodes)}
    ends = np.array([(index[a], index[b]) for a, b in part.edges])
    lengths = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)
    return SPACING / max(float(np.quantile(lengths, 0.25)), 1e-6)


def _spread(points: Floats, cells: Floats, free: Floats, rounds: int = 120) -> Floats:
    """Push nodes apart, along the shorter way, until no two cells overlap or ``rounds`` are over.

    ``points`` and ``cells`` (width, height) are n x 2; ``free`` holds 1.0 for a node that may move, else 0.0.
    """
    room = (cells[:, None, :] + cells[None, :, :]) / 2
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
    for _ in range(rounds if len(points) < LARGE else 5):
        gaps = points[:, None, :] - points[None, :, :]
        overlap = room - np.abs(gaps)
        hit: npt.NDArray[np.bool_] = np.all(overlap > 0.5, axis=2)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = overlap[:, :, 0] / room[:, :, 0] < overlap[:, :, 1] / room[:, :, 1]
        # Two nodes in one place go apart by their order.
        signs = np.where(gaps == 0, order[:, :, None], np.sign(gaps))
        push = np.where(np.stack([sideways, ~sideways], axis=2), overlap * signs, 0.0) * hit[:, :, None]
        points = points + 0.3 * push.sum(axis=1) * free[:, None]
    return points


def _with_amounts(view: nx.MultiDiGraph[str], part: dict[str, Point]) -> dict[str, Point]:
    """``part`` with the amounts of its deals, each beside its edge and off everything else; no coordinate below 0."""
    amounts = dict(_deal_amounts(view, part))
    points = np.array([*part.values(), *amounts.values()], dtype=np.float64)
    cells = np.array([NODE_CELL] * len(part) + [AMOUNT_CELL] * len(amounts))
    points = _spread(points, cells, np.array([0.0] * len(part) + [1.0] * len(amounts)), rounds=60)
    points -= points.min(axis=0)
    return {node: (float(x), float(y)) for node, (x, y) in zip([*part, *amounts], points, strict=True)}


def _pack(parts: list[dict[str, Point]]) -> dict[str, Point]:
    """Each part, largest first, as high up as it fits; of equal heights the leftmost."""
    sizes = [(max(x for x, _ in part.values()) + CELL[0], max(y for _, y in part.values()) + CELL[1]) for part in parts]
    area = sum(width * height for width, height in sizes)
    whole = max([math.sqrt(area * ASPECT), *(width for width, _ in sizes)])
    skyline = np.zeros(math.ceil(whole / COLUMN) + 1)
    placed: dict[str, Point] = {}
    for part, (width, height) in zip(parts, sizes, strict=True):
        columns = math.ceil(width / COLUMN)
        tops = np.lib.stride_tricks.sliding_window_view(skyline, columns).max(axis=1)
        left = int(tops.argmin())
        top = float(tops[left])
        skyline[left : left + columns] = top + height
        placed |= {node: (x + left * COLUMN, y + top) for node, (x, y) in part.items()}
    return placed


def _grid(nodes: list[str], below: float) -> dict[str, Point]:
    columns = max(4, math.ceil(math.sqrt(len(nodes) * ASPECT)))
    return {node: (i % columns * CELL[0], below + i // columns * CELL[1]) for i, node in enumerate(nodes)}


def _deal_amounts(view: nx.MultiDiGraph[str], part: dict[str, Point]) -> Iterator[tuple[str, Point]]:
    """Beside the middle of the edge, a step further out for each amount between the same two nodes."""
    seen: Counter[tuple[str, str]] = Counter()
    for amount in [node for node, attributes in view.nodes(data=True) if attributes["kind"] == "amount"]:
        # The amount of a deal has an edge from the subject and one to the object; any other is itself the object.
        ends = [*view.predecessors(amount), *view.successors(amount)]
        if len(ends) == 2 and ends[0] in part:
            # Nearer the end with fewer edges: around a hub there is no room.
            hub, other = sorted(ends, key=lambda end: (-view.degree(end), end))
            edges = view.number_of_edges(hub, other) + view.number_of_edges(other, hub)
            seen[hub, other] += 1
            yield amount, _beside(part[hub], part[other], AMOUNT_OFFSET + 14 * (edges - 1), seen[hub, other])


def _beside(hub: Point, other: Point, offset: float, step: int) -> Point:
    across, down = other[0] - hub[0], other[1] - hub[1]
    length = math.hypot(across, down) or 1.0
    # First to one side, then to the other, then further out.
    offset = (offset + AMOUNT_OFFSET * ((step - 1) // 2)) * (1 if step % 2 else -1)
    return hub[0] + 0.58 * across - down / length * offset, hub[1] + 0.58 * down + across / length * offset
