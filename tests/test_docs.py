"""What the documents show is what the program does.

After a change of the command line, ``KG_WRITE_DOCS=1 pytest tests/test_docs.py`` writes the help blocks again.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import formats_table
import pytest
from click.testing import CliRunner

from kg import run_folder
from kg.cli import main
from kg.export import EXPORTERS
from kg.model import Record
from kg.schema import Schema, load_schema
from kg.schema.records import EntityType, Example, ExampleClaim, Relation, Wording

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
PAGES = [str(EXAMPLES / name) for name in ("aggregator.txt", "article.html", "records.jsonl")]
HELP = re.compile(r"```text\n\$ (kg[^\n]* --help)\n(.*?)```", re.DOTALL)
COMMANDS = sorted(main.commands)


def help_of(command: str) -> str:
    arguments = command.split()[1:]
    return CliRunner().invoke(main, arguments, prog_name="kg", terminal_width=80).output


def with_current_help(text: str) -> str:
    return HELP.sub(lambda block: f"```text\n$ {block[1]}\n{help_of(block[1])}```", text)


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md"])
def test_help_blocks_are_what_help_prints(name: str) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    assert HELP.search(text)
    if os.environ.get("KG_WRITE_DOCS"):
        path.write_text(with_current_help(text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == with_current_help(text)


def test_every_command_is_documented() -> None:
    shown = {block[1] for block in HELP.finditer((ROOT / "docs" / "commands.md").read_text(encoding="utf-8"))}
    assert shown == {f"kg {name} --help" for name in COMMANDS}


@pytest.mark.parametrize("record", [EntityType, Relation, Wording, Example, ExampleClaim])
def test_every_key_of_the_schema_language_is_documented(record: type[Record]) -> None:
    text = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert [key for key in record.model_fields if f"`{key}`" not in text] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder that ``make demo`` makes."""
    out = tmp_path_factory.mktemp("outputs") / "demo"
    result = CliRunner().invoke(main, ["build", *PAGES, "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_formats_are_what_other_readers_find(demo: Path, schema: Schema, tmp_path: Path) -> None:
    path = ROOT / "docs" / "formats.md"
    text = path.read_text(encoding="utf-8")
    block = re.compile(r"(<!-- readers -->\n).*?(<!-- /readers -->)", re.DOTALL)
    assert block.search(text)
    current = block.sub(rf"\g<1>{formats_table.measured(run_folder.load(demo), schema, tmp_path)}\g<2>", text)
    if os.environ.get("KG_WRITE_DOCS"):
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current


def test_every_format_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in EXPORTERS.names() if f"| `{name}` |" not in text] == []


@pytest.fixture
def workplace(demo: Path, tmp_path: Path) -> Path:
    """A folder where the paths of the help's example lines exist."""
    for name in ("examples", "schemas"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(demo, tmp_path / "outputs" / "demo")
    return tmp_path


def example_of(command: click.Command) -> str:
    lines = (command.help or "").rstrip().splitlines()
    assert lines[-2].strip() == "Example:"
    return lines[-1].strip()


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("push", "serve")])
def test_every_help_ends_in_a_line_that_runs(name: str, workplace: Path) -> None:
    line = example_of(main.commands[name])
    assert line.startswith(f"kg {name}")
    done = subprocess.run(
        ["bash", "-c", line.replace("kg ", f"{sys.executable} -m kg.cli ", 1)],
        cwd=workplace,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    # Examples that fail are test_check's business; here it is enough that they were run.
    assert done.returncode == 0 or (name == "check" and "failing" in done.stdout), done.stdout + done.stderr


def test_the_lines_of_serve_and_push_run_together(workplace: Path) -> None:
    serve, push = (example_of(main.commands[name]).split() for name in ("serve", "push"))
    assert (serve[:2], push[:2]) == (["kg", "serve"], ["kg", "push"])
    keys = {"KG_UPDATE_TOKEN": "of-the-test", "KG_PUSH_TOKEN": "of-the-test"}
    environment = {**os.environ, **keys, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "kg.cli"]
    command = [*program, *serve[1:], "--port", "0"]  # the documented port may be taken here; the last one counts
    with subprocess.Popen(command, cwd=workplace, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            port = re.findall(r":(\d+)/", server.stdout.readline())[0]
            line = [re.sub(r":\d+/", f":{port}/", word) for word in push[1:]]
            done = subprocess.run(
                [*program, *line], cwd=workplace, env=environment, capture_output=True, text=True, check=False
            )
        finally:
            server.send_signal(signal.SIGINT)
    assert (done.returncode, "sent" in done.stdout) == (0, True), done.stderr
    assert server.returncode == 0


@pytest.mark.parametrize("query", sorted(EXAMPLES.glob("*.rq")), ids=lambda path: path.name)
def test_every_example_query_has_an_answer(query: Path, demo: Path) -> None:
    result = CliRunner().invoke(main, ["query", str(demo), "-f", str(query), "--output", "csv"])
    assert result.exit_code == 0, result.output
    assert len(result.output.splitlines()) > 1


@pytest.mark.parametrize("block", re.findall(r"```sparql\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL))
def test_every_query_of_the_readme_has_an_answer(block: str, demo: Path) -> None:
    result = CliRunner().invoke(main, ["query", str(demo), block, "--output", "csv"])
    assert result.exit_code == 0, result.output
    assert len(result.output.splitlines()) > 1


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_every_example_script_runs_and_prints(script: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_relation_file_of_the_readme_is_a_schema(tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block
    (tmp_path / "relations").mkdir()
    (tmp_path / "relations" / "acquired.yaml").write_text(block[1], encoding="utf-8")
    head = (ROOT / "schemas" / "business" / "schema.yaml").read_text(encoding="utf-8")
    (tmp_path / "schema.yaml").write_text(head, encoding="utf-8")
    found: Schema = load_schema(tmp_path)
    assert found.relation("acquired").amount == "price"


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "NOTICE", "requirements.lock", "Makefile", "docs"])
def test_no_document_knows_the_machine_it_was_written_on(name: str) -> None:
    path = ROOT / name
    for file in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"file://|/opt/|/root/|/home/|index-url|find-links", text), file.name
