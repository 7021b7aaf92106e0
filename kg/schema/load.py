"""A folder of YAML files -> Schema, with every problem reported at once."""

from __future__ import annotations

from collections.abc import Hashable
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from kg.errors import SchemaError
from kg.model import Record
from kg.schema.clashes import clashes, invalid_iris
from kg.schema.problems import describe, relation_problems, type_problems
from kg.schema.records import Relation, Schema, SchemaFile

R = TypeVar("R", bound=Record)


class _StrictLoader(yaml.SafeLoader):
    """YAML without a key said twice: the second would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        """A mapping; ConstructorError where a key comes twice."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def default_schema_path() -> Path:
    """The business schema: the one inside the installed package, or the checkout's own ``schemas/business``."""
    packaged = Path(str(files("kg"))) / "schemas" / "business"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "schemas" / "business"


def load_schema(folder: Path | None = None) -> Schema:
    """Read ``folder/schema.yaml`` and ``folder/relations/*.yaml``; SchemaError lists every problem."""
    root = folder or default_schema_path()
    problems: list[str] = []
    head = _read(root / "schema.yaml", SchemaFile, problems)
    relations = [
        (path.name, relation)
        for path in sorted((root / "relations").glob("*.yaml"))
        if (relation := _read(path, Relation, problems)) is not None
    ]
    if head is None:
        raise SchemaError(problems)
    types = {entity_type.name for entity_type in head.types}
    problems += type_problems(head)
    problems += relation_problems(relations, types, head.prefixes)
    schema = Schema(**dict(head), relations=tuple(relation for _, relation in relations))
    problems += invalid_iris(schema) + clashes(schema)
    if not problems and not relations:
        problems.append(f"{root}: no relation files in relations/")
    if problems:
        raise SchemaError(problems)
    return schema


def _read(path: Path, record: type[R], problems: list[str]) -> R | None:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        problems.append(f"{path.name}: cannot be read ({error.strerror})")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: not valid YAML: {error}")
    else:
        return read_yaml(path.name, text, record, problems)
    return None


def read_yaml(name: str, text: str, record: type[R], problems: list[str]) -> R | None:
    """``text``, which is YAML, as ``record``; None, and what is wrong in ``problems`` under ``name``, if it is none."""
    try:
        return record.model_validate(yaml.load(text, Loader=_StrictLoader))
    except yaml.YAMLError as error:
        problems.append(f"{name}: not valid YAML: {' '.join(str(error).split())}")
    except ValidationError as error:
        problems += describe(name, error, record)
    return None
