"""The picture as one SVG file for a report: the page's layout and look, no script, nothing from elsewhere."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from kg.export.drawing import Counts, counts, drawn, left_out, lines, tied
from kg.export.figure import figure
from kg.export.legend import FONT, INDENT, flowed, legend
from kg.export.look import LINE_HEIGHT, look
from kg.graph import to_networkx
from kg.model import Graph
from kg.schema import Schema

LEGIBLE = 80
"""Names beyond which a printed page could not be read; the most connected are drawn."""
MARGIN = 24.0
WIDTH = 720.0
"""The least: the legend needs it."""
COMMON = 1400.0
"""Beyond that width legend and caption grow with the picture."""
CAPTION_LINE = 19.0
CHARACTER = 0.58 * FONT
"""About the width of a character of the caption."""
TITLE = "Who is tied to whom"
MEANING = (
    "A larger shape has more claims, a wider line is told by more articles. "
    "An arrow points from the subject of a claim to its object; parallel claims are one line with a count."
)


class Svg(NamedTuple):
    """A picture and its size in pixels."""

    text: str
    width: float
    height: float


def write_svg(graph: Graph, schema: Schema, path: Path) -> None:
    """The whole picture as one SVG file; beyond ``LEGIBLE`` names the most connected, which the picture says."""
    path.write_text(to_svg(graph, schema).text, encoding="utf-8", newline="\n")


def to_svg(graph: Graph, schema: Schema) -> Svg:
    """The picture of ``graph``: well-formed XML whatever its names are, the same bytes for the same graph."""
    view = to_networkx(graph, schema)
    part = drawn(view, tied(view)[:LEGIBLE])
    shapes = figure(part, schema)
    left, top, right, bottom = shapes.frame
    width = max(right - left + 2 * MARGIN, WIDTH)
    # A wide picture is shrunk to fit its page, and the legend with it.
    scale = max(1.0, width / COMMON)
    items, below = flowed(legend(part, schema), MARGIN, width / scale - MARGIN)
    told = _told(counts(view, lines(part)), len(graph.articles))
    caption = textwrap.wrap(" ".join(told), int((width / scale - 2 * MARGIN) / CHARACTER))
    legend_top = bottom - top + 3 * MARGIN
    height = legend_top + scale * (below + CAPTION_LINE * len(caption) + MARGIN / 2)
    text = _template().render(
        width=width,
        height=height,
        title=TITLE,
        description=" ".join([*told, MEANING]),
        across=(width - left - right) / 2,
        down=MARGIN - top,
        look=look(),
        colours=look().colours["light"],
        line_height=LINE_HEIGHT,
        shapes=shapes,
        legend=items,
        legend_top=legend_top,
        scale=scale,
        indent=INDENT,
        font=FONT,
        caption=[(MARGIN, below + 8 + i * CAPTION_LINE, line) for i, line in enumerate(caption)],
    )
    return Svg(text, width, height)


def _told(found: Counts, articles: int) -> list[str]:
    """The caption, as sentences."""
    if not found.names:
        return ["No claim was found.", *left_out(found)]
    names, claims, sources = (
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((found.names, "name"), (found.claims, "claim"), (articles, "article"))
    )
    return [f"{names} and {claims} from {sources}.", *left_out(found)]


@cache
def _template() -> Template:
    loader = PackageLoader("kg.export", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["px"] = _px
    return environment.get_template("graph.svg")


def _px(length: float) -> str:
    """At most one decimal."""
    return f"{length:.1f}".removesuffix(".0").replace("-0.0", "0")
