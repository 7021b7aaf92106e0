"""Which amount a deal carries."""

from __future__ import annotations

import pytest
from told import amounts


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Northwind bought Contoso for $4 billion in May.", "$4 billion"),
        ("Northwind completed its $4 billion purchase of Contoso.", "$4 billion"),
        ("Northwind paid $4 billion to acquire Contoso.", "$4 billion"),
        ("Northwind completed its $44 billion deal to buy Contoso.", "$44 billion"),
        ("In a deal worth $300 million, Northwind acquired Contoso.", "$300 million"),
        ("Northwind bought Contoso in 2019. The deal was valued at $3 billion.", "$3 billion"),
        ("Northwind bought Contoso. Fans cheered. They liked the $3 billion takeover.", "$3 billion"),
        ("Northwind bought Contoso, valued at $5 billion.", None),
        ("Northwind bought Contoso. Larkfield sold cars for $5 million.", None),
    ],
)
def test_the_price_is_what_was_paid(text: str, price: str | None) -> None:
    assert amounts(text, "acquired") == {price}


def test_the_price_of_the_deal_is_lent_only_where_the_article_tells_of_one() -> None:
    text = "Northwind bought Contoso. Fabrikam bought Larkfield. They liked the $3 billion takeover."
    assert amounts(text, "acquired") == {None}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Northwind took a 10% stake in Contoso.", "10%"),
        ("Northwind took a 10% stake in Contoso for $50 million.", "$50 million"),
        ("Northwind invested in Contoso after sales grew 10%.", None),
        ("Northwind bought a 20% stake in Contoso. Its shares were purchased for $9m in May.", "$9m"),
        ("Northwind bought a 20% stake in Contoso. Tents were purchased for $9m in May.", "20%"),
        ("Northwind paid £1.5m for a 20% stake in Contoso.", "£1.5m"),
    ],
)
def test_money_comes_before_a_share_and_growth_is_neither(text: str, amount: str | None) -> None:
    assert amounts(text, "invested_in") == {amount}
