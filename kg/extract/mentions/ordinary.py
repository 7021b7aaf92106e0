"""Words of ordinary English, as the language pipeline's own lemma tables list them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.annotate import load

_TABLE = "lemma_index"
_ENDINGS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")),
    *(("er", ""), ("er", "e"), ("ers", ""), ("ers", "e")),
)


@cache
def _lemmas() -> frozenset[str]:
    """All lemmas; empty if the pipeline brings no table of them."""
    lemmatizer = load().get_pipe("lemmatizer") if load().has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table(_TABLE):
        return frozenset()
    return frozenset(lemma for some in lookups.get_table(_TABLE).values() for lemma in some)


@cache
def is_ordinary(lower: str) -> bool:
    """True for a small-letter word of the tables, inflected or not; "coffee", "reported"; not "zendara"."""
    return any(form in _lemmas() for form in _forms(lower))


def tells_words() -> bool:
    """True where the tables are there, so that a word they lack is unusual."""
    return bool(_lemmas())


def _forms(lower: str) -> Iterator[str]:
    yield lower
    for ending, instead in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower.removesuffix(ending)
            yield stem + instead
            if instead == "" and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
