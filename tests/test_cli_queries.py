"""`kg queries` and `kg query --named`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graphs import demo_graph

from kg import run_folder
from kg.cli import main
from kg.export import export
from kg.queries import load_queries
from kg.query import query
from kg.schema import Schema


@pytest.fixture
def run(tmp_path: Path, schema: Schema) -> Path:
    info = run_folder.RunInfo(version="1", schema_hash=schema.hash)
    writers = {"graph.ttl": lambda path: export("turtle", demo_graph(), schema, path)}
    run_folder.save(demo_graph(), info, tmp_path / "run", writers)
    return tmp_path / "run"


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_named_query_is_asked_with_arguments(run: Path) -> None:
    result = kg("query", run, "--named", "said-by", "--arg", "name=JO RAY", "--output", "csv")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == "speaker,subject,relation,object,status,issued,source,quote"
    assert result.output.splitlines()[1].startswith(
        "Jo Ray,Northwind,https://w3id.org/newskg/ontology#acquired,Tessera,denied"
    )


def test_a_value_may_hold_an_equals_sign(run: Path) -> None:
    assert kg("query", run, "--named", "said-by", "--arg", "name=a=b").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--named", "investors"], 1, "no named query 'investors'"),
        (["--named", "investors-of"], 1, "company is missing"),
        (["--named", "investors-of", "--arg", "firm=X"], 1, "there is no parameter 'firm'"),
        (["--named", "deals-over", "--arg", "least=many"], 1, "'many' is not a number"),
        (["--named", "changed-since", "--arg", "since=May"], 1, "'May' is not a date (such as 2025-01-31)"),
        (["--named", "claims-of", "--arg", "relation=acquired"], 1, "'acquired' is not an IRI"),
        (["--named", "said-by", "--arg", "name"], 2, "write it as NAME=VALUE"),
        (["--named", "said-by", "--arg", "name=a", "--arg", "name=b"], 2, "given twice"),
        (["--named", "said-by", "SELECT"], 2, "give one of"),
        (["ASK {}", "--arg", "name=a"], 2, "--arg goes with --named"),
    ],
)
def test_mistakes_are_said_without_a_traceback(run: Path, arguments: list[str], code: int, message: str) -> None:
    result = kg("query", run, *arguments)
    assert (result.exit_code, message in result.output) == (code, True), result.output


def test_all_queries_are_listed_with_their_parameters(schema: Schema) -> None:
    result = kg("queries")
    assert result.exit_code == 0
    for name, found in load_queries().items():
        assert f"{name}: {found.summary}" in result.output
        assert all(f"    {parameter}, " in result.output for parameter in found.parameters)


def test_the_printed_query_can_be_pasted(run: Path) -> None:
    result = kg("queries", "said-by", "--arg", 'name=Jo "} Ray')
    assert result.exit_code == 0
    assert 'VALUES (?name) { ("Jo \\"} Ray") }' in result.output
    assert query(run, result.output).rows == ()
    assert len(query(run, kg("queries", "said-by", "--arg", "name=jo ray").output).rows) == 1


def test_a_bad_query_file_fails_the_check_of_its_schema(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "schemas" / "business"
    for name in ("schema.yaml", "relations"):
        (tmp_path / name).symlink_to(folder / name)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "bad.rq").write_text("SELECT")
    result = kg("check", tmp_path)
    assert (result.exit_code, "bad.rq: no header" in result.output) == (1, True), result.output
