"""Which tellings are one fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.claims.amounts import Quantity, leaders, quantity
from kg.claims.roles import Role, roles_agree
from kg.claims.told import Told
from kg.model import Amount, Status
from kg.schema import Schema

STRENGTH: tuple[Status, ...] = ("ended", "denied", "actual", "planned", "possible")
"""Inside one article the status that comes first here holds for the whole fact."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Fact:
    """Tellings that agree in ends, role and amount. ``role`` and ``amount`` are those of the whole."""

    role: Role
    amount: Amount | None
    told: tuple[Told, ...]


def facts(told: Sequence[Told]) -> list[Fact]:
    """Group tellings by ends, then by role, then by amount.

    A telling without role (or amount) joins the only group that has one; where there are several, it stays apart.
    """
    found = []
    for same_ends in grouped(told, lambda one: one.ends):
        for role, same_role in _by_role(same_ends):
            found += [Fact(role, amount, tuple(same)) for amount, same in _by_amount(same_role)]
    return found


def grouped(items: Iterable[Told], key: Callable[[Told], K]) -> list[list[Told]]:
    """Groups by key; groups and their members in a fixed order."""
    groups: dict[K, list[Told]] = defaultdict(list)
    for item in sorted(items, key=lambda one: one.order):
        groups[key(item)].append(item)
    return list(groups.values())


def _by_role(told: Sequence[Told]) -> list[tuple[Role, list[Told]]]:
    """A role that is part of exactly one fuller role belongs to it; no role is part of every role."""
    roles = sorted({one.role for one in told}, key=sorted)
    fullest = [role for role in roles if not any(role < other for other in roles)]
    groups: dict[Role, list[Told]] = defaultdict(list)
    for one in told:
        homes = [role for role in fullest if one.role <= role]
        groups[homes[0] if len(homes) == 1 else one.role].append(one)
    return sorted(groups.items(), key=lambda group: sorted(group[0]))


def _by_amount(told: Sequence[Told]) -> list[tuple[Amount | None, list[Told]]]:
    leader = leaders((one.evidence.article, one.amount) for one in told if one.amount is not None)
    standing = {quantity(amount): amount for amount in leader.values()}
    groups: dict[Quantity | None, list[Told]] = defaultdict(list)
    for one in told:
        if one.amount is not None:
            groups[quantity(leader[quantity(one.amount)])].append(one)
        else:
            groups[next(iter(standing)) if len(standing) == 1 else None].append(one)
    return [(None if key is None else standing[key], some) for key, some in groups.items()]


def one_status(told: Sequence[Told]) -> list[Told]:
    """What one article tells, each fact with the one status that its strongest telling has."""
    settled = []
    for fact in facts(told):
        status = min((one.status for one in fact.told), key=STRENGTH.index)
        settled += [replace(one, status=status) for one in fact.told]
    return settled


def without_repeats(told: Sequence[Told], schema: Schema) -> list[Told]:
    """What one article tells, less what another relation of the same pair says already (``instead_of``, ``ends``).

    A role held before, or another role, is a fact of its own and stays.
    """
    said: dict[tuple[str, frozenset[str | None]], list[Told]] = defaultdict(list)
    for relation in schema.relations:
        for one in told:
            if relation.instead_of and one.relation == relation.relation and one.status in ("actual", "planned"):
                for other in relation.instead_of:
                    said[other, frozenset((one.subject, one.object))].append(one)
    over = {
        (other, frozenset((one.subject, one.object)))
        for relation in schema.relations
        for one in told
        if one.relation == relation.relation and one.status == "actual"
        for other in relation.ends
    }
    kept = [one for one in told if (one.relation, frozenset((one.subject, one.object))) not in over]
    return [one for one in kept if not _repeats(one, said[one.relation, frozenset((one.subject, one.object))])]


def _repeats(one: Told, said: Sequence[Told]) -> bool:
    return one.status != "ended" and any(roles_agree(one.role, other.role) for other in said)


def most_common(values: Iterable[K | None]) -> K | None:
    """The value told most often; of equals the one that comes first as text."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None
