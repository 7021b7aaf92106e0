"""Votes are added up; a voter that repeats itself counts less each time."""

from __future__ import annotations

from kg.extract.votes import best_type, tally
from kg.model import Vote


def test_the_type_with_the_highest_sum_wins() -> None:
    votes = [
        Vote(type="Person", weight=1.0, voter="ner PERSON"),
        Vote(type="Company", weight=0.8, voter="legal suffix"),
        Vote(type="Company", weight=0.5, voter="apposed Company"),
    ]
    assert best_type(votes) == "Company"


def test_nobody_voted_gives_the_default() -> None:
    assert best_type([]) is None
    assert best_type([], "Company") == "Company"


def test_equal_sums_are_settled_by_name() -> None:
    votes = [Vote(type=kind, weight=1.0, voter="one") for kind in ("Product", "Company", "Person")]
    assert best_type(votes) == best_type(reversed(votes)) == "Company"


def test_four_times_the_same_counts_twice() -> None:
    assert tally([Vote(type="Company", weight=0.5, voter="one")] * 4) == {"Company": 1.0}


def test_a_negative_vote_takes_away() -> None:
    votes = [Vote(type="Person", weight=1.0, voter="one"), Vote(type="Person", weight=-2.0, voter="two")]
    assert tally(votes) == {"Person": -1.0}
