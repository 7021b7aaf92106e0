"""The SVG picture as pixels, for documents that take no SVG. The words need a font that the machine has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import resvg_py

from kg.errors import RunError
from kg.export.svg import to_svg
from kg.model import Graph
from kg.schema import Schema

ZOOM = 2.0
"""Pixels of the file to one of the picture, so that small words stay sharp on paper."""
MOST = 10_000
"""Pixels of the longer side at the most: more, and viewers refuse the file."""
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="15">{}</text></svg>'


def write_png(graph: Graph, schema: Schema, path: Path) -> None:
    """The picture of :func:`kg.export.svg.write_svg` at twice its size; RunError where the machine has no font."""
    _check_fonts()
    picture = to_svg(graph, schema)
    zoom = min(ZOOM, MOST / max(picture.width, picture.height))
    path.write_bytes(resvg_py.svg_to_bytes(svg_string=picture.text, zoom=zoom))


@cache
def _check_fonts() -> None:
    """Without any font the picture would come out silently without a word."""
    if resvg_py.svg_to_bytes(svg_string=_PROBE.format("M")) == resvg_py.svg_to_bytes(svg_string=_PROBE.format("")):
        raise RunError("no font is installed, so the picture would have no words", "install one, or export svg")
