"""Fill ``same_as``, ``cik`` and ``ticker`` of entities where only one thing can be meant.

A name that is a word of ordinary English ("Target"), or that several companies bear, is left alone, unless an article
writes it with its legal suffix ("Target Corporation") or prints the ticker behind it. Persons need two names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from kg import names
from kg.link.printed import printed
from kg.link.tables import Listing, is_common, items, listings
from kg.model import Entity, Graph

T = TypeVar("T")

WIKIDATA = "http://www.wikidata.org/entity/"
_BODY = ("Company", "Organization")


def link(graph: Graph) -> Graph:
    """``graph`` with its entities linked. A pure function: the same graph gives the same links."""
    shown = printed(graph.articles, [entity for entity in graph.entities if entity.type == "Company"])
    entities = tuple(_linked(entity, shown.get(entity.id, set())) for entity in graph.entities)
    return graph.model_copy(update={"entities": entities})


def _linked(entity: Entity, shown: set[Listing]) -> Entity:
    item = _item(entity)
    listing = _listing(entity, shown) if entity.type == "Company" else None
    if item is None and listing is None:
        return entity
    same_as = entity.same_as if item is None else tuple(sorted({*entity.same_as, WIKIDATA + item}))
    found = {"cik": listing.cik, "ticker": listing.ticker or None} if listing else {}
    return entity.model_copy(update={"same_as": same_as, **found})


def _item(entity: Entity) -> str | None:
    if entity.type == "Person":
        found = {items().get((entity.type, names.person(name))) for name in _names(entity)}
    elif entity.type in _BODY:
        found = {items().get(("Body", key)) for key in _keys(entity)}
    else:
        return None
    return _only(found - {None})


def _listing(entity: Entity, shown: set[Listing]) -> Listing | None:
    by_name = {found for key in _keys(entity) if (found := listings().get(key))}
    return _only(shown | by_name)


def _keys(entity: Entity) -> Iterator[str]:
    """Folded names that are not common words, or are written as a firm's."""
    for name in _names(entity):
        key = names.normalise(name)
        if not is_common(key) or names.strip_suffix(name) != " ".join(name.split()):
            yield key


def _names(entity: Entity) -> Iterator[str]:
    """The name, and aliases that are a fuller form of it: a shorter one could be anybody's."""
    yield entity.name
    own = set(names.words(entity.name))
    yield from (alias for alias in entity.aliases if own <= set(names.words(alias)))


def _only(found: set[T]) -> T | None:
    return next(iter(found)) if len(found) == 1 else None
