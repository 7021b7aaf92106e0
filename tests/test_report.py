"""What a run leaves out is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import main
from kg.model import Graph, Skip
from kg.report import report
from kg.schema import Schema

TEXT = (
    "Northwind Inc bought Contoso Corp for $5 million on Monday.\n\n"
    "What Larkfield Ltd was said to have acquired from whom at Tessera Corp, nobody knew.\n\n"
    "It rained. The ministry kept silent.\n\n"
    "Sign up for our newsletter today and get it in your inbox."
)


@pytest.fixture(scope="module")
def graph(schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    page = tmp_path_factory.mktemp("page") / "records.jsonl"
    page.write_text(f'{{"text": {json.dumps(TEXT)}}}\n', encoding="utf-8")
    return pipeline.build([str(page)], schema).graph


def test_a_sentence_with_a_trigger_and_two_names_but_no_claim_is_listed(graph: Graph, schema: Schema) -> None:
    found = report(graph, schema)
    assert [silence.quote for silence in found.sentences] == [TEXT.split("\n\n")[1]]
    assert "acquired" in found.relations()


def test_a_sentence_that_gave_a_claim_is_not_listed(graph: Graph, schema: Schema) -> None:
    assert all("Contoso" not in silence.quote for silence in report(graph, schema).sentences)


def test_a_description_that_led_to_no_name_is_listed(graph: Graph, schema: Schema) -> None:
    assert ("the ministry",) in {silence.about for silence in report(graph, schema).unresolved}


def test_quotes_stand_in_the_article(graph: Graph, schema: Schema) -> None:
    text = graph.articles[0].text
    found = report(graph, schema)
    assert all(text[s.start : s.end] == s.quote for s in (*found.sentences, *found.unresolved))


def test_skips_and_names_without_a_claim_are_counted(graph: Graph, schema: Schema) -> None:
    found = report(graph, schema, [Skip(source="a.txt", where="a.txt", reason="empty")])
    assert found.skips[0].reason == "empty"
    assert found.names_without_claim >= 2


def test_the_command_prints_the_silence_of_a_run(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Northwind Inc bought Contoso Corp for $5 million on Monday.", encoding="utf-8")
    run = tmp_path / "run"
    assert CliRunner().invoke(main, ["build", str(page), "--out", str(run)]).exit_code == 0
    result = CliRunner().invoke(main, ["report", str(run)])
    assert result.exit_code == 0
    assert "names without a claim" in result.output
