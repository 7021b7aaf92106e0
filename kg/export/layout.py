"""Where the nodes of the picture stand: computed beforehand, so that the same graph always looks the same.

Units are the picture's own pixels at zoom 1. Each connected part is laid out alone and the parts are packed in
rows, largest first; names without a claim stand in a grid below. The amount of a deal stands beside its edge.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import networkx as nx
import numpy as np

from kg.export.boxes import Floats, Ints, overlapping, pack, separate
from kg.export.force import Part, place
from kg.export.look import LINE_HEIGHT, look, text_width
from kg.export.picture import claim_degrees, shorten

Position = tuple[int, int]
Point = tuple[float, float]

ASPECT = 1.35
"""Width to height of the whole."""
GAP = 7.0
"""Empty room around each name and amount."""
BETWEEN = 60.0
"""Empty room between parts."""
AMOUNT_OFFSET = 40.0
"""From the middle of an edge to the amount of its deal."""
ARROW = 30.0
"""Room for the arrow of a line and a little air at its ends."""
LONG = 170.0
"""The most that is kept free for the words of a line."""
FINE = 400
"""Nodes of a part up to which boxes are pushed until none overlaps."""


class Box(NamedTuple):
    """What a node with its words covers; its centre lies ``below`` the node's own point."""

    width: float
    height: float
    below: float


def positions(view: nx.MultiDiGraph[str]) -> dict[str, Position]:
    """Node -> (x, y), y growing downwards, for every node of :func:`kg.graph.to_networkx`."""
    boxes = node_boxes(view)
    skeleton, amounts = _skeleton(view, boxes), _deal_amounts(view)
    parts = sorted((sorted(part) for part in nx.connected_components(skeleton)), key=lambda part: (-len(part), part))
    placed = [_part(skeleton.subgraph(part), boxes, amounts) for part in parts if len(part) > 1]
    points = _side_by_side(placed, boxes)
    # Names that nothing ties to another, with the amounts of what they do to themselves.
    points |= _grid(sorted(set(view) - set(points)), boxes, points)
    return {node: (round(x), round(y)) for node, (x, y) in points.items()}


def node_boxes(view: nx.MultiDiGraph[str]) -> dict[str, Box]:
    """Node -> the room that its shape and its words take, with a gap around."""
    degrees = claim_degrees(view)
    return {
        node: _box(shorten(str(attributes.get("label", node))), attributes["kind"] == "amount", degrees.get(node, 0))
        for node, attributes in view.nodes(data=True)
    }


def _box(label: str, amount: bool, degree: int) -> Box:
    lines = label.split("\n")
    if amount:
        font, margin = look().amount.font, look().amount.margin + GAP
        width = max(text_width(line, font) for line in lines)
        return Box(width + 2 * margin, len(lines) * font * LINE_HEIGHT + 2 * margin, 0.0)
    font, radius = look().node.font.at(degree), look().node.radius.at(math.sqrt(degree))
    below = len(lines) * font * LINE_HEIGHT
    width = max(2 * radius, *(text_width(line, font) for line in lines))
    return Box(width + 2 * GAP, 2 * radius + below + 2 * GAP, below / 2)


def _skeleton(view: nx.MultiDiGraph[str], boxes: Mapping[str, Box]) -> nx.Graph[str]:
    """Who is tied to whom, without the amounts of deals; ``room`` is the length at which a line can hold its words."""
    rooms: dict[tuple[str, str], float] = defaultdict(float)
    for subject, object_, attributes in view.edges(data=True):
        if attributes["kind"] == "claim" and subject != object_:
            pair = min(subject, object_), max(subject, object_)
            ends = sum(boxes[end].height / 2 for end in pair)
            rooms[pair] = max(rooms[pair], min(text_width(_words(attributes), look().edge.font), LONG) + ends + ARROW)
    entities = {node for node, attributes in view.nodes(data=True) if attributes["kind"] != "amount"}
    skeleton: nx.Graph[str] = nx.Graph()
    skeleton.add_nodes_from(sorted({*entities, *(node for pair in rooms for node in pair)}))
    for pair, room in sorted(rooms.items()):
        skeleton.add_edge(*pair, room=room)
    return skeleton


def _words(claim: Mapping[str, object]) -> str:
    """What stands on a line."""
    return str(claim["label"]) if claim["status"] == "actual" else f"{claim['label']} ({claim['status']})"


def _deal_amounts(view: nx.MultiDiGraph[str]) -> dict[str, list[tuple[str, str, str, int]]]:
    """Subject -> amounts of its deals: (amount, hub, other, how many of these two's amounts come before)."""
    found: dict[str, list[tuple[str, str, str, int]]] = defaultdict(list)
    seen: Counter[tuple[str, str]] = Counter()
    for amount in sorted(node for node, attributes in view.nodes(data=True) if attributes["kind"] == "amount"):
        # The amount of a deal has an edge from the subject and one to the object; any other is itself the object.
        ends = [*view.predecessors(amount), *view.successors(amount)]
        if len(ends) == 2:
            hub, other = sorted(ends, key=lambda end: (-view.degree(end), end))
            found[ends[0]].append((amount, hub, other, seen[hub, other]))
            seen[hub, other] += 1
    return found


def _part(
    part: nx.Graph[str], boxes: Mapping[str, Box], amounts: Mapping[str, list[tuple[str, str, str, int]]]
) -> dict[str, Point]:
    """The points of a connected part, the amounts of its deals included."""
    nodes = sorted(part)
    index = {node: i for i, node in enumerate(nodes)}
    edges = sorted((index[min(a, b)], index[max(a, b)], room) for a, b, room in part.edges(data="room", default=0.0))
    lines: Ints = np.array([edge[:2] for edge in edges], dtype=np.int64)
    centres = place(Part(_sizes(nodes, boxes), lines, np.array([room for _, _, room in edges])))
    points = {node: (float(x), float(y) - boxes[node].below) for node, (x, y) in zip(nodes, centres, strict=True)}
    beside = {
        amount: _beside(points[hub], points[other], before)
        for node in nodes
        for amount, hub, other, before in amounts.get(node, ())
    }
    return _apart({**points, **beside}, len(points), boxes)


def _beside(hub: Point, other: Point, before: int) -> Point:
    """A little nearer to the end with fewer edges: around a hub there is no room."""
    across, down = other[0] - hub[0], other[1] - hub[1]
    length = math.hypot(across, down) or 1.0
    # First to one side, then to the other, then further out.
    offset = AMOUNT_OFFSET * (1 + before // 2) * (-1 if before % 2 else 1)
    return hub[0] + 0.58 * across - down / length * offset, hub[1] + 0.58 * down + across / length * offset


def _apart(points: dict[str, Point], fixed: int, boxes: Mapping[str, Box]) -> dict[str, Point]:
    """The amounts, which follow the first ``fixed`` points, pushed off everything; then everything where that fails."""
    nodes = list(points)
    sizes = _sizes(nodes, boxes)
    down = np.array([[0.0, boxes[node].below] for node in nodes])
    centres = np.array(list(points.values()), dtype=np.float64) + down
    centres = separate(centres, sizes, np.arange(len(nodes)) >= fixed, rounds=60)
    for _ in range(20 if len(nodes) <= FINE else 1):
        centres = separate(centres, sizes, np.ones(len(nodes), dtype=np.bool_), rounds=40)
        if not len(overlapping(centres, sizes)[0]):
            break
        centres *= 1.04
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, centres - down, strict=True)}


def _sizes(nodes: list[str], boxes: Mapping[str, Box]) -> Floats:
    return np.array([boxes[node][:2] for node in nodes], dtype=np.float64)


def _side_by_side(parts: list[dict[str, Point]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    frames = [_frame(part, boxes) for part in parts]
    sizes = [(right - left + BETWEEN, bottom - top + BETWEEN) for left, top, right, bottom in frames]
    order = sorted(range(len(parts)), key=lambda i: (-sizes[i][0] * sizes[i][1], i))
    placed: dict[str, Point] = {}
    for i, (x, y) in zip(order, pack([sizes[i] for i in order], ASPECT), strict=True):
        left, top, _, _ = frames[i]
        placed |= {node: (px - left + x, py - top + y) for node, (px, py) in parts[i].items()}
    return placed


def _frame(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all boxes."""
    corners = list(_corners(points, boxes))
    lefts, tops, rights, bottoms = zip(*corners, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _corners(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> Iterator[tuple[float, float, float, float]]:
    for node, (x, y) in points.items():
        width, height, below = boxes[node]
        yield x - width / 2, y + below - height / 2, x + width / 2, y + below + height / 2


def _grid(nodes: list[str], boxes: Mapping[str, Box], above: Mapping[str, Point]) -> dict[str, Point]:
    """Names that nothing is tied to, in rows below ``above`` and about as wide."""
    if not nodes:
        return {}
    left, _, right, bottom = _frame(above, boxes) if above else (0.0, 0.0, 0.0, -BETWEEN)
    width, height = (max(boxes[node][side] for node in nodes) for side in (0, 1))
    columns = max(math.ceil(math.sqrt(len(nodes) * ASPECT * height / width)), int((right - left) / width), 1)
    return {
        node: (left + (i % columns + 0.5) * width, bottom + BETWEEN + (i // columns + 0.5) * height - boxes[node].below)
        for i, node in enumerate(nodes)
    }
