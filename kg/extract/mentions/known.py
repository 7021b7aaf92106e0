"""A name established once is found again: in headlines, at the head of sentences, in its short form."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.mentions.lexicon import given_names, name_words, titles
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

Form = tuple[str, ...]


def known_again(words: Words, runs: list[Run]) -> list[Run]:
    """``runs`` with every further place of the same names, in order, none overlapping."""
    forms = _forms(words, runs)
    by_first: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_first.setdefault(form[0], []).append(form)
    taken = {index for start, end in runs for index in range(start, end)}
    found: list[Run] = []
    index = 0
    while index < len(words):
        end = 0 if index in taken else _match(words, index, by_first, taken)
        if end:
            found.append((index, end))
        index = max(index + 1, end)
    return sorted([*runs, *found])


def _forms(words: Words, runs: Iterable[Run]) -> set[Form]:
    forms = set()
    for start, end in runs:
        form = tuple(words.text[start:end])
        forms.add(form)
        if len(form) > 1:
            forms.update(_short(form))
    return forms


def _short(form: Form) -> set[Form]:
    """The surname of a person, the first word of another name."""
    if form[0].lower() in given_names() and len(form) <= 3:
        return {(form[-1],)} if form[-1][0].isupper() else set()
    first = form[0].lower()
    table = name_words()
    ordinary = (
        first in table.alone | table.openers | table.of_heads | table.organization | table.company | titles().unclear
    )
    return set() if ordinary or first in given_names() else {(form[0],)}


def _match(words: Words, index: int, by_first: dict[str, list[Form]], taken: set[int]) -> int:
    """The end of the longest known name that begins at ``index``; 0: none."""
    for form in by_first.get(words.text[index], ()):
        end = index + len(form)
        if tuple(words.text[index:end]) != form or any(place in taken for place in range(index, end)):
            continue
        if len(form) == 1 and not _stands_as_name(words, index):
            continue
        return end
    return 0


def _stands_as_name(words: Words, index: int) -> bool:
    """A single known word counts at the head of a sentence unless the article uses it as a common word more often."""
    text, lower = words.text[index], words.lower[index]
    if not words.capital[index] or lower in name_words().openers:
        return False
    return words.lower_seen[lower] <= words.inside_seen[text]
