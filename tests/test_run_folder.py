"""A run folder is put in place as a whole, or what stood there stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RunError
from kg.model import Article, Graph, Skip
from kg.run_folder import RunInfo, check_target, count, load, read_info, save

INFO = RunInfo(version="1", schema_hash="0" * 16)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_saved_is_loaded_again(tmp_path: Path, small_graph: Graph) -> None:
    save(small_graph, INFO, tmp_path / "run")
    assert load(tmp_path / "run") == small_graph


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40), title=st.none() | st.text(max_size=5))
def test_any_text_survives_a_round_trip(tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None) -> None:
    title = title and "".join(letter for letter in title if not 0xD800 <= ord(letter) < 0xE000)
    graph = Graph(articles=(Article(id="a", identifier="b", source="c", title=title, text=text),))
    folder = tmp_path_factory.mktemp("any") / "run"
    save(graph, INFO, folder)
    assert load(folder) == graph


def test_run_json_says_how_the_run_was_made(tmp_path: Path, small_graph: Graph) -> None:
    skip = Skip(source="x.jsonl", where="x.jsonl, line 2", reason="not JSON")
    info = INFO.model_copy(update={"counts": count(small_graph), "skips": (skip,)})
    save(small_graph, info, tmp_path / "run")
    assert read_info(tmp_path / "run") == info
    assert info.counts.model_dump() == {
        "articles": 1,
        "entities": {"Company": 2},
        "claims": {"acquired": {"actual": 1}},
    }


def test_the_folders_above_are_made(tmp_path: Path) -> None:
    save(Graph(), INFO, tmp_path / "a" / "b")
    assert load(tmp_path / "a" / "b") == Graph()


def test_writers_add_files(tmp_path: Path) -> None:
    save(Graph(), INFO, tmp_path / "run", {"note.txt": lambda path: path.write_text("hello") and None})
    assert (tmp_path / "run" / "note.txt").read_text() == "hello"


def test_an_earlier_run_is_replaced_as_a_whole(tmp_path: Path, small_graph: Graph) -> None:
    save(small_graph, INFO, tmp_path / "run", {"old.txt": Path.touch})
    save(Graph(), INFO, tmp_path / "run")
    assert not (tmp_path / "run" / "old.txt").exists()
    assert load(tmp_path / "run") == Graph()
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
def test_an_interruption_leaves_the_earlier_run(tmp_path: Path, small_graph: Graph, error: type[BaseException]) -> None:
    save(small_graph, INFO, tmp_path / "run")
    before = contents(tmp_path / "run")

    def fail(path: Path) -> None:
        path.write_text("half")
        raise error

    with pytest.raises(error):
        save(Graph(), INFO, tmp_path / "run", {"graph.ttl": fail})
    assert contents(tmp_path / "run") == before
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_an_interruption_of_the_first_build_leaves_nothing(tmp_path: Path) -> None:
    def fail(_path: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(Graph(), INFO, tmp_path / "run", {"graph.ttl": fail})
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_between_the_two_renames_brings_the_earlier_run_back(
    tmp_path: Path, small_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(small_graph, INFO, tmp_path / "run")
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if ".part-" in path.name:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(Graph(), INFO, tmp_path / "run")
    monkeypatch.undo()
    assert load(tmp_path / "run") == small_graph
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def make_file(path: Path) -> None:
    path.write_text("mine")


def make_full_folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.txt").write_text("mine")


def make_foreign_run(path: Path) -> None:
    path.mkdir()
    (path / "run.json").write_text('{"name": "somebody else\'s"}')


@pytest.mark.parametrize("make", [make_file, make_full_folder, Path.mkdir, make_foreign_run])
def test_anything_but_a_run_folder_is_refused_and_left_alone(tmp_path: Path, make: object) -> None:
    target = tmp_path / "out"
    make(target)  # type: ignore[operator]  # one of the makers above
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RunError, match="not a run folder"):
        check_target(target)
    with pytest.raises(RunError):
        save(Graph(), INFO, target)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_to_a_run_folder_stays_a_link(tmp_path: Path, small_graph: Graph) -> None:
    save(Graph(), INFO, tmp_path / "run")
    (tmp_path / "latest").symlink_to("run")
    save(small_graph, INFO, tmp_path / "latest")
    assert (tmp_path / "latest").is_symlink()
    assert load(tmp_path / "run") == small_graph


def test_a_dangling_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("nowhere")
    with pytest.raises(RunError):
        save(Graph(), INFO, tmp_path / "latest")


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot be written"):
        save(Graph(), INFO, tmp_path / "file" / "run")


@pytest.mark.parametrize("name", ["articles.jsonl", "entities.jsonl", "claims.jsonl", "run.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    save(Graph(), INFO, tmp_path / "run")
    (tmp_path / "run" / name).unlink()
    with pytest.raises(RunError, match=name):
        load(tmp_path / "run")


def test_a_damaged_line_is_named(tmp_path: Path, small_graph: Graph) -> None:
    save(small_graph, INFO, tmp_path / "run")
    with (tmp_path / "run" / "entities.jsonl").open("a") as file:
        file.write('{"id": "half"\n')
    with pytest.raises(RunError, match="line 3 is damaged"):
        load(tmp_path / "run")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no such run folder"):
        load(tmp_path / "nowhere")
