"""Wordings of kind ``measure``: nouns with an amount, "revenue rose 8 % to $5bn", "a valuation of $2bn"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.match.found import Found, Said, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.slots import fill, governing_verb, slot_tokens
from kg.extract.syntax import SUBJECTS, children, complements, conjuncts, is_verb, noun_forms
from kg.extract.units import unit_allowed
from kg.extract.wordings import Index, Rule

FIRMS = ("Company", "Organization")
PARTS = frozenset({"unit", "division", "segment", "arm", "business", "subsidiary", "branch"})
REACHED = ("to", "at", "of", "with")  # where a verb of change puts the value reached


def match_measures(reading: Reading, index: Index) -> Iterator[Found]:
    """Every noun of the article against every measure of its lemma."""
    for token in reading.doc:
        if not (_says_worth(token) if token.lower_ == "worth" else token.pos_ in ("NOUN", "PROPN")):
            continue
        for lemma in noun_forms(token):
            for rule in index.measures.get(lemma, ()):
                if allowed(rule, token, reading):
                    yield from _match(rule, token, reading)


def _says_worth(token: Token) -> bool:
    """ "is worth $5bn", ", worth $5bn,", not "$5bn worth of shares"."""
    said = token.dep_ in ("amod", "appos", "acl") or token.head.lemma_ == "be"
    return said and not children(token, "prep")


def _match(rule: Rule, noun: Token, reading: Reading) -> Iterator[Found]:
    told = (_first(_places(noun), rule, reading), _first(_compared(noun), rule, reading))
    amounts = list(dict.fromkeys(index for index in told if index is not None))
    if not amounts:
        return
    verb = governing_verb(noun)
    admitted = tuple(slot for slot in rule.subject if slot != "context" or not _of_another(noun, reading))
    subjects = fill(reading, (noun,), admitted, rule.subject_types)
    by_context = bool(subjects) and subjects == [reading.context(noun)]
    said = Said((noun,) if verb is None else (noun, verb), by_context=by_context)
    yield from pairs(rule, subjects[:1], amounts, said, reading)


def _of_another(noun: Token, reading: Reading) -> bool:
    """True where a bearer is named that is no known firm: "a unit posted a profit", "revenue for its cloud"."""
    doers = [doer for doer in slot_tokens(noun, "agent") if doer.lemma_ != noun.lemma_ and doer.pos_ == "NOUN"]
    for doer in doers:
        part = doer.lemma_.lower() in PARTS or not reading.is_type_noun(doer)
        if part and not reading.resolve([doer], FIRMS):
            return True
    parts = [part for place in ("for", "at", "from", "of") for part in slot_tokens(noun, place)]
    return any(part.pos_ == "NOUN" and part.i not in reading.by_token and not part.ent_type_ for part in parts)


def _first(places: Iterable[Token], rule: Rule, reading: Reading) -> int | None:
    """The first admitted amount at ``places``."""
    for token in places:
        index = reading.by_token.get(token.i)
        if index is not None and unit_allowed(reading.candidates[index].amount, rule.relation):
            return index
    return None


def _compared(noun: Token) -> Iterator[Token]:
    """The figure of the period before: "rose to $5bn **from** $4bn", ", up from $4bn", ", compared with $4bn"."""
    verb = governing_verb(noun) or (noun.head if is_verb(noun.head) and noun.dep_ in SUBJECTS else None)
    for head in (noun, verb) if verb is not None else (noun,):
        if head == verb and noun.dep_ in SUBJECTS:
            yield from complements(head, "from")
        for child in children(head, "advmod", "prep", "advcl", "acl", "amod"):
            if child.lower_ in ("up", "down"):
                yield from complements(child, "from")
            elif child.lower_ in ("compared", "versus"):
                yield from (*children(child, "pobj"), *complements(child, "with"), *complements(child, "to"))


def _places(noun: Token) -> Iterator[Token]:
    yield noun  # "10,000 job cuts" is an amount as a whole
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
