"""Articles -> Extractions: mentions and the relations between them, with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.model import Article, Extraction
from kg.registry import Table
from kg.schema import Schema

Extractor = Callable[[Iterable[Article], Schema, str | None], Iterator[Extraction]]

EXTRACTORS: Table[Extractor] = Table(
    "extractors",
    {
        "rules": "kg.extract.rules:extract",
        "learned": "kg.extract.both:extract_learned",
        "both": "kg.extract.both:extract",
    },
)

__all__ = ["EXTRACTORS", "Extractor"]
