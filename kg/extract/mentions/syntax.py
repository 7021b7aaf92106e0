"""Votes from the verb that a name is subject or object of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.mentions.lexicon import name_words
from kg.extract.mentions.nouns import Nouns
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words

_SUBJECT = frozenset({"nsubj", "csubj"})


def syntax(words: Words, run: Run, nouns: Nouns) -> Iterator[str]:
    """Voters that look at the parse."""
    root = words.doc[run[0] : run[1]].root
    relation, head = root.dep_, root.head
    lemma = head.lemma_.lower()
    yield from _words_around(root)
    if relation in _SUBJECT and head.pos_ in ("VERB", "AUX"):
        yield from (f"subject of {kind} verb" for kind in _verb_kinds(lemma))
        if lemma in ("say", "tell"):
            yield "subject of say"
    elif relation == "nsubjpass":
        yield "passive subject"
    elif relation == "dobj":
        yield "object"
        if lemma in name_words().use_verbs:
            yield "object of use verb"
    elif relation == "compound" and head.i >= run[1]:
        yield "compound"
    elif relation == "conj":
        yield "listed"
    elif relation == "appos" and head.i < run[0] and not words.capital[head.i]:
        yield from (f"apposed before {kind}" for kind in nouns.kinds(words, head.i))


def _words_around(root: Token) -> Iterator[str]:
    """The verb or noun that the name hangs on: "nsubj of acquire", "share of"."""
    head = root.head
    if head.pos_ == "VERB" and root.i != head.i:
        yield f"{root.dep_} of {head.lemma_.lower()}"
    elif root.dep_ == "pobj" and head.head.pos_ in ("VERB", "NOUN"):
        yield f"{head.head.lemma_.lower()} {head.lower_}"


def _verb_kinds(lemma: str) -> Iterator[str]:
    table = name_words()
    for kind, verbs in (
        ("company", table.company_verbs),
        ("person", table.person_verbs),
        ("organization", table.organization_verbs),
    ):
        if lemma in verbs:
            yield kind
    if lemma == "be":
        yield "be"
