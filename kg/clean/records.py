"""JSON records -> articles, taken as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.clean.identity import content_id
from kg.model import Article, Page, Skip

KEYS = ("id", "url", "title", "text", "published", "publisher")


def record_article(page: Page) -> Article:
    """The one article of a record: text untouched, empty values missing, other keys ignored."""
    record: dict[str, object] = json.loads(page.content)
    given = {name: _string(record.get(name)) for name in KEYS}
    own = content_id([given[name] for name in KEYS])
    return Article(
        id=own,
        identifier=given["id"] or own,
        source=page.source,
        url=given["url"],
        title=given["title"],
        text=str(record["text"]),
        publisher=given["publisher"],
        published=given["published"],
    )


def _string(value: object) -> str | None:
    """A string that is not blank, or a number as one; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value) if str(value).strip() else None


def number_repeats(found: Iterable[Article | Skip]) -> Iterator[Article | Skip]:
    """The same stream with an id of its own for each of several identical records.

    A record is never dropped as a duplicate, so the n-th of identical ones gets n into its hash. Which one is the
    first does not matter: they are identical. For records alone; two pages with one content are one article.
    """
    counts: dict[str, int] = {}
    for article in found:
        if isinstance(article, Skip):
            yield article
            continue
        count = counts[article.id] = counts.get(article.id, 0) + 1
        yield article if count == 1 else _renumbered(article, count)


def _renumbered(article: Article, count: int) -> Article:
    own = content_id([article.id, count])
    identifier = own if article.identifier == article.id else article.identifier
    return article.model_copy(update={"id": own, "identifier": identifier})
