"""Wordings of kind ``possessive``: "Northwind's Tessera", "its Tessera app"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.match.found import Found, Said, pairs
from kg.extract.reading import Reading
from kg.extract.syntax import conjuncts
from kg.extract.wordings import Index

DESCRIBING = ("POS", "JJ", "JJS", "HYPH", "VBN")


def match_possessives(reading: Reading, index: Index) -> Iterator[Found]:
    """Every possessive in the article whose owner and owned are both names, of just the types asked for.

    Nothing else is said in a possessive, so the types decide alone: here they must be the chain's own.
    """
    related = set(index.roles)
    for token in reading.doc:
        if not _possesses(token):
            continue
        for rule in index.possessives:
            inverse = rule.wording.denotes == "object"
            owner_types, owned_types = rule.subject_types, rule.object_types
            if inverse:
                owner_types, owned_types = owned_types, owner_types
            owners = [i for i in reading.resolve([token], owner_types) if reading.is_of(i, owner_types)]
            lists = owned_types == ("Product",)  # things are listed under one maker, firms seldom under one owner
            owned = [i for i in _owned(token, reading, related, lists) if reading.is_of(i, owned_types)]
            ends = (owned, owners) if inverse else (owners, owned)
            yield from pairs(rule, *ends, Said((token.head,)), reading)


def _possesses(token: Token) -> bool:
    """A possessive by the parse, or by its 's where the parser lost it."""
    if token.dep_ == "poss":
        return token.head.i > token.i
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS" and token.pos_ == "PROPN"


def _owned(owner: Token, reading: Reading, related: set[str], lists: bool) -> list[int]:
    """The names owned: the head itself, or one that a plain type noun carries ("its Tessera app").

    "its rival Contoso" and "its chief executive, Jo Ray" are said by a relational noun and left to it.
    """
    beside = _right_after(owner, reading)
    head = owner.head
    if owner.dep_ != "poss":
        return beside
    if head.pos_ == "NOUN" and (head.lemma_.lower() in related or any(t.lower_ in related for t in head.lefts)):
        return beside
    members = list(conjuncts(head))
    if len(members) > 2 and owner.tag_ != "PRP$" and not lists:  # "Northwind's Tessera, Larkfield and Contoso"
        members = members[:1]  # one owner of all is unlikely
    named = [
        i
        for i in reading.resolve(members, reading.nouns)
        if reading.candidates[i].kind == "name" and reading.candidates[i].start > owner.i
    ]
    return list(dict.fromkeys([*named, *beside]))


def _right_after(owner: Token, reading: Reading) -> list[int]:
    """The name that follows the possessor, adjectives aside: "Northwind's new **Tessera** privacy rules"."""
    doc = reading.doc
    position = owner.i + 1
    limit = owner.head.i if owner.dep_ == "poss" else min(owner.i + 6, len(doc) - 1)
    while position < limit and (doc[position].pos_ in ("PART", "ADJ") or doc[position].tag_ in DESCRIBING):
        position += 1
    index = reading.name_starting(position)
    personal = owner.lower_ in ("his", "her") and index is not None and reading.candidates[index].end <= owner.head.i
    if personal:  # "his Tessera friends" are no Tessera of his
        return []
    return [index] if index is not None and reading.candidates[index].end <= limit + 1 else []
