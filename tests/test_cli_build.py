"""``kg build``: exit codes, bad input, what is printed, what is left on disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.extract import EXTRACTORS
from kg.run_folder import load, read_info

PAGE = """Northwind buys a rival

Northwind bought Contoso on Monday, the two companies said. The price was not told, but the rumour had been heard
in every harbour of the coast for weeks before the two of them said a word about it.
"""
RECORD = {"id": "one", "text": "Northwind bought Contoso."}
RUN_FILES = {
    "articles.jsonl",
    "entities.jsonl",
    "claims.jsonl",
    "run.json",
    "graph.ttl",
    "graph.html",
    "graph.graphml",
}

Kg = Callable[..., Result]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Run ``kg build --out run ARGUMENTS`` in an empty folder with a small extractor."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(EXTRACTORS._targets, "bought", "fakes:bought")
    monkeypatch.setitem(EXTRACTORS._targets, "interrupted", "fakes:interrupted")

    def run(*arguments: str, extractor: str = "bought", out: str = "run", stdin: bytes = b"") -> Result:
        words = ["build", "--out", out, "--extractor", extractor, *arguments]
        return CliRunner().invoke(main, words, input=stdin, catch_exceptions=False)

    return run


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.txt").write_text(PAGE)
    return "page.txt"


def write_records(path: Path, *records: object) -> str:
    path.write_text("".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in records))
    return path.name


def test_every_input_gave_an_article(kg: Kg, page: str, tmp_path: Path) -> None:
    result = kg(page)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "run").iterdir()} == RUN_FILES
    assert [claim.relation for claim in load(tmp_path / "run").claims] == ["acquired"]


def test_the_table_counts_what_is_there(kg: Kg, page: str) -> None:
    lines = kg(page).stdout.splitlines()
    assert [line.split() for line in lines] == [
        ["articles", "1"],
        ["entities", "2", "Company", "2"],
        ["claims", "1"],
        ["acquired", "1", "actual", "1"],
        ["skipped", "0"],
        ["written", "to", "run"],
    ]


def test_quiet_prints_nothing(kg: Kg, page: str) -> None:
    assert kg(page, "--quiet").output == ""


def test_standard_input_is_read(kg: Kg, tmp_path: Path) -> None:
    assert kg("-", stdin=PAGE.encode()).exit_code == 0
    assert load(tmp_path / "run").articles[0].source == "stdin"


def test_a_folder_is_read(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(PAGE)
    write_records(tmp_path / "in" / "b.jsonl", RECORD)
    assert kg("in").exit_code == 0
    assert len(load(tmp_path / "run").articles) == 2


def test_another_encoding_is_detected(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(PAGE.replace("harbour", "café").encode("cp1252"))
    assert kg("old.txt").exit_code == 0
    assert "café" in load(tmp_path / "run").articles[0].text


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def one_long_line(path: Path) -> None:
    path.write_bytes(b"word " * 10_000_000)


def no_article(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><head><title>x</title></head><body><nav>Home</nav></body></html>")


BAD = [
    pytest.param("bad.txt", empty, id="empty file"),
    pytest.param("bad.txt", binary, id="binary file"),
    pytest.param("bad.txt", one_long_line, id="50 MB of one line"),
    pytest.param("bad.html", no_article, id="HTML without an article"),
]


@pytest.mark.parametrize(("name", "make"), BAD)
def test_a_bad_file_is_one_warning_and_the_rest_is_built(
    kg: Kg, page: str, tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    result = kg(page, name)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr
    assert [skip.source for skip in read_info(tmp_path / "run").skips] == [name]
    assert len(load(tmp_path / "run").articles) == 1


@pytest.mark.parametrize(("name", "make"), BAD)
def test_nothing_but_a_bad_file_is_nothing_built(
    kg: Kg, tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    make(tmp_path / name)
    result = kg(name)
    assert result.exit_code == 3
    assert name in result.stderr
    assert not (tmp_path / "run").exists()


def test_a_malformed_line_is_named_and_the_others_are_built(kg: Kg, tmp_path: Path) -> None:
    name = write_records(tmp_path / "in.jsonl", RECORD, '{"text": ', {"id": "two", "text": "Fabrikam bought Tessera."})
    result = kg(name)
    assert result.exit_code == 1
    assert "in.jsonl, line 2" in result.stderr
    assert len(load(tmp_path / "run").articles) == 2


def test_many_bad_lines_of_one_kind_are_one_warning(kg: Kg, tmp_path: Path) -> None:
    result = kg(write_records(tmp_path / "in.jsonl", RECORD, {"id": "x"}, {"id": "y"}, {"id": "z"}))
    assert len(result.stderr.splitlines()) == 1
    assert "(and 2 more)" in result.stderr
    assert len(read_info(tmp_path / "run").skips) == 3


def test_articles_without_a_claim_are_no_skips(kg: Kg, tmp_path: Path) -> None:
    assert kg(write_records(tmp_path / "in.jsonl", {"text": "It rained in the harbour all day."})).exit_code == 0
    assert load(tmp_path / "run").claims == ()


@pytest.mark.parametrize("given", ["missing.txt", "https://gazette.example/news", "folder"])
def test_nothing_to_read_is_wrong_usage(kg: Kg, tmp_path: Path, given: str) -> None:
    (tmp_path / "folder").mkdir()
    result = kg(given)
    assert result.exit_code == 2
    assert 1 <= len(result.stderr.splitlines()) <= 3
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "run").exists()


def test_an_address_is_refused_with_a_way_out(kg: Kg) -> None:
    assert "save the page" in kg("https://gazette.example/news").stderr


def test_a_missing_path_stops_the_build_even_beside_good_ones(kg: Kg, page: str, tmp_path: Path) -> None:
    assert kg(page, "missing.txt").exit_code == 2
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--extractor", "nobody"],
        ["--format", "stone-tablet"],
        ["--workers", "0"],
        ["--base-iri", "names"],
        ["--base-iri", "https://a.example/one two/"],
        ["--schema", "nowhere"],
        ["--no-such-option"],
    ],
)
def test_a_wrong_option_is_wrong_usage(kg: Kg, page: str, tmp_path: Path, wrong: list[str]) -> None:
    result = kg(page, *wrong)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert not (tmp_path / "run").exists()


def test_no_input_is_wrong_usage(kg: Kg) -> None:
    assert kg().exit_code == 2


def test_an_unknown_pipeline_is_wrong_usage(kg: Kg, page: str) -> None:
    result = kg(page, "--spacy-model", "no_such_pipeline", extractor="rules")
    assert result.exit_code == 2
    assert "no_such_pipeline" in result.stderr


def test_what_is_no_run_folder_is_not_replaced(kg: Kg, page: str, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "notes.txt").write_text("mine")
    result = kg(page)
    assert result.exit_code == 2
    assert "not a run folder" in result.stderr
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["notes.txt"]


def test_an_earlier_run_is_replaced(kg: Kg, page: str, tmp_path: Path) -> None:
    kg(page, "--format", "nt")
    assert (tmp_path / "run" / "graph.nt").exists()
    assert kg(page).exit_code == 0
    assert {path.name for path in (tmp_path / "run").iterdir()} == RUN_FILES


def test_an_interrupted_build_leaves_the_earlier_run(kg: Kg, page: str, tmp_path: Path) -> None:
    kg(page)
    before = (tmp_path / "run" / "claims.jsonl").read_bytes()
    two = write_records(tmp_path / "in.jsonl", RECORD, {"text": "Fabrikam bought Tessera."})
    result = kg(two, extractor="interrupted")
    assert (result.exit_code, result.stderr) == (130, "kg: interrupted; nothing was written\n")
    assert (tmp_path / "run" / "claims.jsonl").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "page.txt", "run"]


def test_run_json_knows_no_clock_and_no_machine(kg: Kg, page: str, tmp_path: Path) -> None:
    assert kg(str(tmp_path / page)).exit_code == 0
    text = (tmp_path / "run" / "run.json").read_text()
    assert str(tmp_path) not in text
    kg(str(tmp_path / page))
    assert (tmp_path / "run" / "run.json").read_text() == text


def test_nodes_live_below_the_base_iri(kg: Kg, page: str, tmp_path: Path) -> None:
    kg(page, "--base-iri", "https://example.org/news/", "--format", "nt")
    assert "<https://example.org/news/entity/northwind>" in (tmp_path / "run" / "graph.nt").read_text()
