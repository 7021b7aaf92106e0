"""Schema -> JSON Schema: of the records of a run folder, and of the schema language itself.

``#/$defs/Article``, ``Entity`` and ``Claim`` are one line of ``articles.jsonl``, ``entities.jsonl`` and
``claims.jsonl``, ``RunInfo`` is ``run.json``; ``SchemaFile`` is ``schema.yaml``, ``Relation`` a file of ``relations``.
"""

from __future__ import annotations

import json

from pydantic.json_schema import models_json_schema

from kg.export.text import encodable
from kg.model import Article, Claim, Entity
from kg.ontology.names import Names, qualifiers
from kg.run_folder import RunInfo
from kg.schema import Relation, Schema
from kg.schema.records import SchemaFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS = (Article, Claim, Entity, RunInfo)
FILES = (Relation, SchemaFile)


def write_json_schema(schema: Schema) -> str:
    """JSON Schema of what a build with ``schema`` leaves on disk: types, relations and qualifiers are the schema's."""
    _, made = models_json_schema([(record, "validation") for record in (*RECORDS, *FILES)])
    definitions = made["$defs"]
    definitions["Entity"]["properties"]["type"]["enum"] = list(Names(schema).entity_types)
    claim = definitions["Claim"]["properties"]
    claim["relation"]["enum"] = sorted(relation.relation for relation in schema.relations)
    claim["qualifiers"]["propertyNames"] = {"enum": list(qualifiers(schema))}
    whole = {
        "$schema": DIALECT,
        "$id": f"{Names(schema).ontology}/records.json",
        "title": "A record of a run folder",
        "anyOf": [{"$ref": f"#/$defs/{record.__name__}"} for record in RECORDS],
        "$defs": definitions,
    }
    return encodable(json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False)) + "\n"
