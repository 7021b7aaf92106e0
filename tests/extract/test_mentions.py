"""What counts as a name, where it begins and ends, and what its surroundings say of its type."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.extract.annotate import load
from kg.extract.mentions import find_names
from kg.extract.votes import best_type
from kg.model import Vote
from kg.schema import load_schema


def names(text: str) -> list[str]:
    doc = load()(text)
    return [candidate.text(doc) for candidate in find_names(doc, load_schema())]


def types(text: str) -> dict[str, str | None]:
    doc = load()(text)
    votes: dict[str, list[Vote]] = {}
    for candidate in find_names(doc, load_schema()):
        votes.setdefault(candidate.text(doc), []).extend(candidate.votes)
    return {name: best_type(some) for name, some in votes.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Northwind bought Contoso on Tuesday.", ["Northwind", "Contoso"]),
        ("Shares of Larkfield & Sons rose after the report.", ["Larkfield & Sons"]),
        ("Tessera, Inc. said it will open a plant.", ["Tessera, Inc."]),
        ("The voice AI startup PlayNorth was sold to Contoso.", ["PlayNorth", "Contoso"]),
        ("Contoso CEO Alice Harper met investors.", ["Contoso", "Alice Harper"]),
        ("Mr. Harper joined Contoso.", ["Harper", "Contoso"]),
        ("Tessera-Nord is a rival of Contoso.", ["Tessera-Nord", "Contoso"]),
        ("They compared Contoso with Larkfield's Comet 9 phone.", ["Contoso", "Larkfield", "Comet 9"]),
        ("It was fined by the Securities and Exchange Commission in May.", ["Securities and Exchange Commission"]),
        ("She studied at the University of Norhaven.", ["University of Norhaven"]),
        ("The Norwegian government fined Contoso.", ["Norwegian government", "Contoso"]),
        ("Sen. Alice Harper wrote to Contoso.", ["Alice Harper", "Contoso"]),
        ("Shares moved from Larkfield Ltd to Contoso Corp.", ["Larkfield Ltd", "Contoso Corp."]),
        ("Regulators cleared Northwind Inc and Contoso Corp to merge.", ["Northwind Inc", "Contoso Corp"]),
        ("Tessera & Co. and Larkfield PLC rose.", ["Tessera & Co.", "Larkfield PLC"]),
        ("Investors praised Harris’ Contoso on Monday.", ["Harris", "Contoso"]),
        ("Contoso is based in Norhaven, California, and sells oars.", ["Contoso", "Norhaven, California"]),
        ("Contoso, of Bellingham, Wash., makes boats.", ["Contoso", "Bellingham, Wash."]),
        ("It has offices in Texas, California and Ohio.", ["Texas", "California", "Ohio"]),
        ("Zendara has raised $5 million.", ["Zendara"]),
        ("Quillon's chief executive resigned.", ["Quillon"]),
        ("Is Contoso a Buy, Sell, or Hold?", ["Contoso"]),
        ("Key Points Contoso Platforms beat estimates.", ["Contoso Platforms"]),
        ("Contoso rose. Insurer Contoso said so.", ["Contoso", "Contoso"]),
    ],
)
def test_names_begin_and_end_where_a_reader_would_say(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The company said on Monday that sales rose in January.",
        "Analysts expect more IPOs before Christmas.",
        "However, Chinese and American buyers stayed away.",
        "The CEO said that AI will change everything.",
        "The stock has 43 Buys, three Holds, and zero Sells.",
        "Big Tech firms and STEM students protest.",
        "Demand fell in May. Sales rose. Growth slowed.",
    ],
)
def test_days_months_peoples_and_titles_are_no_names(text: str) -> None:
    assert names(text) == []


def test_names_do_not_overlap_and_stand_in_order() -> None:
    doc = load()("Contoso CEO Alice Harper told Northwind that “The Long Haul” beat Larkfield's Comet 9 in Norhaven.")
    found = find_names(doc, load_schema())
    assert len(found) > 3
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {candidate.kind for candidate in found} == {"name"}


def test_a_surname_is_found_at_the_head_of_a_sentence() -> None:
    assert names("Contoso hired Alice Harper last week. Harper starts in May.").count("Harper") == 1


def test_a_headline_gives_only_names_that_the_article_knows() -> None:
    text = (
        "Contoso Buys Rival Firm As Markets Cheer Huge Surprise Deal\n\nThe retailer Contoso bought a rival on Friday."
    )
    assert set(names(text)) == {"Contoso"}


def test_letters_of_an_exchange_are_a_name_of_their_own() -> None:
    assert names("Shares of Larkfield (NYSE: LRKF) rose.")[-1] == "LRKF"
    assert names("In New York, Larkfield LRKF rose while Contoso fell.")[1:3] == ["Larkfield", "LRKF"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Northwind, a startup that makes batteries, raised $5 million.", "Northwind", "Company"),
        ("The carmaker Larkfield said its profit fell.", "Larkfield", "Company"),
        ("Larkfield Motors Inc. said it hired 200 workers.", "Larkfield Motors Inc.", "Company"),
        ("Alice Harper, chief executive of Northwind, said she was glad.", "Alice Harper", "Person"),
        ("Alice Harper, chief executive of Northwind, said she was glad.", "Northwind", "Company"),
        ("Mr. Oduya said he would resign.", "Oduya", "Person"),
        (
            "The Norhaven Trade Commission opened an investigation into the merger.",
            "Norhaven Trade Commission",
            "Organization",
        ),
        (
            "The firm launched Glimmerly, an app for runners. Users of the Glimmerly app can share routes.",
            "Glimmerly",
            "Product",
        ),
        ("The factory is in Germany.", "Germany", "Place"),
        ("The voice AI startup PlayNorth was sold to Contoso.", "PlayNorth", "Company"),
        ("The CEO of job search platform Hirely resigned on Friday.", "Hirely", "Company"),
        ("Contoso acquired Tessera from Northwind Group.", "Tessera", "Company"),
    ],
)
def test_surroundings_tell_the_type(text: str, name: str, kind: str) -> None:
    assert types(text)[name] == kind


def test_every_vote_is_for_a_type_of_the_schema() -> None:
    doc = load()("Contoso CEO Alice Harper told Northwind that the Comet 9 phone sells well in Germany.")
    known = {entity_type.name for entity_type in load_schema().types}
    votes = [vote for candidate in find_names(doc, load_schema()) for vote in candidate.votes]
    assert votes
    assert {vote.type for vote in votes} <= known


def test_an_empty_text_has_no_names() -> None:
    assert names("") == []
    assert names("\n\n") == []


def test_the_same_text_gives_the_same_votes() -> None:
    text = "Contoso and Northwind paused projects with Larkfield, said Alice Harper."
    schema = load_schema()
    assert find_names(load()(text), schema) == find_names(load()(text), schema)
