"""Turtle and TriG for people: prefixes, one paragraph a subject, everything in order.

Subjects stand by IRI and not by how often they are pointed at, so that one more claim moves nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from kg.export.iris import PREFIXES, Iris
from kg.export.rdf import Fact, blocks
from kg.export.terms import XSD, iri, valid_iri
from kg.model import Graph
from kg.schema import Schema

# Narrower than the grammar allows, so that no name needs an escape and every reader agrees.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_PREFIX = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE = tuple(f"^^<{XSD}{name}>" for name in ("integer", "decimal", "boolean"))
_TYPE = iri(PREFIXES["rdf"] + "type")
_INDENT = "    "


def write_turtle(graph: Graph, schema: Schema, path: Path) -> None:
    """Turtle, sorted and with prefixes: RDF for people."""
    _write(graph, schema, path, triple_terms=False)


def write_turtle12(graph: Graph, schema: Schema, path: Path) -> None:
    """Turtle of RDF 1.2: each claim also reifies its triple term."""
    _write(graph, schema, path, triple_terms=True)


def write_trig(graph: Graph, schema: Schema, path: Path) -> None:
    """TriG, sorted and with prefixes: one named graph an article."""
    short = Shortener(schema)
    # Grouped by graph, so that this one is held in memory.
    default: list[str] = []
    named: dict[str, list[str]] = {}
    for subject, facts in blocks(graph, schema):
        outside = [fact for fact in facts if not fact.articles]
        if outside:
            default.append(short.paragraph(subject, outside))
        for article in sorted({article for fact in facts for article in fact.articles}):
            inside = [fact for fact in facts if article in fact.articles]
            named.setdefault(article, []).append(short.paragraph(subject, inside, _INDENT))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(short.header())
        file.writelines(f"\n{paragraph}" for paragraph in default)
        for article, paragraphs in sorted(named.items()):
            file.write(f"\n{short.iri(article)} {{\n" + "\n".join(paragraphs) + "}\n")


def _write(graph: Graph, schema: Schema, path: Path, triple_terms: bool) -> None:
    short = Shortener(schema)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(short.header())
        for subject, facts in blocks(graph, schema, triple_terms):
            file.write("\n" + short.paragraph(subject, facts))


class Shortener:
    """N-Triples text -> Turtle text."""

    def __init__(self, schema: Schema) -> None:
        prefixes = {
            prefix: valid_iri(iri) for prefix, iri in Iris(schema).prefixes.items() if _PREFIX.fullmatch(prefix)
        }
        self._prefixes = prefixes
        self._longest_first = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        # Words of the schema come in every paragraph, a claim in two or three that may lie far apart.
        self.iri = lru_cache(maxsize=10_000)(self._iri)

    def header(self) -> str:
        """The prefix lines, sorted."""
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self._prefixes.items())

    def paragraph(self, subject: str, facts: Iterable[Fact], indent: str = "") -> str:
        """All facts of a subject; its types come first. ``facts`` are sorted."""
        pairs = dict.fromkeys((fact.predicate, fact.object) for fact in facts)
        types_first = sorted(pairs, key=lambda pair: pair[0] != _TYPE)
        lines = f" ;\n{indent}{_INDENT}".join(self._predicates(types_first, indent))
        return f"{indent}{self.iri(subject)} {lines} .\n"

    def _predicates(self, pairs: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
        for predicate, same in groupby(pairs, key=lambda pair: pair[0]):
            verb = "a" if predicate == _TYPE else self.iri(predicate)
            yield f"{verb} " + f" ,\n{indent}{_INDENT * 2}".join(self._object(object_) for _, object_ in same)

    def _object(self, term: str) -> str:
        if term.startswith("<<( "):
            return f"<<( {' '.join(self.iri(part) for part in term[4:-4].split(' '))} )>>"
        if term.startswith("<"):
            return self.iri(term)
        if term.endswith(_BARE):
            return term[1 : term.rindex('"')]
        literal, typed, datatype = term.rpartition("^^<")
        return f"{literal}^^{self.iri(f'<{datatype}')}" if typed and literal.endswith('"') and term[-1] == ">" else term

    def _iri(self, term: str) -> str:
        whole = term[1:-1]
        for prefix, namespace in self._longest_first:
            if whole.startswith(namespace) and _LOCAL.fullmatch(whole, len(namespace)):
                return f"{prefix}:{whole[len(namespace) :]}"
        return term
