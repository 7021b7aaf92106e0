"""The tokens of one Doc as plain columns, with what their spelling says.

spaCy's tokens are slow to ask one by one; the finder looks at each many times.
"""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from kg.extract.mentions.lexicon import name_words

QUOTES = frozenset("\"'“”‘’«»„`") | {"``", "''"}
_OPENING = frozenset('"“‘«„`') | {"``"}
_BREAKS = frozenset({":", "•", "·", "*", "–", "—", "-", "--", "|", "►", "■", "…", "...", "?", "!", ".", ";"})
_ODD_CASE = re.compile(r"^[A-Z]?[a-z]+[A-Z]|^[A-Z]{2,}[a-z]|[a-z][A-Z]|[A-Z]\d|\d[A-Z]")
_STOPS = frozenset({".", "!", "?", "”", '"', ":"})
_ORDINARY = frozenset({"VERB", "ADJ", "NOUN", "ADV", "AUX"})
_NUMBER = re.compile(r"^\d{1,4}(\.\d)?[A-Za-z]{0,3}$")
_YEAR = re.compile(r"^(1[89]|20)\d\d$")
_ROMAN = frozenset({"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"})


class Words:
    """Columns over the tokens of ``doc``; every list has ``len(doc)`` items."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        tokens = list(doc)
        self.text = [token.text for token in tokens]
        self.lower = [text.lower().replace("’", "'") for text in self.text]
        self.pos = [token.pos_ for token in tokens]
        self.tag = [token.tag_ for token in tokens]
        self.ent = [token.ent_type_ for token in tokens]
        iob = doc.to_array("ENT_IOB").tolist()
        self.within = [code == 1 for code in iob]
        self.begins = [code == 3 for code in iob]
        self.glued = [not token.whitespace_ for token in tokens]
        self.sentence = [bool(token.is_sent_start) for token in tokens]
        self.capital = [_is_capital(text) for text in self.text]
        self.odd = [bool(_ODD_CASE.search(text)) for text in self.text]
        self.line = _lines(self.text)
        self.headline = _headlines(self)
        self.initial = [self._is_initial(index) for index in range(len(self.text))]
        self.lower_seen = Counter(text for text in self.text if text.islower())
        self.inside_seen = Counter(
            text
            for index, text in enumerate(self.text)
            if self.capital[index] and not self.initial[index] and not self.headline[index]
        )

    def __len__(self) -> int:
        return len(self.text)

    def _is_initial(self, index: int) -> bool:
        """True where any word would be written with a capital."""
        if index == 0 or self.sentence[index] or self.line[index] != self.line[index - 1]:
            return True
        before = self.text[index - 1]
        if before in _OPENING or before in _BREAKS:
            return not (before == "-" and self.glued[index - 1])
        return before in ("'", "’") and not self.glued[index - 2] if index > 1 else False

    def is_number(self, index: int) -> bool:
        """True for a number that can end a name: "4", "15", "3.5", "18A", "II"; not a year."""
        text = self.text[index]
        return (bool(_NUMBER.match(text)) and not _YEAR.match(text)) or text in _ROMAN


def _is_capital(text: str) -> bool:
    """True for words with a capital at the front, or a capital after a small letter or digit ("iPhone", "7Eleven")."""
    if not any(letter.isupper() for letter in text):
        return False
    return text[0].isupper() or bool(_ODD_CASE.search(text)) or text[0].isdigit()


def _lines(texts: list[str]) -> list[int]:
    numbers, line = [], 0
    for text in texts:
        numbers.append(line)
        line += "\n" in text
    return numbers


def _headlines(words: Words) -> list[bool]:
    """True for tokens of lines or sentences in which nearly every word has a capital."""
    flags = [False] * len(words.text)
    start = 0
    for end in range(1, len(words.text) + 1):
        if end < len(words.text) and words.line[end] == words.line[start] and not words.sentence[end]:
            continue
        if _is_headline(words, start, end):
            flags[start:end] = [True] * (end - start)
        start = end
    return flags


def _is_headline(words: Words, start: int, end: int) -> bool:
    table = name_words()
    content = [
        index
        for index in range(start, end)
        if words.text[index][0].isalpha() and words.lower[index] not in table.openers | table.links
    ]
    if len(content) < 5:
        return False
    capitals = sum(words.capital[index] for index in content)
    if all(words.text[index].isupper() for index in content):
        return True
    ordinary = sum(
        words.pos[index] in _ORDINARY and words.capital[index] and not words.ent[index] for index in content[1:]
    )
    bare = words.text[end - 1][-1] not in _STOPS and "," not in words.text[start:end] and len(content) > 6
    return capitals >= 0.8 * len(content) and (ordinary >= 2 or bare)
