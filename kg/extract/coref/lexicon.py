"""The words of ``kg/lexicon/coref.yaml``, checked and ready for look-up."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from kg.model import Record

Gender = Literal["male", "female"]


class _Genders(Record):
    male: frozenset[str]
    female: frozenset[str]

    def of(self, word: str) -> Gender | None:
        """The gender that ``word`` tells; None if neither or both."""
        if (word in self.male) == (word in self.female):
            return None
        return "male" if word in self.male else "female"


class Lexicon(Record):
    """One table a field, as the file explains; all words are in lower case."""

    generic_tails: frozenset[str]
    own_tails: frozenset[str]
    alias_links: frozenset[str]
    exchanges: frozenset[str]
    saying: frozenset[str]
    agent_verbs: frozenset[str]
    firm_things: frozenset[str]
    roles: dict[str, tuple[str, ...]]
    mostly: dict[str, str]
    same_words: tuple[tuple[str, ...], ...]
    plain_heads: frozenset[str]
    plain_modifiers: frozenset[str]
    not_nominals: frozenset[str]
    shared_things: frozenset[str]
    firm_heads: frozenset[str]
    firm_ventures: frozenset[str]
    empty_it_words: frozenset[str]
    empty_it_verbs: frozenset[str]
    titles: _Genders
    short_names: tuple[tuple[str, ...], ...]
    given_names: _Genders

    def given_gender(self, word: str) -> Gender | None:
        """The gender of a given name, if it has one."""
        return self.given_names.of(word)

    def is_given_name(self, word: str) -> bool:
        """True for a common given name."""
        return word in self.given_names.male or word in self.given_names.female

    def same_given_name(self, one: str, other: str) -> bool:
        """True for "Tim" and "Timothy"; also for an initial and a name that begins with it."""
        if one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1]):
            return True
        return any(one in line and other in line for line in self.short_names)


@cache
def lexicon() -> Lexicon:
    """The table; read once."""
    text = (files("kg") / "lexicon" / "coref.yaml").read_text(encoding="utf-8")
    return Lexicon.model_validate(yaml.safe_load(text))


@cache
def role_of() -> dict[str, str]:
    """Wording of a role -> the role: "chief executive" -> "ceo"."""
    return {wording: role for role, wordings in lexicon().roles.items() for wording in wordings}


@cache
def concept_of() -> dict[str, str]:
    """Word -> the first word of its line in ``same_words``; words in no line are left out."""
    return {word: line[0] for line in lexicon().same_words for word in line}
