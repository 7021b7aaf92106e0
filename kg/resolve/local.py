"""What one article knows of one entity: the mentions of a chain, summed up."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg import names
from kg.extract.votes import tally
from kg.model import Extraction, Mention, Vote
from kg.schema import Schema

RANGE_VOTE = 1.0
"""What the end of a relation adds to the vote on its type: less than any word in the text, enough to break a tie."""

CONFUSABLE = ("Company", "Organization", "Product")
"""Types of which one name can be all: a platform that acts and is used. The corpus decides between them."""
BODY = "body"
"""The family of the confusable types. Any other type is a family of its own, and entities never span families."""

Chain = tuple[str, int]
"""Article id and chain number."""


@dataclass(frozen=True, slots=True)
class Local:
    """One chain of one article. ``names`` holds a name for each name mention, sorted; ``votes`` the tally by type."""

    article: str
    chain: int
    names: tuple[str, ...]
    votes: tuple[tuple[str, float], ...]
    mentions: int

    @property
    def where(self) -> Chain:
        """Article id and chain number."""
        return self.article, self.chain


def family(entity_type: str) -> str:
    """The family of a type: entities of two families are never one."""
    return BODY if entity_type in CONFUSABLE else entity_type


def total(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Summed weights by key, keys sorted; exact, hence the same in any order."""
    parts: dict[str, list[float]] = defaultdict(list)
    for key, weight in weights:
        parts[key].append(weight)
    return {key: math.fsum(parts[key]) for key in sorted(parts)}


def by_family(votes: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The weight of each family: that of its best liked type, since votes on its types stand in for each other."""
    best: dict[str, float] = {}
    for name, weight in votes:
        best[family(name)] = max(weight, best.get(family(name), weight))
    return best


def winner(votes: Mapping[str, float], order: Sequence[str]) -> str | None:
    """The key with the most weight; ties go to the earlier in ``order``, then to the alphabet."""
    if not votes:
        return None
    rank = {key: index for index, key in enumerate(order)}
    return min(votes, key=lambda key: (-votes[key], rank.get(key, len(rank)), key))


def locals_of(extractions: Sequence[Extraction], schema: Schema) -> list[Local]:
    """All chains that hold a name, sorted by article and chain; a chain below 0 is none."""
    found = [local for extraction in extractions for local in _locals(extraction, schema)]
    return sorted(found, key=lambda local: local.where)


def _locals(extraction: Extraction, schema: Schema) -> Iterator[Local]:
    chains: dict[int, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.chain >= 0 and mention.kind != "amount":
            chains[mention.chain].append(mention)
    named = {chain: some for chain, some in chains.items() if any(map(_is_name, some))}
    known = {entity_type.name for entity_type in schema.types} - {"Amount"}
    votes = {chain: _votes(some) for chain, some in named.items()}
    for chain, vote in list(_range_votes(extraction, schema, votes)):
        votes[chain].append(vote)
    for chain, some in named.items():
        spelled = sorted(mention.text for mention in some if _is_name(mention))
        weights = tuple((name, weight) for name, weight in sorted(tally(votes[chain]).items()) if name in known)
        yield Local(extraction.article, chain, tuple(spelled), weights, len(some))


def _is_name(mention: Mention) -> bool:
    return mention.kind == "name" and bool(names.clean(mention.text))


def _votes(mentions: Sequence[Mention]) -> list[Vote]:
    votes = [vote for mention in mentions for vote in mention.votes]
    return votes or [Vote(type=mention.type, weight=1.0, voter="type") for mention in mentions if mention.type]


def _range_votes(
    extraction: Extraction, schema: Schema, votes: Mapping[int, Sequence[Vote]]
) -> Iterator[tuple[int, Vote]]:
    """A small vote for the ends of each match: for the relation's only type, else the best liked of its types."""
    relations = {relation.relation: relation for relation in schema.relations}
    for match in extraction.matches:
        relation = relations.get(match.relation)
        if relation is None:
            continue
        for index, allowed in ((match.subject, relation.subject), (match.object, relation.object)):
            chain = extraction.mentions[index].chain if 0 <= index < len(extraction.mentions) else -1
            choice = _choice(votes[chain], allowed) if chain in votes else None
            if choice:
                yield chain, Vote(type=choice, weight=RANGE_VOTE, voter=f"end of {relation.relation}")


def _choice(votes: Sequence[Vote], allowed: Sequence[str]) -> str | None:
    if len(allowed) == 1:
        return allowed[0] if allowed[0] != "Amount" else None
    liked = {name: weight for name, weight in tally(votes).items() if name in allowed and weight > 0}
    return winner(liked, allowed)
