"""Every page is cut off from the network and watched for errors and requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.opening import WINDOW, Open, Scheme
from graphs import demo_graph
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from benchmarks.invented import invented_graph
from kg.export import export
from kg.model import Graph
from kg.schema import Schema

CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Callable[[Graph], Path]:
    """Write the page of a graph; the same graph is written once."""
    folder, pages = tmp_path_factory.mktemp("pages"), dict[int, Path]()

    def write(graph: Graph) -> Path:
        if id(graph) not in pages:
            pages[id(graph)] = folder / f"{len(pages)}.html"
            export("html", graph, schema, pages[id(graph)])
        return pages[id(graph)]

    return write


@pytest.fixture(scope="session")
def demo() -> Graph:
    """Four companies, a person, a claim of each status."""
    return demo_graph()


@pytest.fixture(scope="session")
def large() -> Graph:
    """Twenty thousand names."""
    return invented_graph(20_000, claims_per_name=1.0)


@pytest.fixture(scope="session")
def context(browser: Browser) -> BrowserContext:
    """A profile without a network, without animations, and with the clipboard."""
    return browser.new_context(offline=True, reduced_motion="reduce", permissions=CLIPBOARD)


@pytest.fixture
def open_page(context: BrowserContext, written: Callable[[Graph], Path]) -> Iterator[Open]:
    """Open the page of a graph at a fragment; no error and no request but for the file may come of it."""
    pages: list[Page] = []
    errors: list[str] = []
    requests: list[str] = []

    def watched(graph: Graph, fragment: str = "", size: ViewportSize = WINDOW, scheme: Scheme = "light") -> Page:
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.set_default_timeout(10_000)
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(written(graph).as_uri() + fragment)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        return page

    yield watched
    for page in pages:
        page.close()
    assert not errors
    assert not [url for url in requests if not url.startswith("file:")]
    assert len(requests) == len(pages)


@pytest.fixture
def page(open_page: Open, demo: Graph) -> Page:
    """The page of the demo graph."""
    return open_page(demo)
