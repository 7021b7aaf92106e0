"""Votes from the table of listed companies (``kg/lexicon/companies.tsv``, which names its sources)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from kg.extract.mentions.lexicon import places
from kg.extract.mentions.ordinary import is_ordinary
from kg.names import normalise

ORDINARY = "~"


@cache
def companies() -> dict[str, bool]:
    """Folded name -> True where it is also a word of ordinary English."""
    text = (files("kg") / "lexicon" / "companies.tsv").read_text(encoding="utf-8")
    lines = [line.partition("\t")[0] for line in text.splitlines() if line and not line.startswith("#")]
    return {line.removeprefix(ORDINARY): line.startswith(ORDINARY) for line in lines}


def listed(name: str) -> Iterator[str]:
    """Whether ``name``, or its first words, are a listed company's."""
    key = normalise(name)
    table = companies()
    if key in places():
        return
    if key in table:
        ordinary = table[key] or (" " not in key and is_ordinary(key))
        yield "listed company, ordinary word" if ordinary else "listed company"
        return
    words = key.split()
    for size in range(len(words) - 1, 0, -1):
        start = " ".join(words[:size])
        if start in table and not table[start] and start not in places():
            yield "begins with a listed company"
            return
