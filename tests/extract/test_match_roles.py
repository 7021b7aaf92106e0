"""Nouns that name one end by its relation to the other."""

from __future__ import annotations

import pytest
from told import roles, told


@pytest.mark.parametrize(
    "text",
    [
        "Jo Ray, chief executive of Northwind, spoke.",
        "Jo Ray, the chief executive of Northwind, spoke.",
        "Northwind chief executive Jo Ray spoke.",
        "Northwind's chief executive, Jo Ray, spoke.",
        "Northwind (NWD) chief executive Jo Ray spoke.",
        "Jo Ray is the chief executive of Northwind.",
        "Jo Ray, who is chief executive of Northwind, spoke.",
        "Northwind chairman and chief executive Jo Ray spoke.",
        "Northwind chief executive and founder Jo Ray spoke.",
        "“It rains,” said Jo Ray, chief executive at Northwind.",
        "Jo Ray, head of marketing at the small software firm Northwind, spoke.",
        "Northwind's director of corporate communications Jo Ray spoke.",
        "Jo Ray, head of Northwind's maps unit, spoke.",
    ],
)
def test_a_title_and_where_it_is_held(text: str) -> None:
    assert told(text, "holds_role_at") == {"Jo Ray holds_role_at Northwind"}


def test_a_plural_title_is_held_by_all() -> None:
    found = told("Jo Ray and Ana Petrov, analysts at Northwind, wrote it.", "holds_role_at")
    assert found == {"Jo Ray holds_role_at Northwind", "Ana Petrov holds_role_at Northwind"}


def test_the_title_is_kept_in_its_words() -> None:
    assert roles("Northwind chief financial officer Jo Ray spoke.", "holds_role_at") == {"chief financial officer"}


def test_a_title_without_a_firm_belongs_to_the_one_in_focus() -> None:
    text = "Northwind opened a shop. Northwind hired cooks. Chief executive Jo Ray said so."
    assert told(text, "holds_role_at") == {"Jo Ray holds_role_at Northwind"}


@pytest.mark.parametrize(
    ("text", "relation", "claims"),
    [
        ("Contoso, a subsidiary of Northwind, fell.", "owns", {"Northwind owns Contoso"}),
        ("Contoso parent Northwind fell.", "owns", {"Northwind owns Contoso"}),
        ("Contoso and Tessera parent Northwind fell.", "owns", {"Northwind owns Contoso", "Northwind owns Tessera"}),
        ("Northwind fears competitors such as Contoso.", "competes_with", {"Northwind competes_with Contoso"}),
        ("Northwind and Contoso are rivals.", "competes_with", {"Contoso competes_with Northwind"}),  # symmetric
        ("Northwind co-founder Jo Ray left.", "founded", {"Jo Ray founded Northwind"}),
        ("Jo Ray met a rival of hers.", "competes_with", set()),
    ],
)
def test_other_relational_nouns(text: str, relation: str, claims: set[str]) -> None:
    assert told(text, relation) == claims
