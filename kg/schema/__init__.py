"""The schema: node types and relations as data."""

from kg.schema.load import default_schema_path, load_schema, read_yaml
from kg.schema.records import EntityType, Example, ExampleClaim, Relation, Schema, Wording

__all__ = [
    "EntityType",
    "Example",
    "ExampleClaim",
    "Relation",
    "Schema",
    "Wording",
    "default_schema_path",
    "load_schema",
    "read_yaml",
]
