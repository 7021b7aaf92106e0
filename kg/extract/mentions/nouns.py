"""Common nouns that tell of a type, from the schema ("startup" -> Company)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.extract.mentions.lexicon import titles
from kg.extract.mentions.words import Words
from kg.schema import Schema

_SPAN = 9


class Nouns:
    """The nouns of a schema's types. A noun of two types speaks for both."""

    def __init__(self, schema: Schema) -> None:
        self._types: dict[str, list[str]] = defaultdict(list)
        for entity_type in schema.types:
            for noun in dict.fromkeys(entity_type.nouns):
                self._types[noun].append(entity_type.name)

    def kinds(self, words: Words, index: int) -> list[str]:
        """What the noun at ``index`` tells of: types, and "role" for a role that a person has."""
        if not 0 <= index < len(words):
            return []
        found = self._types.get(words.lower[index]) or self._types.get(_singular(words.lower[index])) or []
        if index and words.text[index - 1] == "-" and not found:
            found = []
        role = ["role"] if words.lower[index] in titles().roles or words.lower[index] in titles().clear else []
        return [*found, *role]

    def phrase_head(self, words: Words, start: int) -> Iterator[str]:
        """The kinds of the head of the noun phrase that begins at ``start``: "a small voice AI **startup** that"."""
        head = -1
        for index in range(start, min(start + _SPAN, len(words))):
            if words.pos[index] in ("NOUN", "PROPN"):
                head = index
            elif not self._inside_phrase(words, index):
                break
        if (head >= 0 and words.pos[head] == "NOUN") or (head >= 0 and words.lower[head] in titles().roles):
            yield from self.kinds(words, head)

    def _inside_phrase(self, words: Words, index: int) -> bool:
        if words.pos[index] in ("ADJ", "NUM", "DET", "ADV", "PART") or words.text[index] in (
            "-",
            "’s",
            "'s",
            "&",
            "and",
        ):
            return True
        return words.pos[index] == "VERB" and words.tag[index] in ("VBN", "VBG")


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
