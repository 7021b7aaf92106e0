"""Governments, which are named with a small letter: "the Norwegian government", "the federal government"."""

from __future__ import annotations

from kg.extract.mentions.lexicon import places
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

_LONGEST_PLACE = 3


def find_governments(words: Words) -> list[Run]:
    """Runs of a country, its adjective or "federal" before the word "government"."""
    return [
        (start, index + 1)
        for index, text in enumerate(words.text)
        if index and text == "government" and (start := _owner(words, index)) < index
    ]


def _owner(words: Words, index: int) -> int:
    """The first token of the country before ``index``; ``index`` itself if there is none."""
    if words.text[index - 1] == "federal" or (words.ent[index - 1] == "NORP" and words.begins[index - 1]):
        return index - 1
    for size in range(min(_LONGEST_PLACE, index), 0, -1):
        if words.capital[index - size] and " ".join(words.lower[index - size : index]) in places():
            return index - size
    return index
