"""A town with its state or country is one place: "Bellingham, Washington"."""

from __future__ import annotations

from kg.extract.mentions.lexicon import places, wide_places
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

_CAPITAL_DISTRICT = frozenset({"d.c.", "dc"})


def join_towns(words: Words, runs: list[Run]) -> list[Run]:
    """``runs`` with "town , state" as one run; members of a list of places stay apart."""
    joined: list[Run] = []
    number = 0
    while number < len(runs):
        pair = number + 1 < len(runs) and _is_town_with_state(words, runs, number)
        joined.append((runs[number][0], runs[number + 1][1]) if pair else runs[number])
        number += 2 if pair else 1
    return joined


def _is_town_with_state(words: Words, runs: list[Run], number: int) -> bool:
    town, state = runs[number], runs[number + 1]
    if not _follows(words, town, state) or _text(words, state) not in wide_places():
        return False
    if _text(words, town) in wide_places():
        return _text(words, state) in _CAPITAL_DISTRICT
    return _is_town(words, town) and not _is_list(words, runs, number)


def _follows(words: Words, first: Run, second: Run) -> bool:
    end = first[1]
    return second[0] == end + 1 and words.text[end] == "," and words.line[first[0]] == words.line[second[0]]


def _is_town(words: Words, run: Run) -> bool:
    known = _text(words, run) in places()
    return known or all(label in ("GPE", "LOC") for label in words.ent[run[0] : run[1]])


def _is_list(words: Words, runs: list[Run], number: int) -> bool:
    """True where a further place is listed: "in London, France and Spain"."""
    end = runs[number + 1][1]
    if end < len(words) and words.text[end] == "," and end + 1 < len(words):
        end += words.lower[end + 1] in ("and", "or")
    joint = end < len(words) and words.lower[end] in ("and", "or")
    further = number + 2 < len(runs) and runs[number + 2][0] == end + 1
    return joint and further and _text(words, runs[number + 2]) in wide_places()


def _text(words: Words, run: Run) -> str:
    return " ".join(words.lower[run[0] : run[1]])
