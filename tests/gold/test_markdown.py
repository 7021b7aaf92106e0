"""The tables of ``docs/evaluation.md`` are written by the measuring loop."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import markdown
from benchmarks.judge import Error, Row, Verdict
from benchmarks.missed import Missed

FIGURES = {**dict.fromkeys(markdown.FIGURES, 50.0), "predicted_claims": 400.0, "reversed": 1.0, "amount_accuracy": None}
FOUND = (
    Verdict(FIGURES, (Row("acquired", 20, 90.0, 45.0, 60.0),), ()),
    [Missed(Error("MISSED", "a1", "Northwind -acquired-> Contoso", "a sentence of an article"), "parse")],
)


def test_the_document_has_a_place_for_every_table_and_its_words_stay(tmp_path: Path) -> None:
    document, before = tmp_path / "evaluation.md", markdown.DOCUMENT.read_text(encoding="utf-8")
    document.write_text(before, encoding="utf-8")
    markdown.write({"dev": FOUND}, document)
    after = document.read_text(encoding="utf-8")
    assert "| acquired | 20 | 90.0 | 45.0 | 60.0 |\n" in after
    assert "| reversed of 200 claims | 0.5 |\n| deal precision | 50.0 |\n" in after
    assert "| amounts right | - |\n" in after
    assert [line for line in after.splitlines() if line[:1] != "|"] == [
        line for line in before.splitlines() if line[:1] != "|"
    ]
    markdown.write({"dev": FOUND}, document)
    assert document.read_text(encoding="utf-8") == after


def test_no_word_of_an_article_gets_into_the_tables() -> None:
    tables = markdown.figures({"dev": FOUND}) + markdown.relations({"dev": FOUND}) + markdown.lost({"dev": FOUND})
    assert "parse*: " in tables
    assert all(word not in tables for word in ("Northwind", "Contoso", "a sentence of"))


def test_a_relation_that_one_split_lacks_leaves_its_cells_empty() -> None:
    other = (Verdict(FIGURES, (Row("raised", 2, 100.0, 100.0, 100.0),), ()), [])
    lines = markdown.relations({"dev": FOUND, "train": other}).splitlines()
    assert lines[2:] == [
        "| acquired | 20 | 90.0 | 45.0 | 60.0 |  |  |  |  |",
        "| raised |  |  |  |  | 2 | 100.0 | 100.0 | 100.0 |",
    ]


def test_a_document_without_a_place_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "evaluation.md"
    document.write_text("no tables", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for figures"):
        markdown.write({"dev": FOUND}, document)
