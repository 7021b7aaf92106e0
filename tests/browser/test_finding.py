"""Finding: search, filters, neighbourhood, path, and a view that can be sent."""

from __future__ import annotations

from browser.opening import Open
from browser.stage import claims, click_line, click_node, fragment, names
from playwright.sync_api import Page, expect

from kg.model import Graph

ALL = {"c1", "c2", "c3", "c4", "c5", "c6", "c7"}


def uncheck(page: Page, group: str, value: str) -> None:
    page.locator(f"#{group} input[value='{value}']").uncheck()


def test_search_by_keyboard(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("t")
    options = page.locator("#hits [role=option]")
    expect(options.first).to_contain_text("Tessera")
    page.keyboard.type("o")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert page.locator("#query").get_attribute("aria-activedescendant") == "hits-0"
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Contoso")
    expect(page.locator("#hits")).to_be_hidden()


def test_search_finds_other_names_and_letters_without_their_marks(page: Page) -> None:
    assert page.evaluate("find('nw')") == ["northwind"]
    assert page.evaluate("find('group')") == ["northwind"]
    assert page.evaluate("find('ØRESUND')") == ["oresund"]
    assert page.evaluate("find('no such name')") == []


def test_escape_closes_the_suggestions_and_then_the_name(page: Page) -> None:
    page.fill("#query", "contoso")
    page.keyboard.press("Escape")
    expect(page.locator("#hits")).to_be_hidden()
    page.fill("#query", "contoso")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("Overview")


LEFT_BY_BOX = {
    ("types", "Person"): ALL - {"c4"},
    ("types", "Amount"): ALL - {"c5"},
    ("statuses", "denied"): ALL - {"c3"},
    ("relations", "acquired"): ALL - {"c1", "c2", "c3"},
    ("publishers", "The Example Post"): {"c1"},
    ("publishers", "(not told)"): ALL,
}
LEFT_BY_FIELD = {
    ("since", "2024-05-06"): ALL,
    ("since", "2024-05-07"): set[str](),
    ("until", "2024-05-06"): ALL,
    ("until", "2024-05-05"): set[str](),
    ("sources", "2"): {"c1"},
    ("sources", "3"): set[str](),
    ("confidence", "50"): ALL - {"c2"},
}


def test_what_is_unchecked_goes(page: Page) -> None:
    for (group, value), left in LEFT_BY_BOX.items():
        assert claims(page) == ALL
        uncheck(page, group, value)
        assert claims(page) == left, (group, value)
        page.locator(f"#{group} input[value='{value}']").check()


def test_dates_sources_and_confidence(page: Page) -> None:
    for (field, value), left in LEFT_BY_FIELD.items():
        page.fill(f"#{field}", value)
        assert claims(page) == left, (field, value)
        expect(page.locator("#empty")).to_be_visible(visible=not left)
        page.get_by_role("button", name="Reset").click()


def test_sources_are_counted_among_those_that_pass(page: Page) -> None:
    page.fill("#sources", "2")
    page.fill("#since", "2024-01-01")
    assert claims(page) == set()


def test_the_page_says_what_is_left_out(page: Page) -> None:
    expect(page.locator("#left-out")).to_have_text("Showing 5 of 6 names and 7 of 7 claims.")
    uncheck(page, "statuses", "denied")
    expect(page.locator("#left-out")).to_contain_text("1 claim left out by the filters")
    page.locator("#alone").check()
    assert "oresund" in names(page)


def test_the_neighbourhood_of_a_name(page: Page) -> None:
    click_node(page, "jo-ray")
    page.select_option("#depth", "1")
    assert names(page) == {"jo-ray", "northwind"}
    page.select_option("#depth", "2")
    assert names(page) == {"jo-ray", "northwind", "contoso", "larkfield", "tessera"}
    page.select_option("#depth", "0")
    assert claims(page) == ALL


def test_the_shortest_path_between_two_names(page: Page) -> None:
    for end, typed in (("from", "jo"), ("to", "larkf")):
        page.fill(f"#path-{end}", typed)
        page.keyboard.press("Enter")
    assert names(page) == {"jo-ray", "northwind", "larkfield"}
    assert claims(page) == {"c4", "c2"}
    expect(page.locator("#path-told")).to_have_text("2 steps, the shortest way.")
    click_line(page, "c2")
    expect(page.locator(".claim").first).to_have_attribute("data-claim", "c2")
    assert claims(page) == {"c4", "c2"}
    page.get_by_role("button", name="Back").click()
    uncheck(page, "statuses", "possible")
    expect(page.locator("#path-told")).to_have_text("No path between them with these filters.")


def test_the_view_comes_back_from_its_address(open_page: Open, demo: Graph) -> None:
    page = open_page(demo)
    uncheck(page, "statuses", "denied")
    uncheck(page, "publishers", "(not told)")
    page.fill("#confidence", "50")
    page.fill("#since", "2024-01-01")
    click_node(page, "northwind")
    page.select_option("#depth", "1")
    address = page.evaluate("location.hash")
    again = open_page(demo, address)
    assert claims(again) == claims(page) == ALL - {"c2", "c3", "c5"}
    assert names(again) == names(page)
    expect(again.locator("#panel h2")).to_have_text("Northwind")
    assert again.locator("#since").input_value() == "2024-01-01"
    assert again.evaluate("location.hash") == address


def test_a_path_a_line_and_the_table_come_back_too(open_page: Open, demo: Graph) -> None:
    path = open_page(demo, "#from=jo-ray&to=larkfield")
    assert claims(path) == {"c2", "c4"}
    line = open_page(demo, "#line=c3&table=1&theme=dark")
    expect(line.locator(".claim").first).to_have_attribute("data-claim", "c3")
    expect(line.locator("#table")).to_be_visible()
    assert line.locator("#theme").input_value() == "dark"


def test_a_new_address_in_the_same_window_is_followed(page: Page) -> None:
    page.evaluate("location.hash = '#node=contoso'")
    expect(page.locator("#panel h2")).to_have_text("Contoso")


def test_an_address_of_nonsense_is_passed_over(open_page: Open, demo: Graph) -> None:
    nonsense = "#node=__proto__&line=x&depth=9e9&from=a&to=b&at=1,2&open=q&theme=%3Cb%3E&sources=-4&confidence=x&%%%"
    page = open_page(demo, nonsense)
    assert claims(page) == ALL
    assert fragment(page) == ""


def test_reset_brings_everything_back(open_page: Open, demo: Graph) -> None:
    page = open_page(demo, "#hide-statuses=denied&hide-types=Person&node=contoso&depth=1&confidence=50&table=1")
    assert claims(page) != ALL
    page.get_by_role("button", name="Reset").click()
    assert claims(page) == ALL
    expect(page.locator("#panel h2")).to_have_text("Overview")
    expect(page.locator("#stage")).to_be_visible()
    assert fragment(page) == ""


def test_all_and_none(page: Page) -> None:
    page.get_by_role("button", name="none of the statuses").click()
    assert claims(page) == set()
    page.get_by_role("button", name="all statuses").click()
    assert claims(page) == ALL
