"""Templates of words: names next to names, and amounts."""

from __future__ import annotations

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "relation", "claims"),
    [
        ("The Northwind-Contoso merger closed in May.", "merged_with", {"Northwind merged_with Contoso"}),
        ("Contoso, worth $5 billion, sells cars.", "valued_at", {"Contoso valued_at $5 billion"}),
        ("Contoso, valued at $5 billion, sells cars.", "valued_at", {"Contoso valued_at $5 billion"}),
        ("The Northwind-backed start-up Contoso sells cars.", "invested_in", {"Northwind invested_in Contoso"}),
        ("Northwind is backed up, Contoso said.", "invested_in", set()),
    ],
)
def test_templates(text: str, relation: str, claims: set[str]) -> None:
    assert told(text, relation) == claims
