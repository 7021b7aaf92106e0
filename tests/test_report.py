"""What a run leaves out is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import main
from kg.model import Graph, Skip
from kg.report import Report, report
from kg.schema import Schema

TOLD = "Northwind Inc bought Contoso Corp for $5 million on Monday."
UNTOLD = "What Larkfield Ltd was said to have acquired from whom at Tessera Corp, nobody knew."
ADVERT = "Sign up for our newsletter today and get Northwind Inc and Contoso Corp news acquired by us in your inbox."
TEXT = "\n\n".join([TOLD, UNTOLD, "It rained. The ministry kept silent.", ADVERT])


@pytest.fixture(scope="module")
def graph(schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    page = tmp_path_factory.mktemp("page") / "records.jsonl"
    page.write_text(f'{{"text": {json.dumps(TEXT)}}}\n', encoding="utf-8")
    return pipeline.build([str(page)], schema, pipeline.Options(extractor="rules")).graph


@pytest.fixture(scope="module")
def found(graph: Graph, schema: Schema) -> Report:
    return report(graph, schema, [Skip(source="a.txt", where="a.txt", reason="empty")], extractor="rules")


def test_a_word_for_a_relation_beside_two_names_without_a_claim_is_listed(found: Report) -> None:
    assert [(one.quote, one.word) for one in found.by_relation()["acquired"]] == [(UNTOLD, "acquired")]


def test_the_relation_that_a_sentence_told_is_not_listed_for_it(found: Report) -> None:
    assert all(one.about != "acquired" for one in found.sentences if one.quote == TOLD)


def test_the_same_sentence_is_listed_where_the_graph_lost_its_claim(graph: Graph, schema: Schema) -> None:
    silent = report(graph.model_copy(update={"claims": ()}), schema)
    assert TOLD in {one.quote for one in silent.by_relation()["acquired"]}


def test_a_sentence_with_a_trigger_but_nobody_to_say_it_of_is_not_listed(found: Report) -> None:
    assert all("nobody knew" in one.quote or "bought" in one.quote for one in found.sentences)


def test_a_description_that_led_to_no_name_is_listed(found: Report) -> None:
    assert [one.quote for one in found.by_words()["the ministry"]] == ["The ministry kept silent."]


def test_the_it_of_the_weather_points_to_nothing(found: Report) -> None:
    assert "it" not in found.by_words()


def test_quotes_stand_in_the_article(graph: Graph, found: Report) -> None:
    text = graph.articles[0].text
    places = (*found.sentences, *found.unresolved)
    assert places
    assert all(text[one.start : one.end] == one.quote for one in places)


def test_nodes_that_no_claim_touches_are_counted_by_type(graph: Graph, found: Report) -> None:
    assert sum(found.names_without_claim.values()) == len(graph.entities) - 2
    assert found.names_without_claim["Company"] == 2


def test_skips_are_handed_on(found: Report) -> None:
    assert [skip.reason for skip in found.skips] == ["empty"]


def test_the_same_run_gives_the_same_report(graph: Graph, schema: Schema) -> None:
    assert report(graph, schema) == report(graph, schema)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folder")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "page.txt").write_text(f"{TOLD}\n\n[bold]{UNTOLD}\n", encoding="utf-8")
    CliRunner().invoke(
        main, ["build", str(folder / "page.txt"), str(folder / "empty.txt"), "--out", str(folder / "run")]
    )
    return folder / "run"


def test_the_command_prints_counts_and_examples(run: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(run)])
    assert result.exit_code == 0
    assert "acquired" in result.output
    assert "Nodes that no claim touches: 2" in result.output
    assert "Inputs and records that gave no article: 1" in result.output


def test_words_of_a_page_are_no_markup(run: Path) -> None:
    assert "[bold]" in CliRunner().invoke(main, ["report", str(run)]).output


def test_examples_can_be_left_out(run: Path) -> None:
    assert "nobody knew" not in CliRunner().invoke(main, ["report", str(run), "--examples", "0"]).output


def test_json_holds_everything(run: Path) -> None:
    told = json.loads(CliRunner().invoke(main, ["report", str(run), "--format", "json"]).output)
    assert Report.model_validate(told).by_relation().keys() >= {"acquired"}


def test_a_run_of_another_schema_is_refused(run: Path, tmp_path: Path) -> None:
    info = json.loads((run / "run.json").read_text(encoding="utf-8"))
    other = tmp_path / "run"
    other.mkdir()
    for name in ("articles.jsonl", "entities.jsonl", "claims.jsonl"):
        (other / name).write_bytes((run / name).read_bytes())
    (other / "run.json").write_text(json.dumps({**info, "schema_hash": "0"}), encoding="utf-8")
    result = CliRunner().invoke(main, ["report", str(other)])
    assert result.exit_code == 1
    assert "another schema" in result.output
