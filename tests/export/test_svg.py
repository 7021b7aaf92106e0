"""SVG: well-formed whatever the names are, self-contained, and it shows what there is."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from graphs import claim, demo_graph, hostile_graph
from lxml import etree

from benchmarks.graphs import news_like
from kg.export import export
from kg.export.curves import FAN, curve
from kg.export.figure import figure
from kg.export.look import look
from kg.export.picture import shorten
from kg.export.svg import LEGIBLE, to_svg
from kg.export.text import one_line, xml_text
from kg.graph import to_networkx
from kg.model import Graph
from kg.schema import Schema

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = look().colours["light"]


def parsed(graph: Graph, schema: Schema) -> etree._Element:
    """The picture, read by a strict parser."""
    return etree.fromstring(to_svg(graph, schema).text.encode())


def texts(picture: etree._Element) -> list[str]:
    """The words of each text, lines joined."""
    return [" ".join(part for part in text.itertext() if part.strip()) for text in picture.iter(f"{SVG}text")]


def titles(picture: etree._Element) -> list[str]:
    return [str(title.text) for title in picture.iter(f"{SVG}title")]


def test_nothing_runs_and_nothing_is_loaded(graph: Graph, schema: Schema) -> None:
    picture = parsed(graph, schema)
    allowed = {"svg", "title", "desc", "g", "path", "rect", "circle", "text", "tspan"}
    assert {etree.QName(part).localname for part in picture.iter()} == allowed
    for part in picture.iter():
        assert not [name for name in part.attrib if name.startswith("on") or "href" in name or name == "style"]
        assert not [value for value in part.attrib.values() if "url(" in value or "://" in value]


def test_it_has_a_title_and_a_description(graph: Graph, schema: Schema) -> None:
    picture = parsed(graph, schema)
    named = {part.get("id"): part.text for part in picture.iter() if part.get("id")}
    assert picture.get("role") == "img"
    assert named[str(picture.get("aria-labelledby")).split()[0]] == "Who is tied to whom"
    assert "5 names and 7 claims from 2 articles." in str(named["kg-desc"])


def test_all_names_claims_and_amounts_are_there(graph: Graph, schema: Schema) -> None:
    found = texts(parsed(graph, schema))
    wanted = ["Northwind", "Contoso", "Larkfield", "Tessera", "Jo Ray", "$14.3 billion", "holds role at", "raised"]
    assert [word for word in wanted if word not in found] == []
    assert "Northwind: acquired: Contoso; $14.3 billion" in titles(parsed(graph, schema))
    assert "Northwind: company, 6 claims" in titles(parsed(graph, schema))


def lines_of(picture: etree._Element) -> dict[str, etree._Element]:
    """The words of a line -> its path."""
    groups = [title.getparent() for title in picture.iter(f"{SVG}title") if str(title.text).count(": ") >= 2]
    return {str(group[0].text).split(": ")[1]: group[1] for group in groups}


def test_each_status_has_its_line(graph: Graph, schema: Schema) -> None:
    paths = lines_of(parsed(graph, schema))
    styles = {words: (path.get("stroke"), path.get("stroke-dasharray")) for words, path in paths.items()}
    assert styles["acquired"] == (COLOURS["edge"], None)
    assert styles["invested in (planned)"] == (COLOURS["edge"], "9 6")
    assert styles["acquired (possible)"] == (COLOURS["edge"], "2 6")
    assert styles["partnered with (ended)"] == (COLOURS["ended"], None)
    assert styles["acquired (denied)"] == (COLOURS["denied"], None)


def test_only_what_is_denied_is_crossed(graph: Graph, schema: Schema) -> None:
    def crosses(shown: Graph) -> int:
        return len([path for path in parsed(shown, schema).iter(f"{SVG}path") if path.get("stroke-width") == "2.2"])

    told = graph.model_copy(update={"claims": tuple(one for one in graph.claims if one.status != "denied")})
    # One on the line and one in the legend.
    assert (crosses(graph), crosses(told)) == (2, 0)


def test_types_differ_in_shape_as_well_as_in_colour(graph: Graph, schema: Schema) -> None:
    shapes = {node.colour: bool(node.path) for node in figure(to_networkx(graph, schema), schema).nodes}
    assert (shapes["#0072B2"], shapes["#009E73"]) == (False, True)


def test_a_name_with_more_claims_is_larger(graph: Graph, schema: Schema) -> None:
    radii = {node.words[0]: node.radius for node in figure(to_networkx(graph, schema), schema).nodes}
    assert radii["Northwind"] > radii["Contoso"] > radii["Larkfield"]


def test_a_line_that_more_articles_tell_is_wider(graph: Graph, schema: Schema) -> None:
    paths = lines_of(parsed(graph, schema))
    assert float(str(paths["acquired"].get("stroke-width"))) > float(str(paths["raised"].get("stroke-width")))


def test_parallel_claims_are_one_line_with_a_count(graph: Graph, schema: Schema) -> None:
    more = (
        claim("c8", "jo-ray", "holds_role_at", "northwind", role="chair"),
        claim("c9", "northwind", "supplies", "contoso"),
        claim("d1", "northwind", "sued", "contoso"),
    )
    paths = lines_of(parsed(graph.model_copy(update={"claims": (*graph.claims, *more)}), schema))
    assert "holds role at ×2" in paths
    assert "acquired, supplies +1" in paths


def test_lines_between_the_same_two_names_run_apart(graph: Graph, schema: Schema) -> None:
    back = graph.model_copy(update={"claims": (*graph.claims, claim("c8", "contoso", "supplies", "northwind"))})
    drawn = figure(to_networkx(back, schema), schema).lines
    wanted = {"acquired", "partnered with (ended)", "invested in (planned)", "supplies"}
    middles = [(line.words.x, line.words.y) for line in drawn if line.label in wanted]
    assert len(set(middles)) == len(wanted)
    there, back_again = (curve((0, 0), (100, 0), FAN).at(0.5), curve((100, 0), (0, 0), FAN).at(0.5))
    assert there[1] == -back_again[1] == pytest.approx(FAN)


def test_arrows_end_at_their_node_and_outside_of_its_name(schema: Schema) -> None:
    view = to_networkx(news_like(40), schema)
    shapes = figure(view, schema)
    ends = {line.told.split(": ")[-1].split(";")[0]: line for line in shapes.lines}
    nodes = {node.told.rpartition(": ")[0]: node for node in shapes.nodes if not node.amount}
    reached = [(ends[name], nodes[name]) for name in sorted(ends.keys() & nodes.keys())]
    assert len(reached) > 10
    for line, node in reached:
        x, y = map(float, line.head.removeprefix("M").split(" L")[0].split())
        left, top, width, height = node.box
        assert math.dist((x, y), (node.x, node.y)) > node.radius
        assert not (left + 0.5 < x < left + width - 0.5 and top + 0.5 < y < top + height - 0.5)
        assert math.dist((x, y), (node.x, node.y)) < node.radius + height + width / 2


def test_the_amount_of_a_deal_stands_near_it(graph: Graph, schema: Schema) -> None:
    [(x, y, to_x, to_y)] = figure(to_networkx(graph, schema), schema).links
    assert abs(x - to_x) + abs(y - to_y) < 120


def test_the_legend_has_what_occurs_and_nothing_else(graph: Graph, schema: Schema) -> None:
    found = texts(parsed(graph, schema))
    shown = ("company", "person", "actual", "planned", "possible", "ended", "denied", "amount")
    assert [found.count(word) for word in shown] == [1] * len(shown)
    assert not {"product", "organization", "place"} & set(found)


def test_a_large_graph_says_what_it_leaves_out(schema: Schema) -> None:
    picture = parsed(news_like(400), schema)
    caption = " ".join(texts(picture))
    drawn, tied = map(int, re.search(r"Drawn are (\d+) of (\d+) names", caption).groups())  # type: ignore[union-attr]
    assert drawn <= LEGIBLE < tied
    assert re.search(r"\d+ of \d+ claims are left out\. \d+ names without a claim left out\.", caption)
    assert len([title for title in titles(picture) if re.search(r": [a-z]+, \d+ claims?$", title)]) == drawn


def test_the_most_connected_are_drawn(schema: Schema) -> None:
    graph = news_like(400)
    picture = parsed(graph, schema)
    told = [int(found[1]) for title in titles(picture) if (found := re.search(r", (\d+) claims?$", title))]
    view = to_networkx(graph, schema)
    [most] = [max(len({*view.in_edges(node, keys=True), *view.out_edges(node, keys=True)}) for node in view)]
    # A hub has thin edges to amounts, too, so it has at least as many edges as claims.
    assert len(told) > LEGIBLE / 2
    assert max(told) <= most


def test_names_without_a_claim_are_left_out_and_said(graph: Graph, schema: Schema) -> None:
    found = texts(parsed(graph, schema))
    assert "Øresund" not in found
    assert found[-1].endswith("1 name without a claim left out.")


def test_an_empty_graph_says_so(schema: Schema) -> None:
    assert texts(parsed(Graph(), schema)) == ["No claim was found."]


def test_hostile_text_stays_text(hostile: str, schema: Schema) -> None:
    picture, plain = parsed(hostile_graph(hostile), schema), parsed(hostile_graph("plain"), schema)
    lines = [part for part in picture.iter() if etree.QName(part).localname == "tspan"]
    assert "".join(str(line.text) for line in lines).count("\n") == 0
    assert xml_text(one_line(hostile)) in " ".join(titles(picture))
    assert {part.tag for part in picture.iter()} == {part.tag for part in plain.iter()}
    wanted = shorten(xml_text(one_line(hostile))).split("\n")[0]
    assert wanted in [str(line.text) for line in lines]


def test_a_hostile_colour_stays_an_attribute(graph: Graph, schema: Schema) -> None:
    bad = [kind.model_copy(update={"colour": '"/><script>alert(1)</script>', "label": "<b>"}) for kind in schema.types]
    picture = parsed(graph, schema.model_copy(update={"types": tuple(bad)}))
    assert not list(picture.iter(f"{SVG}script"))


def test_a_claim_about_oneself_can_be_drawn(graph: Graph, schema: Schema) -> None:
    [first, *_] = graph.claims
    own = graph.model_copy(update={"claims": (first.model_copy(update={"object": first.subject}),)})
    assert "Northwind: acquired: Northwind; $14.3 billion" in titles(parsed(own, schema))


def test_the_file_is_what_was_drawn(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export("svg", graph, schema, tmp_path / "out.svg")
    assert (tmp_path / "out.svg").read_text(encoding="utf-8") == to_svg(demo_graph(), schema).text
