"""Job titles, compared: "chief executive" is "CEO", and "co-founder and CEO" agrees with both."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import load_table
from kg.model import Record
from kg.names import fold

Role = frozenset[str]
"""The titles of a role, each in its standing form; empty: no role told."""


class _Roles(Record):
    same: tuple[tuple[str, ...], ...]
    time: tuple[str, ...]


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, ...], ...]]:
    table = load_table("roles", _Roles)
    same = {_plain(title): _plain(titles[0]) for titles in table.same for title in titles}
    return same, tuple(sorted((tuple(_plain(word).split()) for word in table.time), key=len, reverse=True))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(text).casefold().replace("'s", "").replace(".", "")).split())


def role_of(text: str | None) -> Role:
    """The titles in ``text``: "former co-founder & chief executive" -> {"co founder", "ceo"}."""
    if not text:
        return frozenset()
    whole = _standing(text)
    same, _ = _table()
    if whole in same.values():
        return frozenset({whole})
    parts = re.split(r"\s+and\s+|\s*[&,/]\s*", text, flags=re.IGNORECASE)
    return frozenset(standing for part in parts if (standing := _standing(part)))


def _standing(title: str) -> str:
    same, time = _table()
    words = _plain(title).split()
    trimmed = True
    while trimmed:
        trimmed = False
        for prefix in time:
            if len(words) > len(prefix) and tuple(words[: len(prefix)]) == prefix:
                words, trimmed = words[len(prefix) :], True
    plain = " ".join(words)
    return same.get(plain, plain)


def roles_agree(one: Role, other: Role) -> bool:
    """True where neither contradicts the other: one is not told, or is part of the other."""
    return one <= other or other <= one


def role_text(role: Role) -> str:
    """The role as part of a claim's identity."""
    return " and ".join(sorted(role))
