"""JSON Lines: a line is of use without any other file."""

from __future__ import annotations

import json
from pathlib import Path

from graphs import hostile_graph

from kg.export import export
from kg.export.text import encodable
from kg.model import Graph
from kg.schema import Schema


def test_a_line_names_both_ends_and_quotes_its_articles(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export("jsonl", graph, schema, tmp_path / "out")
    lines = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == [claim.id for claim in graph.claims]
    first = lines[0]
    assert (first["subject"], first["relation"], first["object"]) == ("Northwind", "acquired", "Contoso")
    assert first["amount"]["value"] == 14_300_000_000
    assert [(e["article"], e["publisher"]) for e in first["evidence"]] == [("first", "The Example Post"), ("a2", None)]
    assert lines[4]["object"] == "$20 million to $25 million"
    assert lines[2]["speaker"] == "Jo Ray"


def test_all_lines_have_the_same_keys(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export("jsonl", graph, schema, tmp_path / "out")
    keys = {tuple(json.loads(line)) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()}
    assert len(keys) == 1


def test_hostile_text_comes_back_whole_on_one_line(hostile: str, schema: Schema, tmp_path: Path) -> None:
    export("jsonl", hostile_graph(hostile), schema, tmp_path / "out")
    [line] = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["evidence"][0]["quote"] == encodable(hostile)
