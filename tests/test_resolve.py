"""Resolve: which chains of which articles are one entity, and what it is called."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from kg.model import Entity, Extraction, Mention, Vote
from kg.resolve import resolve
from kg.schema import EntityType, Schema

TYPES = ("Company", "Organization", "Person", "Product", "Place", "Amount")
SCHEMA = Schema(
    base_iri="https://example.org/o#",
    instance_iri="https://example.org/i/",
    prefixes={},
    types=tuple(EntityType(name=name, iri=f"https://example.org/o#{name}", label=name, comment="") for name in TYPES),
    relations=(),
)

Chain = tuple[str, Sequence[str], float]
"""Type, names, weight of the vote."""


def company(*names: str, weight: float = 5.0) -> Chain:
    return "Company", names, weight


def person(*names: str, weight: float = 5.0) -> Chain:
    return "Person", names, weight


def product(*names: str, weight: float = 5.0) -> Chain:
    return "Product", names, weight


def extraction(article: str, *chains: Chain) -> Extraction:
    mentions = []
    for number, (type_, names, weight) in enumerate(chains):
        for index, name in enumerate(names):
            votes = (Vote(type=type_, weight=weight, voter="test"),) if index == 0 else ()
            mentions.append(
                Mention(article=article, start=0, end=1, text=name, kind="name", chain=number, type=type_, votes=votes)
            )
    return Extraction(article=article, mentions=tuple(mentions))


def entities(*articles: Sequence[Chain]) -> Mapping[str, Entity]:
    """Entities by name; article ``i`` is called ``a<i>``."""
    extractions = [extraction(f"a{index}", *chains) for index, chains in enumerate(articles)]
    found = resolve(extractions, SCHEMA).entities
    by_name = {entity.name: entity for entity in found}
    assert len({entity.id for entity in found}) == len(found)
    return by_name


@pytest.mark.parametrize("other", ["NORTHWIND", "Northwind Inc.", "Northwind's", "the Northwind Group"])
def test_one_name_in_two_spellings_is_one_entity(other: str) -> None:
    found = entities([company("Northwind", "Northwind")], [company(other)])
    assert list(found) == ["Northwind"]
    assert found["Northwind"].mentioned_in == ("a0", "a1")
    assert found["Northwind"].mentions == 3


def test_spacing_and_camel_case_do_not_matter() -> None:
    found = entities([company("Tess AI", "Tess AI")], [company("TessAI")])
    assert found["Tess AI"].aliases == ("TessAI",)


def test_a_short_name_joins_the_full_one_that_an_article_uses_with_it() -> None:
    found = entities([company("Contoso Motors", "Contoso", "Contoso")], [company("Contoso")])
    assert list(found) == ["Contoso Motors"]
    assert found["Contoso Motors"].aliases == ("Contoso",)
    assert found["Contoso Motors"].merges[0].reason.startswith("part of the name")


def test_a_short_name_joins_nothing_that_no_article_uses_with_it() -> None:
    assert set(entities([company("Contoso Motors")], [company("Contoso")])) == {"Contoso", "Contoso Motors"}


def test_an_acronym_joins_its_long_form() -> None:
    found = entities([company("Bureau of Shipping", "BS")], [company("BS"), company("Larkfield")])
    assert set(found) == {"Bureau of Shipping", "Larkfield"}
    assert found["Bureau of Shipping"].merges[0].reason.startswith("acronym")


def test_two_full_names_are_not_joined_through_a_short_name_of_both() -> None:
    one, other = company("Delta Harbour", "Delta", "Delta"), company("Delta Mills", "Delta")
    assert set(entities([one], [other])) == {"Delta Harbour", "Delta Mills"}


def test_a_short_name_of_two_goes_to_the_one_that_more_articles_tell_of() -> None:
    one, other = company("Delta Harbour", "Delta"), company("Delta Mills", "Delta")
    found = entities([one], [one], [other], [company("Delta")])
    assert found["Delta Harbour"].mentioned_in == ("a0", "a1", "a3")
    assert found["Delta Mills"].mentioned_in == ("a2",)


def test_a_short_name_of_two_equals_stays_apart() -> None:
    one, other = company("Delta Harbour", "Delta"), company("Delta Mills", "Delta")
    assert set(entities([one], [other], [company("Delta")])) == {"Delta", "Delta Harbour", "Delta Mills"}


def test_one_bad_chain_does_not_join_two_firms() -> None:
    good = [company("Northwind"), company("Tessera")]
    found = entities(good, good, [company("Northwind", "Northwind", "Tessera")])
    assert found["Northwind"].mentioned_in == ("a0", "a1", "a2")
    assert found["Tessera"].mentioned_in == ("a0", "a1")


def test_a_unit_that_articles_keep_apart_from_its_parent_stays_apart() -> None:
    apart = [company("Northwind"), company("Northwind Labs")]
    found = entities(apart, apart, [company("Northwind Labs", "Northwind")], [company("Northwind")])
    assert found["Northwind"].mentioned_in == ("a0", "a1", "a3")


def test_a_change_of_name_needs_two_articles() -> None:
    renamed = company("Larkfield Group", "Larkfield", "Oldham")
    assert set(entities([renamed], [company("Oldham")])) == {"Larkfield", "Oldham"}
    assert set(entities([renamed], [renamed], [company("Oldham")])) == {"Larkfield"}


def test_a_surname_alone_joins_nobody() -> None:
    found = entities([person("Mara Holt", "Holt")], [person("Holt")])
    assert set(found) == {"Mara Holt", "Holt"}


def test_two_people_with_one_surname_are_two() -> None:
    assert set(entities([person("Mara Holt", "Holt")], [person("Jon Holt", "Holt")])) == {"Mara Holt", "Jon Holt"}


def test_titles_and_initials_do_not_make_another_person() -> None:
    found = entities([person("Dr. Mara Holt")], [person("Mara Q. Holt"), company("Holt")], [person("Mara Holt")])
    assert found["Mara Holt"].mentioned_in == ("a0", "a1", "a2")
    assert "Holt" in found


def test_a_person_and_a_firm_of_one_name_are_two() -> None:
    extractions = [extraction("a0", person("Mara Holt")), extraction("a1", company("Mara Holt"))]
    found = resolve(extractions, SCHEMA).entities
    assert sorted(entity.type for entity in found) == ["Company", "Person"]
    assert len({entity.id for entity in found}) == 2
    assert all(entity.id.startswith("mara-holt-") for entity in found)


def test_a_weak_vote_for_a_person_is_overruled_by_other_articles() -> None:
    found = entities([company("Mara Holt")], [person("Mara Holt", weight=0.8)])
    assert found["Mara Holt"].type == "Company"
    assert found["Mara Holt"].mentioned_in == ("a0", "a1")


def test_firm_or_product_is_decided_by_all_articles_together() -> None:
    found = entities([company("Pixa", weight=2.0)], [product("Pixa", weight=1.0)], [product("Pixa", weight=1.5)])
    assert found["Pixa"].type == "Product"


def test_equal_votes_go_by_the_order_of_the_schema() -> None:
    assert entities([product("Pixa")], [company("Pixa")])["Pixa"].type == "Company"


def test_capitals_are_not_the_name_where_there_is_another() -> None:
    assert list(entities([company("PIXA", "PIXA", "PIXA", "Pixa")])) == ["Pixa"]
    assert list(entities([company("PXA")])) == ["PXA"]


def test_a_name_that_always_ends_in_s_keeps_it() -> None:
    assert list(entities([company("Farley's", "Farley's")])) == ["Farley's"]
    assert list(entities([company("Pixa's", "Pixa")])) == ["Pixa"]


def test_chains_without_a_name_and_mentions_outside_chains_give_no_entity() -> None:
    loose = Mention(article="a", start=0, end=1, text="Pixa", kind="name", chain=-1, type="Company")
    nominal = Mention(article="a", start=0, end=1, text="the firm", kind="nominal", chain=0, type="Company")
    amount = Mention(article="a", start=0, end=1, text="$5", kind="amount", chain=1, type="Amount")
    assert resolve([Extraction(article="a", mentions=(loose, nominal, amount))], SCHEMA).entities == ()


def test_every_named_chain_has_its_entity() -> None:
    result = resolve([extraction("a", company("Pixa"), person("Mara Holt", "Holt"))], SCHEMA)
    assert result.entity_of == {("a", 0): "pixa", ("a", 1): "mara-holt"}


def test_order_does_not_matter() -> None:
    articles = [
        extraction("a0", company("Delta Harbour", "Delta"), person("Mara Holt", "Holt")),
        extraction("a1", company("Delta Mills", "Delta"), person("Holt")),
        extraction("a2", company("Delta"), product("Pixa")),
        extraction("a3", company("Pixa", weight=4.9), company("Delta Harbour")),
    ]
    expected = resolve(articles, SCHEMA)
    for seed in range(10):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert resolve(shuffled, SCHEMA) == expected
