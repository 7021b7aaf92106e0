"""Extractions -> entities. The only step that needs all articles at once; a function of their set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg import names
from kg.model import Entity, Extraction
from kg.resolve.forms import Form, Named, form_of, name_chain, table
from kg.resolve.join import roots
from kg.resolve.local import BODY, Chain, Local, by_family, family, locals_of, total, winner
from kg.resolve.naming import assign_ids, best_name, merges, spellings
from kg.schema import Schema

WEAK_VOTE = 1.0
"""A family that leads by no more than this can be overruled by what other articles say of the same name."""
WEAK_SHARE = 0.25
"""The same for a lead of less than this share of its weight."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """``entities`` sorted by id, and the entity id of every chain that holds a name."""

    entities: tuple[Entity, ...]
    entity_of: dict[Chain, str]


def resolve(extractions: Sequence[Extraction], schema: Schema) -> Resolution:
    """Find the entities behind the chains of all articles (at most one extraction an article).

    Order does not matter, and the result for a set of articles is the same however it was put together.
    """
    found = locals_of(extractions, schema)
    order = [entity_type.name for entity_type in schema.types]
    groups = _groups(found, _families(found, order))
    entities = assign_ids([(f"{key[0]}\n{key[1]}", _entity(key, chains, order)) for key, chains in groups])
    entity_of = {
        chain.local.where: entity.id for entity, (_, chains) in zip(entities, groups, strict=True) for chain in chains
    }
    return Resolution(tuple(sorted(entities, key=lambda entity: entity.id)), dict(sorted(entity_of.items())))


def _families(found: Sequence[Local], order: Sequence[str]) -> dict[Chain, str]:
    """The family of each chain: its own vote, or that of all chains of the name where its own is weak."""
    ranks = [*dict.fromkeys(family(name) for name in order)]
    own = {local.where: by_family(local.votes) for local in found}
    by_name: dict[str, list[Chain]] = defaultdict(list)
    for local in found:
        by_name[_plain(local)].append(local.where)
    shared = {
        name: winner(total(vote for where in chains for vote in own[where].items()), ranks)
        for name, chains in by_name.items()
    }
    return {
        local.where: (shared[_plain(local)] if _weak(own[local.where]) else winner(own[local.where], ranks)) or BODY
        for local in found
    }


def _plain(local: Local) -> str:
    """The fullest name of a chain, before it is known whether it is a person's."""
    return max((form_of(name, BODY) for name in local.names), key=lambda form: form.fullness).key


def _weak(votes: Mapping[str, float]) -> bool:
    ranked = sorted(votes.values(), reverse=True)
    lead = ranked[0] - max([0.0, *ranked[1:]]) if ranked else 0.0
    return lead <= WEAK_VOTE or lead < WEAK_SHARE * ranked[0]


def _groups(found: Sequence[Local], families: Mapping[Chain, str]) -> list[tuple[tuple[str, str], list[Named]]]:
    """((family, root form), its chains), sorted."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for name in sorted(set(families.values())):
        members = [local for local in found if families[local.where] == name]
        forms: dict[str, Form] = table([form_of(text, name) for local in members for text in local.names])
        chains = [name_chain(local, name, forms) for local in members]
        root = roots(chains, forms)
        for chain in chains:
            groups[name, root[chain.principal]].append(chain)
    return sorted(groups.items(), key=lambda group: group[0])


def _entity(key: tuple[str, str], chains: Sequence[Named], order: Sequence[str]) -> Entity:
    group, root = key
    counts = spellings(chains)
    name = best_name(counts, root, group)
    aliases = sorted(set(counts) - {name})
    votes = total(vote for chain in chains for vote in chain.local.votes if family(vote[0]) == group)
    return Entity(
        id=names.slug(name),
        type=winner(votes, order) or ("Company" if group == BODY else group),
        name=name,
        aliases=tuple(aliases),
        mentioned_in=tuple(sorted({chain.local.article for chain in chains})),
        mentions=sum(chain.local.mentions for chain in chains),
        merges=merges(name, aliases, group),
    )
