"""Events told as nouns: whose they are, with whom, and through which verb."""

from __future__ import annotations

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "relation", "claims"),
    [
        ("Northwind's acquisition of Contoso closed.", "acquired", {"Northwind acquired Contoso"}),
        ("The takeover of Contoso by Northwind closed.", "acquired", {"Northwind acquired Contoso"}),
        ("The sale of Larkfield to Contoso closed.", "acquired", {"Contoso acquired Larkfield"}),
        ("A judge approved the sale of Larkfield's assets to Contoso.", "acquired", {"Contoso acquired Larkfield"}),
        ("The acquisition was praised.", "acquired", set()),
        ("The merger of Larkfield and Tessera closed.", "merged_with", {"Larkfield merged_with Tessera"}),
        ("Talks between Larkfield and Tessera failed.", "in_talks_with", {"Larkfield in_talks_with Tessera"}),
        (
            "Northwind grew in May. Northwind hired cooks. Talks with Contoso will continue.",
            "in_talks_with",
            {"Northwind in_talks_with Contoso"},
        ),
        (
            "Northwind sells a burger in partnership with Contoso.",
            "partnered_with",
            {"Northwind partnered_with Contoso"},
        ),
        (
            "Northwind hired cooks as part of a partnership with Contoso.",
            "partnered_with",
            {"Northwind partnered_with Contoso"},
        ),
        ("The appointment of Jo Ray by Contoso was a surprise.", "hired", {"Contoso hired Jo Ray"}),
    ],
)
def test_the_ends_of_an_event_noun(text: str, relation: str, claims: set[str]) -> None:
    assert told(text, relation) == claims
