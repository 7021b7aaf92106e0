"""Words on the picture: none over another, and what there was no room for is told when it is pointed at."""

from __future__ import annotations

import pytest
from browser.opening import Open
from browser.stage import NODE
from playwright.sync_api import Page

from benchmarks.invented import invented_graph
from kg.model import Graph

# Where vis-network itself has drawn the names.
BOXES = """
[...stage.shown.nodes].filter((id) => !isAmount(id)).map((id) => network.body.nodes[id])
  .filter((node) => node.options.label.trim()).map((node) => {
    const { left, top, width, height } = node.shape.labelModule.size;
    return [left, top, left + width, top + height];
  })
"""
SLACK = 4.0
"""Pixels by which vis-network's measure of a name may differ from ours."""


def overlaps(page: Page) -> tuple[int, int]:
    """Number of names drawn, and of pairs of them that lie over each other."""
    boxes, scale = page.evaluate(BOXES), page.evaluate("network.getScale()")
    slack = SLACK / min(1.0, scale)
    pairs = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]]
    hit = [
        (a, b)
        for a, b in pairs
        if min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack
    ]
    return len(boxes), len(hit)


@pytest.mark.parametrize("names", [40, 150])
def test_no_name_lies_over_another(open_page: Open, names: int) -> None:
    page = open_page(invented_graph(names))
    drawn, hit = overlaps(page)
    assert hit == 0
    assert drawn >= 20
    page.evaluate("zoom(0.6)")
    page.wait_for_timeout(300)
    farther, hit = overlaps(page)
    assert hit == 0
    assert farther < drawn


def test_pointing_at_a_sign_tells_its_name(open_page: Open) -> None:
    page = open_page(invented_graph(150))
    silent = "[...stage.shown.nodes].filter((id) => !isAmount(id) && !drawn.nodes.get(id).label.trim())"
    found = page.evaluate(f"({silent}).filter((id) => network.getNodeAt(network.canvasToDOM(PLACES.get(id))) === id)")
    x, y = page.evaluate(NODE, found[0])
    page.mouse.move(x, y)
    page.wait_for_function("stage.named !== null")
    assert page.evaluate("stage.named") == found[0]


def test_names_keep_their_size_on_the_screen(open_page: Open, demo: Graph) -> None:
    page = open_page(demo, "#node=northwind")
    for factor in (0.3, 1.5, 2.0):
        page.evaluate(f"zoom({factor})")
        page.wait_for_timeout(200)
        size = page.evaluate("drawn.nodes.get('northwind').font.size * Math.min(1, network.getScale())")
        assert 12 <= size <= 17
    small = open_page(demo, "#node=northwind", size={"width": 390, "height": 700})
    assert small.evaluate("drawn.nodes.get('northwind').font.size * network.getScale()") <= 24


def test_a_node_stays_where_it_was_drawn_to_until_reset(open_page: Open, demo: Graph) -> None:
    page = open_page(demo)
    where = "JSON.stringify(network.getPositions(['contoso']))"
    before = page.evaluate(where)
    x, y = page.evaluate(NODE, "contoso")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=4)
    page.mouse.up()
    page.wait_for_timeout(250)
    after = page.evaluate(where)
    assert after != before
    page.locator("#statuses input[value=ended]").uncheck()
    assert page.evaluate(where) == after
    page.get_by_role("button", name="Reset").click()
    assert page.evaluate(where) == before
