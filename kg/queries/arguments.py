"""Words of a command line -> RDF terms, checked against the parameters of a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph

from kg.errors import QueryError
from kg.export.text import encodable, one_line
from kg.queries.records import NamedQuery

Term = pyoxigraph.NamedNode | pyoxigraph.Literal
XSD = "http://www.w3.org/2001/XMLSchema#"
DIGITS = 40
"""Of a number; more is a slip of the hand, or 1e999999999."""


def terms(query: NamedQuery, arguments: Mapping[str, str], prefixes: Mapping[str, str]) -> dict[str, Term]:
    """A term for each parameter of ``query``, from ``arguments`` or its default.

    ``string`` gives a plain literal, ``number`` an xsd:decimal, ``date`` (2025-01-31) an xsd:date, ``iri`` a node,
    written whole or with one of ``prefixes``. QueryError lists all arguments that are unknown, missing or of the wrong
    type.
    """
    problems = [f"there is no parameter {one_line(name)!r}" for name in arguments if name not in query.parameters]
    found: dict[str, Term] = {}
    for name, parameter in query.parameters.items():
        words = arguments.get(name, parameter.default)
        if words is None:
            problems.append(f"{name} is missing: {parameter.comment}")
            continue
        try:
            found[name] = _READERS[parameter.type](words, prefixes)
        except ValueError as error:
            problems.append(f"{name}: {one_line(words)[:60]!r} is not {error}")
    if problems:
        raise QueryError("\n".join(f"{query.name}: {problem}" for problem in problems), usage(query))
    return found


def usage(query: NamedQuery) -> str:
    """How to call ``query``: a line with its parameters, the optional ones in brackets."""
    parts = [
        f"[--arg {name}={parameter.type.upper()}]"
        if parameter.default is not None
        else f"--arg {name}={parameter.type.upper()}"
        for name, parameter in query.parameters.items()
    ]
    return " ".join([f"kg query RUN --named {query.name}", *parts])


def _string(words: str, _prefixes: Mapping[str, str]) -> Term:
    return pyoxigraph.Literal(encodable(words))


def _number(words: str, _prefixes: Mapping[str, str]) -> Term:
    try:
        number = Decimal(words.strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > DIGITS or len(number.as_tuple().digits) > DIGITS:
        raise ValueError("a number (such as 2500000, 0.5 or 5e9)")
    return pyoxigraph.Literal(format(number, "f"), datatype=pyoxigraph.NamedNode(XSD + "decimal"))


def _date(words: str, _prefixes: Mapping[str, str]) -> Term:
    try:
        day = date.fromisoformat(words.strip())
    except ValueError:
        raise ValueError("a date (such as 2025-01-31)") from None
    return pyoxigraph.Literal(day.isoformat(), datatype=pyoxigraph.NamedNode(XSD + "date"))


def _iri(words: str, prefixes: Mapping[str, str]) -> Term:
    prefix, colon, local = words.strip().partition(":")
    try:
        if not colon:
            raise ValueError
        return pyoxigraph.NamedNode(prefixes[prefix] + local if prefix in prefixes else words.strip())
    except ValueError:
        known = ", ".join(f"{name}:" for name in sorted(prefixes))
        raise ValueError(f"an IRI (whole, or with one of {known})") from None


_READERS: dict[str, Callable[[str, Mapping[str, str]], Term]] = {
    "string": _string,
    "number": _number,
    "date": _date,
    "iri": _iri,
}
