"""Runs of capitalised words -> names: titles off, two names apart, one name together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.mentions.lexicon import given_names, name_words, places, titles
from kg.extract.mentions.runs import Run, is_name_word
from kg.extract.mentions.words import Words

_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})


def repair(words: Words, runs: list[Run]) -> list[Run]:
    """Names within ``runs``, in order."""
    pieces = [piece for run in runs for part in _split(words, run) if (piece := _strip(words, part)) is not None]
    return _with_possessive(words, pieces)


def _split(words: Words, run: Run) -> Iterator[Run]:
    """Cut before a person who follows another name or a title: "Reserve Chair | Jerome Powell"."""
    start, end = run
    for index in range(start + 1, end - 1):
        if _person_begins(words, index, end) and index > start:
            if words.lower[index - 1] in titles().unclear or _ends_other(words, start, index):
                yield start, index
                start = index
    yield start, end


def _person_begins(words: Words, index: int, end: int) -> bool:
    if words.lower[index] in given_names() and end - index <= 3 and words.text[index - 1] != "-":
        return words.ent[index] != "ORG" or words.doc[index].ent_iob == 3
    return words.ent[index] == "PERSON" and words.doc[index].ent_iob == 3 and end - index in (2, 3)


def _ends_other(words: Words, start: int, index: int) -> bool:
    """True where the words before ``index`` are a known name or entity of their own."""
    own = words.doc[index].ent_iob == 3 and words.ent[index - 1] in ("ORG", "GPE", "PRODUCT")
    return own and not (index - start == 1 and words.lower[start] in given_names())


def _strip(words: Words, run: Run) -> Run | None:
    """``run`` without titles, adjectives and openers at its edges; None if nothing of a name is left."""
    start, end = run
    while start < end and _is_loose_left(words, start, end):
        start += 1
    while end > start and _is_loose_right(words, start, end):
        end -= 1
    if start == end or all(_is_no_name(words, index) for index in range(start, end)):
        return None
    return start, end


def _is_no_name(words: Words, index: int) -> bool:
    lower = words.lower[index]
    table, people = name_words(), titles()
    ordinary = lower in table.alone or lower in people.unclear or lower in people.inside or lower in table.openers
    return (ordinary or not any(letter.isalpha() for letter in lower)) and not words.odd[index]


def _is_loose_left(words: Words, start: int, end: int) -> bool:
    lower = words.lower[start]
    if lower in name_words().links or words.text[start] in ("&", ",", "-"):
        return not words.capital[start]
    if start + 1 == end:
        return False
    if words.ent[start] == "NORP" and words.doc[start + 1].ent_iob != 1:
        return True
    if lower in titles().unclear:
        return _person_begins(words, start + 1, end) or (words.ent[start + 1] == "PERSON" and words.ent[start] == "")
    if lower in name_words().openers and words.initial[start]:
        return words.ent[start] == "" or not words.inside_seen[words.text[start]]
    return lower == "the"


def _is_loose_right(words: Words, start: int, end: int) -> bool:
    lower = words.lower[end - 1]
    after = words.lower[end] if end < len(words) else ""
    if not words.capital[end - 1] and (lower in name_words().links or words.text[end - 1] in ("&", ",", "-")):
        return True
    if end - start == 1:
        return False
    people = titles()
    if lower in people.inside or lower in people.unclear:
        return (
            after in people.clear or after in people.inside or (lower in ("chief", "chair", "head") and end - start > 1)
        )
    return lower in ("evs", "ceos", "ads", "pcs", "tvs", "inc.'s")


def _with_possessive(words: Words, runs: list[Run]) -> list[Run]:
    """Join "'s" to names that are written with it: "Macy's said", "Dick's Sporting Goods"."""
    kept = _own_possessives(words, runs)
    joined: list[Run] = []
    for start, end in runs:
        if joined and _continues_possessive(words, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
            continue
        text = " ".join(words.text[start:end])
        owns = text in kept and end < len(words) and words.text[end] in _POSSESSIVE
        joined.append((start, end + 1) if owns else (start, end))
    return joined


def _own_possessives(words: Words, runs: list[Run]) -> set[str]:
    """Names that stand with "'s" where no owned thing follows, and hardly ever without it."""
    with_s: Counter[str] = Counter()
    free: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for start, end in runs:
        text = " ".join(words.text[start:end])
        if end >= len(words) or words.text[end] not in _POSSESSIVE:
            without[text] += 1
            continue
        with_s[text] += 1
        free[text] += end + 1 >= len(words) or words.pos[end + 1] in (
            "VERB",
            "AUX",
            "ADP",
            "PUNCT",
            "CCONJ",
            "PART",
            "SCONJ",
        )
    return {text for text in free if free[text] and with_s[text] > 2 * without[text] and text.lower() not in places()}


def _continues_possessive(words: Words, before: Run, start: int) -> bool:
    """True where "X's Y" is one name for spaCy and neither X nor Y stands alone in the article."""
    end = before[1] if words.text[before[1] - 1] not in _POSSESSIVE else before[1] - 1
    if start != end + 1 or words.text[end] not in _POSSESSIVE or not is_name_word(words, start):
        return False
    whole = words.ent[end - 1] == words.ent[start] != "" and all(
        words.doc[index].ent_iob == 1 for index in (end, start)
    )
    if not whole or words.odd[start] or words.ent[start] == "PERSON":
        return False
    alone = sum(
        words.text[index] == words.text[end - 1]
        and (index + 1 >= len(words) or words.text[index + 1] not in _POSSESSIVE)
        for index in range(len(words))
    )
    return alone == 0
