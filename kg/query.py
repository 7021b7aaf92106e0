"""SPARQL over the graph of a run, as a user's triple store would answer it. Nothing is written, nothing is fetched."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Literal

import pyoxigraph
from pydantic import Field, JsonValue

from kg.errors import QueryError
from kg.export.iris import Iris, shorten
from kg.export.text import one_line
from kg.model import Record
from kg.schema import Schema, load_schema
from kg.store import open_graph

Solution = Mapping[str, "Term | None"]
Bindings = Mapping[str, pyoxigraph.NamedNode | pyoxigraph.Literal]

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
# Strings, IRIs, comments, variables and prefixed names are not keywords, whatever word is in them.
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|[\w.-]*:(?:[\w.%:-]|\\.)*|(?P<word>[A-Za-z]+)",
    re.DOTALL,
)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}


class Term(Record):
    """An RDF term as the SPARQL results format has it."""

    type: Literal["uri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None


class QueryResult(Record):
    """What a query gave. SELECT: ``variables`` and ``rows``; ASK: ``answer``; CONSTRUCT: rows of s, p, o.

    ``truncated`` if there were more rows than were asked for. ``prefixes`` shorten IRIs in tables; ``note`` says why a
    store that is there was not asked.
    """

    kind: Literal["select", "ask", "construct"]
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    answer: bool | None = None
    truncated: bool = False
    prefixes: dict[str, str] = Field(default_factory=dict)
    note: str = ""


def query(
    path: Path,
    sparql: str,
    schema: Schema | None = None,
    bindings: Bindings | None = None,
) -> QueryResult:
    """Ask the graph of a run folder, from its store where that holds it, or a Turtle or N-Triples file.

    ``bindings`` give variables of the SELECT line their value, as terms.

    The usual prefixes (``kg:``, ``ex:`` for entities, ``rdfs:`` ...) need no declaration. RunError if there is no
    graph to ask; QueryError, with the place, for what is not a query, and for what would write or go to the network.
    """
    refuse(sparql)
    prefixes = Iris(schema or load_schema()).prefixes
    with open_graph(path) as (store, note):
        return _ask(store, sparql, prefixes, bindings).model_copy(update={"note": note})


def _ask(store: pyoxigraph.Store, sparql: str, prefixes: dict[str, str], bindings: Bindings | None) -> QueryResult:
    try:
        # A file has no named graphs; those that an update has put into the store are not the run's.
        found = store.query(sparql, prefixes=prefixes, named_graphs=[], substitutions=_variables(bindings or {}))
        return collect(found, prefixes)
    except SyntaxError as error:
        raise QueryError(f"not valid SPARQL: {error}", _place(sparql, str(error))) from error
    except (OSError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _variables(
    bindings: Bindings,
) -> dict[pyoxigraph.Variable, pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple]:
    return {pyoxigraph.Variable(name): term for name, term in bindings.items()}


def refuse(sparql: str) -> None:
    """QueryError for a query that would write or would ask another machine."""
    first = True
    for word, where in _words(sparql):
        if word == "SERVICE":
            raise _refused_service(where)
        if first and word in _UPDATES:
            raise QueryError(f"{where}: {word} would change the graph", "use SELECT, ASK or CONSTRUCT")
        first = first and word in ("", "PREFIX", "BASE")


def refuse_in_update(sparql: str) -> None:
    """QueryError for an update that would read a file, or would ask another machine."""
    for word, where in _words(sparql):
        if word == "SERVICE":
            raise _refused_service(where)
        if word == "LOAD":
            raise QueryError(f"{where}: LOAD would read from elsewhere", "send the triples themselves: INSERT DATA")


def _words(sparql: str) -> Iterator[tuple[str, str]]:
    """The keywords, in capitals, with line and column; an empty word for any other token."""
    for match in _TOKENS.finditer(sparql):
        yield (match["word"] or "").upper(), _line_and_column(sparql, match.start())


def _refused_service(where: str) -> QueryError:
    return QueryError(f"{where}: SERVICE would ask another machine", "leave it out: only this graph is asked")


def collect(
    found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples,
    prefixes: dict[str, str],
    limit: int | None = None,
) -> QueryResult:
    """What a store gave, read to its end or to ``limit`` rows."""
    if isinstance(found, pyoxigraph.QueryBoolean):
        return QueryResult(kind="ask", answer=bool(found), prefixes=prefixes)
    if isinstance(found, pyoxigraph.QueryTriples):
        triples = sorted(tuple(_term(part) for part in triple) for triple in islice(found, limit))
        more = next(found, None) is not None
        variables = ("s", "p", "o")
        return QueryResult(
            kind="construct", variables=variables, rows=tuple(triples), truncated=more, prefixes=prefixes
        )
    names = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(_term(solution[name]) for name in names) for solution in islice(found, limit))
    more = next(found, None) is not None
    return QueryResult(kind="select", variables=names, rows=rows, truncated=more, prefixes=prefixes)


def _term(term: object) -> Term | None:
    if isinstance(term, pyoxigraph.NamedNode):
        return Term(type="uri", value=term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return Term(type="bnode", value=term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language or term.datatype.value == _XSD_STRING else term.datatype.value
        return Term(type="literal", value=term.value, datatype=datatype, language=term.language)
    return None


def _place(sparql: str, message: str) -> str:
    """The line that an error "at 3:17" is about, with a mark below the column."""
    found = re.search(r"\b(\d+):(\d+)", message)
    lines = sparql.splitlines()
    if not found or not 0 < int(found[1]) <= len(lines):
        return "see the SPARQL 1.1 Query Language"
    return f"{lines[int(found[1]) - 1]}\n{' ' * (int(found[2]) - 1)}^"


def _line_and_column(text: str, at: int) -> str:
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def table(result: QueryResult) -> list[list[str]]:
    """A header and rows for a terminal: IRIs shortened, one line a cell, unbound cells empty."""
    if result.kind == "ask":
        return [["answer"], ["true" if result.answer else "false"]]
    rows = [[_cell(term, result.prefixes) for term in row] for row in result.rows]
    return [list(result.variables), *rows]


def to_csv(result: QueryResult) -> str:
    """SPARQL 1.1 CSV: plain values, whole IRIs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if result.kind == "ask":
        writer.writerows(table(result))
    else:
        writer.writerow(result.variables)
        writer.writerows([term.value if term else "" for term in row] for row in result.rows)
    return out.getvalue()


def to_json(result: QueryResult) -> str:
    """SPARQL 1.1 JSON; the triples of CONSTRUCT as rows of s, p, o."""
    if result.kind == "ask":
        return json.dumps({"head": {}, "boolean": result.answer}, indent=1) + "\n"
    bindings: list[JsonValue] = [dict(_bindings(result.variables, row)) for row in result.rows]
    body: JsonValue = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _bindings(variables: tuple[str, ...], row: tuple[Term | None, ...]) -> Iterator[tuple[str, JsonValue]]:
    for variable, term in zip(variables, row, strict=True):
        if term is not None:
            fields = {"type": term.type, "value": term.value, "datatype": term.datatype, "xml:lang": term.language}
            yield variable, {name: value for name, value in fields.items() if value is not None}


def _cell(term: Term | None, prefixes: Mapping[str, str]) -> str:
    if term is None:
        return ""
    return one_line(shorten(term.value, prefixes) if term.type == "uri" else term.value)
