"""The HTTP server: a SPARQL endpoint at /sparql, the page at /, the picture at /graph.html."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

from kg.errors import RunError
from kg.export.iris import Iris
from kg.model import Record
from kg.queries import load_queries
from kg.run_folder import read_info
from kg.schema import Schema
from kg.serve.access import Access
from kg.serve.guard import Guard, is_loopback
from kg.serve.handler import Handler
from kg.serve.page import page
from kg.serve.site import Site
from kg.store.places import reason


class Settings(Record):
    """How to serve. ``seconds`` and ``rows`` bound every query; ``body`` is in bytes; port 0 is any free one."""

    host: str = "127.0.0.1"
    port: int = 7878
    seconds: float = 30.0
    rows: int = 10_000
    workers: int = 2
    body: int = 16 * 1024**2
    token: str | None = None
    origins: tuple[str, ...] = ()


class Server(ThreadingHTTPServer):
    """A server that is listening; ``site`` is what it serves."""

    daemon_threads = True

    def __init__(self, family: socket.AddressFamily, address: tuple[str, int], site: Site) -> None:
        self.address_family = family
        self.site = site
        super().__init__(address, Handler)

    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """A client that has gone is no error; anything else is shown, for it is a mistake in this program."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address of the page."""
        host, port = self.server_address[:2]
        name = str(host)
        return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


@contextmanager
def serving(run: Path, schema: Schema, settings: Settings, schema_folder: Path | None = None) -> Iterator[Server]:
    """A server of ``run`` that listens; call its ``serve_forever``. All its processes end with the body.

    RunError if there is no run, its store is in use, or the address cannot be had.
    """
    read_info(run)
    prefixes = Iris(schema).prefixes
    queries = list(load_queries(schema_folder).values())
    access = Access(run, settings.workers, settings.seconds, settings.rows, prefixes)
    try:
        site = Site(
            run=run,
            access=access,
            guard=Guard(loopback=is_loopback(settings.host), origins=settings.origins, token=settings.token),
            page=lambda picture: page(run.resolve().name, queries, prefixes, picture),
            prefixes=prefixes,
            rows=settings.rows,
            body=settings.body,
        )
        with _listening(settings, site) as server:
            yield server
    finally:
        access.close()


def _listening(settings: Settings, site: Site) -> Server:
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, address = found[0][0], found[0][4]
        return Server(family, (str(address[0]), int(address[1])), site)
    except (OSError, OverflowError) as error:
        where = f"{settings.host}, port {settings.port}"
        raise RunError(
            f"{where}: cannot be listened to ({reason(error)})", "choose another --port or --host"
        ) from error
