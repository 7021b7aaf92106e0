"""Tickers that articles print behind a name: "Northwind (NASDAQ: NWND)", "Northwind (NWND)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg import names
from kg.link.tables import Listing, by_ticker, plain_ticker
from kg.model import Article, Entity

_TICKER = re.compile(
    r"\s?\(\s*(?P<exchange>(?:NYSE|NASDAQ|CBOE)(?: \w+)?\s*:\s*)?\$?(?P<ticker>[A-Z]{1,5}(?:[.-][A-Z])?)\s*[);,]",
    re.IGNORECASE,
)


def printed(articles: Sequence[Article], entities: Sequence[Entity]) -> dict[str, set[Listing]]:
    """Entity id -> the listed companies whose ticker stands behind one of its names."""
    named: dict[str, list[Entity]] = {}
    for entity in entities:
        for article in entity.mentioned_in:
            named.setdefault(article, []).append(entity)
    found: dict[str, set[Listing]] = {}
    for article_ in articles:
        for id, listing in _in(article_, named):
            found.setdefault(id, set()).add(listing)
    return found


def _in(article: Article, named: Mapping[str, Sequence[Entity]]) -> Iterator[tuple[str, Listing]]:
    for hit in _TICKER.finditer(article.text):
        listing = by_ticker().get(plain_ticker(hit["ticker"])) if hit["ticker"].isupper() else None
        if listing is None:
            continue
        name, entity = _before(article.text[: hit.start()], named.get(article.id, ()))
        # Without an exchange the brackets may hold any acronym, so the name has to agree.
        if entity and (hit["exchange"] or _first(name) in {known.split()[0] for known in listing.names}):
            yield entity.id, listing


def _before(text: str, entities: Sequence[Entity]) -> tuple[str, Entity | None]:
    """The longest name that ``text`` ends in, and whose it is; nobody's where several entities have it."""
    ending = [(name, entity) for entity in entities for name in (entity.name, *entity.aliases) if _ends(text, name)]
    longest = max((len(name) for name, _ in ending), default=0)
    best = {entity.id: (name, entity) for name, entity in ending if len(name) == longest}
    return next(iter(best.values())) if len(best) == 1 else ("", None)


def _ends(text: str, name: str) -> bool:
    return text.endswith(name) and not text[: -len(name)][-1:].isalnum()


def _first(name: str) -> str:
    return names.normalise(name).partition(" ")[0]
