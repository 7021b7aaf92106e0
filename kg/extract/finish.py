"""Found -> Match: amount, status, speaker, time and the sentence as evidence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.attribution import speaker
from kg.extract.match.found import Found
from kg.extract.reading import Reading
from kg.extract.slots import slot_tokens
from kg.extract.status import read_status
from kg.extract.syntax import CLAUSES, is_verb
from kg.extract.units import unit_allowed
from kg.model import Match

STAKE_WORDS = frozenset({"stake", "interest", "share", "shareholding", "holding", "ownership", "equity", "control"})
PERSONAL = frozenset({"i", "we", "you"})


def finish(found: Found, reading: Reading, extractor: str) -> Match:
    """Read off everything that the sentence adds to the two ends."""
    relation, wording = found.rule.relation, found.rule.wording
    status, cues = read_status(found.statement, relation.stative, wording.status or "actual", wording.kind)
    trigger = found.statement[0]
    said_by = speaker(trigger)
    start, end = _evidence(trigger)
    return Match(
        relation=relation.relation,
        subject=found.subject,
        object=found.object,
        amount=_amount(found, reading),
        role=found.role if relation.carries_role else None,
        qualifiers=found.qualifiers,
        status=status,
        cues=cues,
        when=_when(trigger),
        attributed_to=_words(said_by, reading) if said_by is not None else None,
        speaker=reading.candidate_at(said_by) if said_by is not None else None,
        start=start,
        end=end,
        extractor=extractor,
        rule=f"{found.rule.name}:{found.trigger}",
        score=wording.score,
    )


def _evidence(trigger: Token) -> tuple[int, int]:
    sentence = trigger.sent
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _amount(found: Found, reading: Reading) -> int | None:
    """The amount that hangs on the statement; the object itself where it is one."""
    relation = found.rule.relation
    if reading.candidates[found.object].kind == "amount":
        return found.object
    if relation.amount is None:
        return None
    for slots in (found.rule.wording.amount, ("",)):
        options = _in_slots(found, reading, slots) if slots != ("",) else _near(found, reading)
        admitted = [i for i in options if unit_allowed(reading.candidates[i].amount, relation) and _is_stake_or_money(i, reading)]
        if admitted:
            return min(admitted, key=lambda i: (_is_percent(i, reading), i))
    return None


def _in_slots(found: Found, reading: Reading, slots: tuple[str, ...]) -> list[int]:
    tokens = [t for head in found.statement for slot in slots for t in slot_tokens(head, slot)]
    return [i for t in tokens if (i := reading.by_token.get(t.i)) is not None and reading.candidates[i].kind == "amount"]


def _near(found: Found, reading: Reading) -> list[int]:
    """Amounts below the statement's words, or in the noun phrase of its ends, no other clause in between."""
    indices: list[int] = []
    for head in found.statement:
        for token in _reach(head, 0):
            index = reading.by_token.get(token.i)
            if index is not None and reading.candidates[index].kind == "amount" and index not in indices:
                indices.append(index)
    return indices


def _reach(token: Token, depth: int) -> Iterator[Token]:
    yield token
    if depth > 6:
        return
    for child in token.children:
        clause = child.dep_ in CLAUSES and is_verb(child) and child.lemma_ not in ("value", "worth", "total")
        if not clause and not (child.dep_ == "conj" and is_verb(child)):
            yield from _reach(child, depth + 1)


def _is_percent(index: int, reading: Reading) -> bool:
    amount = reading.candidates[index].amount
    return amount is not None and amount.unit == "percent"


def _is_stake_or_money(index: int, reading: Reading) -> bool:
    """A percentage is a deal's amount only as a stake ("49 % of", "a 49 % stake")."""
    if not _is_percent(index, reading):
        return True
    candidate, doc = reading.candidates[index], reading.doc
    following = doc[candidate.end : candidate.end + 3]
    return any(t.lower_ in STAKE_WORDS or t.lower_ == "of" for t in following)


def _when(trigger: Token) -> str | None:
    """A date in the statement's own clause."""
    head = trigger
    while not is_verb(head) and head.head != head:
        head = head.head
    for token in _reach(head, 0):
        if token.ent_type_ == "DATE" and token.dep_ in ("pobj", "npadvmod", "advmod", "nmod"):
            return next(e.text for e in token.sent.ents if e.start <= token.i < e.end)
    return None


def _words(token: Token, reading: Reading) -> str | None:
    if token.lower_ in PERSONAL:
        return None
    index = reading.by_token.get(token.i)
    if index is not None:
        return reading.candidates[index].text(reading.doc)
    left = min((c.i for c in token.lefts if c.dep_ in ("det", "amod", "compound", "poss", "nummod")), default=token.i)
    return token.doc[left : token.i + 1].text
