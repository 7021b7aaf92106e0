"""The picture: one HTML file that needs nothing else, neither network nor server.

pyvis builds the nodes and edges and brings vis-network along. Its own template is not used: it loads code from the
web and puts text into the page as markup. Here the text of pages goes in as JSON blocks in which no character can
end a block, the script hands it to ``textContent`` and to the canvas only, and a Content-Security-Policy lets no
other script run and nothing be fetched.

What is drawn first stands before the scripts, all else after them and unparsed until it is asked for, so that a large
graph opens about as fast as a small one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pydantic import JsonValue
from pyvis.network import Network

from kg.export.details import articles, blocks, vocabulary
from kg.export.layout import positions
from kg.export.look import look
from kg.export.picture import Options, edge_options, first_view, node_options
from kg.export.text import json_script
from kg.graph import to_networkx
from kg.model import Claim, Graph
from kg.schema import Schema

# In the order in which they stand in the page: constants of one are used by those after it.
SCRIPTS = (
    "data.js",
    "dom.js",
    "theme.js",
    "look.js",
    "lines.js",
    "place.js",
    "passing.js",
    "walk.js",
    "shown.js",
    "turtle.js",
    "copy.js",
    "quote.js",
    "suggest.js",
    "claim.js",
    "panel.js",
    "filters.js",
    "table.js",
    "fragment.js",
    "labels.js",
    "marks.js",
    "stage.js",
    "keys.js",
    "main.js",
)
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


def write_html(graph: Graph, schema: Schema, path: Path) -> None:
    """The whole picture as one file."""
    details, where = blocks(graph)
    first, rest = _drawn(graph, schema, where)
    vis, own = _vis_network(), "\n".join(_template(name) for name in SCRIPTS)
    counts = {"articles": len(graph.articles), "names": len(graph.entities), "claims": len(graph.claims)}
    # Markup: our own files, pyvis's, and JSON escaped for a script block. All else would be escaped by Jinja.
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    page = environment.from_string(_template("graph.html")).render(
        policy=_policy(vis, own),
        style=Markup(_colours() + _template("graph.css")),
        vis=Markup(vis),
        script=Markup(own),
        view=_block({**first, **vocabulary(schema), "counts": {**counts}}),
        rest=_block({**rest, "articles": articles(graph)}),
        blocks=[_block(block) for block in details],
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _colours() -> str:
    """The colours of ``look.yaml`` as custom properties, light and dark."""
    light, dark = look().colours["light"], look().colours["dark"]
    pairs = "".join(f"--{name}: light-dark({light[name]}, {dark[name]}); " for name in light)
    return f":root {{ {pairs}}}\n"


def _drawn(graph: Graph, schema: Schema, where: dict[str, int]) -> tuple[dict[str, JsonValue], dict[str, JsonValue]]:
    """What is drawn first, with its places, and all the rest, without."""
    view = to_networkx(graph, schema)
    names = {entity.id: list(dict.fromkeys(a for a in entity.aliases if a != entity.name)) for entity in graph.entities}
    nodes = {
        node: {**options, "aliases": [*names.get(node, ())], "block": where.get(f"entity {node}")}
        for node, options in node_options(view, schema).items()
    }
    for claim in graph.claims:
        if claim.amount_id:
            nodes[claim.amount_id]["claim"] = claim.id
    claims = [(claim, {**options, "block": where[claim.id]}) for claim, options in edge_options(graph)]
    first = set(first_view(view))
    inside = [pair for pair in claims if pair[0].subject in first and pair[0].object in first]
    drawn = _network({node: nodes[node] for node in nodes if node in first}, inside, positions(view.subgraph(first)))
    known = {claim.id for claim, _ in inside}
    rest: dict[str, JsonValue] = {
        "nodes": [{"id": node, **options} for node, options in nodes.items() if node not in first],
        "claims": [
            {"from": claim.subject, "to": claim.object, **options} for claim, options in claims if claim.id not in known
        ],
    }
    return drawn, rest


def _network(
    nodes: dict[str, Options], claims: Iterable[tuple[Claim, Options]], places: dict[str, tuple[int, int]]
) -> dict[str, JsonValue]:
    """The nodes and edges that vis-network draws, as pyvis makes them."""
    network = Network(directed=True)
    for node, options in nodes.items():
        x, y = places[node]
        network.add_node(node, x=x, y=y, **options)
    for claim, options in claims:
        network.add_edge(claim.subject, claim.object, **options)
    return {"nodes": network.nodes, "claims": network.edges}


def _block(value: dict[str, JsonValue]) -> Markup:
    return Markup(json_script(value))


def _policy(*scripts: str) -> str:
    """Nothing but the scripts that we put into the page, known by their hashes, and inline styles."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    rest = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {hashes}; {rest}"


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def _template(name: str) -> str:
    return (files("kg.export") / "templates" / name).read_text(encoding="utf-8")


@cache
def _vis_network() -> str:
    # Browsers read CR LF in a page as LF, and hash what they read. The source map would be fetched by their debuggers.
    text = (files("pyvis") / VIS_NETWORK).read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n")
    return text.partition("//# sourceMappingURL=")[0]
