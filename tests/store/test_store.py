"""The store inside a run folder: it saves time and never changes an answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner
from graphs import HOSTILE, demo_graph, hostile_graph
from runs import TRIPLES, write_run

from kg.cli import main
from kg.errors import RunError
from kg.lock import locked
from kg.model import Graph
from kg.query import query
from kg.schema import Schema
from kg.store import load, open_graph
from kg.store.places import data_folder, lock_file, marker_file, read_marker, store_folder, write_marker

ROOT = Path(__file__).parents[2]
ACQUIRED = "SELECT ?who ?whom { ?who kg:acquired ?whom } ORDER BY ?who ?whom"
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture
def run(tmp_path: Path, schema: Schema) -> Path:
    return write_run(demo_graph(), schema, tmp_path / "run")


def smaller() -> Graph:
    """The demo graph without its first claim and with another name for a company."""
    graph = demo_graph()
    entities = [
        entity.model_copy(update={"name": "Northwind Traders"}) if entity.id == "northwind" else entity
        for entity in graph.entities
    ]
    return graph.model_copy(update={"claims": graph.claims[1:], "entities": tuple(entities)})


def triples_of(run: Path) -> set[pyoxigraph.Quad]:
    store = pyoxigraph.Store()
    store.load(path=run / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    return set(store)


def stored(run: Path) -> set[pyoxigraph.Quad]:
    return set(pyoxigraph.Store.read_only(str(data_folder(run))))


def used(run: Path) -> bool:
    """Whether a question is answered from the store: a planted triple shows it."""
    with open_graph(run) as (store, _):
        return pyoxigraph.Quad(*PLANTED) in store


PLANTED = (pyoxigraph.NamedNode("a:a"), pyoxigraph.NamedNode("a:b"), pyoxigraph.NamedNode("a:c"))


def plant(run: Path) -> None:
    pyoxigraph.Store(data_folder(run)).add(pyoxigraph.Quad(*PLANTED))


def test_the_store_holds_the_graph_and_answers_alike(run: Path) -> None:
    before = query(run, EVERYTHING)
    done = load(run)
    assert (done.triples, done.added, done.removed) == (len(triples_of(run)), len(triples_of(run)), 0)
    assert stored(run) == triples_of(run)
    assert query(run, EVERYTHING) == before


def test_a_question_is_answered_from_the_store(run: Path) -> None:
    load(run)
    assert not used(run)
    plant(run)
    assert used(run)


def test_a_second_load_of_the_same_graph_does_nothing(run: Path) -> None:
    load(run)
    files = sorted(path.name for path in data_folder(run).iterdir())
    done = load(run)
    assert (done.added, done.removed) == (0, 0)
    assert sorted(path.name for path in data_folder(run).iterdir()) == files


def test_after_a_rebuild_only_the_difference_is_written(run: Path, schema: Schema) -> None:
    load(run)
    before = triples_of(run)
    write_run(smaller(), schema, run)
    after = triples_of(run)
    done = load(run)
    assert 0 < done.added < 10
    assert (done.triples, done.added, done.removed) == (len(after), len(after - before), len(before - after))
    assert stored(run) == after


def test_a_rebuilt_run_never_answers_from_the_old_store(run: Path, schema: Schema) -> None:
    load(run)
    plant(run)
    write_run(smaller(), schema, run)
    found = query(run, ACQUIRED)
    assert found.rows == ()
    assert "holds an earlier graph" in found.note
    assert not used(run)
    load(run)
    assert query(run, ACQUIRED).note == ""


def test_the_command_line_says_that_the_store_was_passed_over(run: Path, schema: Schema) -> None:
    assert f"{TRIPLES} triples, {TRIPLES} added, 0 removed" in CliRunner().invoke(main, ["load", str(run)]).stdout
    assert CliRunner().invoke(main, ["query", str(run), ACQUIRED]).stderr == ""
    write_run(smaller(), schema, run)
    result = CliRunner().invoke(main, ["query", str(run), ACQUIRED])
    assert (result.exit_code, "kg load" in result.stderr) == (0, True)


def test_a_load_that_was_cut_off_is_not_used_and_the_next_one_mends_it(run: Path) -> None:
    load(run)
    plant(run)
    marker_file(run).unlink()
    assert "is not complete" in query(run, ACQUIRED).note
    assert (load(run).removed, stored(run) == triples_of(run)) == (1, True)


def test_what_an_update_changed_is_not_the_runs_graph(run: Path) -> None:
    load(run)
    plant(run)
    marker = read_marker(run)
    assert marker
    write_marker(run, marker.model_copy(update={"changed": True}))
    assert "was changed by an update" in query(run, ACQUIRED).note
    load(run)
    assert stored(run) == triples_of(run)


def test_named_graphs_of_updates_outlive_a_load_and_stay_out_of_answers(run: Path, schema: Schema) -> None:
    load(run)
    named = pyoxigraph.Quad(*PLANTED, pyoxigraph.NamedNode("a:graph"))
    pyoxigraph.Store(data_folder(run)).add(named)
    write_run(smaller(), schema, run)
    load(run)
    assert named in stored(run)
    assert query(run, "SELECT * { GRAPH ?g { ?s ?p ?o } }").rows == ()


@pytest.mark.parametrize("text", [text for name, text in HOSTILE.items() if name != "surrogate"])
def test_hostile_text_survives(tmp_path: Path, schema: Schema, text: str) -> None:
    run = write_run(hostile_graph(text), schema, tmp_path / "run")
    before = query(run, EVERYTHING)
    load(run)
    assert query(run, EVERYTHING) == before


def test_a_store_in_use_is_said_and_questions_go_on(run: Path) -> None:
    load(run)
    marker_file(run).unlink()
    with locked(lock_file(run), exclusive=False), pytest.raises(RunError, match="in use by another process"):
        load(run)
    load(run)
    with locked(lock_file(run), exclusive=True):
        found = query(run, ACQUIRED)
    assert "is being written" in found.note
    assert len(found.rows) == 1


def test_a_store_that_another_program_has_open_is_said(run: Path, schema: Schema) -> None:
    load(run)
    write_run(smaller(), schema, run)
    script = f"import pyoxigraph\ns = pyoxigraph.Store({str(data_folder(run))!r})\nprint('open', flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        result = CliRunner().invoke(main, ["load", str(run)])
        other.communicate("\n", timeout=30)
    assert (result.exit_code, "in use by another process" in result.stderr) == (1, True)
    assert load(run).triples == len(triples_of(run))


FULL = """
import resource, sys
sys.path.insert(0, {root!r})
from kg.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
main(["load", {run!r}])
"""


def load_on_a_full_disk(run: Path) -> subprocess.CompletedProcess[str]:
    script = FULL.format(root=str(ROOT), run=str(run))
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)


def test_a_disk_that_is_full_leaves_nothing_half_written(run: Path) -> None:
    done = load_on_a_full_disk(run)
    assert (done.returncode, done.stderr[:4], "cannot be written" in done.stderr) == (1, "kg: ", True), done.stderr
    assert [path.name for path in store_folder(run).iterdir()] == ["lock"]
    assert load(run).triples == len(triples_of(run))


def test_a_disk_that_is_full_in_a_second_load_is_mended_by_the_next(run: Path, schema: Schema) -> None:
    load(run)
    write_run(smaller(), schema, run)
    done = load_on_a_full_disk(run)
    assert (done.returncode, "cannot be written" in done.stderr) == (1, True), done.stderr
    assert "is not complete" in query(run, ACQUIRED).note
    load(run)
    assert stored(run) == triples_of(run)


def test_a_damaged_store_is_passed_over_and_said(run: Path) -> None:
    load(run)
    (data_folder(run) / "CURRENT").write_text("nonsense")
    found = query(run, ACQUIRED)
    assert (len(found.rows), "cannot be opened" in found.note) == (1, True)
    marker_file(run).unlink()
    with pytest.raises(RunError) as caught:
        load(run)
    assert "delete" in caught.value.hint


def test_a_graph_that_is_no_turtle_is_said_and_the_store_is_left_unused(run: Path) -> None:
    load(run)
    (run / "graph.ttl").write_text("<a:b> <a:c> ")
    with pytest.raises(RunError, match="not valid RDF"):
        load(run)
    assert read_marker(run) is None


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no such run folder"):
        load(tmp_path / "nowhere")
    (tmp_path / "graph.ttl").write_text("")
    with pytest.raises(RunError, match="not a run folder"):
        load(tmp_path)
    assert not store_folder(tmp_path).exists()
