"""Runs of capitalised words -> names: titles off, two names apart, one name together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.mentions.lexicon import given_names, name_words, places, titles
from kg.extract.mentions.ordinary import is_ordinary
from kg.extract.mentions.possessive import with_possessive
from kg.extract.mentions.runs import Run
from kg.extract.mentions.starts import is_title
from kg.extract.mentions.words import Words


def repair(words: Words, runs: list[Run]) -> list[Run]:
    """Names within ``runs``, in order."""
    pieces = [piece for run in runs for part in _split(words, run) if (piece := _strip(words, part)) is not None]
    whole = Counter(tuple(words.text[start:end]) for start, end in pieces)
    apart = [part for piece in pieces for part in _apart(words, _from_digit(words, piece), whole)]
    return with_possessive(words, apart)


def _from_digit(words: Words, run: Run) -> Run:
    """Take in a number that touches the name: "3M" is two tokens."""
    start, end = run
    touching = start and words.text[start - 1].isdigit() and words.glued[start - 1] and not words.glued[start - 2]
    return (start - 1, end) if touching else run


def _apart(words: Words, run: Run, whole: Counter[tuple[str, ...]]) -> list[Run]:
    """Two names in a row, both of which stand alone elsewhere: "Northwind | Comet 9", "Boston | Larkfield"."""
    start, end = run
    for middle in range(start + 1, end - 1):
        if (
            words.lower[middle] == "and"
            and whole[tuple(words.text[start:middle])]
            and whole[_form(words, middle + 1, end)]
        ):
            return [(start, middle), (middle + 1, end)]
    if end - start > 1 and whole[_form(words, start + 1, end)] and _only_opens(words, start):
        return [(start + 1, end)]
    for middle in range(start + 1, end):
        left, right = tuple(words.text[start:middle]), tuple(words.text[middle:end])
        known_left = whole[left] or " ".join(left).lower() in places()
        if known_left and whole[right] and not all(_is_no_name(words, index) for index in range(middle, end)):
            generic = name_words().company | name_words().organization | name_words().product
            if len(right) > 1 or right[0].lower() not in generic:
                return [(start, middle), (middle, end)]
    return [run]


def _only_opens(words: Words, index: int) -> bool:
    """True for an ordinary word that has its capital from the head of the sentence: "Insurer Contoso said"."""
    text, lower = words.text[index], words.lower[index]
    plain = is_ordinary(lower) and lower not in given_names()
    return plain and words.initial[index] and not words.odd[index] and not words.inside_seen[text]


def _form(words: Words, start: int, end: int) -> tuple[str, ...]:
    return tuple(words.text[start:end])


def _split(words: Words, run: Run) -> Iterator[Run]:
    """Cut before a person who follows another name or a title: "Reserve Chair | Jo Ray"; after a dateline's city."""
    start, end = run
    if words.initial[start] and (city := _dateline(words, run)):
        yield start, city
        start = city
    if (code := _stock_code(words, run)) > start:
        yield start, code
        start = code
    for index in range(start + 1, end - 1):
        if not _person_begins(words, index, end):
            continue
        if words.lower[index - 1] in titles().unclear:
            yield start, index
            start = index
        elif left := _other_end(words, start, index):
            yield start, left
            start = index
    yield start, end


def _dateline(words: Words, run: Run) -> int:
    """The end of the city in "London Daily News —" at the head of a line; 0: no dateline."""
    start, end = run
    if (
        end >= len(words)
        or words.text[end] not in ("—", "–", "(")
        or (start and words.line[start] == words.line[start - 1])
    ):
        return 0
    cities = [city for city in range(start + 1, end) if " ".join(words.lower[start:city]) in places()]
    return max(cities, default=0)


def _stock_code(words: Words, run: Run) -> int:
    """Where the exchange's letters begin in "Larkfield LRKF"; the run's start if there are none."""
    start, end = run
    last, before = words.text[end - 1], "".join(words.text[start : end - 1])
    if end - start < 2 or not (last.isupper() and last.isalpha() and 2 <= len(last) <= 5) or before.isupper():
        return start
    letters = iter(before.upper())
    inside = last[0] == before[0].upper() and all(letter in letters for letter in last)
    return end - 1 if inside else start


def _person_begins(words: Words, index: int, end: int) -> bool:
    if words.lower[index] in given_names() and end - index <= 3 and words.text[index - 1] != "-":
        return words.ent[index] != "ORG" or words.begins[index]
    return words.ent[index] == "PERSON" and words.begins[index] and end - index in (2, 3)


def _other_end(words: Words, start: int, index: int) -> int:
    """The end of the name before the person at ``index``: what stands between is a title; 0: all is one name."""
    if not words.begins[index] or (index - start == 1 and words.lower[start] in given_names()):
        return 0
    left = index
    while left > start and not words.ent[left - 1]:
        left -= 1
    return left if left > start and words.ent[left - 1] in ("ORG", "GPE", "PRODUCT", "NORP") else 0


def _strip(words: Words, run: Run) -> Run | None:
    """``run`` without titles, adjectives and openers at its edges; None if nothing of a name is left."""
    start, end = run
    start += _heading(words, run)
    while start < end and _is_loose_left(words, start, end):
        start += 1
    while end > start and _is_loose_right(words, start, end):
        end -= 1
    if start == end or all(_is_no_name(words, index) for index in range(start, end)):
        body = end - start > 1 and words.ent[start] in ("ORG", "PRODUCT", "WORK_OF_ART", "FAC")
        return (start, end) if body and all(words.within[start + 1 : end]) else None
    return start, end


def _heading(words: Words, run: Run) -> int:
    """How many words at the head of a line are no part of the name but its heading: "Key Points Contoso rose"."""
    start, end = run
    if not words.initial[start]:
        return 0
    text = " ".join(words.lower[start:end])
    return max((len(some.split()) for some in name_words().headings if f"{text} ".startswith(f"{some} ")), default=0)


def _is_no_name(words: Words, index: int) -> bool:
    lower = words.lower[index]
    table, people = name_words(), titles()
    ordinary = lower in table.alone or lower in people.unclear or lower in people.inside or lower in table.openers
    if not any(letter.isalpha() for letter in lower) or is_title(lower):
        return True
    return ordinary and (lower in table.alone or not words.odd[index])


def _is_loose_left(words: Words, start: int, end: int) -> bool:
    lower = words.lower[start]
    if lower in name_words().links or words.text[start] in ("&", ",", "-"):
        return not words.capital[start]
    if start + 1 == end:
        return False
    if words.ent[start] == "NORP" and not words.within[start + 1]:
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
    if lower in name_words().openers and not words.within[end - 1] and words.text[end - 2] != "-":
        return not (words.text[end - 1].isupper() and words.text[end - 2].isupper())
    people = titles()
    if words.text[end - 1].isupper() and after in people.of_a_whole_firm:  # "Northwind AI CEO": nobody is an "AI CEO"
        return False
    if lower in people.inside or lower in people.unclear:
        return (
            after in people.clear or after in people.inside or (lower in ("chief", "chair", "head") and end - start > 1)
        )
    return lower in ("evs", "ceos", "ads", "pcs", "tvs", "inc.'s")
