"""Small questions about a verb that say how it bears on what hangs below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.status.cues import mark_of, table
from kg.extract.syntax import OBJECTS, children, finite, is_passive

FORESEEING = frozenset({"expect", "project", "forecast", "anticipate", "predict"})


def foreseen(verb: Token, deed: Token | None = None) -> bool:
    """ "is expected to report a loss": what a firm does not decide is only foreseen, where others expect it."""
    others = is_passive(verb) or (deed is not None and bool(children(deed, "nsubj")))
    return verb.lemma_ in FORESEEING and others


def hindrance(mark: str | None, verb: Token) -> str | None:
    """Who only sues "to block" a purchase has not blocked it."""
    if mark != "hindered":
        return mark
    return "planned" if to_of(verb) or modals_of(verb) else "off"


def is_exit(verb: Token, lemmas: Sequence[str]) -> bool:
    """ "stepped down as chairman", "was replaced as chairman"."""
    return any(lemma in table().exits for lemma in lemmas) or (
        verb.lemma_ in ("replace", "succeed") and is_passive(verb)
    )


def to_of(verb: Token) -> list[Token]:
    """The "to" of an infinitive, if it has one."""
    return [child for child in children(verb, "aux") if child.lower_ == "to"]


def modals_of(verb: Token) -> list[Token]:
    """Auxiliaries that leave the clause open: will, would, could, may."""
    return [child for child in children(verb, "aux") if mark_of(table().auxiliaries, (child.lower_,))]


def is_future(auxiliary: Token) -> bool:
    """True for "will" and its like."""
    return auxiliary.lower_ in table().auxiliaries["planned"]


def is_infinite(verb: Token) -> bool:
    """True for "to buy", "buying", and the bare "have it **build**"."""
    if to_of(verb) or (verb.tag_ == "VBG" and not finite(verb)):
        return True
    return verb.tag_ == "VB" and not children(verb, "aux", "mark")


def nouns_before(verb: Token, head: Token) -> Iterator[Token]:
    """The nouns between a verb and an infinitive that may be the noun's: object, attribute, after a preposition."""
    places = [
        *children(head, *OBJECTS, "attr"),
        *(c for prep in children(head, "prep") for c in children(prep, "pobj")),
    ]
    yield from sorted((word for word in places if word.i < verb.i), key=lambda word: -word.i)
