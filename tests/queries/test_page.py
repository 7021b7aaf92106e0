"""docs/queries.md shows every named query with the rows that it has in the example graph.

After a change, ``KG_WRITE_DOCS=1 pytest tests/queries/test_page.py`` writes them again.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.queries import NamedQuery, load_queries

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "queries.md"
MARK = "<!-- below: written by the test -->\n"


def section(query: NamedQuery, run: Path) -> Iterator[str]:
    yield f"### {query.name}\n\n{query.summary}\n\n"
    if query.parameters:
        yield "| parameter | type | default | |\n|---|---|---|---|\n"
    for name, parameter in query.parameters.items():
        default = (
            "needed" if parameter.default is None else f"`{parameter.default}`" if parameter.default else "nothing"
        )
        yield f"| `{name}` | {parameter.type} | {default} | {parameter.comment} |\n"
    arguments = [part for name, value in query.example.items() for part in ("--arg", f"{name}={value}")]
    done = CliRunner().invoke(main, ["query", str(run), "--named", query.name, *arguments])
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) > 2, query.name
    line = shlex.join(["kg", "query", "outputs/demo", "--named", query.name, *arguments])
    yield f"\n```text\n$ {line}\n{done.output}```\n"


def test_the_page_shows_what_comes_out(example_run: Path) -> None:
    queries = load_queries(ROOT / "schemas" / "business").values()
    written = "\n".join("".join(section(query, example_run)) for query in queries)
    head, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    if os.environ.get("KG_WRITE_DOCS"):
        PAGE.write_text(f"{head}{mark}\n{written}", encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == f"{head}{mark}\n{written}"


def test_the_file_that_the_page_shows_is_a_query(tmp_path: Path) -> None:
    block = re.search(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "founders-of.rq").write_text(block[1], encoding="utf-8")
    assert load_queries(tmp_path)["founders-of"].example == {"company": "Tessera Robotics"}
