"""Wordings of kind ``role``: nouns that name one end by its relation to the other.

"Jo Ray, chief executive of Northwind", "Northwind chief executive Jo Ray", "Ray is chief executive", "its rival
Contoso", "brands such as A and B".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.match.bearers import bearers
from kg.extract.match.found import Found, Said, allowed, pairs
from kg.extract.match.holders import FROM_AFAR, other_end
from kg.extract.reading import Reading
from kg.extract.slots import phrase
from kg.extract.syntax import noun_forms
from kg.extract.wordings import Index, Rule

NOMINAL_DEPS = frozenset({"compound", "nmod", "appos", "attr", "pobj"})  # where a word tagged as a verb is none


def match_roles(reading: Reading, index: Index) -> Iterator[Found]:
    """Every noun of the article against every role wording of its lemma."""
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.dep_ not in NOMINAL_DEPS:
            continue
        for lemma in noun_forms(token):
            for rule in index.roles.get(lemma, ()):
                if allowed(rule, token, reading):
                    yield from _match(rule, token, reading)


def _match(rule: Rule, noun: Token, reading: Reading) -> Iterator[Found]:
    wording = rule.wording
    named_types, other_types = rule.subject_types, rule.object_types
    slots = rule.object
    if wording.denotes == "object":
        named_types, other_types = rule.object_types, rule.subject_types
        slots = rule.subject
    known = reading.candidate_at(noun)
    if known is not None and reading.candidates[known].kind == "name":
        return
    named, bearer = bearers(noun, reading, named_types, wording.denotes == "subject")
    slot, others = other_end(noun, reading, slots, other_types, named) if named else ("", [])
    others = [index for index in others if index not in named]
    if rule.relation.symmetric and not others and noun.tag_ == "NNS" and noun.dep_ == "attr":  # "A and B are rivals"
        named, others = named[:1], named[1:]
    subjects, objects = (named, others) if wording.denotes == "subject" else (others, named)
    words = (noun, bearer) if bearer is not None else (noun,)
    said = Said(words, phrase(noun, reading), by_context=slot in FROM_AFAR)
    yield from pairs(rule, subjects, objects, said, reading)
