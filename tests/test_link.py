"""Links to Wikidata and the SEC's list: only where one thing can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg import run_folder
from kg.cli import main
from kg.explain import explain, render
from kg.export import export
from kg.link import link, tables
from kg.model import Article, Entity, Graph
from kg.schema import Schema

WIKIDATA = "http://www.wikidata.org/entity/"
TABLES = {
    "companies": [
        ["fabrikam systems", "0000000001", "FBK"],
        ["~harbour", "0000000002", "HRB"],
        ["kettle", "0000000003", "KTL"],
        ["tessera", "", ""],
        ["contoso", "0000000004", ""],
        ["northwind platforms", "0000000005", "NWND"],
        ["dow", "0000000006", "DOW"],
        ["larkfield", "0000000007", "LK-B"],
    ],
    "wikidata": [["Body", "fabrikam systems", "Q1"], ["Body", "kettle", "Q3"], ["Person", "jo ray", "Q2"]],
}
"""Invented rows; the real tables are looked at by ``test_the_tables_are_well_formed``."""
CACHED = (tables.listings, tables.by_ticker, tables.is_common, tables.items, tables._marked)


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(tables, "_rows", lambda table, _columns: iter(TABLES[table]))
    for function in CACHED:
        function.cache_clear()
    yield
    for function in CACHED:
        function.cache_clear()


def linked(
    name: str, type: str = "Company", *aliases: str, text: str = ""
) -> tuple[tuple[str, ...], str | None, str | None]:
    """``same_as``, ``cik`` and ``ticker`` of one entity, told in an article with ``text``."""
    article = Article(id="a1", identifier="a1", source="x.txt", text=text)
    entity = Entity(id="x", type=type, name=name, aliases=aliases, mentioned_in=("a1",))
    found = link(Graph(articles=(article,), entities=(entity,))).entities[0]
    return found.same_as, found.cik, found.ticker


@pytest.mark.usefixtures("invented")
class TestLinking:
    def test_a_name_with_one_bearer_is_linked_whatever_its_suffix(self) -> None:
        fabrikam = ((WIKIDATA + "Q1",), "0000000001", "FBK")
        assert (
            linked("Fabrikam Systems")
            == linked("Fabrikam Systems, Inc.")
            == linked("FABRIKAM SYSTEMS CORP")
            == fabrikam
        )

    @pytest.mark.parametrize(
        ("name", "type", "why"),
        [
            ("Harbour", "Company", "marked as a word of English"),
            ("Kettle", "Company", "a word of English by the pipeline's tables"),
            ("Tessera", "Company", "the name of two firms"),
            ("Dow", "Company", "a stock index"),
            ("Quillon", "Company", "in no table"),
            ("Fabrikam Systems", "Product", "no product is a company"),
            ("Fabrikam Systems", "Person", "no person is a company"),
            ("Ray", "Person", "one name alone"),
            ("Jo Ray", "Company", "no company is a person"),
            ("", "Company", "no name"),
        ],
    )
    def test_what_could_be_something_else_is_left_alone(self, name: str, type: str, why: str) -> None:
        assert linked(name, type) == ((), None, None), why

    def test_a_person_and_an_organisation_have_no_ticker(self) -> None:
        assert linked("Dr Jo B. Ray", "Person") == ((WIKIDATA + "Q2",), None, None)
        assert linked("Fabrikam Systems", "Organization") == ((WIKIDATA + "Q1",), None, None)

    def test_the_legal_suffix_makes_a_word_a_firm(self) -> None:
        kettle = ((WIKIDATA + "Q3",), "0000000003", "KTL")
        assert linked("Kettle Inc.") == linked("Kettle", "Company", "Kettle Inc.") == kettle
        assert linked("Harbour plc")[1:] == ("0000000002", "HRB")

    def test_a_firm_with_two_shares_of_equal_standing_has_no_ticker(self) -> None:
        assert linked("Contoso") == ((), "0000000004", None)

    def test_another_name_counts_only_if_it_is_a_fuller_one(self) -> None:
        assert linked("Northwind", "Company", "Northwind Platforms")[1] == "0000000005"
        assert linked("Quillon", "Company", "Fabrikam Systems") == ((), None, None)

    @pytest.mark.parametrize(
        ("text", "ticker"),
        [
            ("Shares of Northwind (NASDAQ: NWND) fell.", "NWND"),
            ("Shares of Northwind (Nasdaq:NWND) fell.", "NWND"),
            ("Shares of Northwind (NWND) fell.", "NWND"),
            ("Shares of Northwind ($NWND) fell.", "NWND"),
            ("Shares of Northwind (NYSE: LK.B) fell.", "LK-B"),
            ("Shares of Northwind (NYSE: ZZZZZ) fell.", None),
            ("Shares of Northwind (LKB) fell.", None),
            ("Shares of Northwind (nwnd) fell.", None),
            ("Shares of Supernorthwind (NASDAQ: NWND) fell.", None),
            ("Shares of Northwind fell (NASDAQ: NWND).", None),
        ],
    )
    def test_a_printed_ticker_decides(self, text: str, ticker: str | None) -> None:
        assert linked("Northwind", text=text)[2] == ticker

    def test_a_printed_ticker_against_the_name_links_neither(self) -> None:
        assert linked("Contoso", text="Contoso (NASDAQ: NWND) fell.")[1:] == (None, None)

    def test_a_ticker_belongs_to_the_longest_name_before_it(self) -> None:
        article = Article(id="a1", identifier="a1", source="x.txt", text="Old Northwind (NASDAQ: NWND) fell.")
        names = ("Northwind", "Old Northwind")
        some = tuple(Entity(id=name, type="Company", name=name, mentioned_in=("a1",)) for name in names)
        found = link(Graph(articles=(article,), entities=some))
        assert [entity.ticker for entity in found.entities] == [None, "NWND"]

    def test_links_that_were_there_stay(self) -> None:
        entity = Entity(id="x", type="Company", name="Fabrikam Systems", same_as=("https://example.org/x",))
        found = link(Graph(entities=(entity,))).entities[0]
        assert found.same_as == (WIKIDATA + "Q1", "https://example.org/x")
        assert link(Graph(entities=(found,))).entities[0] == found

    def test_links_are_saved_exported_and_explained(self, tmp_path: Path, schema: Schema) -> None:
        graph = link(Graph(entities=(Entity(id="fabrikam", type="Company", name="Fabrikam Systems"),)))
        run_folder.save(graph, run_folder.RunInfo(version="1", schema_hash=schema.hash), tmp_path / "run")
        assert run_folder.load(tmp_path / "run") == graph
        export("turtle", graph, schema, tmp_path / "graph.ttl")
        turtle = (tmp_path / "graph.ttl").read_text()
        assert "owl:sameAs wd:Q1" in turtle
        assert 'kg:cik "0000000001"' in turtle
        assert 'kg:ticker "FBK"' in turtle
        shown = render(explain(graph, "Fabrikam Systems"))
        assert f"  same as {WIKIDATA}Q1\n  listed company: FBK, CIK 0000000001\n" in shown

    @pytest.mark.parametrize(("option", "cik"), [([], "0000000001"), (["--link", "off"], None)])
    def test_link_off_leaves_it_out(self, tmp_path: Path, option: list[str], cik: str | None) -> None:
        (tmp_path / "page.txt").write_text("Fabrikam Systems acquired the start-up Quillon for $2 billion on Monday.\n")
        arguments = ["build", str(tmp_path / "page.txt"), "--out", str(tmp_path / "run"), "--quiet", *option]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        entities = {entity.id: entity for entity in run_folder.load(tmp_path / "run").entities}
        assert entities["fabrikam-systems"].cik == cik
        assert run_folder.read_info(tmp_path / "run").options["link"] == (not option)


@given(name=st.text(max_size=20), text=st.text(max_size=40))
def test_no_text_stops_it(name: str, text: str) -> None:
    same_as, cik, _ = linked(name, "Company", name + text, text=f"{name} (NASDAQ: {text}) {text} (META)")
    assert all(iri.removeprefix(WIKIDATA) in tables.items().values() for iri in same_as)
    assert cik is None or cik in {listing.cik for listing in tables.listings().values()}


def test_the_tables_are_well_formed() -> None:
    assert len(tables.listings()) > 6_000
    assert all(len(found.cik) == 10 and found.cik.isdigit() for found in tables.listings().values())
    assert all(ticker.isalnum() and ticker.isupper() for ticker in tables.by_ticker())
    assert len(tables.items()) > 1_000
    assert {type_ for type_, _ in tables.items()} == {"Body", "Person"}
    assert all(item[0] == "Q" and item[1:].isdigit() for item in tables.items().values())


def test_the_table_under_another_licence_says_so() -> None:
    root = Path(__file__).parents[1]
    head = (root / "kg" / "lexicon" / "wikidata.tsv").read_text(encoding="utf-8")[:600]
    for text in (head, (root / "NOTICE").read_text(encoding="utf-8")):
        assert "KnowledgeNet" in text
        assert "https://creativecommons.org/licenses/by-sa/4.0/" in text
