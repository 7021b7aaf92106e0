"""Status of a statement from the words around it: tense, modality, negation, what governs it.

``modifiers`` reads what hangs on the statement's own words, ``governors`` climbs from them clause by clause to what
they depend on. Each finds marks (``cues``), and the marks are read together once.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract.status.cues import Cues
from kg.extract.status.governors import Walk
from kg.extract.syntax import is_verb
from kg.model import Status

PRESUPPOSED = frozenset({"role", "possessive", "eponym", "text"})
"""Kinds of wording that tell something by the way: "Northwind's chief executive Jo Ray will ..."."""


def read_status(
    statement: Iterable[Token], stative: bool, base: Status = "actual", kind: str = "verb"
) -> tuple[Status, tuple[str, ...]]:
    """Status and cue words of a statement, given the words that make it (its verb, its noun).

    ``stative`` relations hold over a time, the others happen; ``base`` is the status that the wording itself gives;
    ``kind`` is the kind of wording.
    """
    tokens = list(statement)
    cues = Cues()
    by_the_way = kind in PRESUPPOSED and not any(is_verb(token) for token in tokens)
    walk = Walk(cues, stative, by_the_way, measured=kind == "measure", ending=base == "ended")
    walk.through(tokens)
    if tokens and not by_the_way and tokens[0].sent[-1].text.startswith("?"):
        cues.add("possible", tokens[0].sent[-1])
    return cues.status(stative, base), tuple(cues.words)


__all__ = ["PRESUPPOSED", "read_status"]
