"""Text from strangers: nothing of it becomes markup, a script or a link that is not one of the web."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from browser.opening import Open
from browser.stage import claims
from graphs import HOSTILE, hostile_graph
from playwright.sync_api import BrowserContext, expect
from rdflib import Graph as RdfGraph

from kg.export.text import encodable
from kg.model import Graph

SCRIPTS = {
    "address of a script": "javascript:alert(document.domain)",
    "disguised": "java\tscript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)><svg onload=alert(1)>',
    "formula": '=HYPERLINK("https://news.example","x")',
}
ALL = {**HOSTILE, **SCRIPTS}


def hostile_all() -> Graph:
    """Every hostile text in every place that pages can fill: the i-th with names xi and yi, claim ci, article ai."""
    parts = [_numbered(hostile_graph(text), str(i)) for i, text in enumerate(ALL.values())]
    return Graph(
        articles=tuple(article for part in parts for article in part.articles),
        entities=tuple(entity for part in parts for entity in part.entities),
        claims=tuple(claim for part in parts for claim in part.claims),
    )


def _numbered(graph: Graph, number: str) -> Graph:
    [article], [claim] = graph.articles, graph.claims
    told = tuple(evidence.model_copy(update={"article": f"a{number}"}) for evidence in claim.evidence)
    ends = {"subject": f"x{number}", "object": f"y{number}", "speaker": f"y{number}"}
    return Graph(
        articles=(article.model_copy(update={"id": f"a{number}"}),),
        entities=tuple(
            entity.model_copy(
                update={"id": f"{entity.id}{number}", "mentioned_in": tuple(f"a{number}" for _ in entity.mentioned_in)}
            )
            for entity in graph.entities
        ),
        claims=(claim.model_copy(update={"id": f"c{number}", "evidence": told, **ends}),),
    )


def test_hostile_text_is_shown_and_runs_nothing(open_page: Open) -> None:
    page = open_page(hostile_all())
    blocks = page.evaluate("document.querySelectorAll('script').length")
    assert blocks == page.evaluate("document.querySelectorAll('script[id]').length") + 2
    assert claims(page) == {f"c{i}" for i in range(len(ALL))}
    for i, (what, text) in enumerate(ALL.items()):
        page.evaluate(f"choose('x{i}')")
        expect(page.locator("#panel .claim")).to_have_count(1)
        assert page.locator("#panel h2").text_content() == page.evaluate(f"nameOf('x{i}')")
        page.evaluate(f"chooseLine('c{i}')")
        shown = page.locator("#panel blockquote > bdi").text_content() or ""
        assert shown == encodable(text), what
        assert page.evaluate(f"claimText('c{i}') + claimCitations('c{i}')")
        assert RdfGraph().parse(data=page.evaluate(f"claimTurtle('c{i}')"), format="turtle")
    page.fill("#query", "<script>alert(1)</script>")
    page.get_by_role("button", name="Table").click()
    expect(page.locator("#table-body tr")).to_have_count(len(ALL))
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, body style, base').length") == 0
    assert page.evaluate("document.querySelectorAll('script').length") == blocks
    for link in page.locator("a").all():
        assert (link.get_attribute("href") or "").startswith(("http://", "https://"))


def test_no_cell_of_the_table_is_a_formula_for_a_sheet(open_page: Open) -> None:
    lines = open_page(hostile_all()).evaluate("tableText()").rstrip("\n").split("\n")
    assert len(lines) == 1 + len(ALL)
    assert {line.count("\t") for line in lines} == {13}
    assert not [cell for line in lines for cell in line.split("\t") if cell.startswith(("=", "+", "-", "@"))]


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
