"""Runs the few forms of Cypher that our script uses, over a dictionary: what a database would hold afterwards.

It is no Neo4j. Statements are told apart, and literals read, by the rules of the Cypher Manual; ``unicode_first`` reads
``\\uXXXX`` before anything else, as parsers of Neo4j do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Properties = dict[str, object]

_TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^'\\]|\\.)*')|(?P<number>-?\d+\.\d+|-?\d+)|(?P<name>`(?:[^`]|``)*`|\w+)|(?P<sign>[{}\[\],:+]))",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_MEANS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "'": "'", "\\": "\\"}
_CONSTRAINT = re.compile(r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE n\.iri IS UNIQUE")
_NODE = re.compile(r"MERGE \(n:(\w+) \{iri: row\.iri\}\)(?: SET n:(\w+|`.*`))? SET n \+= row\.properties")
_RELATIONSHIP = re.compile(
    r"MATCH \(a:(\w+) \{iri: row\.start\}\) MATCH \(b:(\w+) \{iri: row\.end\}\) "
    r"MERGE \(a\)-\[r:(\w+|`.*`)( \{claim: row\.claim\})?\]->\(b\) SET r \+= row\.properties"
)


@dataclass
class Database:
    """Nodes by (label, iri), relationships by (start, type, end, claim)."""

    unique: set[str] = field(default_factory=set)
    nodes: dict[str, tuple[set[str], Properties]] = field(default_factory=dict)
    relationships: dict[tuple[str, str, str, str | None], Properties] = field(default_factory=dict)

    def run(self, script: str, unicode_first: bool = False) -> None:
        """Run every statement; AssertionError at the first that is none of ours."""
        for statement in statements(script):
            if found := _CONSTRAINT.fullmatch(statement):
                self.unique.add(found[1])
                continue
            rows, then = unwind(statement, unicode_first)
            if found := _NODE.fullmatch(then):
                for row in rows:
                    self._merge_node(row, found[1], found[2])
            else:
                found = _RELATIONSHIP.fullmatch(then)
                assert found, then[:200]
                for row in rows:
                    self._merge_relationship(row, found)

    def _merge_node(self, row: Properties, kind: str, label: str | None) -> None:
        assert kind in self.unique
        labels, properties = self.nodes.setdefault(str(row["iri"]), ({kind}, {"iri": row["iri"]}))
        labels.update([label] if label else [])
        assert isinstance(row["properties"], dict)
        properties.update(row["properties"])

    def _merge_relationship(self, row: Properties, found: re.Match[str]) -> None:
        start, end = str(row["start"]), str(row["end"])
        assert found[1] in self.nodes[start][0]
        assert found[2] in self.nodes[end][0]
        claim = {"claim": row["claim"]} if found[4] else {}
        properties = self.relationships.setdefault((start, found[3], end, claim.get("claim")), dict(claim))  # type: ignore[arg-type] # text
        assert isinstance(row["properties"], dict)
        properties.update(row["properties"])


def statements(script: str) -> list[str]:
    """The statements, without comments; a semicolon inside quotes ends none."""
    parts = re.findall(r"'(?:[^'\\]|\\.)*'|`[^`]*`|//[^\n]*|;|[^'`;/]+|/", script, re.DOTALL)
    kept = "".join("\0" if part == ";" else "" if part.startswith("//") else part for part in parts)
    return [statement.strip() for statement in kept.split("\0") if statement.strip()]


def unwind(statement: str, unicode_first: bool) -> tuple[list[Properties], str]:
    """The rows of ``UNWIND [...] AS row`` and what is done with them."""
    assert statement.startswith("UNWIND ")
    if unicode_first:
        statement = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), statement)
    reader = _Reader(statement, len("UNWIND "))
    rows = reader.value()
    rest = statement[reader.at :]
    assert isinstance(rows, list)
    assert rest.startswith("\n] AS row\n") or rest.startswith(" AS row\n"), rest[:80]
    return rows, rest.partition("AS row\n")[2]


def expression(text: str, unicode_first: bool) -> object:
    """The value of one literal expression."""
    if unicode_first:
        text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), text)
    reader = _Reader(text, 0)
    value = reader.value()
    assert reader.at == len(text), text[reader.at :]
    return value


class _Reader:
    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def value(self) -> object:
        token = self._next()
        if token["sign"] == "[":
            return self._list()
        if token["sign"] == "{":
            return self._map()
        if token["number"]:
            return float(token["number"]) if "." in token["number"] else int(token["number"])
        if token["name"]:
            return {"true": True, "false": False}[token["name"]]
        assert token["string"], self.text[self.at :][:80]
        text = _string(token["string"])
        while self._peek("+"):
            self._next()
            text += _string(self._next()["string"])
        return text

    def _list(self) -> list[object]:
        items: list[object] = []
        while not self._peek("]"):
            items.append(self.value())
            if self._peek(","):
                self._next()
        self._next()
        return items

    def _map(self) -> Properties:
        found: Properties = {}
        while not self._peek("}"):
            name = self._next()["name"]
            assert self._next()["sign"] == ":"
            found[name.strip("`")] = self.value()
            if self._peek(","):
                self._next()
        self._next()
        return found

    def _peek(self, sign: str) -> bool:
        found = _TOKEN.match(self.text, self.at)
        return bool(found and found["sign"] == sign)

    def _next(self) -> re.Match[str]:
        found = _TOKEN.match(self.text, self.at)
        assert found, self.text[self.at :][:80]
        self.at = found.end()
        return found


def _string(quoted: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _MEANS[found[2]], quoted[1:-1])
