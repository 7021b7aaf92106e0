"""Word lists as data: one YAML table a module of the engine."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import yaml

from kg.model import Record

R = TypeVar("R", bound=Record)


@lru_cache(maxsize=64)
def load_table(name: str, record: type[R]) -> R:
    """The table ``kg/lexicon/<name>.yaml`` checked as ``record``; pydantic's ValidationError if it does not fit."""
    text = files("kg.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return record.model_validate(yaml.safe_load(text))
