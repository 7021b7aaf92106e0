"""Sentences of an article that make no claim: sign-up lines, advertising, notes on who wrote it.

A record's text is taken as it is given, so such lines stand in it; nothing is read from them.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from kg.clean.filter import SURE, points
from kg.clean.sentences import sentences

TAIL = 0.75  # share of an article after which a note on its writer may stand
_WRITER = re.compile(
    r"\bis an? [\w\s,&'’/-]{0,70}"
    r"\b(?:reporter|correspondent|editor|columnist|journalist|writer|producer|intern)\b",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"^\W*(?:contributing|reporting by|editing by|contributed|with reporting)\b"
    r"|\bcontributed (?:reporting )?to this\b",
    re.I,
)


def silent_sentences(doc: Doc) -> frozenset[int]:
    """The numbers of the sentences that nothing is read from."""
    found = set()
    for number, sentence in enumerate(doc.sents):
        late = sentence.start_char > TAIL * len(doc.text)
        if any(points(part) >= SURE for part in sentences(sentence.text.strip())) or _signs(sentence.text, late):
            found.add(number)
    return frozenset(found)


def _signs(text: str, late: bool) -> bool:
    return _CONTRIBUTED.search(text) is not None or (late and _WRITER.search(text) is not None)
