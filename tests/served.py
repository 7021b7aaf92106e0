"""A server of a run in a thread of the test, and requests to it as they go over the wire."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from kg.schema import Schema
from kg.serve.server import Server, Settings, serving

TOKEN = "secret-of-the-test"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


class Got(NamedTuple):
    """A response."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def media_type(self) -> str:
        return (self.headers.get("Content-Type") or "").partition(";")[0]


@contextmanager
def served(run: Path, schema: Schema, folder: Path | None = None, **settings: object) -> Iterator[Server]:
    """A server of ``run`` on a free port that answers while the body runs."""
    with serving(run, schema, Settings.model_validate({"port": 0, **settings}), folder) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def send(
    server: Server,
    method: str,
    target: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | str | None = None,
) -> Got:
    """One request, with exactly these headers besides Host and Content-Length."""
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=60)
    try:
        data = body.encode() if isinstance(body, str) else body
        connection.request(method, target, data, dict(headers or {}))
        response = connection.getresponse()
        return Got(response.status, response.headers, response.read())
    finally:
        connection.close()


def get(server: Server, query: str, accept: str | None = None, **parameters: str) -> Got:
    """A query by GET."""
    headers = {"Accept": accept} if accept else {}
    return send(server, "GET", "/sparql?" + urlencode({"query": query, **parameters}), headers)


def update(server: Server, text: str, headers: Mapping[str, str] = BEARER) -> Got:
    """An update by POST."""
    return send(server, "POST", "/sparql", {"Content-Type": "application/sparql-update", **headers}, text)


def rows(server: Server, query: str, **parameters: str) -> list[str]:
    """The lines of a SELECT's CSV below the head."""
    got = get(server, query, "text/csv", **parameters)
    assert got.status == 200, got.body
    return got.body.decode().splitlines()[1:]
