"""The fixed phrases of page furniture, read once from ``kg/lexicon/furniture.yaml``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from kg.model import Record


class Phrases(Record):
    """Words and phrases of one kind, and why they are listed."""

    reason: str
    phrases: tuple[str, ...]


class Notice(Record):
    """A pattern that alone makes a sentence furniture, and why."""

    pattern: str
    reason: str


class Furniture(Record):
    """The whole file."""

    imperatives: Phrases
    reader: Phrases
    house: Phrases
    sales: Phrases
    labels: Phrases
    sections: Phrases
    closings: Phrases
    publisher_words: Phrases
    abbreviations: Phrases
    notices: tuple[Notice, ...]


@cache
def furniture() -> Furniture:
    """The lexicon; pydantic's ValidationError where the file does not hold together."""
    text = (files("kg") / "lexicon" / "furniture.yaml").read_text(encoding="utf-8")
    return Furniture.model_validate(yaml.safe_load(text))


@cache
def pattern(group: str) -> re.Pattern[str]:
    """Any phrase of a group, as whole words, whatever the case."""
    phrases: Phrases = getattr(furniture(), group)
    return re.compile("|".join(_bounded(phrase) for phrase in sorted(phrases.phrases, key=len, reverse=True)), re.I)


@cache
def keys(group: str) -> frozenset[str]:
    """The phrases of a group as ``key`` writes lines."""
    phrases: Phrases = getattr(furniture(), group)
    return frozenset(key(phrase) for phrase in phrases.phrases)


@cache
def notices() -> re.Pattern[str]:
    """Any notice."""
    return re.compile("|".join(f"(?:{notice.pattern})" for notice in furniture().notices), re.I)


def key(line: str) -> str:
    """A line as its words alone, in lower case: what makes two lines the same."""
    return " ".join(re.sub(r"[^\w']+|_", " ", line.replace("\u2019", "'").casefold()).split())


def _bounded(phrase: str) -> str:
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    return f"{before}{re.escape(phrase)}(?!\\w)"
