"""All names of one article, in order, each with the votes on its type."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.mentions.evidence import Evidence
from kg.extract.mentions.governments import find_governments
from kg.extract.mentions.known import known_again
from kg.extract.mentions.quoted import find_quoted
from kg.extract.mentions.repair import repair
from kg.extract.mentions.runs import Run, find_runs
from kg.extract.mentions.towns import join_towns
from kg.extract.mentions.weigh import settle
from kg.extract.mentions.words import Words
from kg.extract.spans import Candidate
from kg.schema import Schema


def find_names(doc: Doc, schema: Schema) -> list[Candidate]:
    """The names of ``doc``: non-overlapping, in order, kind "name".

    Each candidate carries the votes of its own place only; the type of a chain is ``best_type`` of all its members'.
    """
    words = Words(doc)
    runs = name_spans(words)
    evidence = Evidence(words, runs, schema)
    seen = [evidence.voters(run) for run in runs]
    return settle(words, runs, seen, schema)


def name_spans(words: Words) -> list[Run]:
    """Token spans of everything that is written as a name, before types are weighed."""
    fixed = sorted([*find_governments(words), *find_quoted(words)])
    runs = [run for run in repair(words, find_runs(words)) if not _touches(run, fixed)]
    return join_towns(words, known_again(words, sorted([*runs, *fixed])))


def _touches(run: Run, others: list[Run]) -> bool:
    return any(run[0] < end and start < run[1] for start, end in others)
