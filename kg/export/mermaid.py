"""The graph as a Mermaid flowchart: a snippet that README files and wikis draw themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.export.drawing import Line, View, counts, cut, label_of, left_out, lines, tied, words
from kg.export.look import DEFAULT_COLOUR, look
from kg.graph import AMOUNT_TYPE, to_networkx
from kg.model import Graph, Status
from kg.schema import Schema

LINES = 40
"""More lines than that, and no reader can follow them."""
NAME = 40
"""Characters of a name."""
ARROWS: dict[Status, str] = {"actual": "-->", "planned": "-.->", "possible": "-.->", "ended": "-->", "denied": "--x"}
BRACKETS = {
    "dot": ("([", "])"),
    "square": ("[", "]"),
    "triangle": ("[/", "\\]"),
    "triangleDown": ("[\\", "/]"),
    "diamond": ("{{", "}}"),
    "box": ("(", ")"),
}
"""What comes nearest to a shape of the look and still holds a name."""
# The first two begin a list in Markdown.
_SPECIAL = re.compile(r"^[-+]|^\d+\. |[^\w ,.'()$€£¥%×…+-]")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}")


def write_mermaid(graph: Graph, schema: Schema, path: Path) -> None:
    """At most ``LINES`` lines between the most connected names; a comment says what is left out."""
    view = to_networkx(graph, schema)
    found = _most_connected(view)
    nodes = sorted({end for line in found for end in (line.subject, line.object)})
    ids = {node: f"n{number}" for number, node in enumerate(nodes, 1)}
    told = [f"%% {sentence}" for sentence in left_out(counts(view, found))]
    body = [*told, *_nodes(view, schema, ids), *_lines(found, ids), *_styles(found), *_classes(view, schema, ids)]
    path.write_text("\n  ".join(["flowchart LR", *body]) + "\n", encoding="utf-8", newline="\n")


def _most_connected(view: View) -> list[Line]:
    """The lines whose less connected end is most connected; those to an amount come last."""
    ranks = {name: rank for rank, name in enumerate(tied(view))}

    def rank(line: Line) -> tuple[int, int]:
        ends = sorted(ranks.get(end, len(ranks)) for end in (line.subject, line.object))
        return ends[1], ends[0]

    return sorted(lines(view), key=rank)[:LINES]


def _nodes(view: View, schema: Schema, ids: Mapping[str, str]) -> Iterator[str]:
    shapes = {kind.name: kind.shape for kind in schema.types}
    classes = _class_ids(view, ids)
    for node, name in ids.items():
        kind = str(view.nodes[node]["type"])
        opening, closing = BRACKETS.get(shapes.get(kind, ""), BRACKETS["dot"])
        yield f"{name}{opening}{_quoted(label_of(view, node), NAME)}{closing}:::{classes[kind]}"


def _lines(found: Sequence[Line], ids: Mapping[str, str]) -> Iterator[str]:
    for line in found:
        price = "".join(f", {text}" for _, text in line.amounts)
        told = _quoted(words(line) + price, 2 * NAME)
        yield f"{ids[line.subject]} {ARROWS[line.status]}|{told}| {ids[line.object]}"


def _styles(found: Sequence[Line]) -> Iterator[str]:
    """The lines of a status by their numbers; those that are done look as they are."""
    for name, status in look().statuses.items():
        numbers = ",".join(str(number) for number, line in enumerate(found) if line.status == name)
        if numbers and name != "actual":
            dashes = f",stroke-dasharray:{' '.join(f'{length:g}' for length in status.dashes)}" if status.dashes else ""
            yield f"linkStyle {numbers} stroke:{look().colours['light'][status.colour]}{dashes}"


def _classes(view: View, schema: Schema, ids: Mapping[str, str]) -> Iterator[str]:
    """Pale boxes with a border in the colour of the type: dark words must stay readable on them."""
    colours = {kind.name: kind.colour for kind in schema.types}
    light = look().colours["light"]
    for kind, name in _class_ids(view, ids).items():
        colour = colours.get(kind, DEFAULT_COLOUR)
        colour = colour if _COLOUR.fullmatch(colour) else DEFAULT_COLOUR
        fill = light["amount"] if kind == AMOUNT_TYPE else light["card"]
        yield f"classDef {name} fill:{fill},stroke:{colour},stroke-width:2px,color:{light['ink']}"


def _class_ids(view: View, ids: Mapping[str, str]) -> dict[str, str]:
    kinds = sorted({str(view.nodes[node]["type"]) for node in ids})
    return {kind: f"type{number}" for number, kind in enumerate(kinds, 1)}


def _quoted(text: str, length: int) -> str:
    """``text`` as a Mermaid string: whatever could be syntax or markup is written as its number."""
    return f'"{_SPECIAL.sub(lambda match: "".join(f"#{ord(char)};" for char in match[0]), cut(text, length))}"'
