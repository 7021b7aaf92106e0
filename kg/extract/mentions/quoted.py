"""Titles of works in quotation marks: the film “The Long Haul”."""

from __future__ import annotations

from kg.extract.mentions.lexicon import name_words
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

_OPEN = frozenset({"“", '"', "‘", "``"})
_CLOSE = frozenset({"”", '"', "’", "''"})
_LONGEST = 8


def find_quoted(words: Words) -> list[Run]:
    """Runs between quotation marks that are written like a title, not like speech."""
    runs, index = [], 0
    while index < len(words):
        end = _title_end(words, index) if _opens(words, index) and not words.headline[index] else 0
        if end:
            runs.append((index + 1, end))
        index = max(index + 1, end)
    return runs


def _opens(words: Words, index: int) -> bool:
    """True for an opening mark; a straight one opens where it touches the next word and not the one before."""
    mark = words.text[index]
    straight = mark in ('"', "'")
    return mark in _OPEN and (not straight or (words.glued[index] and not (index and words.glued[index - 1])))


def _title_end(words: Words, quote: int) -> int:
    start = quote + 1
    for close in range(start + 1, min(start + _LONGEST + 2, len(words))):
        if words.text[close] in _CLOSE and words.line[close] == words.line[quote]:
            end = close - 1 if words.text[close - 1] in (",", ".", "!", "?") and close - start > 1 else close
            return end if _is_title(words, start, end, close) else 0
    return 0


def _is_title(words: Words, start: int, end: int, close: int) -> bool:
    table = name_words()
    inside = range(start, end)
    if any(words.text[index] in (",", ".", "?", ";") for index in inside) or not words.capital[start]:
        return False
    content = [
        index
        for index in inside
        if words.lower[index] not in table.openers | table.links and words.text[index][0].isalnum()
    ]
    if not content or not all(words.capital[index] or words.text[index].isdigit() for index in content):
        return False
    return len(content) > 1 or _is_introduced(words, start, close)


def _is_introduced(words: Words, start: int, close: int) -> bool:
    """One word alone must stand inside a sentence that runs on, or after a noun such as "show"."""
    before = start - 2
    if before < 0 or words.line[before] != words.line[start] or words.text[before] in (".", ":", ",", "?", "!"):
        return False
    return words.pos[before] in ("NOUN", "ADP", "PART", "DET", "PROPN") and words.text[close - 1] not in ("!", "?")
