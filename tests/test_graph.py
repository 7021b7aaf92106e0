"""The networkx view."""

from __future__ import annotations

from graphs import demo_graph, hostile_graph

from kg.graph import to_networkx
from kg.schema import Schema


def test_entities_and_amounts_are_nodes(schema: Schema) -> None:
    view = to_networkx(demo_graph(), schema)
    assert set(view) == {
        *("contoso", "jo-ray", "larkfield", "northwind", "oresund", "tessera"),
        *("amount-c1", "amount-c5"),
    }
    assert view.nodes["northwind"]["aliases"] == "Northwind Group | NW"
    assert view.nodes["amount-c1"]["value"] == 14_300_000_000


def test_the_amount_of_a_deal_hangs_between_its_ends(schema: Schema) -> None:
    view = to_networkx(demo_graph(), schema)
    assert view.edges["northwind", "amount-c1", "c1:from"]["claim"] == "c1"
    assert view.edges["amount-c1", "contoso", "c1:to"]["kind"] == "amount"


def test_an_amount_that_is_the_object_has_no_further_edge(schema: Schema) -> None:
    view = to_networkx(demo_graph(), schema)
    assert [key for _, _, key in view.in_edges("amount-c5", keys=True)] == ["c5"]
    assert view.out_degree("amount-c5") == 0


def test_an_edge_tells_the_claim(schema: Schema) -> None:
    edge = to_networkx(demo_graph(), schema).edges["northwind", "contoso", "c1"]
    assert edge["relation"] == "acquired"
    assert edge["status"] == "actual"
    assert (edge["evidence"], edge["articles"]) == (2, 2)
    assert edge["quote"] == "Northwind bought Contoso for $14.3 billion."


def test_every_attribute_is_a_scalar(schema: Schema) -> None:
    for graph in (demo_graph(), hostile_graph("x")):
        view = to_networkx(graph, schema)
        attributes = [data for _, data in view.nodes(data=True)] + [data for *_, data in view.edges(data=True)]
        assert {type(value) for data in attributes for value in data.values()} <= {str, int, float, bool}


def test_a_qualifier_cannot_take_the_place_of_the_status(schema: Schema) -> None:
    graph = demo_graph()
    [claim] = [claim for claim in graph.claims if claim.status == "possible"]
    lying = claim.model_copy(update={"qualifiers": {"status": "actual", "stake": "49%"}})
    edge = to_networkx(graph.model_copy(update={"claims": (lying,)}), schema).edges["northwind", "larkfield", "c2"]
    assert (edge["status"], edge["stake"]) == ("possible", "49%")
