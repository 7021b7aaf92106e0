"""Votes from lists: "brands such as A, B and C" tells the type of all three at once."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.spans import Candidate
from kg.extract.syntax import children, conjuncts, examples
from kg.model import Vote
from kg.schema import Schema

WEIGHT = 2.0
"""Outright naming weighs more than a look at the word itself."""


def vote_by_lists(doc: Doc, candidates: Sequence[Candidate], schema: Schema) -> None:
    """Add a vote to every name that stands as an example of a noun of just one type."""
    tells = _nouns_of_one_type(schema)
    names = {c.head(doc).i: c for c in candidates if c.kind == "name"}
    for noun in doc:
        kind = tells.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        for member in _members(noun) if kind else ():
            if member.i in names and kind:
                names[member.i].votes.append(Vote(type=kind, weight=WEIGHT, voter="listed as"))


def _members(noun: Token) -> list[Token]:
    """The examples of a noun, and for a plural the names before it: "the **Tessera and Larkfield** brands"."""
    before = children(noun, "compound", "nmod") if noun.tag_ == "NNS" else []
    return [*examples(noun), *(member for name in before for member in conjuncts(name))]


def _nouns_of_one_type(schema: Schema) -> dict[str, str]:
    kinds: dict[str, set[str]] = {}
    for entity_type in schema.types:
        for noun in entity_type.nouns:
            kinds.setdefault(noun, set()).add(entity_type.name)
    return {noun: next(iter(types)) for noun, types in kinds.items() if len(types) == 1}
