"""A reader of CSV written from the published rules of ``neo4j-admin database import`` (Operations Manual 5, "Import").

It is no Neo4j: it stands in for one where none can be installed, and refuses what the manual calls an error. Rules:
RFC 4180 with ``"`` doubled inside quotes and no other escape; line ends inside quotes only with
``--multiline-fields``; an empty unquoted field is no property; header fields ``name:type``, ``name:ID``, ``:LABEL``,
``:START_ID``, ``:END_ID``, ``:TYPE``; ids are unique over all node files; both ends of a relationship exist.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

Node = tuple[frozenset[str], dict[str, object]]
Relationship = tuple[str, str, str, dict[str, object]]

TYPES = {"string": str, "long": int, "int": int, "double": float, "float": float}


class ImportFailed(Exception):
    """What the import tool would stop at."""


@dataclass
class Options:
    """``import.args``, read as picocli reads a file of arguments: one a line here."""

    nodes: list[tuple[list[str], str]] = field(default_factory=list)
    relationships: list[str] = field(default_factory=list)
    array_delimiter: str = ";"
    multiline: bool = False

    @classmethod
    def read(cls, text: str) -> Options:
        options = cls()
        for line in text.splitlines():
            name, _, value = line.partition("=")
            labels, equals, file = value.rpartition("=")
            if name == "--nodes":
                options.nodes.append((labels.split(":") if equals else [], file))
            elif name == "--relationships":
                options.relationships.append(value)
            elif name == "--array-delimiter":
                options.array_delimiter = chr(int(value.removeprefix("U+"), 16)) if value.startswith("U+") else value
            elif name == "--multiline-fields":
                options.multiline = value == "true"
            elif name != "--id-type":
                raise ImportFailed(f"unknown option {name}")
        return options


def read(path: Path) -> tuple[dict[str, Node], list[Relationship]]:
    """Nodes by id with labels and properties; relationships as (start, type, end, properties)."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    options = Options.read(files.pop("import.args"))
    if {file for _, file in options.nodes} | set(options.relationships) != set(files):
        raise ImportFailed("files and options do not agree")
    nodes: dict[str, Node] = {}
    for labels, file in options.nodes:
        for row in rows(files[file], options):
            id, label = row.pop(":ID"), row.pop(":LABEL", "")
            if id in nodes or not id:
                raise ImportFailed(f"{file}: id {id!r} is not unique")
            nodes[str(id)] = (frozenset([*labels, *str(label).split(options.array_delimiter)]), row)
    relationships = []
    for file in options.relationships:
        for row in rows(files[file], options):
            start, kind, end = (str(row.pop(name, "")) for name in (":START_ID", ":TYPE", ":END_ID"))
            if start not in nodes or end not in nodes or not kind:
                raise ImportFailed(f"{file}: {start} -{kind}-> {end} hangs in the air")
            relationships.append((start, kind, end, row))
    return nodes, relationships


def rows(text: str, options: Options) -> list[dict[str, object]]:
    """The rows below the header, each with the fields that are not empty, converted."""
    header, *lines = list(records(text, options.multiline))
    for name in header:
        kind = name.rpartition(":")[2]
        if ":" not in name or kind.removesuffix("[]") not in {
            *TYPES,
            *("boolean", "ID", "LABEL", "START_ID", "END_ID", "TYPE"),
        }:
            raise ImportFailed(f"header field {name!r}")
    found = []
    for line in lines:
        if len(line) != len(header):
            raise ImportFailed(f"{len(line)} fields, the header has {len(header)}")
        row: dict[str, object] = {}
        for name, value in zip(header, line, strict=True):
            if value != "":
                row.update(_converted(name, value, options.array_delimiter))
        found.append(row)
    return found


def _converted(name: str, value: str, delimiter: str) -> dict[str, object]:
    field_name, _, kind = name.rpartition(":")
    if kind == "ID":
        # A named id column is kept as a property too.
        return {":ID": value, **({field_name: value} if field_name else {})}
    if kind in ("LABEL", "START_ID", "END_ID", "TYPE"):
        return {f":{kind}": value}
    if kind.endswith("[]"):
        return {field_name: [TYPES[kind[:-2]](item) for item in value.split(delimiter)]}
    if kind == "boolean":
        if value not in ("true", "false"):
            raise ImportFailed(f"{value!r} is no boolean")
        return {field_name: value == "true"}
    return {field_name: TYPES[kind](value)}


def records(text: str, multiline: bool) -> list[list[str]]:
    """RFC 4180, by hand: Python's own reader is more forgiving than the import tool."""
    found: list[list[str]] = []
    line: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == '"':
            value, at = _quoted(text, at + 1)
            if not multiline and ("\n" in value or "\r" in value):
                raise ImportFailed("a line end in a field, without --multiline-fields")
        else:
            end = min(i for i in (text.find(",", at), text.find("\r\n", at)) if i >= 0)
            value, at = text[at:end], end
            if '"' in value or "\n" in value or "\r" in value:
                raise ImportFailed(f"{value!r} has to be quoted")
        line.append(value)
        if text.startswith("\r\n", at):
            found.append(line)
            line, at = [], at + 2
        elif text.startswith(",", at):
            at += 1
            if text.startswith("\r\n", at):
                found.append([*line, ""])
                line, at = [], at + 2
        else:
            raise ImportFailed(f"{text[at : at + 10]!r} after a quoted field")
    return found


def _quoted(text: str, at: int) -> tuple[str, int]:
    parts = []
    while True:
        end = text.find('"', at)
        if end < 0:
            raise ImportFailed("a quoted field without an end")
        parts.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            return '"'.join(parts), end + 1
        at = end + 2
