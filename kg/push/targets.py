"""Two ways to put triples into a named graph of a server: SPARQL 1.1 Update, and the Graph Store HTTP Protocol."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote, urlencode

from kg.errors import EndpointError
from kg.push.client import Client, check_address

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}


class Target(Protocol):
    """A named graph of a server."""

    def insert(self, triples: Sequence[bytes]) -> None:
        """Add triples, each a line of N-Triples; those that are there already change nothing."""

    def clear(self) -> None:
        """Take everything out of the graph."""

    def count(self) -> int:
        """How many triples are in the graph."""


class UpdateTarget:
    """By SPARQL Update; counted by a query to ``query_endpoint``."""

    def __init__(self, client: Client, endpoint: str, graph: str, query_endpoint: str) -> None:
        self._client, self._endpoint, self._graph, self._query = client, endpoint, graph, query_endpoint

    def insert(self, triples: Sequence[bytes]) -> None:
        """INSERT DATA."""
        head = f"INSERT DATA {{ GRAPH <{self._graph}> {{\n".encode()
        self._update(head + b"\n".join(triples) + b"\n} }")

    def clear(self) -> None:
        """DROP SILENT GRAPH."""
        self._update(f"DROP SILENT GRAPH <{self._graph}>".encode())

    def count(self) -> int:
        """COUNT in a query."""
        return _count(self._client, self._query, self._graph)

    def _update(self, text: bytes) -> None:
        self._client.send("POST", self._endpoint, text, {"Content-Type": "application/sparql-update"})


class GraphStoreTarget:
    """By the Graph Store Protocol; counted by a query where there is an endpoint for one, else by reading the graph."""

    def __init__(self, client: Client, endpoint: str, graph: str, query_endpoint: str | None) -> None:
        sign = "&" if "?" in endpoint else "?"
        self._client, self._graph, self._query = client, graph, query_endpoint
        self._url = f"{endpoint}{sign}graph={quote(graph, safe='')}"

    def insert(self, triples: Sequence[bytes]) -> None:
        """POST merges."""
        body = b"\n".join(triples) + b"\n"
        self._client.send("POST", self._url, body, {"Content-Type": "application/n-triples"})

    def clear(self) -> None:
        """PUT of no triples; DELETE of a graph that is not there would be an error."""
        self._client.send("PUT", self._url, b"", {"Content-Type": "application/n-triples"})

    def count(self) -> int:
        """COUNT in a query, or the lines of the graph."""
        if self._query is not None:
            return _count(self._client, self._query, self._graph)
        body = self._client.send("GET", self._url, headers={"Accept": "application/n-triples"})
        return sum(1 for line in body.split(b"\n") if line.strip() and not line.startswith(b"#"))


def make_target(client: Client, protocol: str, endpoint: str, graph: str, query_endpoint: str | None) -> Target:
    """The target that ``protocol`` names: ``update`` or ``graph-store``."""
    if query_endpoint is not None:
        check_address(query_endpoint)
    if protocol == "graph-store":
        return GraphStoreTarget(client, endpoint, graph, query_endpoint)
    return UpdateTarget(client, endpoint, graph, query_endpoint or endpoint)


def _count(client: Client, endpoint: str, graph: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    body = client.send("POST", endpoint, urlencode({"query": query}).encode(), FORM)
    try:
        return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])
    except (ValueError, LookupError, TypeError) as error:
        hint = "name the address that answers queries with --query-endpoint"
        raise EndpointError(f"{endpoint}: no count of the triples in its answer", hint) from error
