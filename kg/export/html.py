"""The picture: one HTML file that needs nothing else, neither network nor server.

pyvis builds the nodes and edges and brings vis-network along. Its own template is not used: it loads code from the
web and puts text into the page as markup. Here the text of pages goes in as one JSON block in which no character can
end the block, the script hands it to ``textContent`` and to the canvas only, and a Content-Security-Policy lets no
other script run and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import networkx as nx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pydantic import JsonValue
from pyvis.network import Network

from kg.export.layout import positions
from kg.export.picture import details, edge_options, node_options
from kg.export.text import json_script
from kg.graph import to_networkx
from kg.model import Graph
from kg.schema import Schema

SCRIPTS = ("data.js", "look.js", "panel.js", "filters.js", "main.js")
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


def write_html(graph: Graph, schema: Schema, path: Path) -> None:
    """The whole picture as one file."""
    data = {**_network(to_networkx(graph, schema), schema), **details(graph, schema)}
    vis, own = _vis_network(), "\n".join(_template(name) for name in SCRIPTS)
    # Markup: our own files, pyvis's, and JSON escaped for a script block. All else would be escaped by Jinja.
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    page = environment.from_string(_template("graph.html")).render(
        policy=_policy(vis, own),
        style=Markup(_template("graph.css")),
        vis=Markup(vis),
        script=Markup(own),
        data=Markup(json_script(data)),
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def _network(view: nx.MultiDiGraph[str], schema: Schema) -> dict[str, JsonValue]:
    """The nodes and edges that vis-network draws, as pyvis makes them."""
    network = Network(directed=True)
    places = positions(view)
    for node, options in node_options(view, schema).items():
        x, y = places[node]
        network.add_node(node, x=x, y=y, **options)
    for subject, object_, options in edge_options(view):
        network.add_edge(subject, object_, **options)
    return {"nodes": network.nodes, "edges": network.edges}


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
