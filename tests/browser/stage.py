"""What the picture shows, asked of the page itself, and clicks on the canvas."""

from __future__ import annotations

from playwright.sync_api import Page

LINES = "stage.shown.lines.map((line) => [line.label, line.status, line.claims.length])"
POINT = """
(claim) => {
  const at = network.canvasToDOM(pointOf(stage.lineOf.get(claim), 0.5));
  const frame = document.querySelector('#graph canvas').getBoundingClientRect();
  return [frame.left + at.x, frame.top + at.y];
}
"""
NODE = """
(id) => {
  const at = network.canvasToDOM(PLACES.get(id));
  const frame = document.querySelector('#graph canvas').getBoundingClientRect();
  return [frame.left + at.x, frame.top + at.y];
}
"""


def names(page: Page) -> set[str]:
    """Ids of the names that are drawn."""
    return set(page.evaluate("[...stage.shown.nodes].filter((id) => !isAmount(id))"))


def claims(page: Page) -> set[str]:
    """Ids of the claims that are drawn."""
    return set(page.evaluate("stage.shown.claims"))


def click_line(page: Page, claim: str) -> None:
    """Click on the middle of the line that tells ``claim``."""
    x, y = page.evaluate(POINT, claim)
    page.mouse.click(x, y)


def click_node(page: Page, node: str) -> None:
    """Click on the sign of a name."""
    x, y = page.evaluate(NODE, node)
    page.mouse.click(x, y)


def fragment(page: Page) -> str:
    """What stands behind # in the address, undone of its escapes."""
    found: str = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    return found
