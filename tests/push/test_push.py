"""A push to our own endpoint, and to servers that fail in every way that servers fail."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from graphs import HOSTILE, demo_graph, hostile_graph
from runs import TRIPLES, write_run
from served import TOKEN, get, served, update

from kg.cli import main
from kg.errors import EndpointError
from kg.push import check_graph, default_graph, ntriples
from kg.push.client import Client, check_address, credentials
from kg.push.progress import PUSH_FILE
from kg.schema import Schema
from kg.serve.server import Server

GRAPH = "http://g.example/run"
NT = "application/n-triples"
NO_KEYS = dict.fromkeys(("KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"), "")


@pytest.fixture
def run(tmp_path: Path, schema: Schema) -> Path:
    return write_run(demo_graph(), schema, tmp_path / "run")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, schema: Schema) -> Iterator[Server]:
    """Our own endpoint, over another run."""
    folder = tmp_path_factory.mktemp("own") / "run"
    with served(write_run(demo_graph(), schema, folder), schema, token=TOKEN) as server:
        yield server


def push(run: Path, endpoint: str, *more: str, **env: str) -> Result:
    command = ["push", str(run), "--endpoint", endpoint, "--graph", GRAPH, *more]
    return CliRunner().invoke(main, command, env={**NO_KEYS, **env}, catch_exceptions=False)


def stored(server: Server, graph: str = GRAPH) -> list[bytes]:
    """The sorted N-Triples of a graph of our own endpoint."""
    text = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return sorted(line for line in get(server, text, NT).body.split(b"\n") if line)


class TestOwnEndpoint:
    def endpoint(self, server: Server) -> str:
        update(server, f"DROP SILENT GRAPH <{GRAPH}>")
        return f"{server.url}sparql"

    def test_the_graph_arrives_whole(self, server: Server, run: Path) -> None:
        result = push(run, self.endpoint(server), "--chunk", "7", KG_PUSH_TOKEN=TOKEN)
        assert (result.exit_code, result.output) == (
            0,
            f"{TRIPLES} triples, {TRIPLES} sent, {TRIPLES} found in <{GRAPH}>\n",
        )
        assert stored(server) == ntriples(run)

    @pytest.mark.parametrize("text", [text for name, text in HOSTILE.items() if name != "surrogate"])
    def test_hostile_text_arrives_as_it_is(self, server: Server, tmp_path: Path, schema: Schema, text: str) -> None:
        run = write_run(hostile_graph(text), schema, tmp_path / "run")
        assert push(run, self.endpoint(server), KG_PUSH_TOKEN=TOKEN).exit_code == 0
        assert stored(server) == ntriples(run)

    def test_a_second_push_sends_nothing_unless_somebody_emptied_the_graph(self, server: Server, run: Path) -> None:
        endpoint = self.endpoint(server)
        push(run, endpoint, KG_PUSH_TOKEN=TOKEN)
        assert f"0 sent, {TRIPLES} found" in push(run, endpoint, KG_PUSH_TOKEN=TOKEN).output
        endpoint = self.endpoint(server)
        assert f"{TRIPLES} sent, {TRIPLES} found" in push(run, endpoint, KG_PUSH_TOKEN=TOKEN).output

    def test_what_others_put_there_stays_unless_it_is_to_be_replaced(self, server: Server, run: Path) -> None:
        endpoint = self.endpoint(server)
        update(server, f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:a> <a:b> <a:c> }} }}")
        joined = push(run, endpoint, KG_PUSH_TOKEN=TOKEN)
        assert (f"{TRIPLES + 1} found" in joined.output, "--replace" in joined.stderr) == (True, True)
        assert f"{TRIPLES + 1} found" in push(run, endpoint, KG_PUSH_TOKEN=TOKEN).output
        replaced = push(run, endpoint, "--replace", KG_PUSH_TOKEN=TOKEN)
        assert (f"{TRIPLES} found" in replaced.output, replaced.stderr) == (True, "")
        assert f"0 sent, {TRIPLES} found" in push(run, endpoint, "--replace", KG_PUSH_TOKEN=TOKEN).output

    def test_without_the_token_nothing_is_sent(self, server: Server, run: Path) -> None:
        result = push(run, self.endpoint(server))
        assert (result.exit_code, "401" in result.stderr, "KG_PUSH_TOKEN" in result.stderr) == (1, True, True)
        assert stored(server) == []

    def test_a_server_without_updates_is_said(self, tmp_path: Path, schema: Schema, run: Path) -> None:
        with served(write_run(demo_graph(), schema, tmp_path / "other"), schema) as server:
            result = push(run, f"{server.url}sparql")
        assert (result.exit_code, "403" in result.stderr, "--update-token" in result.stderr) == (1, True, True)


class Fake:
    """A server that keeps the lines of INSERT DATA in a set and counts them, with a fault to be set."""

    def __init__(self) -> None:
        self.lines: set[bytes] = set()
        self.inserts: list[int] = []
        self.authorizations: list[str | None] = []
        self.fault: Callable[[BaseHTTPRequestHandler, int], bool] = lambda _handler, _number: False

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        self.authorizations.append(handler.headers["Authorization"])
        if b"COUNT" in body:
            reply(handler, 200, json.dumps({"results": {"bindings": [{"n": {"value": str(len(self.lines))}}]}}))
        elif not self.fault(handler, len(self.inserts)):
            sent = body.split(b"\n")[1:-1]
            self.inserts.append(len(sent))
            self.lines |= set(sent)
            reply(handler, 204)


def reply(handler: BaseHTTPRequestHandler, status: int, body: str = "", **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body.encode())))
    handler.end_headers()
    handler.wfile.write(body.encode())


@contextmanager
def faking() -> Iterator[tuple[Fake, str]]:
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            fake.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield fake, f"http://127.0.0.1:{server.server_address[1]}/update"
        server.shutdown()


@pytest.fixture
def fake() -> Iterator[tuple[Fake, str]]:
    with faking() as both:
        yield both


def at(number: int, status: int, body: str = "", **headers: str) -> Callable[[BaseHTTPRequestHandler, int], bool]:
    """The fault that answers every insert from ``number`` on with ``status``."""

    def fault(handler: BaseHTTPRequestHandler, so_far: int) -> bool:
        if so_far >= number:
            reply(handler, status, body, **headers)
        return so_far >= number

    return fault


def hang_up(handler: BaseHTTPRequestHandler, so_far: int) -> bool:
    if so_far >= 2:
        handler.connection.close()
    return so_far >= 2


class TestFaults:
    @pytest.mark.parametrize("fault", [at(2, 500, "disk\x1b[31m full"), at(2, 503), hang_up])
    def test_a_push_that_breaks_off_is_finished_by_the_next(
        self, fake: tuple[Fake, str], run: Path, fault: Callable[[BaseHTTPRequestHandler, int], bool]
    ) -> None:
        server, endpoint = fake
        server.fault = fault
        result = push(run, endpoint, "--chunk", "30")
        assert (result.exit_code, result.stderr[:4], result.stdout) == (1, "kg: ", "")
        assert "\x1b" not in result.stderr
        assert len(server.lines) == 60
        server.fault = lambda _handler, _number: False
        result = push(run, endpoint, "--chunk", "50")
        assert (result.exit_code, f"{TRIPLES - 60} sent, {TRIPLES} found" in result.output) == (0, True)
        assert server.inserts == [30, 30, 50, 50, TRIPLES - 160]
        assert sorted(server.lines) == ntriples(run)

    def test_what_the_server_says_is_shown(self, fake: tuple[Fake, str], run: Path) -> None:
        server, endpoint = fake
        server.fault = at(0, 500, "Virtuoso 22023 Error SR...: the log is full")
        stderr = push(run, endpoint).stderr
        assert ("500" in stderr, "the log is full" in stderr, endpoint in stderr) == (True, True, True)

    def test_a_server_that_lost_what_was_sent_gets_it_again(self, fake: tuple[Fake, str], run: Path) -> None:
        server, endpoint = fake
        server.fault = at(2, 500)
        push(run, endpoint, "--chunk", "30")
        server.fault = lambda _handler, _number: False
        server.lines.clear()
        result = push(run, endpoint)
        assert (result.exit_code, sorted(server.lines)) == (0, ntriples(run))

    def test_a_server_that_keeps_too_little_is_no_success(self, fake: tuple[Fake, str], run: Path) -> None:
        server, endpoint = fake

        def forget(_handler: BaseHTTPRequestHandler, _number: int) -> bool:
            server.lines = set(list(server.lines)[:10])
            return False

        server.fault = forget
        result = push(run, endpoint, "--chunk", f"{TRIPLES - 100}")
        assert (result.exit_code, f"{TRIPLES} triples were sent, 110 are in" in result.stderr) == (1, True)
        server.fault = lambda _handler, _number: False
        assert f"{TRIPLES} sent, {TRIPLES} found" in push(run, endpoint).output

    def test_a_rebuilt_run_does_not_go_on_where_the_old_one_was(
        self, fake: tuple[Fake, str], run: Path, schema: Schema
    ) -> None:
        server, endpoint = fake
        server.fault = at(2, 500)
        push(run, endpoint, "--chunk", "30")
        kept = (run / PUSH_FILE).read_bytes()
        graph = demo_graph()
        write_run(graph.model_copy(update={"claims": graph.claims[1:]}), schema, run)
        (run / PUSH_FILE).write_bytes(kept)
        server.fault = lambda _handler, _number: False
        push(run, endpoint)
        assert set(ntriples(run)) <= server.lines

    def test_each_target_has_its_own_progress(self, fake: tuple[Fake, str], run: Path) -> None:
        _, endpoint = fake
        with faking() as (other, elsewhere):
            push(run, endpoint)
            assert f"{TRIPLES} sent" in push(run, elsewhere).output
            assert len(other.lines) == TRIPLES
        assert "0 sent" in push(run, endpoint).output

    def test_a_damaged_progress_file_only_costs_time(self, fake: tuple[Fake, str], run: Path) -> None:
        _, endpoint = fake
        push(run, endpoint)
        (run / PUSH_FILE).write_text('{"pushes": [')
        assert f"{TRIPLES} sent, {TRIPLES} found" in push(run, endpoint).output

    @pytest.mark.parametrize("status", [301, 307])
    def test_a_redirect_is_said_and_not_followed(self, fake: tuple[Fake, str], run: Path, status: int) -> None:
        server, endpoint = fake
        server.fault = at(0, status, Location="http://elsewhere.example/")
        result = push(run, endpoint)
        assert (result.exit_code, "moved to http://elsewhere.example/" in result.stderr) == (1, True)

    def test_an_answer_that_holds_no_count_is_said(self, fake: tuple[Fake, str], run: Path) -> None:
        server, endpoint = fake
        server.answer = lambda handler: reply(handler, 200, "<html>")  # type: ignore[method-assign]  # another server
        result = push(run, endpoint)
        assert (result.exit_code, "--query-endpoint" in result.stderr) == (1, True)

    def test_a_dead_endpoint_is_said(self, run: Path) -> None:
        with faking() as (_, endpoint):
            pass
        result = push(run, endpoint)
        assert (result.exit_code, "cannot be reached" in result.stderr) == (1, True)
        assert len(result.stderr.splitlines()) == 2

    def test_a_server_that_does_not_answer_is_said(self, fake: tuple[Fake, str]) -> None:
        server, endpoint = fake
        release = threading.Event()
        server.fault = lambda _handler, _number: release.wait(10)
        with pytest.raises(EndpointError, match="no answer in time"):
            Client(endpoint, credentials({}), seconds=0.3).send("POST", endpoint, b"x", {"Content-Type": "a/b"})
        release.set()

    def test_a_run_that_cannot_be_written_is_said(self, fake: tuple[Fake, str], run: Path) -> None:
        _, endpoint = fake
        (run / PUSH_FILE).mkdir()
        result = push(run, endpoint)
        assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)
        assert [path.name for path in run.iterdir() if path.name.startswith(".")] == []

    def test_no_run_is_said(self, fake: tuple[Fake, str], tmp_path: Path) -> None:
        assert "no such run folder" in push(tmp_path / "nowhere", fake[1]).stderr


class TestCredentials:
    def test_a_token_is_sent_with_every_request(self, fake: tuple[Fake, str], run: Path) -> None:
        server, endpoint = fake
        push(run, endpoint, KG_PUSH_TOKEN="abc")
        assert set(server.authorizations) == {"Bearer abc"}

    def test_basic_is_sent_to_a_server_that_asks_for_it(self, fake: tuple[Fake, str], run: Path) -> None:
        server, endpoint = fake
        basic = "Basic " + base64.b64encode(b"me:p:w").decode()

        def ask(handler: BaseHTTPRequestHandler, _number: int) -> bool:
            wanted = handler.headers["Authorization"] != basic
            if wanted:
                reply(handler, 401, WWW_Authenticate='Basic realm="x"')
            return wanted

        server.fault = ask
        assert f"{TRIPLES} found" in push(run, endpoint, KG_PUSH_USER="me", KG_PUSH_PASSWORD="p:w").output
        assert push(run, endpoint, "--replace", KG_PUSH_USER="me", KG_PUSH_PASSWORD="p:w").exit_code == 0

    @pytest.mark.parametrize("scheme", ['Basic realm="x"', "Negotiate", 'Digest realm="x", nonce="y", algorithm=MD5'])
    def test_a_server_that_is_not_content_is_said(self, fake: tuple[Fake, str], run: Path, scheme: str) -> None:
        server, endpoint = fake
        server.fault = at(0, 401, WWW_Authenticate=scheme)
        result = push(run, endpoint, KG_PUSH_USER="me", KG_PUSH_PASSWORD="geheim")
        assert (result.exit_code, "KG_PUSH_USER" in result.stderr, "geheim" in result.output) == (1, True, False)

    @pytest.mark.parametrize("keys", [{"USER": "a"}, {"PASSWORD": "b"}, {"USER": "a", "PASSWORD": "b", "TOKEN": "c"}])
    def test_half_of_them_is_refused(self, keys: dict[str, str]) -> None:
        with pytest.raises(EndpointError):
            credentials({f"KG_PUSH_{name}": value for name, value in keys.items()})


@pytest.mark.parametrize(
    "address",
    ["", "localhost:8890/sparql", "ftp://x.example/", "http://", "http://a b.example/", "http://[/", "http://x:99999/"],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(EndpointError, match="not a web address"):
        check_address(address)


def test_a_password_in_the_address_is_refused_and_not_repeated(run: Path) -> None:
    result = push(run, "http://me:geheim@localhost:1/")
    assert (result.exit_code, "geheim" in result.output, "KG_PUSH_USER" in result.stderr) == (1, False, True)


@pytest.mark.parametrize("graph", ["no iri", "http://a b/", "relative", "http://x/> } ; DROP ALL #"])
def test_a_graph_that_is_no_iri_is_refused(graph: str) -> None:
    with pytest.raises(EndpointError, match="not an absolute IRI"):
        check_graph(graph)


def test_the_default_graph_is_named_after_the_folder(tmp_path: Path) -> None:
    assert default_graph("https://x.example/", tmp_path / "my run #1") == "https://x.example/graph/my%20run%20%231"
