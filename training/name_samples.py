"""Annotated articles -> one observation for each name of each article: what the voters said, and the name's type."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from kg.extract.annotate import load
from kg.extract.mentions.evidence import Evidence
from kg.extract.mentions.find import name_spans
from kg.extract.mentions.groups import group
from kg.extract.mentions.lexicon import places
from kg.extract.mentions.neighbours import listed_beside
from kg.extract.mentions.runs import Run
from kg.extract.mentions.weigh import OTHER, Weights, types_together, votes_of
from kg.extract.mentions.words import Words
from kg.names import normalise
from kg.schema import Schema

TYPES = ("Company", "Organization", "Person", "Product", "Place", OTHER)

_MARKED = re.compile(r"\[([^|\]]+)\|([COPRL])\]")
_LETTERS = dict(zip("COPRL", TYPES, strict=False))


@dataclass
class Names:
    """The names of one article: token runs, the key of each, what its voters said, and the type of each key."""

    article: str
    words: Words
    runs: list[Run]
    keys: list[str]
    seen: list[list[str]]
    types: dict[str, str]
    all_named: bool = False  # written so that nothing in it is OTHER: says nothing on what is no name

    def bags(self, weights: Weights | None) -> dict[str, Counter[str]]:
        """Key -> how often each voter spoke. With ``weights``, voters that need the neighbours' types speak too."""
        bags: dict[str, Counter[str]] = defaultdict(Counter)
        beside: list[list[str]] = [[] for _ in self.runs]
        if weights is not None:
            votes = [votes_of(voters, set(TYPES), weights) for voters in self.seen]
            first = types_together(self.keys, votes)
            known = {number: first[key] for number, key in enumerate(self.keys) if key in first}
            beside = listed_beside(self.words, self.runs, known)
        for key, voters, more in zip(self.keys, self.seen, beside, strict=True):
            bags[key].update(set(voters) | set(more))
        return bags


def read_gold(path: Path, schema: Schema) -> Iterator[Names]:
    """Parse every article of a JSON-lines file: ``id``, ``text``, ``entities`` (``type``, ``name``, ``aliases``)."""
    nlp = load()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield names_of(row, nlp(row["text"]), schema)


def read_own(path: Path, schema: Schema) -> Iterator[Names]:
    """Parse every line of a text with marked names, "[Northwind|C] bought a boat."; "#" begins a remark."""
    nlp = load()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            entities = [{"name": name, "type": _LETTERS[letter]} for name, letter in _MARKED.findall(line)]
            row: dict[str, object] = {"id": f"own {number}", "entities": entities}
            names = names_of(row, nlp(_MARKED.sub(r"\1", line)), schema)
            yield replace(names, seen=[_without_letters(some) for some in names.seen], all_named=True)


def _without_letters(voters: list[str]) -> list[str]:
    """Invented names come again and again: their letters must not be learnt."""
    return [voter for voter in voters if "last letters" not in voter and "last word" not in voter]


def names_of(row: dict[str, object], doc: Doc, schema: Schema) -> Names:
    """The names of one parsed article with the types that its annotation gives them."""
    words = Words(doc)
    runs = name_spans(words)
    evidence = Evidence(words, runs, schema)
    names = Names(str(row["id"]), words, runs, group(words, runs), [evidence.voters(run) for run in runs], {})
    gold = _gold_types(row["entities"])
    for key, voters in names.bags(None).items():
        texts = [doc[start:end].text for (start, end), other in zip(runs, names.keys, strict=True) if other == key]
        names.types[key] = _type(texts, set(voters), gold)
    return names


def _gold_types(entities: object) -> dict[str, str]:
    types: dict[str, str] = {}
    assert isinstance(entities, list)
    for entity in entities:
        if entity["type"] != "Amount":
            for name in (entity["name"], *entity.get("aliases", ())):
                types.setdefault(normalise(name), entity["type"])
    return types


def _type(texts: list[str], voters: set[str], gold: dict[str, str]) -> str:
    """The annotated type; places that no claim needs are not annotated, tables and recogniser tell of them."""
    for text in texts:
        if found := gold.get(normalise(text)):
            return found
    if any(text.lower() in places() or "known place" in voters for text in texts):
        return "Place"
    place = voters & {"ner GPE", "ner LOC", "ner part GPE", "ner part LOC"}
    return "Place" if place and not voters & {"ner ORG", "ner PERSON"} else OTHER
