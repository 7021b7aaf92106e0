"""A folder of .rq files is read whole, or every problem is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError, SchemaError
from kg.queries import find_query, load_queries

GOOD = """#+ summary: Who is called so.
#+ parameters:
#+   name: {type: string, comment: "a name"}
#+   since: {type: date, default: 2025-01-01, comment: "a day"}
#+ example: {name: Northwind}
# An ordinary comment.
SELECT ?name ?since ?node WHERE {
  ?node <urn:name> ?name
}
"""


def folder_with(path: Path, **files: str) -> Path:
    (path / "queries").mkdir()
    for name, text in files.items():
        (path / "queries" / f"{name}.rq").write_text(text, encoding="utf-8")
    return path


def test_header_and_query_are_told_apart(tmp_path: Path) -> None:
    found = load_queries(folder_with(tmp_path, good=GOOD))["good"]
    assert (found.name, found.summary, found.example) == ("good", "Who is called so.", {"name": "Northwind"})
    assert found.parameters["since"].default == "2025-01-01"
    assert found.parameters["name"].default is None
    assert found.sparql.startswith("# An ordinary comment.\nSELECT")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("#+", "#", "no header"),
        ("#+ summary: Who is called so.\n", "", "summary: Field required"),
        ("#+ summary", "#+ sumary", "unknown key (did you mean 'summary'?)"),
        ("type: string", "type: text", "parameters.name.type"),
        ('"a name"}', '"a name"', "not valid YAML"),
        ("?node WHERE", "?nod WHERE ?", "not valid SPARQL"),
        ("SELECT ?name ?since ?node WHERE", "ASK WHERE", "only SELECT"),
        ("SELECT ?name ?since", "SELECT ?since", "?name must stand in the SELECT line"),
        ("{name: Northwind}", "{nam: Northwind}", "example.nam: there is no such parameter"),
        ("?node WHERE {", "?node {", "the first brace"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    with pytest.raises(SchemaError) as caught:
        load_queries(folder_with(tmp_path, bad=GOOD.replace(old, new), good=GOOD))
    assert all(line.startswith("bad.rq: ") for line in caught.value.problems)
    assert any(problem in line for line in caught.value.problems), caught.value.problems


def test_the_problems_of_all_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError) as caught:
        load_queries(folder_with(tmp_path, one="SELECT", two="#+ - x\n"))
    assert [line.partition(":")[0] for line in caught.value.problems] == ["one.rq", "two.rq"]


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (folder_with(tmp_path) / "queries" / "bytes.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(SchemaError, match=r"bytes\.rq: cannot be read"):
        load_queries(tmp_path)


def test_a_schema_without_queries_has_none(tmp_path: Path) -> None:
    assert load_queries(tmp_path) == {}


def test_an_unknown_query_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no named query 'bad'") as caught:
        find_query(load_queries(folder_with(tmp_path, good=GOOD)), "bad")
    assert caught.value.hint == "there are: good"
