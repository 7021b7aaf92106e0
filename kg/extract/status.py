"""Status of a statement from the words around it: tense, modality, negation, what governs it.

The statement's verb or noun is climbed from, clause by clause, and each step adds marks: ``planned``, ``possible``,
``denied``, ``off`` (broken off), ``over`` (held before). The marks are then read together once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.syntax import OBJECTS, SUBJECTS, children, finite, is_passive, is_verb, lemma_with_particle
from kg.lexicon import load_table
from kg.model import Record, Status

Marks = dict[str, frozenset[str]]


class StatusTable(Record):
    """``kg/lexicon/status.yaml``: mark -> lemmas, by where the word stands."""

    governors: Marks
    objects: Marks
    subjects: Marks
    adjectives: Marks
    adverbs: Marks
    auxiliaries: Marks
    negations: frozenset[str]
    conditions: frozenset[str]
    limits: frozenset[str]


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
        if "off" in marks:
            return "ended" if stative else "denied"
        if "denied" in marks:
            return "possible" if "negated" in marks else "denied"
        if "negated" in marks:
            return "possible" if "possible" in marks else "denied"
        if "over" in marks and stative:
            return "ended"
        for status in ("possible", "planned"):
            if status in marks:
                return status  # type: ignore[return-value]  # both are members of Status
        return base


def table() -> StatusTable:
    """The cue words."""
    return load_table("status", StatusTable)


def read_status(statement: Iterable[Token], stative: bool, base: Status = "actual") -> tuple[Status, tuple[str, ...]]:
    """Status and cue words of a statement, given the words that make it (its verb, its noun)."""
    cues = Cues()
    tokens = list(statement)
    for token in tokens:
        _own(token, cues, stative)
    for number, token in enumerate(tokens):
        _climb(token, cues, {other.i for other in tokens[:number]}, stative)
    if tokens and tokens[0].sent[-1].text in ("?", "?”", '?"'):
        cues.add("possible", tokens[0].sent[-1])
    return cues.status(stative, base), tuple(cues.words)


def _marks_in(marks: Marks, lemmas: Iterable[str]) -> str | None:
    for lemma in lemmas:
        for mark, words in marks.items():
            if lemma in words:
                return mark
    return None


def _own(token: Token, cues: Cues, stative: bool) -> None:
    """Marks that hang on the word itself: auxiliaries, negation, adverbs, adjectives, "until last year"."""
    words = table()
    for child in token.children:
        low = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("det", "preconj", "advmod") and low in words.negations):
            _negation(child, token, cues)
        elif child.dep_ == "aux":
            mark = _marks_in(words.auxiliaries, (low,))
            if mark:
                cues.add(mark, child)
        elif child.dep_ in ("advmod", "npadvmod", "prep"):
            _adverb(child, cues, stative)
    if not is_verb(token):
        for word in before_title(token):
            mark = _marks_in(words.adjectives, (word.lower_, word.lemma_.lower()))
            if mark:
                cues.add(mark, word)


def before_title(token: Token) -> list[Token]:
    """The words left of a noun up to where its phrase begins: "**former Northwind** chief executive"."""
    found: list[Token] = []
    for position in range(token.i - 1, max(token.sent.start, token.i - 8) - 1, -1):
        word = token.doc[position]
        if word.pos_ in ("VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ") or word.text in (",", ";", ":", "(", ")"):
            break
        found.append(word)
    return found


def _negation(child: Token, token: Token, cues: Cues) -> None:
    following = token.doc[child.i + 1].lower_ if child.i + 1 < len(token.doc) else ""
    if following == "longer":
        cues.add("over", child)
    elif following == "yet":
        cues.add("planned", child)
    elif following != "only":
        cues.add("negated", child)


def _adverb(child: Token, cues: Cues, stative: bool) -> None:
    words = table()
    if child.dep_ == "prep":
        dated = any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree)
        if stative and child.lower_ in words.limits and dated:
            cues.add("over", child)
        return
    mark = _marks_in(words.adverbs, (child.lower_,))
    if mark == "over" and not stative:
        return
    if child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
        cues.add("over", child)
    elif mark:
        cues.add(mark, child)


def _climb(token: Token, cues: Cues, seen: set[int], stative: bool) -> None:
    """Go up from a statement to what governs it, as long as that says whether the statement holds."""
    head = token.head
    if token.i in seen or head.i in seen or head == token:
        return
    seen.add(token.i)
    if is_verb(token) and token.dep_ in ("xcomp", "ccomp", "csubj"):
        _governed(token, head, cues, seen, stative)
    elif is_verb(token) and token.dep_ == "acl":
        if any(c.lower_ == "to" for c in children(token, "aux")):
            _noun_governor(head, cues, seen, stative, default="possible")
    elif is_verb(token) and token.dep_ == "advcl":
        _adverbial(token, cues)
    elif token.dep_ == "conj" and not children(token, *SUBJECTS) and not children(token, "aux"):
        if is_verb(token) == is_verb(head):
            _own(head, cues, stative) if not finite_after(token) else None
            _climb(head, cues, seen, stative)
    elif token.dep_ in ("pcomp", "pobj") and head.dep_ in ("prep", "agent"):
        _through_preposition(token, head, cues, seen, stative)
    elif not is_verb(token) and is_verb(head):
        _event_noun(token, head, cues, seen, stative)


def finite_after(verb: Token) -> bool:
    """True for a coordinated verb with a tense of its own ("will buy A and sold B")."""
    return is_verb(verb) and verb.tag_ in ("VBD", "VBZ")


def _governed(token: Token, head: Token, cues: Cues, seen: set[int], stative: bool) -> None:
    infinitive = any(c.lower_ == "to" for c in children(token, "aux")) or token.tag_ == "VBG"
    lemmas = lemma_with_particle(head) if is_verb(head) else [head.lemma_.lower(), head.lower_]
    mark = _marks_in(table().governors, lemmas)
    if token.dep_ == "ccomp" and not infinitive:
        mark = mark if mark in ("denied",) or head.lemma_ in ("expect", "hope", "believe", "think", "suggest", "speculate") else None
        if head.lemma_ in ("announce", "say", "report", "confirm", "believe", "think") and mark != "denied":
            mark = None
        if mark is None:
            return
    if head.lemma_ in ("say", "report", "claim", "think", "believe", "understand") and not is_passive(head):
        mark = None
    if mark:
        cues.add(mark, head)
    _own(head, cues, stative)
    _climb(head, cues, seen, stative)


def _noun_governor(noun: Token, cues: Cues, seen: set[int], stative: bool, default: str) -> None:
    mark = _marks_in(table().governors, (noun.lemma_.lower(), noun.lower_)) or default
    cues.add(mark, noun)
    _own(noun, cues, stative)
    _climb(noun, cues, seen, stative)


def _adverbial(token: Token, cues: Cues) -> None:
    for child in children(token, "mark", "advmod"):
        if child.lower_ in table().conditions and child.lower_ not in ("once", "until"):
            cues.add("possible", child)
    if any(c.lower_ == "to" for c in children(token, "aux")) and not finite(token):
        cues.add("planned", children(token, "aux")[0])


def _through_preposition(token: Token, prep: Token, cues: Cues, seen: set[int], stative: bool) -> None:
    governor = prep.head
    if is_verb(governor):
        lemmas = [f"{governor.lemma_.lower()} {prep.lower_}", governor.lemma_.lower()]
        mark = _marks_in(table().governors if is_verb(token) else table().objects, lemmas)
        if mark and prep.lower_ in ("of", "about", "on", "in", "from", "for", "into", "against", "to"):
            cues.add(mark, governor)
            _own(governor, cues, stative)
            _climb(governor, cues, seen, stative)
    elif governor.pos_ in ("NOUN", "ADJ", "PROPN"):
        mark = _marks_in(table().governors, (governor.lemma_.lower(), governor.lower_))
        if mark:
            _noun_governor(governor, cues, seen, stative, default=mark)


def _event_noun(noun: Token, verb: Token, cues: Cues, seen: set[int], stative: bool) -> None:
    acted_on = noun.dep_ in (*OBJECTS, "nsubjpass") or (noun.dep_ == "nsubj" and is_passive(verb))
    marks = table().objects if acted_on else table().subjects
    mark = _marks_in(marks, lemma_with_particle(verb)) if noun.dep_ in (*OBJECTS, *SUBJECTS) else None
    if mark:
        cues.add(mark, verb)
    if acted_on or mark:
        _own(verb, cues, stative)
        _climb(verb, cues, seen, stative)
