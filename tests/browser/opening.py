"""What the fixtures of the browser tests hand out."""

from __future__ import annotations

from typing import Literal, Protocol

from playwright.sync_api import Page, ViewportSize

from kg.model import Graph

Scheme = Literal["light", "dark"]
WINDOW: ViewportSize = {"width": 1360, "height": 860}


class Open(Protocol):
    """Opens the page of a graph at a fragment ("#node=northwind") and waits until it is ready."""

    def __call__(
        self, graph: Graph, fragment: str = "", size: ViewportSize = WINDOW, scheme: Scheme = "light"
    ) -> Page: ...
