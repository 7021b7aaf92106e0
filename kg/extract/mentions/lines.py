"""Votes from the kind of line that a name stands in: bylines, datelines, credits, links to other articles."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.lexicon import name_words
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

_DASHES = frozenset({"—", "–", "-", "--"})


class Lines:
    """The lines of an article by number, each with what its words say of the names in it."""

    def __init__(self, words: Words) -> None:
        self._start: dict[int, int] = {}
        self._end: dict[int, int] = {}
        for index, line in enumerate(words.line):
            if words.text[index].strip():
                self._start.setdefault(line, index)
                self._end[line] = index + 1
        self._kinds = {line: tuple(self._signs(words, line)) for line in self._start}

    def voters(self, words: Words, run: Run) -> Iterator[str]:
        """The kinds of the line around ``run``."""
        line = words.line[run[0]]
        yield from self._kinds[line]
        first, last = self._start[line], self._end[line]
        if (first, last) == run:
            yield "whole line"
        if run[0] == first and run[1] < last and words.text[run[1]] in (*_DASHES, "(") and last - first < 400:
            yield "dateline" if words.text[run[1]] in _DASHES else "line start and bracket"
        if run[1] + 1 < last and run[0] == first and words.text[run[1]] == ":":
            yield "line label"

    def _signs(self, words: Words, line: int) -> Iterator[str]:
        start, end = self._start[line], self._end[line]
        lowers = words.lower[start:end]
        table = name_words()
        if end - start < 40 and any(word in table.credit for word in lowers):
            yield "credit line"
        if lowers[0] in table.link_labels and end - start < 40:
            yield "link line"
        plain = [
            index
            for index in range(start, end)
            if words.text[index][0].isalpha() and words.lower[index] not in ("and", "by", "of")
        ]
        if plain and all(words.capital[index] for index in plain) and end - start < 15:
            yield "line of capitals"
        if end - start > 3 and words.headline[start]:
            yield "headline"
        if words.text[end - 1] not in (".", "!", "?", "”", '"', ":", ")", "’"):
            yield "line without stop"
