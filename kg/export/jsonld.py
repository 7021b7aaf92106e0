"""JSON-LD with a compact context: plain keys and values for people who read JSON and not RDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import JsonValue

from kg.export.iris import PREFIXES, Iris
from kg.export.rdf import Fact, blocks
from kg.export.terms import XSD, iri, lexical, valid_iri
from kg.export.text import json_line
from kg.model import Graph
from kg.schema import Schema

_TYPE = iri(PREFIXES["rdf"] + "type")
_ID = "@id"


def write_jsonld(graph: Graph, schema: Schema, path: Path) -> None:
    """JSON-LD with a compact context, one node a line."""
    context = Context(graph, schema)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        terms = ",\n".join(f" {json_line(key)}: {json_line(value)}" for key, value in context.written.items())
        file.write(f'{{"@context": {{\n{terms}\n}},\n"@graph": [')
        for number, (subject, facts) in enumerate(blocks(graph, schema)):
            file.write(("," if number else "") + "\n" + json_line(context.node(subject, facts)))
        file.write("\n]}\n")


class Context:
    """Which key stands for which property of a graph, and of what type its values are.

    A key is the local name of its property where no other property has the same, else prefixed. Where all values
    of a property are nodes, or of one datatype, the context says so once and the values are bare.
    """

    def __init__(self, graph: Graph, schema: Schema) -> None:
        namespaces = {prefix: valid_iri(iri) for prefix, iri in Iris(schema).prefixes.items()}
        # JSON-LD takes a word for a prefix only where its IRI ends like one.
        self._prefixes = {p: n for p, n in namespaces.items() if p and n.endswith((":", "/", "#", "?"))}
        self._longest_first = sorted(self._prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        kinds: dict[str, set[str | None]] = {}
        for _, facts in blocks(graph, schema):
            for fact in facts:
                kinds.setdefault(fact.predicate, set()).add(_kind(fact.object))
        kinds.pop(_TYPE, None)
        self._keys = self._named(sorted(kinds))
        self._kinds = {predicate: found.copy().pop() if len(found) == 1 else None for predicate, found in kinds.items()}
        terms = {self._keys[predicate]: self._definition(predicate) for predicate in sorted(kinds)}
        self.written: dict[str, JsonValue] = {**self._prefixes, **terms}

    def node(self, subject: str, facts: Iterable[Fact]) -> dict[str, JsonValue]:
        """One node object; a key with several values has a list."""
        values: dict[str, list[JsonValue]] = {}
        for predicate, object_ in dict.fromkeys((fact.predicate, fact.object) for fact in facts):
            if predicate == _TYPE:
                values.setdefault("@type", []).append(self._short(object_))
            else:
                value = self._value(object_, self._kinds[predicate])
                values.setdefault(self._keys[predicate], []).append(value)
        return {_ID: self._short(subject), **{k: v[0] if len(v) == 1 else v for k, v in sorted(values.items())}}

    def _value(self, term: str, said: str | None) -> JsonValue:
        kind = _kind(term)
        if kind == _ID:
            return self._short(term) if said == _ID else {_ID: self._short(term)}
        value, _ = lexical(term)
        if kind == f"{XSD}integer":
            return int(value)
        if kind == f"{XSD}boolean":
            return value == "true"
        return value if kind is None or said == kind else {"@value": value, "@type": self._short(f"<{kind}>")}

    def _definition(self, predicate: str) -> JsonValue:
        kind, short = self._kinds[predicate], self._short(predicate)
        if kind is None or kind in (f"{XSD}integer", f"{XSD}boolean"):
            return short
        return {_ID: short, "@type": kind if kind == _ID else self._short(f"<{kind}>")}

    def _named(self, predicates: list[str]) -> dict[str, str]:
        shorts = {predicate: self._short(predicate) for predicate in predicates}
        locals_ = [short.rpartition(":")[2] for short in shorts.values()]
        return {
            predicate: local
            if local.isidentifier() and locals_.count(local) == 1 and local not in self._prefixes
            else short
            for (predicate, short), local in zip(shorts.items(), locals_, strict=True)
        }

    def _short(self, term: str) -> str:
        whole = term[1:-1]
        for prefix, namespace in self._longest_first:
            local = whole.removeprefix(namespace)
            if local != whole and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return whole


def _kind(term: str) -> str | None:
    """``@id`` for a node, a datatype's IRI, or None for a plain string."""
    return _ID if term.startswith("<") else lexical(term)[1]
