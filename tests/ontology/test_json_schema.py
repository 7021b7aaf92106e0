"""The JSON Schema, read by a small validator of the keywords that it uses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from graphs import demo_graph

from kg.model import Record
from kg.ontology import render
from kg.run_folder import RunInfo, count
from kg.schema import Schema, default_schema_path, load_schema

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}
KNOWN = {"type", "enum", "const", "anyOf", "$ref", "items", "properties", "required", "additionalProperties"}
KNOWN |= {"propertyNames", "minimum", "maximum", "title", "description", "default"}


def fits(value: Any, rule: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    """True where ``value`` keeps ``rule``; AssertionError for a keyword that this reader does not know."""
    assert set(rule) <= KNOWN, set(rule) - KNOWN
    if "$ref" in rule:
        return fits(value, whole["$defs"][rule["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in rule:
        return any(fits(value, one, whole) for one in rule["anyOf"])
    if isinstance(value, list):
        return _fits_type(value, rule) and all(fits(one, rule.get("items", {}), whole) for one in value)
    if isinstance(value, dict):
        return _fits_type(value, rule) and _fits_object(value, rule, whole)
    return _fits_type(value, rule) and _fits_scalar(value, rule)


def _fits_type(value: Any, rule: Mapping[str, Any]) -> bool:
    kind = rule.get("type")
    return kind is None or (isinstance(value, TYPES[kind]) and isinstance(value, bool) == (kind == "boolean"))


def _fits_scalar(value: Any, rule: Mapping[str, Any]) -> bool:
    if value not in rule.get("enum", [value]) or value != rule.get("const", value):
        return False
    return not isinstance(value, int | float) or rule.get("minimum", value) <= value <= rule.get("maximum", value)


def _fits_object(value: dict[str, Any], rule: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    properties, rest = rule.get("properties", {}), rule.get("additionalProperties", True)
    if any(key not in value for key in rule.get("required", ())):
        return False
    if not all(fits(key, rule.get("propertyNames", {}), whole) for key in value):
        return False
    return all(
        fits(one, properties[key], whole) if key in properties else rest is True or (rest and fits(one, rest, whole))
        for key, one in value.items()
    )


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render("jsonschema", load_schema()))
    return made


def written(record: Record) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(record.model_dump_json())
    return made


def test_every_record_of_a_run_fits_its_definition(whole: dict[str, Any]) -> None:
    graph = demo_graph()
    info = RunInfo(version="1", schema_hash="0", counts=count(graph), options={"base_iri": None})
    for record in (*graph.articles, *graph.entities, *graph.claims, info):
        kind = type(record).__name__
        fitting = [ref["$ref"].rpartition("/")[2] for ref in whole["anyOf"] if fits(written(record), ref, whole)]
        assert fitting == [kind]


@pytest.mark.parametrize(
    "change",
    [
        {"status": "maybe"},
        {"relation": "befriended"},
        {"qualifiers": {"mood": "good"}},
        {"confidence": "high"},
        {"evidence": [{"article": "a1"}]},
        {"colour": "red"},
        {"subject": None},
    ],
    ids=str,
)
def test_a_damaged_claim_fits_nothing(change: dict[str, Any], whole: dict[str, Any]) -> None:
    claim = written(demo_graph().claims[0])
    assert fits(claim, {"anyOf": whole["anyOf"]}, whole)
    assert not fits({**claim, **change}, {"anyOf": whole["anyOf"]}, whole)


def test_an_entity_of_an_unknown_type_does_not_fit(whole: dict[str, Any]) -> None:
    entity = {**written(demo_graph().entities[0]), "type": "Planet"}
    assert not fits(entity, {"$ref": "#/$defs/Entity"}, whole)


def test_the_files_of_the_schema_folder_fit(whole: dict[str, Any], schema: Schema) -> None:
    folder = default_schema_path()
    head = yaml.safe_load((folder / "schema.yaml").read_text())
    assert fits(head, {"$ref": "#/$defs/SchemaFile"}, whole)
    assert not fits({**head, "colour": "red"}, {"$ref": "#/$defs/SchemaFile"}, whole)
    for relation in schema.relations:
        data = yaml.safe_load((folder / "relations" / f"{relation.relation}.yaml").read_text())
        assert fits(data, {"$ref": "#/$defs/Relation"}, whole)
        assert not fits({**data, "subject": "Company"}, {"$ref": "#/$defs/Relation"}, whole)
