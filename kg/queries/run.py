"""Ask a run, or an RDF file, a named query."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.export.iris import Iris
from kg.queries.arguments import terms
from kg.queries.records import NamedQuery
from kg.query import QueryResult, query
from kg.schema import Schema


def run_named(path: Path, named: NamedQuery, arguments: Mapping[str, str], schema: Schema) -> QueryResult:
    """The rows of ``named`` without the columns that only repeat the arguments.

    ``arguments`` are bound as terms, never written into the query. QueryError where they do not fit the parameters;
    RunError as in ``query``.
    """
    bound = terms(named, arguments, Iris(schema).prefixes)
    found = query(path, named.sparql, schema, bound)
    kept = [index for index, name in enumerate(found.variables) if name not in bound]
    return found.model_copy(
        update={
            "variables": tuple(found.variables[index] for index in kept),
            "rows": tuple(tuple(row[index] for index in kept) for row in found.rows),
        }
    )
