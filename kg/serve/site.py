"""What is served, without HTTP: a request record in, a response record out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field

from kg.model import Record
from kg.serve.accept import choose
from kg.serve.access import Access
from kg.serve.answers import GRAPHS, write_graph
from kg.serve.description import describe
from kg.serve.guard import Guard
from kg.serve.page import ASSETS, POLICY, asset
from kg.serve.protocol import Description, Refused, Update, read_request
from kg.store.places import reason

ENDPOINT = "/sparql"
ROWS_HEADER = "X-SPARQL-MaxRows"
TRUNCATED_HEADER = "X-SPARQL-Truncated"
EXPOSED = f"{ROWS_HEADER}, {TRUNCATED_HEADER}"
METHODS = {ENDPOINT: "GET, HEAD, POST, OPTIONS"}
READ_ONLY = "GET, HEAD, OPTIONS"


class Request(Record):
    """A request; the names of ``headers`` are in lower case. ``body`` is there with POST only."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""


class Response(Record):
    """A response; the length of its body and the headers of CORS are added when it is sent."""

    status: HTTPStatus
    headers: dict[str, str] = Field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Site:
    """One run as it is served. ``page`` makes the HTML of /; ``rows`` and ``body`` are limits."""

    run: Path
    access: Access
    guard: Guard
    page: Callable[[bool], str]
    prefixes: Mapping[str, str]
    rows: int
    body: int

    def respond(self, request: Request) -> Response:
        """The response to ``request``, whatever it is."""
        try:
            self.guard.check_host(request.headers.get("host"))
            return self._respond(request)
        except Refused as error:
            return refusal(error)
        except OSError as error:
            words = f"the run cannot be read or written: {reason(error)}"
            return refusal(Refused(HTTPStatus.SERVICE_UNAVAILABLE, words))

    def cors(self, origin: str | None) -> dict[str, str]:
        """The headers that let a web page of ``origin`` read a response, if it may."""
        allowed = self.guard.allowed_origin(origin)
        if allowed is None:
            return {"Vary": "Accept, Origin"}
        return {
            "Vary": "Accept, Origin",
            "Access-Control-Allow-Origin": allowed,
            "Access-Control-Expose-Headers": EXPOSED,
        }

    def _respond(self, request: Request) -> Response:
        path = urlsplit(request.target).path
        allowed = METHODS.get(path, READ_ONLY)
        if path not in ("/", "/graph.html", ENDPOINT) and path.removeprefix("/assets/") not in ASSETS:
            raise Refused(HTTPStatus.NOT_FOUND, f"there is nothing here; the endpoint is {ENDPOINT}")
        if request.method not in allowed.split(", "):
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"{path} takes {allowed}", {"Allow": allowed})
        if request.method == "OPTIONS":
            return _options(allowed)
        return self._endpoint(request) if path == ENDPOINT else self._file(path)

    def _endpoint(self, request: Request) -> Response:
        asked = read_request(
            request.method, urlsplit(request.target).query, request.headers.get("content-type"), request.body
        )
        if isinstance(asked, Description):
            return self._description(request)
        if isinstance(asked, Update):
            self.guard.check_update(request.headers.get("authorization"))
            self.access.update(asked)
            return Response(status=HTTPStatus.NO_CONTENT)
        head, body = self.access.answer(asked, request.headers.get("accept"))
        headers = {
            "Content-Type": _with_charset(head.media_type),
            ROWS_HEADER: str(self.rows),
            TRUNCATED_HEADER: str(head.truncated).lower(),
        }
        return Response(status=HTTPStatus.OK, headers=headers, body=body)

    def _description(self, request: Request) -> Response:
        media_type = choose(request.headers.get("accept"), tuple(GRAPHS))
        if media_type is None:
            raise Refused(HTTPStatus.NOT_ACCEPTABLE, f"the service description comes as {', '.join(GRAPHS)}")
        endpoint = f"http://{request.headers.get('host', 'localhost')}{ENDPOINT}"
        triples = describe(endpoint, self.access.triples(), self.guard.token is not None)
        sd = {"sd": "http://www.w3.org/ns/sparql-service-description#", "void": "http://rdfs.org/ns/void#"}
        body = write_graph(triples, media_type, sd)
        return Response(status=HTTPStatus.OK, headers={"Content-Type": _with_charset(media_type)}, body=body)

    def _file(self, path: str) -> Response:
        picture = self.run / "graph.html"
        if path == "/":
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
            return Response(status=HTTPStatus.OK, headers=headers, body=self.page(picture.is_file()).encode())
        if path == "/graph.html":
            return _picture(picture)
        name = path.removeprefix("/assets/")
        headers = {"Content-Type": _with_charset(ASSETS[name])}
        return Response(status=HTTPStatus.OK, headers=headers, body=asset(name))


def refusal(error: Refused) -> Response:
    """A refusal as plain text."""
    headers = {"Content-Type": "text/plain; charset=utf-8", **error.headers}
    return Response(status=error.status, headers=headers, body=f"{error}\n".encode())


def _options(allowed: str) -> Response:
    return Response(
        status=HTTPStatus.NO_CONTENT,
        headers={
            "Allow": allowed,
            "Access-Control-Allow-Methods": allowed,
            "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
            "Access-Control-Max-Age": "86400",
        },
    )


def _picture(file: Path) -> Response:
    try:
        body = file.read_bytes()
    except OSError as error:
        raise Refused(HTTPStatus.NOT_FOUND, "this run has no picture") from error
    return Response(status=HTTPStatus.OK, headers={"Content-Type": "text/html; charset=utf-8"}, body=body)


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
