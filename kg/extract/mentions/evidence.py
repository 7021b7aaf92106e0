"""Who votes on a name: each piece of evidence has a name, its worth stands in ``name_votes.yaml``."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.after import after
from kg.extract.mentions.before import before
from kg.extract.mentions.nouns import Nouns
from kg.extract.mentions.runs import Run
from kg.extract.mentions.spelling import spelling
from kg.extract.mentions.syntax import syntax
from kg.extract.mentions.words import Words


def voters(words: Words, run: Run, nouns: Nouns) -> list[str]:
    """The voters that have something to say on the name at ``run``, each once, sorted."""
    return sorted(set(_all(words, run, nouns)))


def _all(words: Words, run: Run, nouns: Nouns) -> Iterator[str]:
    yield from spelling(words, run)
    yield from before(words, run, nouns)
    yield from after(words, run, nouns)
    yield from syntax(words, run, nouns)
