"""What the colours, shapes and lines of a still picture mean, in rows below it."""

from __future__ import annotations

from typing import NamedTuple

from kg.export.drawing import View, cut
from kg.export.look import look, text_width
from kg.export.signs import cross, dashes, polygon
from kg.schema import Schema

FONT = 14.0
RADIUS = 7.5
INDENT, BETWEEN, ROW = 22.0, 26.0, 24.0
"""From a sign to its words, from the words to the next sign, and from row to row."""


class Item(NamedTuple):
    """A sign with its words: an amount, a status (a line), or a type (a path, or a circle where that is empty)."""

    label: str
    colour: str = ""
    path: str = ""
    dashes: str = ""
    cross: str = ""
    status: bool = False
    amount: bool = False
    x: float = 0.0
    y: float = 0.0


def legend(view: View, schema: Schema) -> list[Item]:
    """One item for every type and status that occurs, in the order of schema and look, and one for amounts."""
    colours = look().colours["light"]
    amounts = any(node["kind"] == "amount" for _, node in view.nodes(data=True))
    occurring = {str(node["type"]) for _, node in view.nodes(data=True) if node["kind"] != "amount"}
    told = {status for _, _, status in view.edges(data="status", default="")}
    items = [
        Item(cut(kind.label, 40), kind.colour, polygon(kind.shape, RADIUS))
        for kind in schema.types
        if kind.name in occurring
    ]
    items += [
        Item(
            status.label,
            colours[status.colour],
            dashes=dashes(status.dashes),
            cross=cross(0.0, 0.0) if status.crossed else "",
            status=True,
        )
        for name, status in look().statuses.items()
        if name in told
    ]
    return [*items, *([Item("amount", amount=True)] if amounts else [])]


def flowed(items: list[Item], left: float, right: float) -> tuple[list[Item], float]:
    """``items`` with their places in rows from ``left`` to ``right``, and where the next row would be."""
    placed, x, y = [], left, 0.0
    for item in items:
        width = INDENT + text_width(item.label, FONT) + BETWEEN
        if x > left and x + width > right + BETWEEN:
            x, y = left, y + ROW
        placed.append(item._replace(x=x + INDENT / 2, y=y))
        x += width
    return placed, y + ROW if items else y
