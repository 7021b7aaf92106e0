"""Twenty thousand names: a first view, said to be one, that grows on clicks and finds everything."""

from __future__ import annotations

import json

from browser.opening import Open
from browser.stage import claims, click_node, names
from playwright.sync_api import expect

from kg.model import Graph


def test_a_page_of_twenty_thousand_opens_finds_and_expands(open_page: Open, large: Graph) -> None:
    page = open_page(large)
    first = names(page)
    assert 100 < len(first) <= 150
    expect(page.locator("#left-out")).to_contain_text(f"{len(first)} of 20,000 names")
    expect(page.locator("#left-out")).to_contain_text("the most connected; click a name")
    hub = page.evaluate("[...stage.shown.nodes].sort(byDegree)[0]")
    click_node(page, hub)
    grown = names(page)
    assert first < grown
    assert len(grown) == len(first) + 15
    expect(page.locator("#panel h2")).to_have_text(page.evaluate(f"nameOf('{hub}')"))
    page.locator("#expand").click()
    assert len(names(page)) == len(first) + 30
    places = "JSON.stringify([...OPEN].map((id) => PLACES.get(id)))"
    before = page.evaluate(places)
    assert len({str(place) for place in json.loads(before)}) == len(json.loads(before))
    again = open_page(large, page.evaluate("location.hash"))
    assert names(again) == names(page)
    assert again.evaluate(places) == before
    outside = again.evaluate("[...NODES.keys()].filter((id) => !isAmount(id) && !OPEN.has(id)).at(-1)")
    again.fill("#query", again.evaluate(f"nameOf('{outside}')"))
    again.keyboard.press("Enter")
    assert outside in names(again)


def test_no_quote_is_parsed_before_it_is_asked_for(open_page: Open, large: Graph) -> None:
    page = open_page(large)
    assert page.evaluate("BLOCKS.size") == 0
    page.evaluate("chooseLine(stage.shown.claims[0])")
    assert 0 < page.evaluate("BLOCKS.size") < 5
    expect(page.locator("blockquote").first).to_contain_text("people said")


def test_filters_reach_beyond_the_first_view(open_page: Open, large: Graph) -> None:
    page = open_page(large)
    page.get_by_role("button", name="none of the statuses").click()
    page.locator("#statuses input[value=denied]").check()
    denied = sum(claim.status == "denied" for claim in large.claims)
    assert page.evaluate("passing().size") == denied
    before = len(claims(page))
    page.locator("#bring-in").click()
    after = claims(page)
    assert len(after) >= before + 15
    assert page.evaluate("stage.shown.lines.every((line) => line.status === 'denied')")
    again = open_page(large, page.evaluate("location.hash"))
    assert claims(again) == after
