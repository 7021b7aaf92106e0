"""``queries/*.rq`` of a schema folder -> NamedQuery, with every problem reported at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph

from kg.errors import QueryError, SchemaError
from kg.export.text import one_line
from kg.queries.records import Header, NamedQuery
from kg.schema import default_schema_path, read_yaml

_HEADER = re.compile(r"(?:^#\+.*\n?)+", re.MULTILINE)
_MARK = re.compile(r"^#\+ ?", re.MULTILINE)


def load_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """Name -> query, sorted, of the schema in ``folder``; none where it has no ``queries/``.

    SchemaError lists every file whose header or SPARQL is wrong.
    """
    problems: list[str] = []
    paths = sorted(((folder or default_schema_path()) / "queries").glob("*.rq"))
    found = [query for path in paths if (query := _read(path, problems)) is not None]
    if problems:
        raise SchemaError(problems)
    return {query.name: query for query in found}


def find_query(queries: Mapping[str, NamedQuery], name: str) -> NamedQuery:
    """The query called ``name``; QueryError, which lists what there is, if none is."""
    if name not in queries:
        hint = f"there are: {', '.join(queries)}" if queries else "the schema folder has no queries/*.rq"
        raise QueryError(f"no named query {one_line(name)!r}", hint)
    return queries[name]


def _read(path: Path, problems: list[str]) -> NamedQuery | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: cannot be read ({error})")
        return None
    head = _HEADER.match(text)
    if not head:
        problems.append(f"{path.name}: no header (lines that begin with #+, the first with `#+ summary:`)")
        return None
    header = read_yaml(path.name, _MARK.sub("", head[0]), Header, problems)
    if header is None:
        return None
    query = NamedQuery(**dict(header), name=path.stem, sparql=text[head.end() :].strip() + "\n")
    found = [f"{path.name}: {problem}" for problem in _problems(query)]
    problems += found
    return None if found else query


def _problems(query: NamedQuery) -> Iterator[str]:
    try:
        found = pyoxigraph.Store().query(query.sparql)
    except SyntaxError as error:
        yield f"not valid SPARQL: {error}"
        return
    if not isinstance(found, pyoxigraph.QuerySolutions):
        yield "only SELECT can be a named query"
        return
    columns = {variable.value for variable in found.variables}
    for name in query.parameters:
        if name not in columns:
            # Substitution is defined for variables that the query gives back.
            yield f"parameters.{name}: ?{name} must stand in the SELECT line"
    for name in query.example:
        if name not in query.parameters:
            yield f"example.{name}: there is no such parameter"
    if "WHERE {" not in query.sparql or "{" in query.sparql.partition("WHERE {")[0]:
        yield "the first brace must be that of WHERE {, since arguments can be written behind it"
