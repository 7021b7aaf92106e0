"""A parsed article cut into what the encoder reads at once: a few sentences, in word pieces.

Every sentence belongs to one passage. Before its own sentences a passage repeats the ones just before, so that what
was named there can be looked up.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

LIMIT = 256
"""Word pieces of a passage, the two marks of its ends included."""
BEFORE = 2
"""Sentences repeated before a passage's own."""
REPEATED = 96
"""Word pieces that may be spent on them."""
CLS, SEP = 101, 102
CASES = ("mark", "lower", "title", "upper", "mixed", "digits", "other")


@dataclass(slots=True)
class Passage:
    """``pieces`` and ``cases`` are as long; ``at`` leads from a token to its pieces (half-open), where it has any.

    ``sentences`` holds the number and the pieces of each sentence; the first ``repeated`` of them belong to the
    passage before.
    """

    pieces: list[int] = field(default_factory=list)
    cases: list[int] = field(default_factory=list)
    at: dict[int, tuple[int, int]] = field(default_factory=dict)
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)
    repeated: int = 0

    @property
    def own(self) -> list[int]:
        """The numbers of the passage's own sentences."""
        return list(self.sentences)[self.repeated :]


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence in word pieces: ``tokens[i]`` is the token that ``ids[i]`` is a piece of."""

    number: int
    ids: list[int]
    cases: list[int]
    tokens: list[int]


def passages(doc: Doc, tokenizer: Tokenizer) -> list[Passage]:
    """All passages of ``doc``, in order; a sentence too long for one is cut at its end."""
    sentences = [_pieces(number, sentence, tokenizer) for number, sentence in enumerate(doc.sents)]
    found: list[Passage] = []
    first = 0
    while first < len(sentences):
        start = _reach_back(sentences, first)
        room = LIMIT - 2 - sum(len(s.ids) for s in sentences[start:first])
        last = first
        while last < len(sentences) and (last == first or len(sentences[last].ids) <= room):
            room -= len(sentences[last].ids)
            last += 1
        found.append(_passage(sentences[start:last], first - start))
        first = last
    return found


def _reach_back(sentences: list[Pieces], first: int) -> int:
    start, spent = first, 0
    while start > 0 and first - start < BEFORE and spent + len(sentences[start - 1].ids) <= REPEATED:
        start -= 1
        spent += len(sentences[start].ids)
    return start


def _passage(sentences: list[Pieces], repeated: int) -> Passage:
    passage = Passage(pieces=[CLS], cases=[0], repeated=repeated)
    for sentence in sentences:
        room = LIMIT - 1 - len(passage.pieces)
        start = len(passage.pieces)
        for token, place in zip(sentence.tokens[:room], range(start, LIMIT), strict=False):
            passage.at[token] = (passage.at.get(token, (place, 0))[0], place + 1)
        passage.pieces += sentence.ids[:room]
        passage.cases += sentence.cases[:room]
        passage.sentences[sentence.number] = (start, len(passage.pieces))
    passage.pieces.append(SEP)
    passage.cases.append(0)
    return passage


def _pieces(number: int, sentence: Span, tokenizer: Tokenizer) -> Pieces:
    words = [token for token in sentence if not token.is_space]
    if not words:
        return Pieces(number, [], [], [])
    encoded = tokenizer.encode([word.text for word in words], is_pretokenized=True, add_special_tokens=False)
    kept = [(piece, words[word]) for piece, word in zip(encoded.ids, encoded.word_ids, strict=True) if word is not None]
    cases = {word.i: case(word.text) for word in words}
    return Pieces(number, [p for p, _ in kept], [cases[w.i] for _, w in kept], [w.i for _, w in kept])


def case(word: str) -> int:
    """Which of ``CASES`` a word is written in: the encoder itself reads lower case only."""
    if any(letter.isdigit() for letter in word):
        return CASES.index("digits")
    if not any(letter.isalpha() for letter in word):
        return CASES.index("other")
    if word.islower():
        return CASES.index("lower")
    if word.isupper() and len(word) > 1:
        return CASES.index("upper")
    return CASES.index("title" if (word[0].isupper() and word[1:].islower()) or len(word) == 1 else "mixed")
