"""The IRIs of records and terms as N-Triples text; those that come again and again are made once."""

from __future__ import annotations

from collections.abc import Callable

from kg.export.iris import Iris
from kg.export.terms import iri
from kg.model import Claim, Evidence


class Words:
    """What :class:`~kg.export.iris.Iris` gives, as text."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self.schema = iris.schema
        self._known: dict[tuple[str, str], str] = {}

    def kg(self, name: str) -> str:
        """A term of our own vocabulary."""
        return self._once("kg", name, self.iris.kg)

    def term(self, compact: str) -> str:
        """A term as schema files write it."""
        return self._once("term", compact, self.iris.term)

    def type(self, name: str) -> str:
        """A node type."""
        return self._once("type", name, self.iris.type)

    def relation(self, name: str) -> str:
        """A relation."""
        return self._once("relation", name, self.iris.relation)

    def entity(self, id: str) -> str:
        """An entity."""
        return self._once("entity", id, self.iris.entity)

    def article(self, id: str) -> str:
        """An article, which is also the named graph of what it tells."""
        return self._once("article", id, self.iris.article)

    def claim(self, id: str) -> str:
        """A claim."""
        return iri(self.iris.claim(id))

    def amount(self, claim: str) -> str:
        """The amount of a claim."""
        return iri(self.iris.amount(claim))

    def evidence(self, claim: str, evidence: Evidence) -> str:
        """A piece of evidence of a claim."""
        return iri(self.iris.evidence(claim, evidence))

    def object(self, claim: Claim) -> str:
        """The object of a claim: an entity or the claim's own amount."""
        return self.amount(claim.id) if claim.object == claim.amount_id else self.entity(claim.object)

    def _once(self, kind: str, name: str, make: Callable[[str], str]) -> str:
        known = self._known.get((kind, name))
        if known is None:
            known = self._known[kind, name] = iri(make(name))
        return known
