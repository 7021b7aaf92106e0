"""RDF terms as text, in the canonical form of N-Triples: what every RDF writer here starts from.

Text and not objects: a graph of a million triples is written as fast as its lines can be put together, two builds
compare byte by byte, and a term read by one library means the same to any other.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from rdflib import Literal, URIRef

from kg.export.iris import PREFIXES
from kg.export.text import encodable, plain_decimal

XSD = PREFIXES["xsd"]
# What RFC 3987 has no place for: of ASCII, controls and <>"{}|^`\[] and a percent sign that encodes nothing.
_FORBIDDEN = re.compile(
    r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%"
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
    "|%(?![0-9A-Fa-f]{2})"
)
# Canonical N-Triples: short escapes where there are any, \uXXXX for all other controls and the two non-characters.
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def valid_iri(value: str) -> str:
    """``value`` with the characters that no IRI may hold percent-encoded."""
    if value.count("#") > 1:
        head, _, fragment = value.partition("#")
        value = f"{head}#{fragment.replace('#', '%23')}"
    return _FORBIDDEN.sub(lambda found: quote(found[0], safe=""), encodable(value))


def iri(value: str) -> str:
    """``<value>``."""
    return f"<{valid_iri(value)}>"


def text(value: str) -> str:
    """A plain literal; U+FFFD for lone surrogates, which UTF-8 cannot hold."""
    return f'"{_SPECIAL.sub(_escape, value)}"'


def typed(lexical: str, datatype: str) -> str:
    """A literal of the datatype with that IRI."""
    return f"{text(lexical)}^^{iri(datatype)}"


def integer(number: int) -> str:
    """An xsd:integer."""
    return f'"{number}"^^<{XSD}integer>'


def decimal(number: float) -> str:
    """An xsd:decimal in its canonical form."""
    return f'"{plain_decimal(number)}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


def term(of: URIRef | Literal) -> str:
    """The text of one of rdflib's terms; a literal's language is not looked at, for none of ours has one."""
    if isinstance(of, URIRef):
        return iri(of)
    return typed(str(of), of.datatype) if of.datatype else text(str(of))


def triple_term(subject: str, predicate: str, object_: str) -> str:
    """RDF 1.2's ``<<( s p o )>>``: a triple that is spoken of, without being said."""
    return f"<<( {subject} {predicate} {object_} )>>"


def lexical(literal: str) -> tuple[str, str | None]:
    """A literal's text -> its lexical form, unescaped, and the IRI of its datatype (None: a plain one)."""
    end = literal.rindex('"')
    return _unescape(literal[1:end]), literal[end + 4 : -1] or None


def rdflib_term(written: str) -> URIRef | Literal:
    """Back to one of rdflib's terms."""
    if written.startswith("<"):
        return URIRef(written[1:-1])
    value, datatype = lexical(written)
    return Literal(value, datatype=URIRef(datatype)) if datatype else Literal(value)


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    return "\ufffd" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"


_ESCAPED = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_MEANINGS = {escape[1]: char for char, escape in _ESCAPES.items()}


def _unescape(escaped: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else _MEANINGS[found[2]], escaped)
