"""How the picture looks, from ``look.yaml``: the one place for the page, SVG, PNG and Mermaid."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

import yaml
from pydantic import Field

from kg.model import Record, Status

LINE_HEIGHT = 1.25
"""Of a line of text, in font sizes."""
DEFAULT_SHAPE = "dot"
DEFAULT_COLOUR = "#888888"
# Widths of DejaVu Sans, in font sizes: of the fonts that usually stand in for sans-serif it is the widest.
_NARROW, _USUAL, _CAPITAL, _WIDE, _SQUARE = 0.38, 0.62, 0.74, 1.0, 1.1
_NARROW_CHARS = frozenset(" .,:;'!|ijlfrt()[]-‘’")
_WIDE_CHARS = frozenset("mwMW@%…—")


class Length(Record):
    """A length in pixels that grows with a count: ``base + step * count``, at most ``most``."""

    base: float
    step: float
    most: float

    def at(self, count: float) -> float:
        """The length for ``count``."""
        return min(self.base + self.step * count, self.most)


class StatusLook(Record):
    """A line of one status; ``colour`` is a name in ``Look.colours``, ``dashes`` lengths of line and gap."""

    label: str
    colour: str
    dashes: tuple[float, ...] = ()
    crossed: bool = False


class NodeLook(Record):
    """Radius by the square root of the number of claims, font size by the number of claims."""

    radius: Length
    font: Length


class AmountLook(Record):
    """The box of an amount."""

    font: float
    margin: float


class EdgeLook(Record):
    """Font size of a line's words; its width by the number of articles beyond the first."""

    font: float
    width: Length


class Look(Record):
    """The whole of ``look.yaml``."""

    fonts: str
    colours: dict[str, dict[str, str]]
    statuses: dict[Status, StatusLook]
    shapes: dict[str, tuple[tuple[float, float], ...]] = Field(min_length=1)
    node: NodeLook
    amount: AmountLook
    edge: EdgeLook


@cache
def look() -> Look:
    """The look, read once."""
    return Look.model_validate(yaml.safe_load((files("kg.export") / "look.yaml").read_text(encoding="utf-8")))


def text_width(text: str, size: float) -> float:
    """About how wide ``text``, one line, is drawn at font size ``size``; rather too wide than too narrow."""
    return sum(_width(char) for char in text) * size


def _width(char: str) -> float:
    if char in _NARROW_CHARS:
        return _NARROW
    if unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char) == "So":
        return _SQUARE
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if char in _WIDE_CHARS:
        return _WIDE
    return _CAPITAL if char.isupper() else _USUAL
