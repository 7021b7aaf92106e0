"""Votes from the other names of the article: what a name begins with, what it is listed beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg.extract.mentions.groups import group
from kg.extract.mentions.lexicon import given_names, places
from kg.extract.mentions.runs import Run
from kg.extract.mentions.spelling import endings, spelling
from kg.extract.mentions.words import Words

_BETWEEN = frozenset({",", "and", "or", "&", "/", ";"})


class OtherNames:
    """All names of an article by their first words."""

    def __init__(self, words: Words, runs: list[Run]) -> None:
        forms = {tuple(words.text[start:end]) for start, end in runs}
        self._full = _full_forms(words, runs)
        self._whole = {
            form for form in forms if form[0].lower() not in given_names() and " ".join(form).lower() not in places()
        }
        self._starts: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for form in sorted(self._whole):
            for size in range(1, len(form)):
                self._starts[form[:size]].append(form)

    def voters(self, words: Words, run: Run) -> Iterator[str]:
        """Whether the name at ``run`` is the start of a longer one, or begins with a shorter one."""
        form = tuple(words.text[run[0] : run[1]])
        if form in self._starts and form in self._whole:
            yield "begins another name"
            for longer in self._starts[form]:
                yield from (f"begins another name that {sign}" for sign in endings(longer))
        if form in self._whole and any(form[:size] in self._whole for size in range(1, len(form))):
            yield "begins with another name"
        if full := self._full.get(run):
            yield from (f"short for: {sign}" for sign in spelling(words, full) if not sign.startswith("ner "))


def _full_forms(words: Words, runs: list[Run]) -> dict[Run, Run]:
    """Run -> the first of the longest runs of the same name, for the runs that are shorter than that."""
    keys = group(words, runs)
    longest: dict[str, Run] = {}
    for run, key in zip(runs, keys, strict=True):
        if key not in longest or run[1] - run[0] > longest[key][1] - longest[key][0]:
            longest[key] = run
    pairs = {run: longest[key] for run, key in zip(runs, keys, strict=True)}
    return {run: full for run, full in pairs.items() if full[1] - full[0] > run[1] - run[0]}


def listed_beside(words: Words, runs: list[Run], types: Mapping[int, str]) -> list[list[str]]:
    """For each run the types of its neighbours in a list ("Tessera, **Larkfield** and Contoso"), and of most of it.

    ``types`` gives the type of the run of that number as far as it is known.
    """
    beside: list[list[str]] = [[] for _ in runs]
    for members in _lists(words, runs):
        for number in members:
            others = [types[other] for other in members if other != number and other in types]
            near = [types[other] for other in (number - 1, number + 1) if other in members and other in types]
            beside[number] += [f"beside {kind}" for kind in near]
            if len(others) > 1:
                beside[number].append(f"in a list of {max(sorted(set(others)), key=others.count)}")
    return beside


def _lists(words: Words, runs: list[Run]) -> Iterator[range]:
    """Numbers of the runs of each list: two or more names with nothing but "," or "and" between them."""
    start = 0
    for number in range(1, len(runs) + 1):
        if number < len(runs) and _is_joint(words.text[runs[number - 1][1] : runs[number][0]]):
            continue
        if number - start > 1:
            yield range(start, number)
        start = number


def _is_joint(gap: list[str]) -> bool:
    return 1 <= len(gap) <= 2 and all(text in _BETWEEN for text in gap)
