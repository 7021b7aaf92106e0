"""A process that puts queries and updates to a store, one after another, so that one that takes too long can be ended.

It is started as ``python -m kg.serve.worker`` and talks over its standard streams: a line of JSON comes in
(:class:`Job`), a line of JSON (:class:`Reply`) and ``length`` bytes go out. A first
reply, to no job, says that it is ready.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import BinaryIO, Literal

import pyoxigraph
from pydantic import Field

from kg.model import Record
from kg.serve.answers import answer
from kg.serve.protocol import Query, Refused

MEMORY = 4 * 1024**3
"""Bytes of address space that a worker may take: a query that sorts billions of rows must not take the machine."""


class Job(Record):
    """What a worker is to do. ``generation`` counts the changes of the store: a reader opens it again after each."""

    kind: Literal["query", "update", "close"]
    store: str
    generation: int = 0
    query: Query | None = None
    update: str = ""
    accept: str | None = None
    limit: int = 0
    prefixes: dict[str, str] = Field(default_factory=dict)


class Reply(Record):
    """The head of a reply. Where ``status`` is not 200 or 204 the bytes after it are words for people."""

    status: int
    media_type: str = "text/plain"
    truncated: bool = False
    length: int = 0


def main() -> None:
    """Answer until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    _limit_memory()
    out, worker = sys.stdout.buffer, _Worker()
    _send(out, Reply(status=HTTPStatus.NO_CONTENT), b"")  # ready
    for line in sys.stdin.buffer:
        head, body = worker.do(Job.model_validate_json(line))
        _send(out, head.model_copy(update={"length": len(body)}), body)


class _Worker:
    def __init__(self) -> None:
        self._store: pyoxigraph.Store | None = None
        self._opened: tuple[str, int] | None = None

    def do(self, job: Job) -> tuple[Reply, bytes]:
        try:
            if job.kind == "query" and job.query:
                return self._answer(job, job.query)
            if job.kind == "update":
                self._change(job)
            else:
                self._close()
            return Reply(status=HTTPStatus.NO_CONTENT), b""
        except Refused as error:
            return Reply(status=error.status), str(error).encode()

    def _answer(self, job: Job, query: Query) -> tuple[Reply, bytes]:
        found = answer(self._reader(job), query, job.accept, job.limit, job.prefixes)
        head = Reply(status=HTTPStatus.OK, media_type=found.media_type, truncated=found.truncated)
        return head, found.body

    def _reader(self, job: Job) -> pyoxigraph.Store:
        if self._store is None or self._opened != (job.store, job.generation):
            self._store = _opening(lambda: pyoxigraph.Store.read_only(job.store))
            self._opened = (job.store, job.generation)
        return self._store

    def _change(self, job: Job) -> None:
        store = self._store = self._store or _opening(lambda: pyoxigraph.Store(job.store))
        try:
            store.update(job.update, prefixes=job.prefixes)
        except SyntaxError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, f"not a valid SPARQL update: {error}") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the update cannot be made: {error}") from error

    def _close(self) -> None:
        if self._store is not None:
            self._store.flush()
            self._store = None


def _opening(make: Callable[[], pyoxigraph.Store]) -> pyoxigraph.Store:
    try:
        return make()
    except (OSError, RuntimeError) as error:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, f"the store cannot be opened: {error}") from error


def _send(out: BinaryIO, head: Reply, body: bytes) -> None:
    out.write(head.model_dump_json().encode() + b"\n" + body)
    out.flush()


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
