"""Pages -> articles: an aggregator's page falls apart into its articles, and page furniture goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.clean.html import html_articles
from kg.clean.records import number_repeats, record_article
from kg.clean.text import markdown_articles, text_articles
from kg.model import Article, Page, Skip

__all__ = ["MAX_TEXT", "articles", "number_repeats"]

MAX_TEXT = 1_000_000
"""Longest article, in characters: what language pipelines read at once."""

_PAGES: dict[str, Callable[[Page], Iterator[Article]]] = {
    "text/html": html_articles,
    "text/markdown": markdown_articles,
}


def articles(page: Page) -> Iterator[Article | Skip]:
    """The articles of a page in its order; one skip where there are none.

    A record (``application/json``) is one article, its text untouched; HTML, Markdown and plain text (any other media
    type) are split and cleaned. Page content is UTF-8, as readers give it.
    """
    if page.media_type == "application/json":
        found = iter([record_article(page)])
    else:
        found = _PAGES.get(page.media_type, text_articles)(page)
    empty = True
    for article in found:
        empty = False
        yield article if len(article.text) <= MAX_TEXT else _skip(page, f"an article over {MAX_TEXT:,} characters")
    if empty:
        yield _skip(page, "no article found")


def _skip(page: Page, reason: str) -> Skip:
    return Skip(source=page.source, where=page.source, reason=reason)
