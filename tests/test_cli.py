"""The commands that look at a run, and how errors leave the program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import __version__
from kg.cli import main
from kg.export import export
from kg.extract import EXTRACTORS
from kg.model import Graph
from kg.run_folder import RunInfo, save
from kg.schema import load_schema

ROOT = Path(__file__).parents[1]
INFO = RunInfo(version="1", schema_hash="0" * 16)
QUERY = "SELECT ?name WHERE { ?x a kg:Company ; rdfs:label ?name } ORDER BY ?name"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def run(tmp_path: Path, small_graph: Graph) -> Path:
    writers = {"graph.ttl": lambda path: export("turtle", small_graph, load_schema(), path)}
    save(small_graph, INFO, tmp_path / "run", writers)
    return tmp_path / "run"


def test_version() -> None:
    assert kg("version").output == f"newskg {__version__}\n"


@pytest.mark.parametrize("command", ["query", "explain", "export"])
def test_a_run_that_is_not_there_is_said_in_two_lines(command: str, tmp_path: Path) -> None:
    rest = {"query": [QUERY], "explain": ["x"], "export": ["--format", "nt", "--out", tmp_path / "x.nt"]}[command]
    result = kg(command, tmp_path / "nowhere", *rest)
    assert result.exit_code == 1
    assert result.stderr.startswith("kg: ")
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize("arguments", [[], ["--no-such-option"], ["run"], ["run", QUERY, "-f", "x.rq"]])
def test_wrong_usage_of_query(arguments: list[str]) -> None:
    assert kg("query", *arguments).exit_code == 2


class TestQuery:
    def test_as_a_table(self, run: Path) -> None:
        output = kg("query", run, QUERY).stdout
        assert [word in output for word in ("name", "Contoso", "Northwind")] == [True] * 3

    def test_as_csv(self, run: Path) -> None:
        assert kg("query", run, QUERY, "--output", "csv").stdout.split() == ["name", "Contoso", "Northwind"]

    def test_as_json(self, run: Path) -> None:
        assert "Northwind" in json.dumps(json.loads(kg("query", run, QUERY, "--output", "json").stdout))

    def test_from_a_file(self, run: Path, tmp_path: Path) -> None:
        (tmp_path / "q.rq").write_text(QUERY)
        assert "Northwind" in kg("query", run, "-f", tmp_path / "q.rq").stdout

    def test_a_wrong_query_is_said(self, run: Path) -> None:
        result = kg("query", run, "SELECT WHERE")
        assert result.exit_code == 1
        assert result.stderr.startswith("kg: ")

    def test_a_missing_file_is_said(self, run: Path, tmp_path: Path) -> None:
        result = kg("query", run, "-f", tmp_path / "missing.rq")
        assert (result.exit_code, "missing.rq" in result.stderr) == (1, True)


class TestExplain:
    def test_it_prints_the_claims_with_their_quotes(self, run: Path) -> None:
        output = kg("explain", run, "Northwind").stdout
        assert "Contoso" in output
        assert "Northwind bought Contoso for $1.2 billion" in " ".join(output.split())

    def test_an_unknown_name_is_said(self, run: Path) -> None:
        result = kg("explain", run, "Nobody")
        assert (result.exit_code, "Nobody" in result.stderr) == (1, True)


class TestExport:
    @pytest.mark.parametrize("name", ["turtle", "nt", "jsonl", "graphml", "html"])
    def test_every_format_is_written(self, run: Path, tmp_path: Path, name: str) -> None:
        assert kg("export", run, "--format", name, "--out", tmp_path / "out").exit_code == 0
        assert "Northwind" in (tmp_path / "out").read_text()

    def test_an_unknown_format_lists_what_there_is(self, run: Path, tmp_path: Path) -> None:
        result = kg("export", run, "--format", "stone", "--out", tmp_path / "out")
        assert result.exit_code == 1
        assert "turtle" in result.stderr

    def test_a_run_of_another_schema_asks_for_it(self, tmp_path: Path, small_graph: Graph) -> None:
        claims = [claim.model_copy(update={"relation": "befriended"}) for claim in small_graph.claims]
        save(small_graph.model_copy(update={"claims": tuple(claims)}), INFO, tmp_path / "run")
        result = kg("export", tmp_path / "run", "--format", "nt", "--out", tmp_path / "out")
        assert result.exit_code == 1
        assert "befriended" in result.stderr
        assert "--schema" in result.stderr


RELATION = """\
relation: acquired
iri: kg:acquired
label: acquired
comment: One bought the other.
subject: [Company]
object: [Company]
wordings: [{verb: [buy]}]
examples:
  - text: Northwind bought Contoso.
    claims: [{subject: Northwind, object: Contoso}]
  - text: Northwind bought Contoso and then some.
    claims: []
"""


class TestCheck:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setitem(EXTRACTORS._targets, "bought", "fakes:bought")
        (tmp_path / "relations").mkdir()
        (tmp_path / "relations" / "acquired.yaml").write_text(RELATION)
        (tmp_path / "schema.yaml").write_text((ROOT / "schemas" / "business" / "schema.yaml").read_text())
        return tmp_path

    def test_a_failing_example_is_shown_with_what_was_expected(self, folder: Path) -> None:
        result = kg("check", folder, "--extractor", "bought")
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            "acquired.yaml, example 2: Northwind bought Contoso and then some.",
            "  expected  no claim",
            "  got       Northwind acquired Contoso (actual)",
            "1 relations, 2 examples, 1 failing",
        ]

    def test_all_problems_of_a_folder_are_said_at_once(self, folder: Path) -> None:
        text = RELATION.replace("subject: [Company]", "subject: [Firm]").replace("kg:acquired", "zz:acquired")
        (folder / "relations" / "acquired.yaml").write_text(text)
        result = kg("check", folder)
        assert result.exit_code == 1
        assert "Firm" in result.stderr
        assert "zz" in result.stderr


SLOW = """
import sys, time
sys.path[:0] = {paths!r}
import fakes
from kg.cli import main
from kg.export import export
from kg.extract import EXTRACTORS
def slow(articles, schema, model=None):
    print("reading", flush=True)
    time.sleep(60)
    yield from fakes.bought(articles, schema, model)
fakes.slow = slow
EXTRACTORS._targets["slow"] = "fakes:slow"
main(["build", "in.jsonl", "--out", "run", "--extractor", "slow"])
"""


@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_stopped_leaves_nothing_behind(tmp_path: Path, how: signal.Signals, code: int) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "Northwind bought Contoso."}\n')
    script = SLOW.format(paths=[str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as build:
        assert build.stdout
        assert build.stdout.readline() == "reading\n"
        time.sleep(0.1)
        os.kill(build.pid, how)
        _, complaint = build.communicate(timeout=30)
    assert build.returncode == code
    assert "Traceback" not in complaint
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
