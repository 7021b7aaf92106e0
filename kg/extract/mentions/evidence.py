"""Who votes on a name: each piece of evidence has a name, its worth stands in ``name_votes.yaml``."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.after import after
from kg.extract.mentions.before import before
from kg.extract.mentions.lines import Lines
from kg.extract.mentions.neighbours import OtherNames
from kg.extract.mentions.nouns import Nouns
from kg.extract.mentions.runs import Run
from kg.extract.mentions.spelling import spelling
from kg.extract.mentions.syntax import syntax
from kg.extract.mentions.words import Words
from kg.schema import Schema


class Evidence:
    """The voters of one article."""

    def __init__(self, words: Words, runs: list[Run], schema: Schema) -> None:
        self._words = words
        self._nouns = Nouns(schema)
        self._lines = Lines(words)
        self._others = OtherNames(words, runs)

    def voters(self, run: Run) -> list[str]:
        """Those that have something to say on the name at ``run``, each once, sorted."""
        return sorted(set(self._all(run)))

    def _all(self, run: Run) -> Iterator[str]:
        words, nouns = self._words, self._nouns
        yield from spelling(words, run)
        yield from before(words, run, nouns)
        yield from after(words, run, nouns)
        yield from syntax(words, run, nouns)
        yield from self._lines.voters(words, run)
        yield from self._others.voters(words, run)
