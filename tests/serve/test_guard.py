"""Who may ask: a page of another site may not, unless it is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from served import get, send, served

from kg.errors import RunError
from kg.schema import Schema
from kg.serve.server import Server

ASK = "/sparql?query=ASK%7B%7D"


@pytest.mark.parametrize("host", ["localhost", "localhost:7878", "LOCALHOST.", "127.0.0.1:1", "127.1.2.3", "[::1]:80"])
def test_names_of_this_machine_are_answered(server: Server, host: str) -> None:
    assert send(server, "GET", ASK, {"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:7878", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", "[", ""],
)
@pytest.mark.parametrize("path", [ASK, "/", "/graph.html"])
def test_a_name_that_was_made_to_point_here_is_not(server: Server, host: str, path: str) -> None:
    assert send(server, "GET", path, {"Host": host}).status == 421


@pytest.mark.parametrize("origin", ["http://localhost:3000", "http://127.0.0.1", "https://[::1]:1"])
def test_pages_of_this_machine_may_read(server: Server, origin: str) -> None:
    got = send(server, "GET", ASK, {"Origin": origin})
    assert got.headers["Access-Control-Allow-Origin"] == origin
    assert "X-SPARQL-Truncated" in got.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example", "http://["])
def test_other_pages_may_not(server: Server, origin: str) -> None:
    got = send(server, "GET", ASK, {"Origin": origin})
    assert (got.headers["Access-Control-Allow-Origin"], "Origin" in got.headers["Vary"]) == (None, True)


def test_unless_they_are_named(run: Path, schema: Schema) -> None:
    page = "https://ours.example"
    with served(run, schema, origins=(page,)) as server:
        assert send(server, "GET", ASK, {"Origin": page}).headers["Access-Control-Allow-Origin"] == page
        assert send(server, "GET", ASK, {"Origin": "https://b.example"}).headers["Access-Control-Allow-Origin"] is None
    with served(run, schema, origins=("*",)) as server:
        assert send(server, "GET", ASK, {"Origin": page}).headers["Access-Control-Allow-Origin"] == "*"


def test_errors_can_be_read_by_pages_too(server: Server) -> None:
    got = send(server, "GET", "/sparql?query=x", {"Origin": "http://localhost:1"})
    assert (got.status, got.headers["Access-Control-Allow-Origin"]) == (400, "http://localhost:1")


def test_a_server_for_the_network_answers_to_any_name(run: Path, schema: Schema) -> None:
    with served(run, schema, host="0.0.0.0") as server:
        assert send(server, "GET", ASK, {"Host": "news.example"}).status == 200


def test_ipv6(run: Path, schema: Schema) -> None:
    try:
        with served(run, schema, host="::1") as server:
            assert server.url.startswith("http://[::1]:")
            assert get(server, "ASK {}").status == 200
    except RunError as error:
        if "listened" not in str(error):
            raise
        pytest.skip("this machine has no IPv6")


def test_a_port_that_is_taken_is_said(server: Server, run: Path, schema: Schema) -> None:
    with pytest.raises(RunError, match="cannot be listened to"), served(run, schema, port=server.server_address[1]):
        pass


def test_a_host_that_is_not_there_is_said(run: Path, schema: Schema) -> None:
    with pytest.raises(RunError, match="cannot be listened to"), served(run, schema, host="no.such.host.invalid"):
        pass
