"""A named query with its arguments in it, for stores that take nothing but text."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph

from kg.queries.arguments import Term
from kg.queries.records import NamedQuery

_WHERE = "WHERE {"
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]|(?<=\\)[uU]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def standalone(query: NamedQuery, arguments: Mapping[str, Term]) -> str:
    """The query with a VALUES block that binds ``arguments``; it needs neither prefixes nor bindings."""
    if not arguments:
        return query.sparql
    names = " ".join(f"?{name}" for name in arguments)
    row = " ".join(map(serialise, arguments.values()))
    head, where, body = query.sparql.partition(_WHERE)
    return f"{head}{where}\n  VALUES ({names}) {{ ({row}) }}{body}"


def serialise(term: Term) -> str:
    """``term`` as SPARQL writes it. Nothing in a literal can end it.

    A ``u`` behind a backslash is written as an escape of its own: stores that resolve ``\\uXXXX`` before they parse
    would else see one where the text has a backslash and a ``u``.
    """
    if isinstance(term, pyoxigraph.NamedNode):
        return str(term)
    quoted = '"' + _SPECIAL.sub(_escape, term.value) + '"'
    plain = term.language or term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return quoted if plain else f"{quoted}^^{term.datatype}"


def _escape(hit: re.Match[str]) -> str:
    return _SHORT.get(hit[0]) or f"\\u{ord(hit[0]):04X}"
