"""Whom a relational noun relates its bearer to: "chief executive of **Northwind**", "its rival"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.slots import fill
from kg.extract.syntax import children, complements, is_verb

RIGHTWARD = frozenset({"of", "at", "for", "with", "from", "in"})
FROM_AFAR = ("context", "agent")
"""Slots that the noun's own phrase does not fill."""
REACH = 14  # words between a title and the firm it is held at
MODIFIERS = 7  # words of a title between a name and its head


def other_end(
    noun: Token, reading: Reading, slots: tuple[str, ...], types: tuple[str, ...], named: list[int]
) -> tuple[str, list[int]]:
    """The firm or person that the noun relates to, and its slot; nobody of the chains that bear the noun."""
    bearing = {reading.candidates[index].chain for index in named}
    for slot in slots:
        found = _in_slot(noun, reading, slot, types, named)
        found = [index for index in found if reading.candidates[index].chain not in bearing]
        if found:
            return slot, found
    return "", []


def _in_slot(noun: Token, reading: Reading, slot: str, types: tuple[str, ...], named: list[int]) -> list[int]:
    """The noun's own arguments, else what stands where such an argument does, else what a coordinated noun has."""
    found = fill(reading, (noun,), (slot,), types) or _by_position(noun, reading, slot, types, named)
    if slot == "compound" and len(found) == 1 and reading.candidates[found[0]].end <= noun.i:
        found = coordinated(found[0], reading, types)
    if found or slot in FROM_AFAR:
        return found
    if noun.dep_ == "conj":
        found = _in_slot(noun.head, reading, slot, types, named)
    for later in children(noun, "conj"):
        if not is_verb(later) and reading.candidate_at(later) is None:
            found = found or fill(reading, (later,), (slot,), types)
    return found


def _by_position(noun: Token, reading: Reading, slot: str, types: tuple[str, ...], named: list[int]) -> list[int]:
    found: list[int] = []
    if slot in RIGHTWARD:
        found = reading.resolve(_right_of(noun, slot, reading, named), types)[:1]
    if not found and slot in ("of", "at") and noun.i + 1 < len(reading.doc) and noun.nbor(1).lower_ == slot:
        after = reading.name_after(noun.nbor(1))  # "chief executive of job search platform Northwind"
        found = [after] if after is not None and reading.is_of(after, types) else []
    if not found and slot in ("of", "at", "for"):  # "head of Northwind's maps unit"
        owners = [o for c in complements(noun, slot) if c.pos_ == "NOUN" for o in children(c, "poss")]
        found = reading.resolve(owners, types)
    if slot == "compound":
        before = _name_before(noun, reading)
        found = coordinated(before, reading, types) if before is not None and reading.fits(before, types) else []
    if slot == "poss" and noun.head.i > noun.i and noun.dep_ in ("compound", "nmod", "amod"):
        found = fill(reading, (noun.head,), (slot,), types)
    return found


def _right_of(noun: Token, preposition: str, reading: Reading, named: list[int]) -> list[Token]:
    """Complements further right: "director of insights **at** X", "analysts Jo Ray and Ana Petrov **of** X"."""
    bearers = [reading.candidates[i].head(reading.doc) for i in named if reading.candidates[i].kind == "name"]
    found: list[Token] = []
    for start in (noun, *[b for b in bearers if b.sent == noun.sent and 0 < b.i - noun.i < REACH]):
        for token in start.subtree:
            beyond = token.i <= noun.i or token.i - start.i > REACH
            if beyond or token.lower_ != preposition or token.dep_ != "prep" or _in_clause(token, start):
                continue
            found += complements(token.head, preposition)
    return found


def _in_clause(token: Token, top: Token) -> bool:
    """True where a verb stands between ``token`` and ``top``."""
    while token not in (top, token.head):
        token = token.head
        if is_verb(token) and token != top:
            return True
    return False


def coordinated(last: int, reading: Reading, types: tuple[str, ...]) -> list[int]:
    """A name and those coordinated before it: "**Tessera and Larkfield** parent Northwind"."""
    found = [last]
    position = reading.candidates[last].start - 1
    doc = reading.doc
    while position > 0 and doc[position].lower_ in ("and", ",", "&") and doc[position].sent == doc[position + 1].sent:
        earlier = reading.name_ending(position - 1)
        comma = doc[position].text == ","
        if earlier is None or not reading.fits(earlier, types) or (comma and len(found) < 2):
            break
        found.append(earlier)
        position = reading.candidates[earlier].start - 1
    return found


def _name_before(noun: Token, reading: Reading) -> int | None:
    """ "**Northwind** chief people officer": walk left over the title's modifiers to a name."""
    doc = reading.doc
    position = noun.i - 1
    for _ in range(MODIFIERS):
        if position < noun.sent.start:
            return None
        index = reading.name_ending(position)
        if index is not None:
            return index
        if doc[position].text == ")":  # "Northwind (NWD) chief executive"
            while position > noun.sent.start and doc[position].text != "(":
                position -= 1
        elif not _modifies(doc[position], noun, reading):
            return None
        position -= 1
    return None


def _modifies(token: Token, noun: Token, reading: Reading) -> bool:
    """True for a word that may stand between a name and the title that it belongs to."""
    if token.tag_ == "CC":  # "Larkfield and Northwind chief executive" is not one title
        return reading.name_ending(token.i - 1) is None
    if token.text == ",":
        return noun.dep_ in ("conj", "appos", "compound")
    joint = token.tag_ in ("POS", "HYPH") or token.text in ("-", "&", "/", "’s", "'s")
    return joint or token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV")
