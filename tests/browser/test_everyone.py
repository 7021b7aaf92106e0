"""For everyone: the table, the keyboard, paper, the phone, and what axe-core finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser.opening import Open, Scheme
from browser.stage import claims
from playwright.sync_api import Page, ViewportSize, expect

from kg.model import Graph

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RULES = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
PHONE: ViewportSize = {"width": 390, "height": 844}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RULES)["violations"]
    return [f"{rule['id']}: {node['html'][:120]} {node['any']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(
    ("scheme", "fragment"),
    [
        ("light", "#node=northwind&depth=1"),
        ("light", "#from=jo-ray&to=contoso"),
        ("light", "#table=1"),
        ("dark", ""),
        ("dark", "#line=c3&table=1"),
    ],
)
def test_axe_finds_nothing(open_page: Open, demo: Graph, scheme: Scheme, fragment: str) -> None:
    assert violations(open_page(demo, fragment, scheme=scheme)) == []


def test_axe_finds_nothing_in_open_suggestions_and_on_the_phone(open_page: Open, demo: Graph) -> None:
    page = open_page(demo, size=PHONE)
    page.get_by_role("button", name="Filters").click()
    assert violations(page) == []
    page.get_by_role("button", name="Filters").click()
    page.fill("#query", "o")
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_the_table_holds_the_same_claims(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    rows = page.locator("#table-body tr")
    assert {row.get_attribute("data-claim") for row in rows.all()} == claims(page)
    first = rows.first.locator("td").all_inner_texts()
    assert first[:5] == ["Contoso", "raised", "$20 million to $25 million", "actual", "$20 million to $25 million"]
    page.locator("#statuses input[value=denied]").uncheck()
    expect(rows).to_have_count(6)


def test_the_table_sorts_by_any_column_and_says_so(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    header = page.get_by_role("columnheader", name="Confidence")
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    expect(page.locator("#table-body tr").first).to_have_attribute("data-claim", "c2")
    page.keyboard.press("Enter")
    assert header.get_attribute("aria-sort") == "descending"
    expect(page.locator("#table-body tr").last).to_have_attribute("data-claim", "c2")


def test_the_table_goes_into_a_sheet(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    page.get_by_role("button", name="Copy for a sheet").click()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == 8
    assert {line.count("\t") for line in lines} == {13}
    assert lines[0].startswith("Subject\tRelation\tObject\tStatus")


def test_the_picture_by_keyboard(page: Page) -> None:
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).to_contain_text("Northwind, company, 6 claims")
    reached = set()
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        reached.add(page.evaluate("pointed"))
    assert len(reached) > 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    expect(page.locator("#panel h2")).to_have_text(page.evaluate("nameOf(pointed)"))
    page.focus("#stage")
    scale = page.evaluate("network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("network.getScale()") > scale
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("Overview")


def test_every_control_is_reached_by_tab(page: Page) -> None:
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    wanted = {"query", "as-table", "reset", "theme", "path-from", "path-to", "since", "until", "sources", "confidence"}
    assert {*wanted, "words", "alone", "stage", "zoom-in", "zoom-out", "zoom-fit", "loose"} <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_to_one_page_in_light_colours(open_page: Open, demo: Graph, scheme: Scheme) -> None:
    page = open_page(demo, scheme=scheme)
    page.evaluate("addEventListener('beforeprint', () => { window.paperInk = drawn.nodes.get('contoso').font.color; })")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert page.evaluate("paperInk") == "rgb(29, 36, 48)"
    dark = "rgb(231, 235, 240)"
    assert (page.evaluate("drawn.nodes.get('contoso').font.color") == dark) == (scheme == "dark")


def test_on_a_phone_nothing_runs_out_of_the_window(open_page: Open, demo: Graph) -> None:
    page = open_page(demo, "#node=northwind", size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("#graph canvas").bounding_box()["height"] > 250
    expect(page.locator("#filters")).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(page.locator("#filters")).to_be_visible()
    for button in page.locator("header button:visible, header select").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
