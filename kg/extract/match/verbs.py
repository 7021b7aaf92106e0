"""Wordings of kind ``verb``, with or without a fixed object noun."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.match.found import Found, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.slots import fill, phrase, slot_tokens
from kg.extract.syntax import is_verb, lemma_with_particle, patients
from kg.extract.wordings import Index, Rule


def match_verbs(reading: Reading, index: Index) -> Iterator[Found]:
    """Every verb of the article against every wording that begins with it."""
    for token in reading.doc:
        if not is_verb(token) and token.tag_ not in ("VBN", "VBD", "VBG"):
            continue
        for lemma in lemma_with_particle(token):
            for rule in index.verbs.get(lemma, ()):
                if allowed(rule, token, reading):
                    yield from _match(rule, token, reading)


def _match(rule: Rule, verb: Token, reading: Reading) -> Iterator[Found]:
    heads: tuple[Token, ...] = (verb,)
    if rule.wording.object_noun:
        noun = _object_noun(rule, verb)
        if noun is None:
            return
        heads = (noun, verb)
    subjects = fill(reading, _heads(heads, rule.subject), rule.subject, rule.subject_types)
    objects = fill(reading, _heads(heads, rule.object), rule.object, rule.object_types)
    role = _role(rule, heads, reading)
    qualifiers = {
        name: text for name, slots in sorted(rule.wording.qualifiers.items()) if (text := _words(heads, slots, reading))
    }
    yield from pairs(rule, subjects, objects, (verb, *heads[:-1]), reading, role, qualifiers)


def _heads(heads: tuple[Token, ...], slots: tuple[str, ...]) -> tuple[Token, ...]:
    """Agent and patient are the verb's own; the other slots may hang on its object noun first."""
    return heads[-1:] if slots and slots[0] in ("agent", "patient", "recipient") else heads


def _object_noun(rule: Rule, verb: Token) -> Token | None:
    for noun in patients(verb):
        if noun.lemma_.lower() in rule.wording.object_noun or noun.lower_ in rule.wording.object_noun:
            return noun
    return None


def _role(rule: Rule, heads: tuple[Token, ...], reading: Reading) -> str | None:
    return _words(heads, rule.wording.role_slots, reading) or None


def _words(heads: tuple[Token, ...], slots: tuple[str, ...], reading: Reading) -> str:
    for slot in slots:
        for head in heads:
            for token in slot_tokens(head, slot):
                if reading.candidate_at(token) is None or slot not in ("as", "attribute", "to"):
                    return phrase(token, reading)
    return ""
