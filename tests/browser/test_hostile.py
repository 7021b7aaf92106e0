"""Text from strangers: nothing of it becomes markup, a script or a link that is not one of the web."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser.opening import Open
from browser.stage import claims
from graphs import HOSTILE, hostile_graph
from playwright.sync_api import BrowserContext, expect

from kg.model import Graph

SCRIPTS = {
    "address of a script": "javascript:alert(document.domain)",
    "disguised": "java\tscript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)><svg onload=alert(1)>',
    "formula": '=HYPERLINK("https://news.example","x")',
}
ALL = {**HOSTILE, **SCRIPTS}


@pytest.mark.parametrize("text", sorted(ALL))
def test_hostile_text_is_shown_and_runs_nothing(open_page: Open, text: str) -> None:
    page = open_page(hostile_graph(ALL[text]), "#node=x")
    elements = page.evaluate("document.querySelectorAll('img, iframe, object, embed, body style').length")
    assert elements == 0
    page.fill("#query", ALL[text].encode("utf-16", "replace").decode("utf-16")[:50])
    page.keyboard.press("Escape")
    page.evaluate("chooseLine('c1')")
    expect(page.locator("#panel .claim")).to_have_count(1)
    page.get_by_role("button", name="Table").click()
    expect(page.locator("#table-body tr")).to_have_count(1)
    for link in page.locator("a").all():
        assert (link.get_attribute("href") or "").startswith(("http://", "https://"))
    assert page.evaluate("document.querySelectorAll('script').length") == 6
    assert claims(page) == {"c1"}
    assert page.evaluate("claimText('c1') + claimTurtle('c1') + claimCitations('c1')")
    assert not [
        line
        for line in page.evaluate("tableText()").split("\n")
        for cell in line.split("\t")
        if cell[:1] in "=+-@" and cell
    ]


def test_the_policy_stops_a_script_that_got_in(
    context: BrowserContext, written: Callable[[Graph], Path], demo: Graph
) -> None:
    """The last line of defence, tried with a script that the page never lets in."""
    page = context.new_page()
    page.goto(written(demo).as_uri())
    ran = page.evaluate("""async () => {
      const stopped = new Promise((done) => {
        document.addEventListener('securitypolicyviolation', () => done('stopped'));
      });
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      return [window.ran === true, await stopped];
    }""")
    page.close()
    assert ran == [False, "stopped"]
