"""Possessives and names within names, where nothing but the types tells the relation."""

from __future__ import annotations

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "relation", "claims"),
    [
        ("Northwind's Larkie sold well.", "makes", {"Northwind makes Larkie"}),
        ("Northwind's new Larkie phone sold well.", "makes", {"Northwind makes Larkie"}),
        ("Northwind's Larkie privacy rules changed.", "makes", {"Northwind makes Larkie"}),
        ("Jo Ray's Contoso fell.", "owns", {"Jo Ray owns Contoso"}),
        ("Northwind's rival Contoso fell.", "owns", set()),
        ("Northwind's chief executive, Jo Ray, left.", "owns", set()),
        ("Northwind's Jo Ray said so.", "holds_role_at", {"Jo Ray holds_role_at Northwind"}),
    ],
)
def test_a_possessive_speaks_through_its_types(text: str, relation: str, claims: set[str]) -> None:
    assert told(text, relation) == claims
