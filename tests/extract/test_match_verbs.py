"""Verbs: voice, clauses, objects behind prepositions, and what stands in for a firm."""

from __future__ import annotations

import pytest
from told import roles, told


@pytest.mark.parametrize(
    ("text", "relation", "claims"),
    [
        ("Northwind bought Contoso in May.", "acquired", {"Northwind acquired Contoso"}),
        ("Contoso, which was bought by Northwind in May, makes cars.", "acquired", {"Northwind acquired Contoso"}),
        ("Northwind agreed to buy Contoso and Larkfield in May.", "acquired",
         {"Northwind acquired Contoso", "Northwind acquired Larkfield"}),
        ("Northwind sold Larkfield to Contoso for $9 million.", "acquired", {"Contoso acquired Larkfield"}),
        ("Northwind sold Larkfield to Contoso for $9 million.", "sold", {"Northwind sold Larkfield"}),
        ("The board of Contoso rejected a takeover offer from Northwind.", "acquired", {"Northwind acquired Contoso"}),
        ("Northwind bought a majority stake in Contoso.", "acquired", {"Northwind acquired Contoso"}),
        ("Northwind bought a majority stake in Contoso.", "invested_in", set()),
        ("Northwind bought 9% of Contoso last year.", "invested_in", {"Northwind invested_in Contoso"}),
        ("Northwind participated in the funding round of Contoso.", "invested_in", {"Northwind invested_in Contoso"}),
        ("Northwind entered into talks with Contoso.", "in_talks_with", {"Northwind in_talks_with Contoso"}),
        ("Northwind stopped working with Contoso.", "paused_projects_with", {"Northwind paused_projects_with Contoso"}),
        ("The Harbour Authority fined Contoso $5 million.", "fined", {"Harbour Authority fined Contoso"}),
        ("The Harbour Court ordered Contoso to pay $5 million.", "fined", {"Harbour Court fined Contoso"}),
        ("Northwind bought new laptops for its staff.", "acquired", set()),
        ("Ana Petrov replaces the head of Contoso Corp, Jo Ray, who resigned in May.", "left",
         {"Jo Ray left Contoso"}),
        ("Okonkwo said that Larkfield Ltd, which left Contoso Corp in May, grew. Ana Okonkwo is a lawyer.", "left",
         set()),
    ],
)  # fmt: skip
def test_the_ends_of_a_verb_are_found_whatever_the_clause(text: str, relation: str, claims: set[str]) -> None:
    assert told(text, relation) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Contoso cut costs in May. About 300 workers were laid off.", {"Contoso laid_off About 300 workers"}),
        ("Contoso cut costs in May. Rivals laid off 300 workers.", set()),
        ("Contoso cut 10% of its staff, or 700 workers.", {"Contoso laid_off 10%", "Contoso laid_off 700 workers"}),
        ("Contoso reduced its headcount by 14% in May.", {"Contoso laid_off 14%"}),
        ("Contoso cut its prices by 10%.", set()),
    ],
)
def test_what_the_passage_is_about_stands_in_only_where_no_doer_is_named(text: str, claims: set[str]) -> None:
    assert told(text, "laid_off") == claims


@pytest.mark.parametrize(
    ("text", "relation", "claim", "role"),
    [
        ("Contoso named Jo Ray chief executive officer.", "hired", "Contoso hired Jo Ray", "chief executive officer"),
        (
            "Contoso promoted Jo Ray to chief operating officer.",
            "hired",
            "Contoso hired Jo Ray",
            "chief operating officer",
        ),
        ("Jo Ray was appointed to lead Contoso.", "hired", "Contoso hired Jo Ray", None),
        ("Contoso's board appointed Jo Ray as finance chief.", "hired", "Contoso hired Jo Ray", "finance chief"),
        ("Contoso chief executive Jo Ray resigned in May.", "left", "Jo Ray left Contoso", None),
        ("Jo Ray stepped down as chairman of Contoso.", "left", "Jo Ray left Contoso", "chairman"),
        ("Jo Ray resigned from Contoso on Monday.", "left", "Jo Ray left Contoso", None),
    ],
)
def test_posts_are_taken_and_given_up(text: str, relation: str, claim: str, role: str | None) -> None:
    assert told(text, relation) == {claim}
    assert roles(text, relation) == {role}


def test_a_past_post_told_by_the_way_is_no_hiring() -> None:
    assert told("Before becoming chief executive of Contoso, Jo Ray sold cars.", "hired") == set()


def test_who_acts_in_a_clause_behind_after_is_not_who_acts_before_it() -> None:
    text = "Northwind Inc. and Jo Ray's Tessera have paused projects after Larkfield Inc. invested $14bn in Contoso."
    assert told(text, "invested_in") == {"Larkfield Inc. invested_in Contoso"}


@pytest.mark.parametrize(
    "text", ["Contoso grew. Workers make $100 an hour on Contoso's platform.", "Contoso pays its drivers $100 an hour."]
)
def test_who_pays_may_be_whose_platform_it_is(text: str) -> None:
    assert {claim.split(" an ")[0] for claim in told(text, "pays")} == {"Contoso pays $100"}
