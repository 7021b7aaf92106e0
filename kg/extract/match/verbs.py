"""Wordings of kind ``verb``, with or without a fixed object noun."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.arguments import agents, patients
from kg.extract.match.found import Found, Said, allowed, pairs
from kg.extract.reading import Reading
from kg.extract.slots import fill, phrase, slot_tokens, title
from kg.extract.syntax import PARTITIVES, complements, is_verb, lemma_with_particle
from kg.extract.units import unit_allowed
from kg.extract.wordings import Index, Rule

SUMMED = frozenset({"average", "median", "total", "sum", "maximum", "minimum", "range", "estimate", "record"})


def match_verbs(reading: Reading, index: Index) -> Iterator[Found]:
    """Every verb of the article against every wording that begins with it."""
    for token in reading.doc:
        if not is_verb(token) and token.tag_ not in ("VBN", "VBD", "VBG"):
            continue
        for lemma in lemma_with_particle(token):
            for rule in index.verbs.get(lemma, ()):
                if allowed(rule, token, reading):
                    yield from _match(rule, token, lemma, reading)


def _match(rule: Rule, verb: Token, lemma: str, reading: Reading) -> Iterator[Found]:
    if rule.relation.takes_amount_object and verb.dep_ == "amod":  # "300 laid-off workers" may be anybody's
        return
    heads: tuple[Token, ...] = (verb,)
    if rule.wording.object_noun:
        noun = _object_noun(rule, verb, lemma, reading)
        if noun is None:
            return
        heads = (noun, verb)
    subjects = _ends(rule, heads, rule.subject, rule.subject_types, reading)
    objects = _objects(rule, heads, reading)
    role = title(heads, rule.wording.role_slots, reading)
    qualifiers = {
        name: text for name, slots in sorted(rule.wording.qualifiers.items()) if (text := _words(heads, slots, reading))
    }
    ends = ((rule.subject, subjects), (rule.object, objects))
    by_context = any(_only_context(slots, found, heads, reading) for slots, found in ends)
    yield from pairs(rule, subjects, objects, Said((verb, *heads[:-1]), role, qualifiers, by_context), reading)


def _ends(
    rule: Rule, heads: tuple[Token, ...], slots: tuple[str, ...], types: tuple[str, ...], reading: Reading
) -> list[int]:
    """The mentions of one end. What the passage is about stands in where the doer is unsaid, or a person in charge."""
    doers = agents(heads[-1]) if "agent" in slots else []
    said = bool(doers) and not all(is_person(doer, reading) for doer in doers)
    said = said or ("patient" in slots and bool(patients(heads[-1])))
    admitted = tuple(slot for slot in slots if not (said and slot == "context"))
    return fill(reading, _heads(heads, slots), admitted, types, titles=rule.relation.carries_role)


def is_person(token: Token, reading: Reading) -> bool:
    """True for a mention of a person."""
    index = reading.candidate_at(token)
    return index is not None and reading.is_of(index, ("Person",))


def _only_context(slots: tuple[str, ...], found: list[int], heads: tuple[Token, ...], reading: Reading) -> bool:
    return "context" in slots and bool(found) and found == [reading.context(heads[0])]


def _objects(rule: Rule, heads: tuple[Token, ...], reading: Reading) -> list[int]:
    """The object mentions; where the relation asks for a quantity, those of an admitted unit in the first slot."""
    if not rule.relation.takes_amount_object:
        return _ends(rule, heads, rule.object, rule.object_types, reading)
    for slot in rule.object:
        for head in heads:
            tokens = [place for token in slot_tokens(head, slot) for place in (token, *complements(token, "of")[1:])]
            found = [i for token in tokens if (i := _amount(rule, token, reading)) is not None]
            if found:
                return list(dict.fromkeys(found))
    return []


def _amount(rule: Rule, token: Token, reading: Reading) -> int | None:
    """The first amount of an admitted unit at ``token``, before it, or right below it."""
    below = (t for t in token.subtree if t.i < token.i or (token in (t.head, t.head.head) and t.head.lower_ != "of"))
    summed = complements(token, "of") if token.lemma_.lower() in SUMMED else []  # "an average of $5"
    for place in (token, *summed, *below):
        index = reading.by_token.get(place.i)
        if index is not None and unit_allowed(reading.candidates[index].amount, rule.relation):
            return index
    return None


def _heads(heads: tuple[Token, ...], slots: tuple[str, ...]) -> tuple[Token, ...]:
    """Agent and patient are the verb's own; the other slots may hang on its object noun first."""
    return heads[-1:] if slots and slots[0] in ("agent", "patient", "recipient") else heads


def _object_noun(rule: Rule, verb: Token, lemma: str, reading: Reading) -> Token | None:
    """The noun asked for, as object or behind the preposition given with the verb: "entered into talks"."""
    _, _, particle = lemma.partition(" ")
    behind = complements(verb, particle) if particle else []
    for noun in (whole for part in (*patients(verb), *behind) for whole in _wholes(part)):
        if "stake" in rule.wording.object_noun and _is_share(noun, reading):
            return noun
        if noun.lemma_.lower() in rule.wording.object_noun or noun.lower_ in rule.wording.object_noun:
            return noun
    return None


def _wholes(noun: Token) -> list[Token]:
    """A noun, or what it is a part of: "a portion of its **stake**", "$2m worth of **shares**"."""
    return complements(noun, "of") if noun.lower_ in PARTITIVES else [noun]


def _is_share(noun: Token, reading: Reading) -> bool:
    """ "holds 2 % of Contoso" says what "holds a 2 % stake in Contoso" says."""
    index = reading.by_token.get(noun.i)
    amount = reading.candidates[index].amount if index is not None else None
    return amount is not None and amount.unit in ("percent", "shares")


def _words(heads: tuple[Token, ...], slots: tuple[str, ...], reading: Reading) -> str:
    for slot in slots:
        for head in heads:
            for token in slot_tokens(head, slot):
                return phrase(token, reading)
    return ""
