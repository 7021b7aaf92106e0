"""Updates, rebuilds, and other processes beside a running server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from graphs import demo_graph
from runs import write_run
from served import BEARER, TOKEN, get, rows, send, served, update

from kg.errors import RunError
from kg.lock import locked
from kg.query import query
from kg.schema import Schema
from kg.serve.server import Server
from kg.store import load
from kg.store.places import lock_file

INSERT = "INSERT DATA { GRAPH <http://g.example/> { <a:s> <a:p> 1 } }"
NAMED = "SELECT ?o { GRAPH <http://g.example/> { ?s ?p ?o } } ORDER BY ?o"
ACQUIRED = "SELECT ?o { ?s kg:acquired ?o }"
CROSS = "INSERT { <a:a> <a:b> ?n } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Iterator[Server]:
    """A server that takes updates, for tests in which it must refuse one."""
    run = write_run(demo_graph(), schema, tmp_path_factory.mktemp("shared") / "run")
    with served(run, schema, token=TOKEN) as server:
        yield server


class TestToken:
    def test_without_one_in_the_server_updates_are_forbidden(self, run: Path, schema: Schema) -> None:
        with served(run, schema) as server:
            assert update(server, INSERT).status == 403
            assert rows(server, NAMED) == []

    @pytest.mark.parametrize(
        "headers",
        [{}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}, {"Authorization": f"Basic {TOKEN}"}],
    )
    def test_without_the_right_one_they_are_not_made(self, shared: Server, headers: dict[str, str]) -> None:
        got = update(shared, INSERT, headers)
        assert (got.status, "Bearer" in got.headers["WWW-Authenticate"]) == (401, True)
        assert rows(shared, NAMED) == []

    def test_with_it_they_are_made_by_either_post(self, run: Path, schema: Schema) -> None:
        with served(run, schema, token=TOKEN) as server:
            assert update(server, INSERT).status == 204
            form = {"Content-Type": "application/x-www-form-urlencoded", **BEARER}
            second = urlencode({"update": INSERT.replace(" 1 ", " 2 ")})
            assert send(server, "POST", "/sparql", form, second).status == 204
            assert rows(server, NAMED) == ["1", "2"]

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("LOAD <file:///secret>", b"LOAD"),
            ("LOAD SILENT <http://127.0.0.1:9/>", b"LOAD"),
            (INSERT + " ; LOAD <http://127.0.0.1:9/>", b"LOAD"),
            ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", b"SERVICE"),
            ("INSERT DATA { ", b"not a valid SPARQL update"),
            ("ASK {}", b"not a valid SPARQL update"),
        ],
    )
    def test_some_updates_are_refused_even_so(self, shared: Server, text: str, word: bytes) -> None:
        got = update(shared, text)
        assert (got.status, word in got.body) == (400, True)
        assert rows(shared, NAMED) == []

    def test_graphs_named_in_the_request_are_refused_and_not_ignored(self, shared: Server) -> None:
        headers = {"Content-Type": "application/sparql-update", **BEARER}
        target = "/sparql?using-graph-uri=http%3A%2F%2Fg.example%2F"
        got = send(shared, "POST", target, headers, "DELETE WHERE { ?s ?p ?o }")
        assert (got.status, b"USING" in got.body) == (400, True)


def test_updates_and_queries_at_once_do_not_lose_any(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN) as server, ThreadPoolExecutor(6) as pool:
        texts = [INSERT.replace(" 1 ", f" {number} ") for number in range(20)]
        changed = [pool.submit(update, server, text) for text in texts]
        asked = [pool.submit(rows, server, ACQUIRED) for _ in range(20)]
        assert {future.result().status for future in changed} == {204}
        assert {len(future.result()) for future in asked} == {1}
        assert sorted(map(int, rows(server, NAMED))) == list(range(20))


def test_an_update_outlives_the_server_but_is_not_the_runs_graph(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN) as server:
        update(server, INSERT)
        update(server, "INSERT DATA { ex:oresund kg:acquired ex:tessera }")
    with served(run, schema) as server:
        assert (rows(server, NAMED), len(rows(server, ACQUIRED))) == (["1"], 2)
    found = query(run, ACQUIRED)
    assert (len(found.rows), "changed by an update" in found.note) == (1, True)


def test_an_update_is_ended_at_the_time_limit_and_changes_nothing(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN, seconds=3) as server:
        assert update(server, INSERT).status == 204
        assert update(server, CROSS).status == 503
        assert rows(server, "SELECT * { <a:a> ?p ?o }") == []
        assert update(server, INSERT.replace(" 1 ", " 2 ")).status == 204
        assert rows(server, NAMED) == ["1", "2"]


def test_a_rebuilt_run_is_served_at_once(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN) as server:
        update(server, INSERT)
        assert len(rows(server, ACQUIRED)) == 1
        graph = demo_graph()
        write_run(graph.model_copy(update={"claims": graph.claims[1:]}), schema, run)
        assert rows(server, ACQUIRED) == []
        assert rows(server, NAMED) == ["1"]
        write_run(graph, schema, run)
        assert len(rows(server, ACQUIRED)) == 1
    assert query(run, ACQUIRED).note == ""


def test_a_rebuild_that_is_broken_is_said_until_it_is_mended(run: Path, schema: Schema) -> None:
    with served(run, schema) as server:
        (run / "graph.ttl").write_text("<a:b> <a:c>")
        got = get(server, ACQUIRED)
        assert (got.status, b"not valid RDF" in got.body) == (503, True)
        assert get(server, ACQUIRED).status == 503
        write_run(demo_graph(), schema, run)
        assert len(rows(server, ACQUIRED)) == 1


def test_a_run_that_is_served_cannot_be_loaded_by_another_but_can_be_asked(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN) as server:
        assert query(run, ACQUIRED).note == ""
        update(server, INSERT)
        with pytest.raises(RunError, match="in use by another process"):
            load(run)
    assert load(run).removed == 0


def test_a_store_that_is_being_written_is_not_served(run: Path, schema: Schema) -> None:
    load(run)
    with (
        locked(lock_file(run), exclusive=True),
        pytest.raises(RunError, match="in use by another process"),
        served(run, schema),
    ):
        pass


def test_an_update_waits_for_a_reader_of_another_process_then_gives_up(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN, seconds=3) as server:
        with locked(lock_file(run), exclusive=False):
            got = update(server, INSERT)
            assert (got.status, b"in use by another process" in got.body) == (503, True)
        assert update(server, INSERT).status == 204


def test_after_an_update_that_got_no_lock_a_query_waits_for_whoever_writes(run: Path, schema: Schema) -> None:
    with served(run, schema, token=TOKEN, seconds=3) as server:
        with locked(lock_file(run), exclusive=False):
            assert update(server, INSERT).status == 503
            assert len(rows(server, ACQUIRED)) == 1
            assert update(server, INSERT).status == 503
        with locked(lock_file(run), exclusive=True):
            got = get(server, ACQUIRED)
            assert (got.status, b"in use by another process" in got.body) == (503, True)
        assert len(rows(server, ACQUIRED)) == 1


def test_a_disk_that_fails_is_said(run: Path, schema: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_run: Path, _marker: object) -> None:
        raise OSError(28, "No space left on device")

    with served(run, schema, token=TOKEN) as server:
        monkeypatch.setattr("kg.serve.access.write_marker", full)
        got = update(server, INSERT)
        assert (got.status, b"No space left" in got.body) == (503, True)
        monkeypatch.undo()
        assert update(server, INSERT).status == 204


def test_a_run_that_is_deleted_is_said(run: Path, schema: Schema) -> None:
    with served(run, schema) as server:
        shutil.rmtree(run)
        got = get(server, ACQUIRED)
        assert (got.status, b"no such run folder" in got.body) == (503, True)
