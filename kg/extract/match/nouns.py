"""Wordings of kind ``noun``: events told as a noun, "X's acquisition of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.match.found import Found, Said, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.slots import fill, governing_verb, slot_tokens, title
from kg.extract.wordings import Index, Rule

SAID = ("agent", "of", "compound", "from", "by", "with")


def match_nouns(reading: Reading, index: Index) -> Iterator[Found]:
    """Every noun of the article against every event wording of its lemma."""
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for rule in index.nouns.get(token.lemma_.lower(), ()):
            if allowed(rule, token, reading):
                yield from _match(rule, token, reading)


def _match(rule: Rule, noun: Token, reading: Reading) -> Iterator[Found]:
    verb = governing_verb(noun)
    heads = (noun,) if verb is None else (noun, verb)
    objects = _fill(reading, rule, heads, rule.object, rule.object_types)
    subjects = [i for i in _fill(reading, rule, heads, rule.subject, rule.subject_types) if i not in objects]
    if rule.relation.symmetric and len(objects) >= 2 and not subjects:
        subjects, objects = objects[:1], objects[1:]
    by_context = "context" in (*rule.subject, *rule.object) and [reading.context(noun)] in (subjects, objects)
    said = Said((noun,), title(heads, rule.wording.role_slots, reading), by_context=by_context)
    yield from pairs(rule, subjects, objects, said, reading)


def _fill(
    reading: Reading, rule: Rule, heads: tuple[Token, ...], slots: tuple[str, ...], types: tuple[str, ...]
) -> list[int]:
    """Prepositions may hang on the verb above ("received an investment **from** X"); the rest is the noun's own."""
    noun = heads[0]
    for slot in slots:
        if slot == "context" and any(t != noun for said in slots if said in SAID for t in slot_tokens(noun, said)):
            continue  # somebody is named, only not one that is known
        own = slot in ("poss", "compound", "owner", "agent", "context", "of", "patient")
        found = fill(reading, (noun,) if own else heads, (slot,), types, titles=rule.relation.carries_role)
        if found:
            return found
    return []
