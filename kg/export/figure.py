"""Nodes and lines of a still picture as shapes: paths, boxes, words with their places. Pixels, y growing downwards."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kg.export.curves import FAN, Curve, Point, Rectangle, Words, clearest, curve, nearest, place_words, trimmed
from kg.export.drawing import Line, View, label_of, lines, words
from kg.export.layout import GAP, node_boxes, positions
from kg.export.look import DEFAULT_COLOUR, LINE_HEIGHT, look, text_width
from kg.export.picture import claim_degrees, shorten
from kg.export.signs import CROSS, HEAD, arrow, cross, dashes, polygon
from kg.graph import AMOUNT_TYPE
from kg.schema import Schema

REACH = 3.0
"""Between a node and the tip of an arrow."""
SMALLEST = 0.75
"""The least size of the words on a short line, of their usual size."""


class Node(NamedTuple):
    """A name or an amount: its point, its shape (a path, a box, else a circle) and its words, one a line."""

    x: float
    y: float
    radius: float
    path: str
    colour: str
    amount: bool
    box: tuple[float, float, float, float]
    words: list[str]
    font: float
    baseline: float
    told: str

    def covers(self, point: Point) -> bool:
        """Whether ``point`` lies in the shape or the words, or nearly."""
        x, y, width, height = self.box
        if x <= point[0] <= x + width and y <= point[1] <= y + height:
            return True
        return not self.amount and math.dist(point, (self.x, self.y)) < self.radius + REACH

    def rectangles(self) -> list[Rectangle]:
        """What the words and the shape take."""
        x, y, width, height = self.box
        shape = (self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)
        return [(x, y, x + width, y + height), *([] if self.amount else [shape])]


class Drawn(NamedTuple):
    """A line with its arrow, its words and, where it is denied, its cross."""

    path: str
    head: str
    colour: str
    width: float
    dashes: str
    crossed: bool
    cross: str
    label: str
    words: Words
    font: float
    told: str


class Figure(NamedTuple):
    """All that is drawn; ``links`` tie the amount of a deal to its line; ``frame`` is what everything takes."""

    nodes: list[Node]
    lines: list[Drawn]
    links: list[Rectangle]
    frame: Rectangle


def figure(view: View, schema: Schema) -> Figure:
    """Lay out and draw a part of :func:`kg.graph.to_networkx`."""
    nodes = _nodes(view, schema)
    found = lines(view)
    curves = _curves(found, nodes)
    drawn, taken = _lines(found, curves, nodes, view)
    between: dict[tuple[str, str], list[Curve]] = defaultdict(list)
    for line, drawn_curve in zip(found, curves, strict=True):
        between[line.subject, line.object].append(drawn_curve)
    links = [
        (node.x, node.y, *nearest(between[line.subject, line.object], (node.x, node.y)))
        for line in found
        for node in (nodes[amount] for amount, _ in line.amounts)
    ]
    return Figure([nodes[node] for node in sorted(nodes)], drawn, links, _frame(taken))


def _nodes(view: View, schema: Schema) -> dict[str, Node]:
    places, boxes, degrees = positions(view), node_boxes(view), claim_degrees(view)
    types = {kind.name: kind for kind in schema.types}
    found: dict[str, Node] = {}
    for node, (x, y) in places.items():
        amount, degree = view.nodes[node]["kind"] == "amount", degrees.get(node, 0)
        name, kind = label_of(view, node), types.get(str(view.nodes[node]["type"]))
        radius = look().node.radius.at(math.sqrt(degree))
        font = look().amount.font if amount else look().node.font.at(degree)
        shown = shorten(name).split("\n")
        width = boxes[node].width - 2 * GAP if amount else max(text_width(text, font) for text in shown)
        height = len(shown) * font * LINE_HEIGHT + (2 * look().amount.margin if amount else 0)
        top = y - height / 2 if amount else y + radius + 2
        first = y - (len(shown) / 2 - 0.5) * font * LINE_HEIGHT + 0.35 * font if amount else top + 0.9 * font
        found[node] = Node(
            x=x,
            y=y,
            radius=radius,
            path=polygon(kind.shape if kind else "", radius, x, y),
            colour=kind.colour if kind else DEFAULT_COLOUR,
            amount=amount,
            box=(x - width / 2, top, width, height),
            words=shown,
            font=font,
            baseline=first,
            told=f"{name}: {AMOUNT_TYPE.lower()}" if amount else _who(name, kind.label if kind else "", degree),
        )
    return found


def _who(name: str, kind: str, degree: int) -> str:
    return f"{name}: {kind}, {degree} {'claim' if degree == 1 else 'claims'}"


def _curves(found: Sequence[Line], nodes: Mapping[str, Node]) -> list[Curve]:
    """One a line, without what its ends cover; lines between the same two nodes are fanned out."""
    between: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in found:
        between[_pair(line)].append(line)
    return [
        trimmed(_whole(line, between[_pair(line)], nodes), nodes[line.subject].covers, nodes[line.object].covers)
        for line in found
    ]


def _whole(line: Line, beside: Sequence[Line], nodes: Mapping[str, Node]) -> Curve:
    start, end = ((nodes[node].x, nodes[node].y) for node in (line.subject, line.object))
    if len(beside) == 1 and start != end:
        others = [node for name, node in nodes.items() if name not in (line.subject, line.object)]
        return clearest(start, end, [rectangle for node in others for rectangle in node.rectangles()])
    out = FAN * (beside.index(line) - (len(beside) - 1) / 2)
    # Seen from the other end, left is right.
    return curve(start, end, out if line.subject <= line.object else -out)


def _pair(line: Line) -> tuple[str, str]:
    return min(line.subject, line.object), max(line.subject, line.object)


def _lines(
    found: Sequence[Line], curves: Sequence[Curve], nodes: Mapping[str, Node], view: View
) -> tuple[list[Drawn], list[Rectangle]]:
    """The lines, and all rectangles that something is drawn in."""
    taken = [rectangle for node in nodes.values() for rectangle in node.rectangles()]
    drawn = []
    for line, path in zip(found, curves, strict=True):
        font, status, label = look().edge.font, look().statuses[line.status], words(line)
        long, length = text_width(label, font), math.dist(path.start, path.end)
        # Words that are longer than their line are written smaller, but not so small that nobody can read them.
        font *= min(1.0, max((length - 2 * HEAD) / max(long, 1.0), SMALLEST))
        place, covered = place_words(path, text_width(label, font), font * LINE_HEIGHT, taken)
        taken += covered
        width = look().edge.width.at(line.articles - 1)
        body, head = arrow(path, width)
        drawn.append(
            Drawn(
                path=body,
                head=head,
                colour=look().colours["light"][status.colour],
                width=width,
                dashes=dashes(status.dashes),
                crossed=status.crossed,
                cross=cross(*path.at(min(0.2, 2 * CROSS / max(length, 1.0)))) if status.crossed else "",
                label=label,
                words=place,
                font=font,
                told=_told(line, view),
            )
        )
    return drawn, [*taken, *((*path.at(0.5), *path.at(0.5)) for path in curves)]


def _told(line: Line, view: View) -> str:
    """The line as a sentence, for whoever points at it or has it read out."""
    ends = label_of(view, line.subject), label_of(view, line.object)
    price = f"; {', '.join(text for _, text in line.amounts)}" if line.amounts else ""
    return f"{ends[0]}: {words(line)}: {ends[1]}{price}"


def _frame(taken: Sequence[Rectangle]) -> Rectangle:
    if not taken:
        return 0.0, 0.0, 0.0, 0.0
    lefts, tops, rights, bottoms = zip(*taken, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
