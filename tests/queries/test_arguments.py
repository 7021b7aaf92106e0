"""Words become terms, or a clear error; terms become text that nothing gets out of."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib
from graphs import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.queries import NamedQuery, Parameter, standalone, terms
from kg.queries.standalone import serialise

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"ex": "https://example.org/id/", "kg": "https://example.org/kg#"}


def query_with(**types: str) -> NamedQuery:
    parameters = {
        name: Parameter.model_validate({"type": type_, "comment": f"the {name}"}) for name, type_ in types.items()
    }
    columns = " ".join(f"?{name}" for name in types)
    sparql = f"SELECT {columns} WHERE {{\n  ?s ?p ?o\n}}\n"
    return NamedQuery(name="asked", summary="A question.", parameters=parameters, sparql=sparql)


@pytest.mark.parametrize(
    ("type_", "words", "value", "datatype"),
    [
        ("string", "Scale AI", "Scale AI", XSD + "string"),
        ("string", "", "", XSD + "string"),
        ("string", "half \udc80", "half \ufffd", XSD + "string"),
        ("number", "2500000", "2500000", XSD + "decimal"),
        ("number", " -0.50 ", "-0.50", XSD + "decimal"),
        ("number", "5e9", "5000000000", XSD + "decimal"),
        ("date", "2025-01-31", "2025-01-31", XSD + "date"),
    ],
)
def test_words_become_literals(type_: str, words: str, value: str, datatype: str) -> None:
    assert terms(query_with(x=type_), {"x": words}, {}) == {
        "x": pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(datatype))
    }


@pytest.mark.parametrize(
    ("words", "iri"),
    [
        ("ex:northwind", "https://example.org/id/northwind"),
        ("https://example.org/a", "https://example.org/a"),
        ("urn:x", "urn:x"),
    ],
)
def test_words_become_nodes(words: str, iri: str) -> None:
    assert terms(query_with(x="iri"), {"x": words}, PREFIXES) == {"x": pyoxigraph.NamedNode(iri)}


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        *[
            ("number", words)
            for words in ("", "x", "1,5", "$5", "NaN", "Infinity", "1e999999999", "1" * 50, "1 } DROP")
        ],
        *[("date", words) for words in ("", "2025", "2025-13-01", "31.1.2025", "yesterday")],
        *[("iri", words) for words in ("", "northwind", "ex:a b", "ex:a>b", 'https://x/"', "ex:a\nb", "<urn:x>")],
    ],
)
def test_words_of_the_wrong_type_are_refused_with_an_example(type_: str, words: str) -> None:
    with pytest.raises(QueryError, match=r"^asked: x: .* is not an? ") as caught:
        terms(query_with(x=type_), {"x": words}, PREFIXES)
    assert caught.value.hint == f"kg query RUN --named asked --arg x={type_.upper()}"


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(QueryError) as caught:
        terms(query_with(company="string", least="number"), {"least": "much", "compny": "X"}, {})
    assert str(caught.value).splitlines() == [
        "asked: there is no parameter 'compny'",
        "asked: company is missing: the company",
        "asked: least: 'much' is not a number (such as 2500000, 0.5 or 5e9)",
    ]


def test_a_default_stands_in() -> None:
    query = query_with(x="number")
    parameter = query.parameters["x"].model_copy(update={"default": "3"})
    query = query.model_copy(update={"parameters": {"x": parameter}})
    assert terms(query, {}, {})["x"].value == "3"
    assert terms(query, {"x": "4"}, {})["x"].value == "4"


def written(text: str) -> tuple[list[str], list[str]]:
    """What pyoxigraph and rdflib read of a literal that was written into a query."""
    query = standalone(query_with(x="string"), {"x": pyoxigraph.Literal(text)})
    store = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("urn:x")
    store.add(pyoxigraph.Quad(node, node, node))
    graph = rdflib.Graph().parse(data="<urn:x> <urn:x> <urn:x> .", format="nt")
    return [row["x"].value for row in store.query(query)], [str(row["x"]) for row in graph.query(query)]


@pytest.mark.parametrize("kind", sorted({*HOSTILE} - {"surrogate"}))
def test_hostile_text_comes_back_from_a_query_that_holds_it(kind: str) -> None:
    assert written(HOSTILE[kind]) == ([HOSTILE[kind]], [HOSTILE[kind]])


@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\uU0012{}\n\r\t<>#'), max_size=30))
def test_any_text_comes_back(text: str) -> None:
    assert written(text) == ([text], [text])


def test_other_terms_are_written_with_their_type() -> None:
    decimal = pyoxigraph.Literal("5", datatype=pyoxigraph.NamedNode(XSD + "decimal"))
    assert serialise(decimal) == f'"5"^^<{XSD}decimal>'
    assert serialise(pyoxigraph.NamedNode("urn:x")) == "<urn:x>"


def test_a_query_without_parameters_stays_as_it_is() -> None:
    query = NamedQuery(name="all", summary="All.", sparql="SELECT ?s WHERE { ?s ?p ?o }\n")
    assert standalone(query, {}) == query.sparql
