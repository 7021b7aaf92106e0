"""Runs of capitalised words: where a name may be, by spelling alone."""

from __future__ import annotations

from kg.extract.mentions.joints import step
from kg.extract.mentions.starts import starts_name
from kg.extract.mentions.words import Words

Run = tuple[int, int]


def find_runs(words: Words) -> list[Run]:
    """Half-open token runs that are written like names, in order, outside headlines."""
    runs, index = [], 0
    while index < len(words):
        if words.headline[index] or not starts_name(words, index):
            index += 1
            continue
        end = _extend(words, index)
        runs.append((index, end))
        index = end
    return runs


def _extend(words: Words, start: int) -> int:
    """The end of the run that begins at ``start``."""
    end = start + 1
    while end < len(words) and not words.headline[end] and (taken := step(words, start, end)):
        end += taken
    return end
