"""Coreference of one article as the rest of the extractor sees it: candidates with chains."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.coref.finding import Pointer
from kg.extract.coref.reading import read
from kg.extract.spans import Candidate
from kg.model import Vote
from kg.schema import Schema

_POINTER_WEIGHT = 0.3


def link(doc: Doc, names: Sequence[Candidate], schema: Schema) -> list[Candidate]:
    """``names`` and the pronouns and descriptions that mean one of them, in text order, with ``chain`` set.

    Chains are numbered by first mention. A pronoun or description whose referent has no name in the article, or is
    unclear, is left out. The candidates of ``names`` are changed in place.
    """
    ordered = sorted(names, key=lambda name: (name.start, name.end))
    state, resolved = read(doc, ordered, schema)
    mentions = [(name, number) for name, number in zip(ordered, state.owner, strict=True)]
    mentions += [(_candidate(pointer), number) for pointer, number in resolved if number is not None]
    mentions.sort(key=lambda mention: (mention[0].start, mention[0].end))
    chains: dict[int, int] = {}
    for candidate, number in mentions:
        candidate.chain = chains.setdefault(number, len(chains))
    return [candidate for candidate, _ in mentions]


def _candidate(pointer: Pointer) -> Candidate:
    types = {"Person"} if pointer.person in ("he", "i") else pointer.types
    votes = [Vote(type=name, weight=_POINTER_WEIGHT / len(types), voter=pointer.kind) for name in sorted(types)]
    return Candidate(pointer.start, pointer.end, pointer.kind, votes)
