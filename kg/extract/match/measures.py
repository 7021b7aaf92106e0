"""Wordings of kind ``measure``: nouns with an amount, "revenue rose 8 % to $5bn", "a valuation of $2bn"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.match.found import Found, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.slots import fill, governing_verb, slot_tokens
from kg.extract.syntax import children, complements, conjuncts, is_verb
from kg.extract.units import unit_allowed
from kg.extract.wordings import Index, Rule

REACHED = ("to", "at", "of", "with")  # where a verb of change puts the value reached


def match_measures(reading: Reading, index: Index) -> Iterator[Found]:
    """Every noun of the article against every measure of its lemma."""
    for token in reading.doc:
        if token.pos_ not in ("NOUN", "PROPN") and token.lower_ != "worth":
            continue
        for lemma in _lemmas(token):
            for rule in index.measures.get(lemma, ()):
                if allowed(rule, token, reading):
                    yield from _match(rule, token, reading)


def _lemmas(token: Token) -> list[str]:
    lemma = token.lemma_.lower()
    before = [token.nbor(-1).lower_] if token.i else []
    return [f"{word} {lemma}" for word in before] + [lemma]


def _match(rule: Rule, noun: Token, reading: Reading) -> Iterator[Found]:
    amount = next((i for i in _amounts(noun, reading) if unit_allowed(reading.candidates[i].amount, rule.relation)), None)
    if amount is None:
        return
    verb = governing_verb(noun)
    admitted = tuple(slot for slot in rule.subject if slot != "context" or not _of_another(noun, reading))
    subjects = fill(reading, (noun,), admitted, rule.subject_types)
    statement = (noun,) if verb is None else (noun, verb)
    by_context = bool(subjects) and subjects == [reading.context(noun)]
    yield from pairs(rule, subjects[:1], [amount], statement, reading, by_context=by_context)


def _of_another(noun: Token, reading: Reading) -> bool:
    """True where the words name a bearer that is no known firm: "a unit posted a profit", "revenue for its cloud group"."""
    doers = [doer for doer in slot_tokens(noun, "agent") if doer != noun and reading.candidate_at(doer) is None]
    parts = [part for place in ("for", "at", "from", "of") for part in slot_tokens(noun, place)]
    return bool(doers) or any(part.pos_ == "NOUN" and part.i not in reading.by_token and not part.ent_type_ for part in parts)


def _amounts(noun: Token, reading: Reading) -> Iterator[int]:
    """Amount mentions joined to ``noun``, the likeliest place first."""
    for token in _places(noun):
        index = reading.by_token.get(token.i)
        if index is not None and reading.candidates[index].kind == "amount":
            yield index


def _places(noun: Token) -> Iterator[Token]:
    for preposition in ("of", "at"):
        yield from complements(noun, preposition)
    if noun.lower_ == "worth":  # adjective or preposition: "is worth $5bn"
        yield from children(noun, "npadvmod", "pobj", "dobj", "dep")
        for child in children(noun, "npadvmod", "pobj", "dobj"):
            yield from child.subtree
    yield from children(noun, "nummod", "compound", "nmod", "amod", "appos")
    for child in children(noun, "nummod", "compound", "nmod"):
        yield from child.subtree
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in ("in", "of") and head.head.pos_ in ("NUM", "SYM", "NOUN"):
        yield head.head  # "$5bn in revenue"
    if is_verb(head) and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        yield from _of_change(head)
        for later in children(head, "conj", "advcl", "xcomp"):
            if is_verb(later) and not children(later, "nsubj", "nsubjpass"):
                yield from _of_change(later)


def _of_change(verb: Token) -> Iterator[Token]:
    for preposition in REACHED:
        yield from complements(verb, preposition)
    for child in children(verb, "dobj", "attr", "npadvmod", "acomp", "oprd"):
        yield from conjuncts(child)
        yield from complements(child, "to")
        yield from complements(child, "of")
    for adverb in children(verb, "advmod", "advcl", "prep", "acl"):
        yield from complements(adverb, "to")
