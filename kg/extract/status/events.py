"""Marks from the verb that an event noun is subject or object of: "completed the purchase", "the talks collapsed"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.status.clauses import foreseen, hindrance, is_future, modals_of
from kg.extract.status.cues import Cues, mark_of, table
from kg.extract.status.modifiers import announced
from kg.extract.syntax import children, lemma_with_particle


def told_after(noun: Token, cues: Cues) -> None:
    """ "the purchase, which is expected to **close** in May,"."""
    for verb in (token for token in noun.subtree if token.dep_ == "relcl"):
        for last in (verb, *children(verb, "xcomp")):
            if last.lemma_ in table().completions and (last != verb or modals_of(verb)):
                cues.add("planned", last)


def acted_on(verb: Token, cues: Cues, stative: bool, measured: bool) -> bool:
    """Note what ``verb`` says of the event that is its object; True where what governs the verb counts too."""
    lemmas = lemma_with_particle(verb)
    mark = hindrance(mark_of(table().objects, lemmas), verb)
    if mark is None and not stative and not measured:
        mark = mark_of({"planned": table().announcing}, lemmas)
    if mark == "planned" and measured and foreseen(verb):
        mark = "possible"
    if mark:
        cues.add(mark, verb)
    elif verb.lemma_ in table().completions:
        cues.add("done", verb)
    return mark is not None or verb.dep_ != "advcl"  # not "raised money to fund the purchase"


def acting(verb: Token, cues: Cues, stative: bool, measured: bool) -> bool:
    """Note what ``verb`` says of the event that is its subject; True where what governs the verb counts too.

    "The talks collapsed"; "the merger will close"; "the acquisition would give it" has not happened.
    """
    mark = mark_of(table().subjects, lemma_with_particle(verb))
    if mark:
        cues.add(mark, verb)
    elif supposed := _supposed(verb):
        cues.add("possible", supposed)
    elif not measured and not stative:
        _still_open(verb, cues)
    return mark is not None or measured


def _supposed(verb: Token) -> Token | None:
    """The modal of "**a** partnership with it **could** help": nobody says that there is one."""
    subject = next(iter(children(verb, "nsubj")), None)
    indefinite = subject is not None and any(child.lower_ in ("a", "an") for child in children(subject, "det"))
    return next((m for m in modals_of(verb) if indefinite and m.lower_ in ("could", "might")), None)


def _still_open(verb: Token, cues: Cues) -> None:
    completion = any(lemma in table().completions for lemma in lemma_with_particle(verb))
    modals = modals_of(verb)
    awaiting = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in table().awaiting
    waiting = awaiting or (completion and (verb.dep_ == "xcomp" or bool(modals)))
    if completion and not waiting:
        cues.add("done", verb)
    if waiting or any(is_future(child) for child in modals):
        cues.add("planned", modals[0] if modals else verb)
    elif any(child.lower_ == "would" for child in modals):
        cues.add("planned" if announced(verb) else "possible", modals[0])
