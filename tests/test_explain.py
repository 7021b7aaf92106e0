"""`explain`: everything about one node, with the sentences that say it."""

from __future__ import annotations

import pytest
from graphs import HOSTILE, demo_graph, hostile_graph

from kg.errors import QueryError
from kg.explain import explain, find_entity, render
from kg.model import Entity, Graph


def test_all_claims_of_a_node_with_quotes_and_sources() -> None:
    found = explain(demo_graph(), "Northwind")
    assert [told.claim for told in found.claims] == ["c1", "c2", "c3", "c4", "c6", "c7"]
    first = found.claims[0]
    assert (first.subject, first.relation, first.object, first.amount) == (
        *("Northwind", "acquired", "Contoso"),
        "$14.3 billion",
    )
    assert [source.publisher for source in first.sources] == ["The Example Post", None]


def test_an_alias_comes_with_the_reason_of_the_merge() -> None:
    found = explain(demo_graph(), "northwind")
    assert {alias.name: alias.reason for alias in found.aliases} == {
        "NW": "acronym in brackets",
        "Northwind Group": "legal suffix",
    }


def test_what_somebody_is_quoted_for_is_kept_apart() -> None:
    found = explain(demo_graph(), "Jo Ray")
    assert [told.claim for told in found.claims] == ["c4"]
    assert [told.claim for told in found.said] == ["c3"]


@pytest.mark.parametrize("name", ["northwind", "NORTHWIND", " NW ", "nw", "northwind  group"])
def test_a_node_is_found_by_id_name_and_alias(name: str) -> None:
    assert find_entity(demo_graph(), name).id == "northwind"


def test_a_name_goes_before_an_alias() -> None:
    graph = Graph(
        entities=(
            Entity(id="jo-lord", type="Person", name="Jo Lord", aliases=("Lord",)),
            Entity(id="lord", type="Company", name="Lord"),
        )
    )
    assert find_entity(graph, "Lord").id == "lord"


def test_an_ambiguous_name_lists_the_ids() -> None:
    graph = Graph(
        entities=(
            Entity(id="al-lord", type="Person", name="Al Lord", aliases=("Lord",)),
            Entity(id="jo-lord", type="Person", name="Jo Lord", aliases=("Lord",)),
        )
    )
    with pytest.raises(QueryError, match="2 nodes") as caught:
        explain(graph, "Lord")
    assert "al-lord" in caught.value.hint
    assert "jo-lord" in caught.value.hint


def test_a_mistyped_name_gets_the_nearest() -> None:
    with pytest.raises(QueryError, match="no node") as caught:
        explain(demo_graph(), "Nortwind")
    assert caught.value.hint.startswith("did you mean: Northwind")


def test_the_text_says_status_speaker_quote_and_place() -> None:
    text = render(explain(demo_graph(), "Tessera"))
    assert "[denied] Northwind acquired Tessera (90% sure)" in text
    assert "said by Jo Ray" in text
    assert '"Jo Ray, chief executive of Northwind, denied that it would buy Tessera."' in text
    assert "Northwind buys Contoso, The Example Post, 2024-05-06 [frames: acquired:verb:buy]" in text


def test_a_node_without_a_claim_says_so() -> None:
    assert "no relation was found" in render(explain(demo_graph(), "Øresund"))


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_text_of_a_page_can_steer_a_terminal(name: str) -> None:
    text = render(explain(hostile_graph(HOSTILE[name]), "x"))
    assert text.encode("utf-8")
    assert not [char for char in text if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160]
    assert "\u202e" not in text
