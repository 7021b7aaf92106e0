"""The picture: nothing from outside, no text of a page as markup, and all there is to tell."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from graphs import demo_graph, hostile_graph

from benchmarks.invented import invented_graph
from kg.export import export
from kg.export.layout import positions
from kg.export.picture import FIRST_VIEW, claim_degrees, first_view, shorten
from kg.export.text import encodable
from kg.graph import to_networkx
from kg.model import Graph
from kg.schema import Schema


class Page(HTMLParser):
    """A written page: its elements with attributes, and the text of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")
        if self.inside:
            self.blocks.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attributes, text = self.blocks[-1]
            self.blocks[-1] = (tag, attributes, text + data)

    def scripts(self) -> list[str]:
        return [text for tag, attributes, text in self.blocks if tag == "script" and "type" not in attributes]

    def data(self, id: str) -> Any:
        [text] = [text for _, attributes, text in self.blocks if attributes.get("id") == id]
        return json.loads(text)

    def details(self) -> dict[str, Any]:
        """All blocks of details in one."""
        ids = [str(attributes.get("id")) for _, attributes, _ in self.blocks]
        return {key: told for id in ids if id.startswith("block-") for key, told in self.data(id).items()}

    def policy(self) -> str:
        [policy] = [a["content"] for tag, a in self.elements if a.get("http-equiv") == "Content-Security-Policy"]
        return policy or ""


@pytest.fixture
def page(graph: Graph, schema: Schema, tmp_path: Path) -> Page:
    return written(graph, schema, tmp_path)


def written(graph: Graph, schema: Schema, folder: Path) -> Page:
    export("html", graph, schema, folder / "graph.html")
    return Page((folder / "graph.html").read_text(encoding="utf-8"))


def test_nothing_is_loaded_from_anywhere(page: Page) -> None:
    for tag, attributes in page.elements:
        assert not {"src", "href", "srcset", "action"} & set(attributes), tag
    for tag, _, text in page.blocks:
        assert tag != "style" or not re.search(r"@import|url\(", text)
    assert not [script for script in page.scripts() if "sourceMappingURL" in script]


def test_the_policy_allows_just_the_scripts_of_the_page(page: Page) -> None:
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in page.scripts()]
    assert len(hashes) == 2
    assert re.findall(r"'sha256-([^']+)'", page.policy()) == hashes
    assert page.policy().startswith("default-src 'none'; ")
    assert "unsafe-eval" not in page.policy()
    assert "script-src 'unsafe" not in page.policy()


def test_no_line_end_differs_from_what_a_browser_hashes(page: Page) -> None:
    assert not [script for script in page.scripts() if "\r" in script]


def test_no_element_listens_inline(page: Page) -> None:
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_our_script_writes_no_markup(page: Page) -> None:
    own = page.scripts()[1]
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("):
        assert word not in own


def test_hostile_text_stays_data(hostile: str, schema: Schema, tmp_path: Path) -> None:
    plain, page = written(demo_graph(), schema, tmp_path), written(hostile_graph(hostile), schema, tmp_path)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert page.scripts() == plain.scripts()
    assert {node["id"]: node for node in page.data("view")["nodes"]}["x"]["name"] == encodable(hostile)


def test_every_claim_is_there_with_its_quotes_and_articles(page: Page, graph: Graph) -> None:
    details, drawn = page.details(), {claim["id"]: claim for claim in page.data("view")["claims"]}
    for told in graph.claims:
        assert drawn[told.id]["status"] == told.status
        assert [e["quote"] for e in details[told.id]["evidence"]] == [e.quote for e in told.evidence]
    first = page.data("rest")["articles"]["a1"]
    assert (first["title"], first["publisher"], first["day"]) == (
        "Northwind buys Contoso",
        "The Example Post",
        "2024-05-06",
    )


def test_a_date_that_is_none_has_no_day(page: Page) -> None:
    second = page.data("rest")["articles"]["a2"]
    assert (second["published"], second["day"]) == ("two hours ago", None)


def test_a_large_graph_places_its_first_view_only(schema: Schema, tmp_path: Path) -> None:
    graph = invented_graph(400)
    page = written(graph, schema, tmp_path)
    view, rest = page.data("view"), page.data("rest")
    assert len(view["nodes"]) <= FIRST_VIEW
    assert all("x" in node and "y" in node for node in view["nodes"])
    assert not [node for node in rest["nodes"] if "x" in node]
    nodes = [node["id"] for node in (*view["nodes"], *rest["nodes"])]
    assert sorted(nodes) == sorted(to_networkx(graph, schema))
    claims = [claim["id"] for claim in (*view["claims"], *rest["claims"])]
    assert sorted(claims) == [claim.id for claim in graph.claims]
    assert set(page.details()) == {*claims, *(f"entity {entity.id}" for entity in graph.entities)}


def test_the_first_view_hangs_together_around_the_most_connected(schema: Schema) -> None:
    view = to_networkx(invented_graph(400), schema)
    chosen, degrees = first_view(view), claim_degrees(view)
    assert max(degrees, key=lambda node: (degrees[node], node)) in chosen
    assert nx.is_connected(view.subgraph(chosen).to_undirected())
    assert FIRST_VIEW - 10 < len(chosen) <= FIRST_VIEW


def test_a_small_graph_is_there_as_a_whole(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    assert first_view(to_networkx(graph, schema)) == list(to_networkx(graph, schema))
    assert written(graph, schema, tmp_path).data("rest")["nodes"] == []


def test_controls_have_labels(page: Page) -> None:
    labelled = {attributes.get("for") for tag, attributes in page.elements if tag == "label"}
    tags = [tag for tag, _ in page.elements]
    for index, (tag, attributes) in enumerate(page.elements):
        if tag == "input":
            assert attributes.get("id") in labelled or tags[index - 1] == "label"


def test_nodes_stand_apart_and_every_node_has_a_place(graph: Graph, schema: Schema) -> None:
    view = to_networkx(graph, schema)
    places = positions(view)
    assert set(places) == set(view)
    assert len(set(places.values())) == len(view)


def test_the_order_of_claims_moves_nothing(graph: Graph, schema: Schema) -> None:
    turned = graph.model_copy(update={"entities": graph.entities[::-1], "claims": graph.claims[::-1]})
    assert positions(to_networkx(turned, schema)) == positions(to_networkx(graph, schema))


def test_long_names_are_cut_for_drawing_only() -> None:
    assert shorten("Northwind") == "Northwind"
    assert max(map(len, shorten("word " * 50).split("\n"))) <= 18
    assert shorten("word " * 50).count("\n") == 1
