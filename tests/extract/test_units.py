"""Which quantities a relation admits as its amount."""

from __future__ import annotations

import pytest

from kg.extract.amounts import find_amounts
from kg.extract.units import unit_allowed
from kg.schema import load_schema


@pytest.mark.parametrize(
    ("relation", "text", "admitted"),
    [
        ("acquired", "$1.2 billion", True),
        ("raised", "€50 million", True),
        ("raised", "12%", False),
        ("reported_revenue", "1,200 people", False),
        ("laid_off", "1,200 people", True),
        ("laid_off", "$5 million", False),
        ("valued_at", "$12 a share", False),  # the price of one share is no value of a firm
    ],
)
def test_a_relation_takes_the_units_of_its_file(relation: str, text: str, admitted: bool) -> None:
    amount = find_amounts(text)[0].amount
    assert unit_allowed(amount, load_schema().relation(relation)) is admitted


def test_no_amount_is_not_admitted() -> None:
    assert not unit_allowed(None, load_schema().relation("acquired"))
