"""Which two mentions are asked about in which sentence, and what the reader is told of them beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.learned.clues import FAR, Clue, Triggers, clues, steps
from kg.extract.learned.passages import Passage
from kg.extract.learned.paths import path
from kg.extract.reading import Reading
from kg.extract.spans import NO_CHAIN
from kg.schema import Schema

TYPES = ("none", "Company", "Organization", "Person", "Product", "Place", "Amount")
KINDS = ("name", "nominal", "pronoun", "amount")
GAPS = (2, 4, 8, 16, 32, 64)
"""Upper ends of the classes of distance, in word pieces."""
REACH = 2
"""Sentences before that an end may stand in."""
MAIN = ("Company", "Organization", "Person")
"""Types of whoever an article can be about."""
MARK = (0, 1)
"""The pieces of the mark that begins a passage."""
LABELS = ("other", "nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "nmod", "appos", "conj", "attr", "ROOT")
"""Dependency labels that are told apart."""
FEATURES = (
    *(len(TYPES), len(TYPES), len(KINDS), len(KINDS), 2, len(GAPS) + 1, REACH + 1, REACH + 1, 2, 2),
    *(len(LABELS), len(LABELS), FAR + 1),
)
"""Number of values of each feature of ``Pair.features``."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An ordered pair of mentions asked about in the sentence ``sentence``, whose pieces are ``place``.

    ``subject`` and ``object`` index the reading's candidates; ``spans`` are their pieces in the passage.
    """

    subject: int
    object: int
    sentence: int
    place: tuple[int, int]
    spans: tuple[tuple[int, int], tuple[int, int]]
    features: tuple[int, ...]
    path: tuple[int, ...]
    """The pieces of the words that join the two in the parse."""
    clues: dict[int, Clue]
    """Number of a relation -> the trigger word of it that is nearest, where one stands in the sentence."""


class Admitted:
    """Which relations the schema admits between two types, by the order of ``relations``."""

    def __init__(self, schema: Schema, relations: tuple[str, ...]) -> None:
        known = {relation.relation: relation for relation in schema.relations}
        self._ends = [
            (set(known[name].subject), set(known[name].object)) if name in known else (set[str](), set[str]())
            for name in relations
        ]

    def between(self, subjects: set[str], objects: set[str]) -> list[int]:
        """The numbers of the relations that one of ``subjects`` may have to one of ``objects``."""
        return [n for n, (left, right) in enumerate(self._ends) if left & subjects and right & objects]


def pairs(passage: Passage, reading: Reading, admitted: Admitted, triggers: Triggers) -> Iterator[Pair]:
    """Every pair that a relation admits, at least one of whose ends stands in one of the passage's own sentences.

    Of a chain with several mentions the one in the sentence counts, else the last one before it. Whoever the article is
    mostly about can be an end in every sentence; where no mention is near, the mark of the passage stands for it.
    """
    known = _placed(passage, reading)
    main = _main(reading)
    for sentence in passage.own:
        placed = _with_main(main, sentence, known, reading)
        ends = _ends(sentence, placed, reading)
        for subject in ends:
            for target in ends:
                if _asked(subject, target, sentence, reading, placed) and admitted.between(
                    possible(reading, subject), possible(reading, target)
                ):
                    found = clues(triggers.get(sentence, ()), _head(reading, subject), _head(reading, target))
                    yield _pair(passage, reading, placed, (subject, target), sentence, found)


def _placed(passage: Passage, reading: Reading) -> dict[int, tuple[int, int, int]]:
    """Candidate -> the sentence it stands in and its pieces, for all that are known and stand in the passage."""
    found = {}
    for index, candidate in enumerate(reading.candidates):
        if candidate.start not in passage.at or candidate.end - 1 not in passage.at or not reading.known(index):
            continue
        sentence = reading.sentence_of[candidate.start]
        found[index] = (sentence, passage.at[candidate.start][0], passage.at[candidate.end - 1][1])
    return found


def _main(reading: Reading) -> int | None:
    """The first name of whoever is named most: a firm, a body or a person."""
    names: dict[int, list[int]] = {}
    for index, candidate in enumerate(reading.candidates):
        if candidate.kind == "name" and candidate.chain != NO_CHAIN and reading.best_type(index) in MAIN:
            names.setdefault(candidate.chain, []).append(index)
    return max(names.values(), key=lambda mine: (len(mine), -mine[0]))[0] if names else None


def _with_main(
    main: int | None, sentence: int, placed: dict[int, tuple[int, int, int]], reading: Reading
) -> dict[int, tuple[int, int, int]]:
    if main is None:
        return placed
    chain = reading.candidates[main].chain
    near = any(
        0 <= sentence - where <= REACH and reading.candidates[index].chain == chain
        for index, (where, _, _) in placed.items()
    )
    return placed if near else {**placed, main: (sentence - REACH, *MARK)}


def _ends(sentence: int, placed: dict[int, tuple[int, int, int]], reading: Reading) -> list[int]:
    """One mention of each chain: the first in the sentence, else the last in the sentences before it."""
    best: dict[tuple[int, int], int] = {}
    for index, (where, start, _) in placed.items():
        if not 0 <= sentence - where <= REACH:
            continue
        chain = reading.candidates[index].chain
        key = (chain, 0) if chain != NO_CHAIN else (NO_CHAIN, index)
        held = best.get(key)
        if held is None or _nearer((where, start), placed[held][:2], sentence):
            best[key] = index
    return sorted(best.values())


def _nearer(one: tuple[int, int], other: tuple[int, int], sentence: int) -> bool:
    if one[0] != other[0]:
        return one[0] > other[0]
    return one[1] < other[1] if one[0] == sentence else one[1] > other[1]


def _asked(subject: int, target: int, sentence: int, reading: Reading, placed: dict[int, tuple[int, int, int]]) -> bool:
    chains = reading.candidates[subject].chain, reading.candidates[target].chain
    here = placed[subject][0] == sentence, placed[target][0] == sentence
    amount = reading.candidates[target].kind == "amount" and not here[1]  # a quantity is told with what it is of
    subject_amount = reading.candidates[subject].kind == "amount"
    return subject != target and chains[0] != chains[1] and any(here) and not amount and not subject_amount


def possible(reading: Reading, index: int) -> set[str]:
    """The types that the votes leave open."""
    return {name for name in TYPES[1:] if reading.fits(index, (name,))}


def _pair(
    passage: Passage,
    reading: Reading,
    placed: dict[int, tuple[int, int, int]],
    ends: tuple[int, int],
    sentence: int,
    found: dict[int, Clue],
) -> Pair:
    subject, target = ends
    (s_at, s_from, s_to), (o_at, o_from, o_to) = placed[subject], placed[target]
    gap = max(s_from, o_from) - min(s_to, o_to)
    context = reading.focus[sentence] if sentence < len(reading.focus) else NO_CHAIN
    features = (
        _type(reading, subject),
        _type(reading, target),
        KINDS.index(reading.candidates[subject].kind),
        KINDS.index(reading.candidates[target].kind),
        int(s_from < o_from),
        sum(gap > end for end in GAPS),
        sentence - s_at,
        sentence - o_at,
        int(reading.candidates[subject].chain == context != NO_CHAIN),
        int(reading.candidates[target].chain == context != NO_CHAIN),
        _label(reading, subject),
        _label(reading, target),
        steps(_head(reading, subject), _head(reading, target)),
    )
    spans = ((s_from, s_to), (o_from, o_to))
    joined = _path(passage, reading, ends, o_at == sentence)
    return Pair(subject, target, sentence, passage.sentences[sentence], spans, features, joined, found)


def _path(passage: Passage, reading: Reading, ends: tuple[int, int], target_here: bool) -> tuple[int, ...]:
    """Where only one end stands in the sentence, the words above that one."""
    subject, target = (_head(reading, end) for end in ends)
    words = path(target, subject) if target_here else path(subject, target)
    return tuple(sorted(piece for word in words if word.i in passage.at for piece in range(*passage.at[word.i])))


def _head(reading: Reading, index: int) -> Token:
    return reading.candidates[index].head(reading.doc)


def _label(reading: Reading, index: int) -> int:
    label = _head(reading, index).dep_
    return LABELS.index(label) if label in LABELS else 0


def _type(reading: Reading, index: int) -> int:
    if reading.candidates[index].kind == "amount":
        return TYPES.index("Amount")
    best = reading.best_type(index)
    return TYPES.index(best) if best in TYPES else 0
