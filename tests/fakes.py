"""Extractors that need no language pipeline: the command line and the flow are tested with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Article, Extraction, Match, Mention
from kg.schema import Schema

PATTERN = re.compile(r"\b([A-Z]\w+) bought ([A-Z]\w+)")


def bought(articles: Iterable[Article], schema: Schema, model: str | None = None) -> Iterator[Extraction]:
    """``X bought Y``, and nothing else."""
    for article in articles:
        yield _read(article)


def interrupted(articles: Iterable[Article], schema: Schema, model: str | None = None) -> Iterator[Extraction]:
    """As if a person pressed Ctrl-C at the second article."""
    for number, article in enumerate(articles):
        if number:
            raise KeyboardInterrupt
        yield _read(article)


def _read(article: Article) -> Extraction:
    mentions: list[Mention] = []
    matches: list[Match] = []
    for hit in PATTERN.finditer(article.text):
        first = len(mentions)
        mentions += [_mention(article, hit, group, first + group - 1) for group in (1, 2)]
        matches.append(_match(hit, first))
    return Extraction(article=article.id, mentions=tuple(mentions), matches=tuple(matches))


def _mention(article: Article, hit: re.Match[str], group: int, chain: int) -> Mention:
    start, end = hit.span(group)
    return Mention(article=article.id, start=start, end=end, text=hit[group], kind="name", chain=chain, type="Company")


def _match(hit: re.Match[str], first: int) -> Match:
    return Match(
        relation="acquired",
        subject=first,
        object=first + 1,
        start=hit.start(),
        end=hit.end(),
        extractor="bought",
        rule="bought",
        score=0.9,
    )
