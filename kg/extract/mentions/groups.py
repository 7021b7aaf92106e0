"""Which names of one article are forms of one name, by their words alone."""

from __future__ import annotations

from collections import defaultdict

from kg.extract.mentions.lexicon import given_names
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words
from kg.names import normalise


def group(words: Words, runs: list[Run]) -> list[str]:
    """For each run the name it is one of in this article: "Ray" goes with "Jo Ray", "Macs" with "Mac"."""
    keys = [normalise(words.doc[start:end].text) for start, end in runs]
    longer: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        parts = key.split()
        if len(parts) > 1 and parts[0] in given_names():
            longer[parts[-1]].append(key)
        longer[key + "s"].append(key)
    return [longer[key][0] if key in longer and len(longer[key]) == 1 else key for key in keys]
