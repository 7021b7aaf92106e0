"""What an entity is called: its name, its other names with the reason for each, its id."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from kg import names
from kg.model import Entity, Merge
from kg.resolve.forms import PERSON, Form, Named, form_of, related


def spellings(chains: Sequence[Named]) -> Counter[str]:
    """How often each spelling is used, possessive endings and a leading "the" aside.

    A name that is never seen without its "'s" (and more than once with it) keeps it: it is a name like "Farley's".
    """
    seen = [name for chain in chains for name in chain.local.names]
    shown = Counter(names.clean(name) for name in seen)
    ending = Counter(names.clean(name) for name in seen if names.fold(name).rstrip().endswith("'s"))
    whole = {name for name, count in ending.items() if count > 1 and count == shown[name]}
    return Counter({name + "'s" if name in whole else name: count for name, count in shown.items()})


def best_name(counts: Mapping[str, int], root: str, family: str) -> str:
    """The most frequent spelling of the fullest form; capitals alone, titles and legal suffixes count against one."""
    full = [name for name in counts if form_of(name, family).key == root] or list(counts)

    def rank(name: str) -> tuple[bool, bool, int, bool, int, str]:
        title = family == PERSON and names.strip_honorifics(name) != name
        suffix = names.strip_suffix(name) != name
        return name.isupper(), title, -counts[name], suffix, len(name), name

    chosen = min(full, key=rank)
    return names.strip_honorifics(chosen) if family == PERSON else chosen


def merges(name: str, aliases: Sequence[str], family: str) -> tuple[Merge, ...]:
    """Why each alias is taken for a name of ``name``."""
    own = form_of(name, family)
    return tuple(Merge(name=alias, reason=_reason(form_of(alias, family), own)) for alias in aliases)


def _reason(alias: Form, own: Form) -> str:
    if alias.key == own.key:
        return "same name but for case, punctuation, title or legal suffix"
    if names.is_acronym_of(alias.spelling, own.spelling):
        return "acronym that an article uses for the same thing"
    if related(alias, own):
        return "part of the name, or more than it, that an article uses for the same thing"
    return "other name that an article uses for the same thing"


def assign_ids(entities: Sequence[tuple[str, Entity]]) -> list[Entity]:
    """Give each entity its slug as id; those that share a slug get six hex digits of the hash of their names.

    ``entities`` come with a mark that no other has, for the rare two that share all their names as well.
    """
    slugs = Counter(names.slug(entity.name) for _, entity in entities)
    first = [_id(entity, slugs) for _, entity in entities]
    taken = Counter(first)
    found = []
    for (mark, entity), id in zip(entities, first, strict=True):
        unique = id if taken[id] == 1 else f"{names.slug(entity.name)}-{_hash(_all_names(entity) + mark)}"
        found.append(entity.model_copy(update={"id": unique}))
    return found


def _id(entity: Entity, slugs: Mapping[str, int]) -> str:
    slug = names.slug(entity.name)
    return slug if slugs[slug] == 1 else f"{slug}-{_hash(_all_names(entity))}"


def _all_names(entity: Entity) -> str:
    return "\n".join(sorted({entity.name, *entity.aliases}))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
