"""Graph -> property graph, as Neo4j and its kin hold it.

::

    (:Entity:Company {iri, name, aliases, mentions, same_as})    one label for all entities, one for the type
    (:Amount {iri, text, value, high, unit, per, approximate})   only where a relation's object is an amount
    (:Article {iri, identifier, title, source, url, publisher, published})
    (:Entity)-[:ACQUIRED {claim, status, quotes, articles, amount, amount_value, ...}]->(:Entity)
    (:Entity)-[:MENTIONED_IN]->(:Article)

A claim that is not told as done has its status in its type, ``POSSIBLE_ACQUIRED``: whoever asks for ``ACQUIRED`` never
gets a rumour for an answer. A node's key is its IRI, the same as in RDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.export.iris import Iris
from kg.export.terms import valid_iri
from kg.graph import EDGE_WORDS
from kg.model import Amount, Article, Claim, Entity, Evidence, Graph
from kg.schema import Schema

Value = str | int | float | bool | tuple[str, ...]
Properties = dict[str, Value]

ENTITY, AMOUNT, ARTICLE = "Entity", "Amount", "Article"
MENTIONED_IN = "MENTIONED_IN"


class Node(NamedTuple):
    """A node; ``kind`` is Entity, Amount or Article, ``label`` the entity's type or ``kind`` again."""

    iri: str
    kind: str
    label: str
    properties: Properties


class Relationship(NamedTuple):
    """A relationship between two nodes; ``claim`` is None for ``MENTIONED_IN``."""

    start: str
    end: str
    end_kind: str
    type: str
    claim: str | None
    properties: Properties


class PropertyGraph:
    """The nodes and relationships of a graph, each in the order of the graph."""

    def __init__(self, graph: Graph, schema: Schema) -> None:
        self._graph = graph
        self._iris = Iris(schema)

    def entities(self) -> Iterator[Node]:
        """One node an entity."""
        for entity in self._graph.entities:
            yield Node(self._entity(entity.id), ENTITY, entity.type, _entity(entity))

    def amounts(self) -> Iterator[Node]:
        """One node for each amount that is the object of its claim."""
        for claim in self._graph.claims:
            if claim.amount and claim.object == claim.amount_id:
                yield Node(self._amount(claim), AMOUNT, AMOUNT, _amount(claim.amount))

    def articles(self) -> Iterator[Node]:
        """One node an article."""
        for article in self._graph.articles:
            yield Node(self._article(article.id), ARTICLE, ARTICLE, _article(article))

    def claims(self) -> Iterator[Relationship]:
        """One relationship a claim."""
        for claim in self._graph.claims:
            to_amount = claim.object == claim.amount_id
            end = self._amount(claim) if to_amount else self._entity(claim.object)
            kind = AMOUNT if to_amount else ENTITY
            yield Relationship(
                self._entity(claim.subject), end, kind, relationship_type(claim), claim.id, self._claim(claim)
            )

    def mentions(self) -> Iterator[Relationship]:
        """One relationship for each entity and article that names it."""
        for entity in self._graph.entities:
            for article in entity.mentioned_in:
                yield Relationship(self._entity(entity.id), self._article(article), ARTICLE, MENTIONED_IN, None, {})

    def _claim(self, claim: Claim) -> Properties:
        amount = claim.amount
        told = _known(
            status=claim.status,
            relation=claim.relation,
            role=claim.role,
            when=claim.when,
            attributed_to=claim.attributed_to,
            speaker=self._entity(claim.speaker) if claim.speaker else None,
            confidence=claim.confidence,
            amount=amount.text if amount else None,
            amount_value=amount.value if amount else None,
            amount_high=amount.high if amount else None,
            amount_unit=amount.unit if amount else None,
            quotes=tuple(evidence.quote for evidence in claim.evidence),
            articles=tuple(self._article(article) for article in _told_in(claim.evidence)),
        )
        return {**_qualifiers(claim.qualifiers, told), **told}

    def _entity(self, id: str) -> str:
        return valid_iri(self._iris.entity(id))

    def _amount(self, claim: Claim) -> str:
        return valid_iri(self._iris.amount(claim.id))

    def _article(self, id: str) -> str:
        return valid_iri(self._iris.article(id))


def relationship_type(claim: Claim) -> str:
    """``ACQUIRED`` for what is told as done, else ``POSSIBLE_ACQUIRED`` and so on."""
    name = claim.relation if claim.status == "actual" else f"{claim.status}_{claim.relation}"
    return re.sub(r"\W", "_", name).upper()


def _entity(entity: Entity) -> Properties:
    aliases, same_as = tuple(entity.aliases), tuple(entity.same_as)
    return _known(name=entity.name, aliases=aliases, mentions=entity.mentions, same_as=same_as)


def _amount(amount: Amount) -> Properties:
    return _known(**amount.model_dump())


def _article(article: Article) -> Properties:
    return _known(**article.model_dump(exclude={"id", "text"}))


def _qualifiers(qualifiers: Mapping[str, str], told: Properties) -> Properties:
    """Qualifiers under names that no other property has."""
    taken = EDGE_WORDS | set(told) | {"amount_value", "amount_high", "amount_unit"}
    named = {re.sub(r"\W", "_", name): text for name, text in sorted(qualifiers.items())}
    return {f"qualifier_{name}" if name in taken else name: text for name, text in named.items()}


def _told_in(evidence: tuple[Evidence, ...]) -> list[str]:
    return sorted({one.article for one in evidence})


def _known(**properties: Value | None) -> Properties:
    return {name: value for name, value in properties.items() if value is not None and value not in ("", ())}
