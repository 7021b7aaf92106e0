"""HTML pages -> articles: trafilatura finds the body and the metadata, the split and the filter do the rest."""

from __future__ import annotations

from collections.abc import Iterator

from trafilatura import bare_extraction
from trafilatura.settings import Document

from kg.clean.split import Story
from kg.clean.text import article_of, page_stories
from kg.model import Article, Page

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""htmldate's options. Its own bounds come from the clock, and its long search guesses dates from running text."""


def html_articles(page: Page) -> Iterator[Article]:
    """The articles of an HTML page; the first of them carries the page's metadata."""
    document = bare_extraction(
        page.content.decode(),
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(document, Document) or not document.text:
        return
    for number, story in enumerate(page_stories(document.text)):
        yield article_of(page, story) if number else _main(page, story, document)


def _main(page: Page, story: Story, document: Document) -> Article:
    told = Story(
        document.title or story.title,
        document.sitename or story.publisher,
        document.date or story.published,
        story.paragraphs,
    )
    return article_of(page, told, document.url)
