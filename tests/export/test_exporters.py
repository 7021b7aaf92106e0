"""What holds for every exporter in the table."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from graphs import HOSTILE, demo_graph, hostile_graph

from kg.cli import main
from kg.errors import RegistryError, RunError
from kg.export import EXPORTERS, describe, export, file_name
from kg.model import Graph
from kg.schema import Schema, load_schema

ROOT = Path(__file__).parents[2]
NAMES = EXPORTERS.names()
BUILD = """
import sys
from pathlib import Path
from graphs import demo_graph
from kg.export import EXPORTERS, export
from kg.schema import load_schema
for name in EXPORTERS.names():
    export(name, demo_graph(), load_schema(), Path(sys.argv[1]) / name)
"""


@pytest.mark.parametrize("name", NAMES)
def test_writing_twice_gives_the_same_bytes(name: str, graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export(name, graph, schema, tmp_path / "one")
    export(name, graph, schema, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_hash_seed_changes_no_byte_of_any_format(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        subprocess.run(
            [sys.executable, "-c", BUILD, str(tmp_path / seed)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
        )
    for name in NAMES:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_graph_gives_a_file(name: str, schema: Schema, tmp_path: Path) -> None:
    export(name, Graph(), schema, tmp_path / "out")
    assert (tmp_path / "out").is_file()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", sorted(HOSTILE))
def test_hostile_text_gives_a_file_and_no_raw_script(name: str, text: str, schema: Schema, tmp_path: Path) -> None:
    export(name, hostile_graph(HOSTILE[text]), schema, tmp_path / "out")
    written = (tmp_path / "out").read_bytes()
    assert written
    assert name not in ("html", "graphml", "gexf", "svg", "mermaid") or b"<script>alert" not in written


@pytest.mark.parametrize("name", NAMES)
def test_text_formats_are_utf8(name: str, schema: Schema, tmp_path: Path) -> None:
    export(name, hostile_graph(HOSTILE["newlines"] + HOSTILE["surrogate"]), schema, tmp_path / "out")
    written = (tmp_path / "out").read_bytes()
    if not written.startswith((b"PK", b"\x89PNG")):
        assert written.decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_beside_the_file(name: str, graph: Graph, schema: Schema, tmp_path: Path) -> None:
    export(name, graph, schema, tmp_path / "deep" / file_name(name))
    assert [path.name for path in (tmp_path / "deep").iterdir()] == [file_name(name)]


def test_a_writer_that_fails_leaves_the_old_file(
    graph: Graph, schema: Schema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(graph: Graph, schema: Schema, path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(EXPORTERS, "get", lambda _: broken)
    target = tmp_path / "graph.ttl"
    target.write_text("old")
    with pytest.raises(RunError, match="No space left"):
        export("turtle", graph, schema, target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


CUT = {"mermaid"}
"""Formats that cut long names, so that their file finds room."""
FULL = """
import resource, sys
from pathlib import Path
from graphs import hostile_graph
from kg.errors import RunError
from kg.export import EXPORTERS, export
from kg.schema import load_schema
graph, schema = hostile_graph("L" * 10_000), load_schema()
for name in EXPORTERS.names():
    EXPORTERS.get(name)
    path = Path(sys.argv[1]) / name
    path.write_text("old")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for name in EXPORTERS.names():
    try:
        export(name, graph, schema, Path(sys.argv[1]) / name)
    except RunError as error:
        print(name, "|", error)
"""


@pytest.mark.parametrize("room", [64, 20_000])
def test_no_room_for_a_file_leaves_the_old_one_in_every_format(room: int, tmp_path: Path) -> None:
    """The system itself refuses to write more than ``room`` bytes, as a full disk would."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), str(room)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
        capture_output=True,
        text=True,
        check=True,
    )
    said = dict(line.split(" | ", 1) for line in done.stdout.splitlines())
    refused = [name for name in NAMES if room == 64 or name not in CUT]
    assert list(said) == refused
    assert {name for name, words in said.items() if "cannot be written" in words} == set(refused)
    assert sorted(path.name for path in tmp_path.iterdir()) == NAMES
    assert {(tmp_path / name).read_text() for name in refused} == {"old"}
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_format_has_a_line_in_the_help(name: str) -> None:
    said = CliRunner().invoke(main, ["export", "--help"], terminal_width=200).output
    assert f"  {name} " in said
    assert describe(name)[:60] in said
    assert describe(name)
    assert "cannot be loaded" not in describe(name)


def test_every_format_has_its_own_file_name() -> None:
    assert len({file_name(name) for name in NAMES}) == len(NAMES)


def test_a_file_where_a_folder_is_wanted_is_said(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RunError, match="cannot be written"):
        export("nt", graph, schema, tmp_path / "file" / "graph.nt")
    assert (tmp_path / "file").read_text() == "x"


def test_a_folder_in_the_way_is_said(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be written"):
        export("nt", graph, schema, tmp_path)


def test_a_pipe_is_not_replaced(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RunError, match="not a file"):
        export("nt", graph, schema, tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_is_followed(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "out")
    export("nt", graph, schema, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "out").is_file()


def test_links_that_go_round_are_said(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(RunError, match="cannot be written"):
        export("nt", graph, schema, tmp_path / "a")


def test_an_unknown_format_lists_what_there_is(graph: Graph, schema: Schema, tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as caught:
        export("docx", graph, schema, tmp_path / "out")
    assert "turtle" in caught.value.hint


def test_the_demo_graph_does_not_change_under_the_exporters(tmp_path: Path) -> None:
    graph = demo_graph()
    for name in NAMES:
        export(name, graph, load_schema(), tmp_path / name)
    assert graph == demo_graph()
