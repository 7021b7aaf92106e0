"""Names put in place of others, so that the network learns what is said and not of whom.

Entity replacement as augmentation, as in Dai and Adel (2020, "mention replacement"); here a name keeps its type and its
number of word pieces, so that no span moves.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.learned.pairs import KINDS, TYPES
from training.reader.dataset import Example

SHARE = 0.5
"""Of the names of a passage."""
KEPT = ("none", "Amount", "Place")
NAME = KINDS.index("name")

Word = tuple[tuple[int, int], ...]
"""The pieces of a name, each with its case."""


class Names:
    """The names of the examples that are trained on, by type and number of pieces."""

    def __init__(self, examples: list[Example]) -> None:
        every: dict[tuple[int, int], set[Word]] = defaultdict(set)
        for example in examples:
            for kind, start, end in _names(example):
                word = tuple(zip(example.pieces[start:end], example.cases[start:end], strict=True))
                every[kind, end - start].add(word)
        self._known = {key: sorted(words) for key, words in every.items()}

    def swapped(self, example: Example, rng: random.Random) -> Example:
        """``example`` with some of its names replaced, each one everywhere by the same."""
        read = list(zip(example.pieces, example.cases, strict=True))
        old = list(read)
        for kind, word in sorted({(kind, tuple(old[start:end])) for kind, start, end in _names(example)}):
            if rng.random() < SHARE:
                other = rng.choice(self._known[kind, len(word)])
                for at in _places(word, old):
                    read[at : at + len(word)] = other
        return replace(example, pieces=[piece for piece, _ in read], cases=[case for _, case in read])


def _places(word: Word, text: list[tuple[int, int]]) -> Iterator[int]:
    return (at for at, piece in enumerate(text) if piece == word[0] and tuple(text[at : at + len(word)]) == word)


def _names(example: Example) -> Iterator[tuple[int, int, int]]:
    """Type and pieces of the names that stand in a pair."""
    for subject, target, _, features in example.pairs:
        for (start, end), kind, form in ((subject, features[0], features[2]), (target, features[1], features[3])):
            if form == NAME and TYPES[kind] not in KEPT and start > 0:  # piece 0 is the mark of the passage
                yield kind, start, end
