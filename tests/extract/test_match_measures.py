"""Nouns with an amount: reached, compared, below zero, and whose they are."""

from __future__ import annotations

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "relation", "amounts"),
    [
        ("Contoso's revenue rose 8% to $5 billion.", "reported_revenue", {"$5 billion"}),
        ("Contoso's revenue rose to $5 billion from $4 billion.", "reported_revenue", {"$5 billion", "$4 billion"}),
        ("Contoso posted a profit of $5 million, up from $4 million.", "reported_profit", {"$5 million", "$4 million"}),
        (
            "Contoso posted a profit of $5 million, compared with $4 million.",
            "reported_profit",
            {"$5 million", "$4 million"},
        ),
        ("Contoso made $5 million in revenue last year.", "reported_revenue", {"$5 million"}),
        ("Contoso grew in May. Net income fell to $5 million.", "reported_profit", {"$5 million"}),
        ("Contoso grew in May. The weapons unit posted a profit of $5 million.", "reported_profit", set()),
        ("Contoso's profit fell 8%.", "reported_profit", set()),
        ("Contoso is worth about $5 billion.", "valued_at", {"about $5 billion"}),
        ("Contoso has a market value of $5 billion.", "valued_at", {"$5 billion"}),
        ("Contoso handed out $5 million worth of stock.", "valued_at", set()),
    ],
)
def test_the_amount_of_a_measure(text: str, relation: str, amounts: set[str]) -> None:
    assert told(text, relation) == {f"Contoso {relation} {amount}" for amount in amounts}
