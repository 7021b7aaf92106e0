"""Names: what is left out when two are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northwind", "NORTHWIND"),
        ("Northwind Inc.", "Northwind"),
        ("Northwind Holdings, Inc.", "Northwind"),
        ("The Northwind Group plc", "Northwind"),
        ("Larkfield & Co.", "Larkfield"),
        ("Tessera S.p.A.", "Tessera"),
        ("Tessera AG", "Tessera"),
        ("Northwind\u2019s", "Northwind"),
        ("Café Larkfield", "Cafe Larkfield"),
        ("U.S. Freight", "US Freight"),
        ("Larkfield and Sons", "Larkfield & Sons"),
        ("Larkfield+", "Larkfield Plus"),
    ],
)
def test_normalise_takes_these_for_one(one: str, other: str) -> None:
    assert names.normalise(one) == names.normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northwind", "Northwind Labs"),
        ("Tessera Day Spa", "Tessera Day"),
        ("Larkfield+", "Larkfield"),
        ("The Company", "The Group"),
        ("Group", "Company"),
    ],
)
def test_normalise_keeps_these_apart(one: str, other: str) -> None:
    assert names.normalise(one) != names.normalise(other)


def test_squash_forgets_spaces_and_hyphens() -> None:
    assert names.squash("TessAI") == names.squash("Tess AI") == names.squash("Tess-AI") == "tessai"


def test_words_takes_camel_case_apart() -> None:
    assert names.words("TessAI") == ("tess", "ai")


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        ("Contoso, Inc.", "Contoso"),
        ("Contoso Motor Company", "Contoso Motor"),
        ("Larkfield & Co", "Larkfield"),
        ("Contoso", "Contoso"),
        ("Holdings", "Holdings"),
        ("The Company", "The Company"),
        ("", ""),
    ],
)
def test_strip_suffix_keeps_the_case(full: str, bare: str) -> None:
    assert names.strip_suffix(full) == bare


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("the Northwind\u2019s", "Northwind"),
        ("Jo  Ray", "Jo Ray"),
        ("Partners'", "Partners"),
        ("The", "The"),
        ("A's b", "A's b"),
    ],
)
def test_clean_is_the_name_as_shown(written: str, shown: str) -> None:
    assert names.clean(written) == shown


@pytest.mark.parametrize("written", ["Mr. Jo Ray", "Jo Q. Ray", "Jo Ray Jr.", "Dr Jo Ray", 'Jo "Jojo" Ray'])
def test_person_leaves_titles_and_initials_out(written: str) -> None:
    assert names.person(written) == "jo ray"


def test_person_takes_a_courtesy_title_off_a_surname() -> None:
    assert names.person("Mr. Ray") == "ray"
    assert names.strip_honorifics("Dr. Jo Ray, Jr.") == "Jo Ray"


def test_person_keeps_a_surname_that_is_also_a_title() -> None:
    assert names.person("Mara Lord") == "mara lord"
    assert names.person("Lord") == "lord"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Scale Models", "scale-models"),
        ("Müller & Søn", "muller-and-son"),
        ("Farley's", "farleys"),
        ("A&B", "a-b"),
        ("Larkfield+", "larkfield-plus"),
    ],
)
def test_slug_is_ascii(name: str, expected: str) -> None:
    assert names.slug(name) == expected


def test_slug_of_a_name_in_another_script_is_a_hash_of_its_own() -> None:
    assert names.slug("北風") != names.slug("南風")
    assert names.slug("北風").startswith("name-")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("BSA", "Bureau of Shipping and Airports"),
        ("NW", "Northern Works Inc."),
        ("DoH", "Department of Harbours"),
        ("L&S", "Larkfield & Sons"),
        ("U.N.", "Upper Nation"),
        ("TCL", "The Contoso League"),
        ("CL", "The Contoso League"),
        ("HP", "Harrow-Pike"),
    ],
)
def test_acronyms_that_are(short: str, long: str) -> None:
    assert names.is_acronym_of(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Bsa", "Bureau of Shipping and Airports"), ("X", "Xylo"), ("CO", "Contoso"), ("BC", "Contoso Bank"), ("", "A B")],
)
def test_acronyms_that_are_not(short: str, long: str) -> None:
    assert not names.is_acronym_of(short, long)


@given(st.text(max_size=30))
def test_normalise_is_idempotent_and_slug_is_safe(name: str) -> None:
    once = names.squash(name)
    assert names.squash(once) == once or not once.isascii()
    assert names.slug(name).strip("abcdefghijklmnopqrstuvwxyz0123456789-") == ""
    assert names.slug(name)
