"""What the article says of a name right beside it: "the chipmaker Northwind", "Jo Ray, chief executive of ..."."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.extract.coref.lexicon import concept_of, lexicon, role_of
from kg.extract.spans import Candidate
from kg.extract.syntax import children

_OPEN_WORDS = ("NOUN", "ADJ", "PROPN")


def description(doc: Doc, name: Candidate) -> set[str]:
    """The words that tell of ``name``, in lower case, those of one meaning made one."""
    head = name.head(doc)
    inside = range(name.start, name.end)
    tokens = [token for noun in (head, *alias_nouns(head)) for token in _phrase(noun) if token.i not in inside]
    return concepts(tokens)


def concepts(tokens: list[Token]) -> set[str]:
    """The words of ``tokens``; pairs of neighbours count too ("social media")."""
    words = [token.lower_ for token in tokens if token.pos_ in _OPEN_WORDS]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    found = {concept_of().get(word, word) for word in (*words, *pairs)}
    return found - lexicon().plain_modifiers


def roles(doc: Doc, name: Candidate) -> set[str]:
    """The parts that a person is said to play: {"ceo", "founder"}."""
    head = name.head(doc)
    left = doc[max(name.start - 5, head.sent.start) : name.start].text.casefold()
    found = {role for wording, role in role_of().items() if _ends_with(left, wording)}
    for noun in alias_nouns(head):
        text = doc[max(noun.i - 2, 0) : noun.i + 1].text.casefold()
        found |= {role for wording, role in role_of().items() if _ends_with(text, wording)}
    return found


def _ends_with(text: str, wording: str) -> bool:
    text = text.strip().replace(" - ", "-")
    return text == wording or text.endswith((f" {wording}", f"-{wording}"))


def alias_nouns(head: Token) -> Iterator[Token]:
    """The nouns that are said to be ``head``: in apposition, before it, after "is"."""
    for child in children(head, "appos"):
        yield from (child, *children(child, "conj"))
    if head.dep_ == "appos":
        yield head.head
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ == "be":
        yield from children(verb, "attr")
    if head.dep_ in ("dobj", "nsubjpass", "nsubj") and verb.pos_ == "VERB":
        yield from (noun for prep in children(verb, "prep") if prep.lower_ == "as" for noun in children(prep, "pobj"))


def _phrase(noun: Token) -> list[Token]:
    inner = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "amod")]
    below = [token for child in inner for token in (*child.lefts, child)]
    return [*below, noun]
