"""The page at /: an editor that asks this server and nobody else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from served import send, served

from kg.queries import load_queries
from kg.schema import Schema
from kg.serve.page import ASSETS, page, with_prefixes
from kg.serve.server import Server

ROOT = Path(__file__).parents[2]
PREFIXES = {"kg": "https://k.example/", "rdfs": "https://r.example/", "ex": "https://x.example/"}
WHO = """\
#+ summary: Who bought </script><script>alert(1)</script>
#+ parameters:
#+   buyer: {type: string, comment: a name}
#+ example: {buyer: Northwind}
PREFIX kg: <https://w3id.org/newskg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?buyer ?whom WHERE {
  ?who rdfs:label ?buyer ; kg:acquired/rdfs:label ?whom
}
"""


@pytest.fixture
def schema_folder(tmp_path: Path) -> Path:
    """A copy of the business schema with one named query of its own."""
    shutil.copytree(ROOT / "schemas" / "business", tmp_path / "schema")
    queries = tmp_path / "schema" / "queries"
    shutil.rmtree(queries, ignore_errors=True)
    queries.mkdir()
    (queries / "who-bought.rq").write_text(WHO, encoding="utf-8")
    return tmp_path / "schema"


@pytest.fixture
def paged(run: Path, schema: Schema, schema_folder: Path) -> Iterator[Server]:
    with served(run, schema, schema_folder) as server:
        yield server


@pytest.mark.parametrize(
    ("query", "added"),
    [
        ("SELECT * { ?s kg:a ?o }", ["kg"]),
        ("PREFIX kg: <b:>\nSELECT * { ?s kg:a/rdfs:label ?o }", ["rdfs"]),
        ("SELECT * { ?s <kg:a> ?o ; akg:b ?x }", []),
        ("prefix kg:<b:> ASK { ex:a kg:b ex:c }", ["ex"]),
    ],
)
def test_only_the_prefixes_that_are_missing_are_added(query: str, added: list[str]) -> None:
    lines = with_prefixes(query, PREFIXES).removesuffix(query).splitlines()
    assert lines == [f"PREFIX {name}: <{PREFIXES[name]}>" for name in added]


def test_no_text_becomes_markup(schema_folder: Path) -> None:
    text = page("<img src=x onerror=alert(2)>", list(load_queries(schema_folder).values()), PREFIXES, picture=True)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert 'href="graph.html"' in text
    assert 'href="graph.html"' not in page("x", (), PREFIXES, picture=False)


@pytest.mark.parametrize("name", ASSETS)
def test_every_asset_is_served(server: Server, name: str) -> None:
    got = send(server, "GET", f"/assets/{name}")
    assert (got.status, got.media_type, got.headers["X-Content-Type-Options"]) == (200, ASSETS[name], "nosniff")
    assert int(got.headers["Content-Length"]) == len(got.body) > 100


def test_the_picture_is_the_runs(server: Server) -> None:
    got = send(server, "GET", "/graph.html")
    assert (got.status, got.body) == (200, (server.site.run / "graph.html").read_bytes())


def test_a_run_without_a_picture_has_no_link_to_one(run: Path, schema: Schema) -> None:
    (run / "graph.html").unlink()
    with served(run, schema) as server:
        assert send(server, "GET", "/graph.html").status == 404
        assert b'href="graph.html"' not in send(server, "GET", "/").body


def test_the_editor_is_shipped_with_its_licence() -> None:
    folder = ROOT / "kg" / "serve" / "assets" / "yasgui"
    assert "MIT License" in (folder / "LICENSE.txt").read_text()
    assert "@triply/yasgui" in (ROOT / "NOTICE").read_text()


def test_in_a_browser_a_named_query_is_answered_and_nothing_else_is_asked(paged: Server, browser: Browser) -> None:
    asked: list[str] = []
    faults: list[str] = []
    with browser.new_page() as view:
        view.on("request", lambda request: asked.append(request.url))
        view.on("pageerror", lambda error: faults.append(str(error)))
        view.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        view.goto(paged.url)
        view.locator("#yasgui .CodeMirror").first.wait_for()
        view.get_by_role("button", name="who-bought").click()
        view.locator(".yasr_results table").get_by_text("Contoso").wait_for(timeout=15_000)
        view.wait_for_timeout(1500)  # what the editor fetches late would be seen by now
        assert view.locator("#endpoint").inner_text() == f"{paged.url}sparql"
        assert view.get_by_text("The picture").count() == 1
    assert any("/sparql" in url for url in asked)
    assert [url for url in asked if not url.startswith((paged.url, "data:", "blob:"))] == []
    assert faults == []
