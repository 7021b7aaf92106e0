"""A request of the SPARQL 1.1 Protocol -> what it asks for, or the status that refuses it. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl

from kg.errors import QueryError
from kg.model import Record
from kg.query import refuse, refuse_in_update

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

Parameters = list[tuple[str, str]]


class Refused(Exception):
    """A request that is not answered: an HTTP status, words for people, and headers that belong to it."""

    def __init__(self, status: HTTPStatus, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})


class Query(Record):
    """A query, and the dataset that the request names; both None: the one that the query names, or the whole store."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


class Update(Record):
    """An update."""

    text: str


class Description(Record):
    """No query: the client wants to know what the service is."""


Operation = Query | Update | Description


def read_request(method: str, query_string: str, content_type: str | None, body: bytes) -> Operation:
    """What a request to the endpoint asks for; Refused if it is not one that the protocol knows."""
    in_url = _parameters(query_string.encode("latin-1"))
    if method in ("GET", "HEAD"):
        return _get(in_url)
    kind, charset = _media_type(content_type)
    if kind not in (FORM, QUERY, UPDATE):
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"POST takes {FORM}, {QUERY} or {UPDATE}")
    if charset not in ("utf-8", "utf8"):
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be in UTF-8")
    if kind == FORM:
        return _form(_parameters(body))
    return _direct(kind, in_url, _text(body))


def _get(parameters: Parameters) -> Operation:
    names = {name for name, _ in parameters}
    if "update" in names:
        raise _bad("an update must be sent by POST")
    if "query" not in names:
        return Description()
    return _query(_one(parameters, "query"), parameters)


def _form(parameters: Parameters) -> Operation:
    names = {name for name, _ in parameters}
    if {"query", "update"} <= names:
        raise _bad("either a query or an update, not both")
    if "update" in names:
        return _update(_one(parameters, "update"), parameters)
    return _query(_one(parameters, "query"), parameters)


def _direct(kind: str, in_url: Parameters, text: str) -> Operation:
    if any(name in ("query", "update") for name, _ in in_url):
        raise _bad("the body is the query or update; there must be no second one in the address")
    return _query(text, in_url) if kind == QUERY else _update(text, in_url)


def _query(text: str, parameters: Parameters) -> Query:
    try:
        refuse(text)
    except QueryError as error:
        raise _bad(f"{error}\n{error.hint}") from error
    return Query(
        text=text,
        default_graphs=_all(parameters, "default-graph-uri"),
        named_graphs=_all(parameters, "named-graph-uri"),
    )


def _update(text: str, parameters: Parameters) -> Update:
    if _all(parameters, "using-graph-uri") or _all(parameters, "using-named-graph-uri"):
        raise _bad("using-graph-uri and using-named-graph-uri are not supported; write USING in the update")
    try:
        refuse_in_update(text)
    except QueryError as error:
        raise _bad(f"{error}\n{error.hint}") from error
    return Update(text=text)


def _one(parameters: Parameters, name: str) -> str:
    values = _all(parameters, name)
    if len(values) != 1:
        raise _bad(f"exactly one parameter {name} is needed, {len(values)} were sent")
    return values[0]


def _all(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)


def _parameters(encoded: bytes) -> Parameters:
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:  # UnicodeDecodeError is one
        raise _bad("the parameters are not percent-encoded UTF-8") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _bad(f"the body is not UTF-8: {error.reason} at byte {error.start}") from error


def _media_type(content_type: str | None) -> tuple[str, str]:
    kind, *parameters = (part.strip().lower() for part in (content_type or "").split(";"))
    charsets = [part.partition("=")[2].strip('"') for part in parameters if part.startswith("charset=")]
    return kind, charsets[0] if charsets else "utf-8"


def _bad(message: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, message)
