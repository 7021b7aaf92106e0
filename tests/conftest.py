"""What many tests share: the schema, a hand-made graph, and settings of hypothesis that no slow machine trips over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from kg.model import Amount, Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema, load_schema

settings.register_profile("kg", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kg")

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The business schema of the checkout."""
    return load_schema(ROOT / "schemas" / "business")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system, one for all tests; where there is none the tests skip themselves."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield running
        running.close()


@pytest.fixture
def small_graph() -> Graph:
    """Two companies, one claim with an amount, made by hand."""
    text = "Northwind bought Contoso for $1.2 billion, “in cash”."
    evidence = Evidence(article="a1", start=0, end=len(text), quote=text, extractor="rules", rule="acquired/verb")
    amount = Amount(text="$1.2 billion", value=1.2e9, unit="USD")
    return Graph(
        articles=(Article(id="a1", identifier="a1", source="page.txt", title="A deal", text=text),),
        entities=(
            Entity(id="contoso", type="Company", name="Contoso", mentioned_in=("a1",), mentions=1),
            Entity(id="northwind", type="Company", name="Northwind", aliases=("Northwind Inc",), mentioned_in=("a1",)),
        ),
        claims=(
            Claim(
                id="c1",
                subject="northwind",
                relation="acquired",
                object="contoso",
                status="actual",
                amount=amount,
                confidence=0.9,
                evidence=(evidence,),
            ),
        ),
    )
