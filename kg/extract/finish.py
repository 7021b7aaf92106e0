"""Found -> Match: amount, status, speaker, time and the sentence as evidence."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.attribution import attribute
from kg.extract.match.found import Found
from kg.extract.price import amount_of, reach
from kg.extract.reading import Reading
from kg.extract.status import PRESUPPOSED, read_status
from kg.extract.syntax import is_verb
from kg.model import Match


def finish(found: Found, reading: Reading, extractor: str) -> Match:
    """Read off everything that the sentence adds to the two ends."""
    relation, wording = found.rule.relation, found.rule.wording
    status, cues = read_status(found.statement, relation.stative, wording.status or "actual", wording.kind)
    trigger = found.statement[0]
    by_the_way = wording.kind in PRESUPPOSED and len(found.statement) == 1
    attributed_to, speaker = attribute(trigger, reading, by_the_way)
    start, end = _evidence(trigger)
    return Match(
        relation=relation.relation,
        subject=found.subject,
        object=found.object,
        amount=amount_of(found, reading),
        role=found.role if relation.carries_role else None,
        qualifiers=found.qualifiers,
        status=status,
        cues=cues,
        when=_when(trigger, reading),
        attributed_to=attributed_to,
        speaker=speaker,
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


def _when(trigger: Token, reading: Reading) -> str | None:
    """A date in the statement's own clause."""
    head = trigger
    while not is_verb(head) and head.head != head:
        head = head.head
    for token in reach(head, reading):
        if token.ent_type_ == "DATE" and token.dep_ in ("pobj", "npadvmod", "advmod", "nmod"):
            return next(e.text for e in token.sent.ents if e.start <= token.i < e.end)
    return None
