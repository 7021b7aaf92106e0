"""What a Doc looks like to coreference: sentences, paragraphs, quotations, the weight of a place in its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.syntax import SUBJECTS

OUTSIDE = -1
_OPENING = frozenset({"“", "„", "«"})
_CLOSING = frozenset({"”", "»"})
# How much a place in its sentence makes of what stands there, from "subjects are what a text is about".
_WEIGHT = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "ROOT": 0.7,
    "dobj": 0.6,
    "dative": 0.5,
    "poss": 0.5,
    "pobj": 0.4,
    "attr": 0.4,
    "appos": 0.4,
    "oprd": 0.4,
}
_WEAK = 0.3
_LOWER_CLAUSES = frozenset({"advcl", "relcl", "acl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Scene:
    """Per token: the number of its sentence, of its paragraph and of its quotation (``OUTSIDE`` for none)."""

    doc: Doc
    sentence: tuple[int, ...]
    paragraph: tuple[int, ...]
    quotation: tuple[int, ...]


def scene(doc: Doc) -> Scene:
    """Number the tokens of ``doc``."""
    sentence = tuple(number for number, sent in enumerate(doc.sents) for _ in sent)
    paragraph, at = [], 0
    for token in doc:
        paragraph.append(at)
        at += token.is_space and "\n" in token.text
    return Scene(doc, sentence, tuple(paragraph), _quotations(doc, paragraph))


def _quotations(doc: Doc, paragraph: list[int]) -> tuple[int, ...]:
    """A quotation ends with its paragraph at the latest, so that one lost mark does not turn a text inside out."""
    numbers, at, inside, last = [], OUTSIDE, False, 0
    for token in doc:
        if paragraph[token.i] != last:
            inside, last = False, paragraph[token.i]
        opens = token.text in _OPENING or (token.text in ('"', "''", "``") and not inside)
        closes = inside and (token.text in _CLOSING or token.text in ('"', "''"))
        if opens and not inside:
            at, inside = at + 1, True
        numbers.append(at if inside else OUTSIDE)
        if closes:
            inside = False
    return tuple(numbers)


def place(token: Token) -> Token:
    """The token whose label says where ``token`` stands: up from members of a list and parts of a compound."""
    for _ in range(4):
        if token.dep_ not in ("conj", "compound", "nmod", "appos") or token.head == token:
            break
        token = token.head
    return token


def clause(token: Token) -> Token:
    """The verb that governs ``token``; the root of its sentence if none does."""
    head = token
    while head.head != head:
        head = head.head
        if head.pos_ in ("VERB", "AUX"):
            break
    return head


def is_subject(token: Token) -> bool:
    """True for the subject of a clause."""
    return place(token).dep_ in SUBJECTS


def weight(token: Token) -> float:
    """How prominent ``token`` is in its sentence, from 0.2 to 1."""
    if token.dep_ in ("compound", "nmod"):
        return _WEAK
    top = place(token)
    value = _WEIGHT.get(top.dep_, _WEAK)
    if top != token:
        value *= 0.6 if token.dep_ == "appos" else 0.85
    if value > 0.5 and clause(top).dep_ in _LOWER_CLAUSES:
        value *= 0.75
    return value
