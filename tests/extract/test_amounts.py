"""Amounts in news English: what is found, with which value and unit, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.amounts import FoundAmount, find_amounts
from kg.model import Amount


def only(text: str) -> Amount:
    found = find_amounts(text)
    assert len(found) == 1, [each.amount for each in found]
    return found[0].amount


def values(text: str) -> list[tuple[float, str]]:
    return [(found.amount.value, found.amount.unit) for found in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a $1.2 billion deal", 1.2e9, "USD"),
        ("US$14.3 billion", 14.3e9, "USD"),
        ("a $14.3-billion bet", 14.3e9, "USD"),
        ("paid $750 for it", 750, "USD"),
        ("worth $4,567,888.50 in all", 4567888.5, "USD"),
        ("fees of $.50", 0.5, "USD"),
        ("raised A$20m", 2e7, "AUD"),
        ("raised C$20m", 2e7, "CAD"),
        ("raised CA$20 mln", 2e7, "CAD"),
        ("HK$3bn", 3e9, "HKD"),
        ("NZ$3bn", 3e9, "NZD"),
        ("S$3bn", 3e9, "SGD"),
        ("NT$3bn", 3e9, "TWD"),
        ("R$3bn", 3e9, "BRL"),
        ("£347m", 347e6, "GBP"),
        ("€12.5mn", 12.5e6, "EUR"),
        ("¥5 trillion", 5e12, "JPY"),
        ("₹500 crore", 5e9, "INR"),
        ("Rs 2 lakh", 2e5, "INR"),
        ("Rs.500 crore", 5e9, "INR"),
        ("Rs 1 lakh crore", 1e12, "INR"),
        ("₹1,00,00,000", 1e7, "INR"),
        ("₩40bn", 4e10, "KRW"),
        ("CHF 3.2bn", 3.2e9, "CHF"),
        ("SKr500m", 5e8, "SEK"),
        ("500 million kr", 5e8, "SEK"),
        ("USD 5m", 5e6, "USD"),
        ("USD5 million", 5e6, "USD"),
        ("5 million EUR", 5e6, "EUR"),
        ("5 million €", 5e6, "EUR"),
        ("$5 million CAD", 5e6, "CAD"),
        ("$5 million dollars", 5e6, "USD"),
        ("5 million U.S. dollars", 5e6, "USD"),
        ("30 million Canadian dollars", 3e7, "CAD"),
        ("a 405 million euro fine", 405e6, "EUR"),
        ("a five-million-dollar fine", 5e6, "USD"),
        ("two billion pounds", 2e9, "GBP"),
        ("300 pounds sterling", 300, "GBP"),
        ("80 million yen", 8e7, "JPY"),
        ("6 billion yuan", 6e9, "CNY"),
        ("RMB6bn", 6e9, "CNY"),
        ("12 million rupees", 1.2e7, "INR"),
        ("1.2 trillion won", 1.2e12, "KRW"),
        ("9 million Swiss francs", 9e6, "CHF"),
        ("1.37 billion riyals", 1.37e9, "SAR"),
        ("50 cents", 0.5, "USD"),
        ("50p", 0.5, "GBP"),
        ("75 pence", 0.75, "GBP"),
        ("$7k", 7e3, "USD"),
        ("$7K", 7e3, "USD"),
        ("$3B", 3e9, "USD"),
        ("$2tn", 2e12, "USD"),
        ("half a billion dollars", 5e8, "USD"),
        ("a billion dollars", 1e9, "USD"),
        ("a quarter of a million dollars", 2.5e5, "USD"),
        ("two and a half million dollars", 2.5e6, "USD"),
        ("twenty-five million dollars", 2.5e7, "USD"),
        ("one hundred and fifty million euros", 1.5e8, "EUR"),
        ("six hundred thousand dollars", 6e5, "USD"),
        ("$14.3\nbillion", 14.3e9, "USD"),
    ],
)
def test_money(text: str, value: float, unit: str) -> None:
    assert values(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("billions of dollars", 1e9, "USD"),
        ("tens of billions of dollars", 1e10, "USD"),
        ("hundreds of millions of pounds", 1e8, "GBP"),
        ("several hundred million dollars", 3e8, "USD"),
        ("hundreds of jobs", 100, "people"),
        ("thousands of seasonal and other workers", 1000, "people"),
        ("dozens of engineers", 12, "people"),
        ("Northwind is spending billions on chips", 1e9, "USD"),
        ("the billions Northwind is spending on chips", 1e9, "USD"),
    ],
)
def test_what_nobody_counted_has_the_least_value_and_is_approximate(text: str, value: float, unit: str) -> None:
    amount = only(text)
    assert (amount.value, amount.unit, amount.approximate) == (value, unit, True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("cut 10,000 jobs", 10000, "people"),
        ("has 12,000 full-time employees", 12000, "people"),
        ("its 3,200 staff", 3200, "people"),
        ("10,000 job cuts", 10000, "people"),
        ("a dozen engineers", 12, "people"),
        ("seven workers", 7, "people"),
        ("a 12-person team", 12, "people"),
        ("3.4 billion people", 3.4e9, "people"),
        ("Contoso laid off 900 welders", 900, "people"),
        ("Contoso laid off 900.", 900, "people"),
        ("a workforce of 7,000", 7000, "people"),
        ("49 per cent", 49, "percent"),
        ("a 49 percent stake", 49, "percent"),
        ("a 49-percent stake", 49, "percent"),
        ("19.75%", 19.75, "percent"),
        ("five percent", 5, "percent"),
        ("10% of its workforce", 10, "percent"),
        ("a third of its employees", 33.3, "percent"),
        ("two-thirds of its staff", 66.7, "percent"),
        ("half of its workforce", 50, "percent"),
        ("half the staff", 50, "percent"),
        ("5.7 million shares", 5.7e6, "shares"),
        ("5 million Class A shares", 5e6, "shares"),
        ("200,000 ordinary shares", 200000, "shares"),
    ],
)
def test_people_percent_and_shares(text: str, value: float, unit: str) -> None:
    assert values(text) == [(value, unit)]


def test_a_name_between_number_and_noun_stays_outside() -> None:
    assert only("about 500 Larkfield staff").text == "about 500"


def test_part_of_a_staff_counts_people_and_so_does_the_whole() -> None:
    assert values("cut 200 of its 1,500 employees") == [(200, "people"), (1500, "people")]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$100 to $125 an hour", 100, 125, "USD"),
        ("$100-$125", 100, 125, "USD"),
        ("$100–125", 100, 125, "USD"),
        ("$5bn to $6bn", 5e9, 6e9, "USD"),
        ("between $5 and $6 million", 5e6, 6e6, "USD"),
        ("between about $5 million and $6 million", 5e6, 6e6, "USD"),
        ("$5-6 billion", 5e9, 6e9, "USD"),
        ("$5 to 6 billion", 5e9, 6e9, "USD"),
        ("$900,000 to $1 million", 9e5, 1e6, "USD"),
        ("a fine of from 3 to 5 million dollars", 3e6, 5e6, "USD"),
        ("pay ranging from $20 to $30", 20, 30, "USD"),
        ("three to five million euros", 3e6, 5e6, "EUR"),
        ("5 to 10 cents", 0.05, 0.1, "USD"),
        ("11,000 to 16,000 jobs", 11000, 16000, "people"),
        ("cut its workforce by between 7,000 and 8,000", 7000, 8000, "people"),
        ("10-15%", 10, 15, "percent"),
        ("two or three engineers", 2, 3, "people"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    amount = only(text)
    assert (amount.value, amount.high, amount.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from $5bn to $6bn", [(5e9, "USD"), (6e9, "USD")]),
        ("rose to $5 billion from $4 billion", [(5e9, "USD"), (4e9, "USD")]),
        ("sales grew from 3 to 5 million dollars", [(3e6, "USD"), (5e6, "USD")]),
        ("sales fell from 5 to 3 million dollars", [(5e6, "USD"), (3e6, "USD")]),
        ("trimmed from 900 to 400 employees", [(900, "people"), (400, "people")]),
        ("profit surged by $2bn to $9bn", [(2e9, "USD"), (9e9, "USD")]),
        ("rose 3% to $5bn", [(3, "percent"), (5e9, "USD")]),
        ("gave $5 million to 12 schools", [(5e6, "USD")]),
        ("paid $5 million and $6 million", [(5e6, "USD"), (6e6, "USD")]),
        ("fell from $6bn to $5bn", [(6e9, "USD"), (5e9, "USD")]),
    ],
)
def test_a_change_or_a_list_is_no_range(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == expected
    assert all(found.amount.high is None for found in find_amounts(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$47.5bn (£35.86bn)", "$47.5bn"),
        ("5.65bn euros ($7.4bn; £3.9bn)", "5.65bn euros"),
        ("€200 million (about $212 million)", "€200 million"),
        ("405 million euros, or $402 million,", "405 million euros"),
    ],
)
def test_a_conversion_is_the_same_amount(text: str, expected: str) -> None:
    assert only(text).text == expected


def test_a_bracket_with_the_same_currency_is_another_amount() -> None:
    assert values("sales of $5bn ($4bn last year)") == [(5e9, "USD"), (4e9, "USD")]


@pytest.mark.parametrize(
    ("text", "span", "per"),
    [
        ("make $23 an hour", "$23 an hour", "hour"),
        ("make $23/hour", "$23/hour", "hour"),
        ("make $23/hr", "$23/hr", "hour"),
        ("make $23 hourly", "$23 hourly", "hour"),
        ("$5m a year", "$5m a year", "year"),
        ("$5m per annum", "$5m per annum", "year"),
        ("$5m annually", "$5m annually", "year"),
        ("$31 per share", "$31 per share", "share"),
        ("$31 a share", "$31 a share", "share"),
        ("$31 per Contoso share", "$31 per Contoso share", "share"),
        ("$500 each", "$500 each", "unit"),
        ("$100 to $125 an hour", "$100 to $125 an hour", "hour"),
        ("$5m a year ago", "$5m", None),
        ("$5m a year earlier", "$5m", None),
        ("$5m a share of the pot", "$5m", None),
    ],
)
def test_per(text: str, span: str, per: str | None) -> None:
    amount = only(text)
    assert (amount.text, amount.per) == (span, per)


@pytest.mark.parametrize(
    "span",
    [
        "about $14bn",
        "more than $14bn",
        "nearly $14bn",
        "an estimated $14bn",
        "up to about $14bn",
        "as much as $14bn",
        "at least $14bn",
        "~$14bn",
        "$14bn or more",
        "$14bn+",
        "$14bn-plus",
        "fewer than 250 people",
    ],
)
def test_modifiers_are_part_of_an_approximate_amount(span: str) -> None:
    amount = only(f"Northwind told of {span}.")
    assert (amount.text, amount.approximate) == (span, True)


def test_a_plain_amount_is_not_approximate() -> None:
    assert not only("Northwind paid $14bn.").approximate


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in 2023 workers said",
        "On Nov. 4 layoffs began",
        "Fortune 500 executives",
        "Section 230",
        "call (212) 555-0100",
        "the Llama 4 and M3 and Boeing 737",
        "the G20 and a 401(k)",
        "$META rose",
        "20 pounds of beef",
        "20 million pounds of beef",
        "a 1080p screen",
        "a multi-billion-dollar firm",
        "a majority of its shares",
        "0.5 percentage points",
        "the first half of the year",
        "half the year",
        "the third quarter of 2024",
        "team 5 won",
        "millions of fans",
        "COVID-19 workers",
        "one in five workers",
        "a $ sign and a % sign",
        "version 3.4.5",
        "two years and 11 months",
        "laid off 3 years ago",
    ],
)
def test_false_friends(text: str) -> None:
    assert find_amounts(text) == []


def assert_sound(text: str, found: list[FoundAmount]) -> None:
    end = 0
    for each in found:
        assert end <= each.start < each.end
        assert text[each.start : each.end] == each.amount.text
        assert each.amount.unit
        assert each.amount.high is None or each.amount.value < each.amount.high
        end = each.end


WORDS = (
    "$|€|£|US$|5|1,000|14.3|million|bn|-| | to | and |between |from |(|)|half|a |of |dollars|jobs|shares|%|per| an hour"
)
PIECES = st.sampled_from([*WORDS.split("|"), "about ", "\n", "hundreds", "two", ".", ",", "0", "Rs.", "10 to ", "year"])


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_gives_sound_amounts(text: str) -> None:
    assert_sound(text, find_amounts(text))


STYLES = {
    "${:,}": ("USD", 1),
    "US${}": ("USD", 1),
    "£{}m": ("GBP", 10**6),
    "€{:,} bn": ("EUR", 10**9),
    "{} million euros": ("EUR", 10**6),
    "USD {} trillion": ("USD", 10**12),
    "{:,} Canadian dollars": ("CAD", 1),
    "${}-billion": ("USD", 10**9),
    "{:,} employees": ("people", 1),
    "{}%": ("percent", 1),
    "{:,} shares": ("shares", 1),
}


@given(st.integers(min_value=2, max_value=999_999), st.sampled_from(sorted(STYLES)))
def test_a_formatted_number_reads_back(number: int, style: str) -> None:
    unit, factor = STYLES[style]
    assert values(f"It was {style.format(number)}, Contoso said.") == [(float(number * factor), unit)]


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1,111", "1.", "$", "$1", "5 a-", "two ", "hundred ", "of ", "5 to ", "a few ", "5 x "]
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    def work(size: int) -> float:
        text = (piece * size)[:size]
        times = []
        for _ in range(2):
            begin = time.process_time()
            find_amounts(text)
            times.append(time.process_time() - begin)
        return min(times) + 1e-3

    # Eight times the text: linear work is eight times as much, quadratic work sixty-four times.
    assert work(16_000) < 32 * work(2_000)
