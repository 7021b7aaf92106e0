"""What a matcher finds, before status, amount and speaker are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from spacy.tokens import Token

from kg.extract.arguments import surface_subjects
from kg.extract.reading import Reading
from kg.extract.syntax import children, clause_head, clause_tokens, is_verb
from kg.extract.wordings import Rule


@dataclass(frozen=True, slots=True)
class Found:
    """Two ends of a relation. ``statement`` holds the words that say it: the first is the trigger."""

    rule: Rule
    subject: int
    object: int
    statement: tuple[Token, ...]
    role: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)
    trigger: str = ""
    by_context: bool = False
    """True where one end was only taken from what the passage is about."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words that say a relation, the trigger first, and what they say beside its two ends."""

    words: tuple[Token, ...]
    role: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)
    by_context: bool = False


def pairs(rule: Rule, subjects: list[int], objects: list[int], said: Said, reading: Reading) -> Iterator[Found]:
    """Coordination distributes: every subject with every object, a referent with itself left out."""
    if subjects == objects and len(subjects) > 1 and rule.relation.symmetric:  # "A and B merged"
        subjects, objects = subjects[:1], subjects[1:]
    if rule.wording.exact_types:
        subjects = [i for i in subjects if reading.is_of(i, rule.subject_types)]
        objects = [i for i in objects if _is_amount(reading, i) or reading.is_of(i, rule.object_types)]
    if rule.wording.negative:
        objects = [reading.negated(index) for index in objects]
    trigger = said.words[0].lemma_.lower()
    for subject, target in product(subjects, objects):
        one = reading.candidates[subject].chain == reading.candidates[target].chain
        if subject != target and (not one or _is_amount(reading, target)):
            yield Found(rule, subject, target, said.words, said.role, said.qualifiers, trigger, said.by_context)


def _is_amount(reading: Reading, index: int) -> bool:
    return reading.candidates[index].kind == "amount"


def allowed(rule: Rule, trigger: Token, reading: Reading) -> bool:
    """The ``needs`` and ``unless`` of a wording, looked up in the trigger's clause."""
    wording = rule.wording
    if not wording.needs and not wording.unless:
        return True
    head = clause_head(trigger)
    tokens = [token for part in (head, *children(head, "xcomp")) for token in clause_tokens(part)]
    tokens += surface_subjects(head) if is_verb(head) else []
    if head.dep_ in ("xcomp", "pcomp"):  # "stopped working", "before becoming"
        tokens.append(head.head)
    lemmas = {token.lemma_.lower() for token in tokens} | {token.lower_ for token in tokens}
    if any(reading.by_token.get(t.i) is not None and _is_amount(reading, reading.by_token[t.i]) for t in tokens):
        lemmas.add("amount")
    if wording.needs and not lemmas & set(wording.needs):
        return False
    return not lemmas & set(wording.unless)
