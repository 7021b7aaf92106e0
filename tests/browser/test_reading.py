"""Reading and trusting: lines, the side panel, quotes, copying."""

from __future__ import annotations

from browser.opening import Open
from browser.stage import LINES, click_line, click_node
from graphs import claim, evidence
from playwright.sync_api import Page, expect
from rdflib import Graph as RdfGraph

from kg.export.rdf import to_rdf
from kg.model import Graph
from kg.schema import Schema


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_line_tells_its_relation_and_its_status(page: Page) -> None:
    assert sorted(page.evaluate(LINES)) == [
        ["acquired", "actual", 1],
        ["acquired (denied)", "denied", 1],
        ["acquired (possible)", "possible", 1],
        ["holds role at", "actual", 1],
        ["invested in (planned)", "planned", 1],
        ["partnered with (ended)", "ended", 1],
        ["raised", "actual", 1],
    ]


def test_claims_of_one_direction_and_status_are_one_line(open_page: Open, demo: Graph) -> None:
    more = (claim("c8", "northwind", "acquired", "contoso"), claim("c9", "northwind", "owns", "contoso"))
    page = open_page(demo.model_copy(update={"claims": (*demo.claims, *more)}))
    lines = {label: count for label, _, count in page.evaluate(LINES)}
    assert lines["acquired +2"] == 3
    sides = page.evaluate("stage.shown.lines.filter((line) => line.to === 'contoso').map((line) => line.smooth)")
    assert len({str(side) for side in sides}) == len(sides) == 3


def test_status_shows_in_form_and_sources_in_width(page: Page) -> None:
    drawn = page.evaluate(
        "Object.fromEntries(drawn.edges.get().map((edge) => [JSON.parse(edge.id)[2] + JSON.parse(edge.id)[1], edge]))"
    )
    planned, possible = drawn["plannedcontoso"]["dashes"], drawn["possiblelarkfield"]["dashes"]
    assert planned[0] / planned[1] > 1 > possible[0] / possible[1]
    assert not drawn["actualcontoso"]["dashes"]
    assert drawn["actualcontoso"]["width"] > drawn["actualnorthwind"]["width"]
    assert drawn["deniedtessera"]["color"]["color"] != drawn["actualcontoso"]["color"]["color"]


def test_the_cross_on_a_denied_line_is_on_the_canvas(page: Page) -> None:
    red = """() => {
      const canvas = document.querySelector('#graph canvas');
      const at = network.canvasToDOM(stage.marks.crosses[0]);
      const ratio = canvas.width / canvas.clientWidth, size = Math.round(CROSS * 2 * network.getScale() * ratio);
      const corner = [at.x * ratio - size / 2, at.y * ratio - size / 2];
      const { data } = canvas.getContext('2d').getImageData(...corner, size, size);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) count += data[i] > 150 && data[i + 1] < 100 && data[i + 3] > 200;
      return count;
    }"""
    assert page.evaluate("stage.marks.crosses.map(({ line }) => line.status)") == ["denied"]
    before = page.evaluate(red)
    page.evaluate("network.off('afterDrawing'); network.redraw()")
    assert before > page.evaluate(red) + 20


def test_a_click_on_a_line_shows_quote_article_speaker_and_rule(page: Page) -> None:
    click_line(page, "c3")
    card = page.locator("[data-claim=c3]")
    expect(card.locator("blockquote bdi").first).to_have_text(evidence(2).quote)
    expect(card).to_contain_text("denied")
    expect(card).to_contain_text("90 % sure")
    expect(card).to_contain_text("Said by Jo Ray")
    expect(card).to_contain_text("Northwind buys Contoso · The Example Post, 2024-05-06")
    expect(card).to_contain_text("Found by frames, rule acquired:verb:buy")
    assert card.locator("cite a").get_attribute("href") == "https://news.example/first?x=1"


def test_the_words_that_state_a_claim_are_marked(page: Page) -> None:
    click_line(page, "c1")
    marks = page.locator("[data-claim=c1] blockquote").first.locator("mark")
    assert marks.all_inner_texts() == ["Northwind", "Contoso", "$14.3 billion"]


def test_a_click_on_a_name_shows_all_its_claims(page: Page) -> None:
    click_node(page, "contoso")
    expect(page.locator("#panel h2")).to_have_text("Contoso")
    assert {card.get_attribute("data-claim") for card in page.locator(".claim").all()} == {"c1", "c5", "c6", "c7"}
    expect(page.locator("#panel")).to_contain_text("Contoso Ltd")
    expect(page.locator("#panel")).to_contain_text("legal suffix")


def test_a_click_on_an_amount_shows_its_claim(page: Page) -> None:
    click_node(page, "amount-c1")
    expect(page.locator(".claim").first).to_have_attribute("data-claim", "c1")


def test_copy_as_text_and_as_citation(page: Page) -> None:
    click_line(page, "c3")
    page.get_by_role("button", name="Copy as text").first.click()
    expect(page.locator("#said")).to_have_text("Text copied.")
    assert clipboard(page).startswith("Northwind acquired Tessera (denied); said by Jo Ray\n  “Jo Ray, chief executive")
    page.get_by_role("button", name="Copy as citation").first.click()
    expect(page.locator("#said")).to_have_text("Citation copied.")
    cited = "The Example Post, “Northwind buys Contoso”, 2024-05-06, https://news.example/first?x=1: “"
    assert clipboard(page) == cited + evidence(2).quote + "”"


def test_copied_turtle_says_what_the_exported_graph_says(page: Page, demo: Graph, schema: Schema) -> None:
    exported = to_rdf(demo, schema)
    for told in demo.claims:
        copied = RdfGraph().parse(data=page.evaluate("claimTurtle", told.id), format="turtle")
        assert set(copied) <= set(exported), told.id
        own = [node for node in set(exported.subjects()) if f"/{told.id}" in str(node)]
        assert {triple for node in own for triple in exported.triples((node, None, None))} <= set(copied)


def test_turtle_goes_to_the_clipboard(page: Page) -> None:
    click_line(page, "c1")
    page.get_by_role("button", name="Copy as Turtle").first.click()
    expect(page.locator("#said")).to_have_text("Turtle copied.")
    assert "a kg:Claim" in clipboard(page)


def test_physics_runs_on_demand_only_and_all_goes_back(page: Page) -> None:
    where = "() => JSON.stringify(network.getPositions())"
    before = page.evaluate(where)
    page.wait_for_timeout(150)
    assert page.evaluate(where) == before
    page.get_by_role("button", name="Let it move").click()
    page.wait_for_function(f"before => ({where})() !== before", arg=before)
    page.get_by_role("button", name="Let it move").click()
    assert page.evaluate(where) == before


def test_dark_and_light_by_the_system_or_by_choice(open_page: Open, demo: Graph) -> None:
    page = open_page(demo, scheme="dark")
    ink = "() => getComputedStyle(document.body).color"
    canvas = "() => drawn.nodes.get('contoso').font.color"
    dark = page.evaluate(ink)
    assert page.evaluate(canvas) == dark
    page.select_option("#theme", "light")
    assert page.evaluate(canvas) == page.evaluate(ink) != dark
