"""Plain text and Markdown pages -> articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.clean.filter import without_furniture
from kg.clean.identity import content_id
from kg.clean.lines import Line, calls_reader, page_lines
from kg.clean.split import Story, stories
from kg.model import Article, Page

_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_MARKS = re.compile(r"^[ \t]*(?:#{1,6}|>)[ \t]+|(?<!\w)(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)(?!\w)", re.M)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)


def text_articles(page: Page) -> Iterator[Article]:
    """The articles of a plain text page, in the order of the page."""
    for story in page_stories(page.content.decode()):
        yield article_of(page, story)


def markdown_articles(page: Page) -> Iterator[Article]:
    """The articles of a Markdown page; its markup goes, the words of links stay."""
    text = _FRONT_MATTER.sub("", page.content.decode())
    for story in page_stories(_MARKS.sub("", _LINK.sub(r"\1", _IMAGE.sub("", text)))):
        yield article_of(page, story)


def page_stories(text: str) -> list[Story]:
    """The stories of a page without its furniture; none where it holds no prose."""
    lines = page_lines(text)
    found = stories(lines) or _bare(lines)
    filtered = without_furniture([story.paragraphs for story in found])
    left = [story._replace(paragraphs=tuple(body)) for story, body in zip(found, filtered, strict=True) if body]
    return [story for story in left if story.title or len(left) == 1 or not _is_aside(story)]


def _is_aside(story: Story) -> bool:
    """True for one short paragraph without a title: beside whole stories the site speaks ("Prices are delayed.")."""
    return len(story.paragraphs) == 1 and len(story.paragraphs[0]) < 200


def _bare(lines: Sequence[Line]) -> list[Story]:
    """A page of one line is taken for its text, though it end without a full stop."""
    if len(lines) != 1 or len(lines[0].text.split()) < 3 or calls_reader(lines[0].text):
        return []
    return [Story(None, None, None, (lines[0].text,))]


def article_of(page: Page, story: Story, url: str | None = None) -> Article:
    """The article of a story; its text is the paragraphs with a blank line between."""
    text = "\n\n".join(story.paragraphs)
    own = content_id([url, story.title, text, story.publisher, story.published])
    return Article(
        id=own,
        identifier=own,
        source=page.source,
        url=url,
        title=story.title,
        text=text,
        publisher=story.publisher,
        published=story.published,
    )
