"""The marks that words leave on a statement, the table of those words, and how marks are read together.

``planned``, ``possible``  not yet, perhaps        ``denied``  said not to be so       ``off``  broken off
``open``      "may": a negation leaves it open      ``able``    "could": perhaps, a negation denies it
``negated`` not, no, never                       ``over``    held before
``ceased``    a verb of ending governs it           ``hindered`` others stand in the way: read as one of the above
``done``      said to be complete: no mark of another status, but not a bare naming either (see ``settle``)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.lexicon import load_table
from kg.model import Record, Status

Marks = dict[str, frozenset[str]]


class StatusTable(Record):
    """``kg/lexicon/status.yaml``: mark -> lemmas or forms, by where the word stands; and plain word lists."""

    governors: Marks
    clauses: Marks
    objects: Marks
    deeds: Marks
    subjects: Marks
    adjectives: Marks
    adverbs: Marks
    auxiliaries: Marks
    negations: frozenset[str]
    conditions: frozenset[str]
    times: frozenset[str]
    limits: frozenset[str]
    announcing: frozenset[str]
    sayings: frozenset[str]
    truths: frozenset[str]
    states: frozenset[str]
    exits: frozenset[str]
    imminent: frozenset[str]
    lasting: frozenset[str]
    outcomes: frozenset[str]
    completions: frozenset[str]
    awaiting: frozenset[str]


def table() -> StatusTable:
    """The cue words."""
    cues: StatusTable = load_table("status", StatusTable)
    return cues


def mark_of(marks: Marks, words: Iterable[str]) -> str | None:
    """The mark of the first of ``words`` that has one."""
    return next((mark for word in words for mark, listed in marks.items() if word in listed), None)


def forms(token: Token) -> tuple[str, str]:
    """What a word can be looked up by: its lemma, and itself where the lemmatizer errs."""
    return token.lemma_.lower(), token.lower_


@dataclass(slots=True)
class Cues:
    """The marks gathered on the way up, with the words that gave them."""

    marks: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)

    def add(self, mark: str, token: Token) -> None:
        """Note ``mark`` and the word behind it."""
        self.marks.add(mark)
        if token.lower_ not in self.words:
            self.words.append(token.lower_)

    def status(self, stative: bool, base: Status) -> Status:
        """Read the marks together; ``stative`` relations hold over a time and can end, others happen or do not."""
        marks = self.marks
        unreal = bool(marks & {"planned", "possible", "open", "able"})
        if base == "ended":
            return "actual" if unreal or marks & {"negated", "denied"} else "ended"
        if "off" in marks:
            return self._broken_off(stative, unreal)
        if "ceased" in marks and stative:
            return "actual" if unreal or "negated" in marks else "ended"
        return self._denied() or self._unreal(stative, base)

    def _broken_off(self, stative: bool, unreal: bool) -> Status:
        if stative:
            return "actual" if unreal or "negated" in self.marks else "ended"
        return "possible" if self.marks & {"negated", "open", "able"} else "denied"

    def _denied(self) -> Status | None:
        if "denied" in self.marks:
            return "possible" if "negated" in self.marks else "denied"
        if "negated" in self.marks:
            return "possible" if "open" in self.marks else "denied"
        return None

    def _unreal(self, stative: bool, base: Status) -> Status:
        if "over" in self.marks and stative:
            return "ended"
        if self.marks & {"possible", "open", "able"}:
            return "possible"
        return "planned" if "planned" in self.marks else base
