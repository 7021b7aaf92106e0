"""One pass over an article, left to right: every pointer gets the referent that is clearest where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.coref.choice import choose
from kg.extract.coref.finding import Pointer, nominal, nouns_of, pronoun
from kg.extract.coref.lexicon import lexicon
from kg.extract.coref.quotations import speakers
from kg.extract.coref.scene import OUTSIDE, scene
from kg.extract.coref.world import FIRMS, World, note_unnamed, world
from kg.extract.spans import Candidate
from kg.schema import Schema

_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT", "poss"})
Resolved = tuple[Pointer, int | None]


def read(doc: Doc, found: Sequence[Candidate], schema: Schema) -> tuple[World, list[Resolved]]:
    """The referents, and every pointer of ``doc`` with the one it means (None: unclear). ``found`` is in text order."""
    view = scene(doc)
    state = world(view, found)
    voices = speakers(view)
    nouns = nouns_of(schema)
    taken = [False] * len(doc)
    heads: dict[int, int] = {}
    for index, name in enumerate(found):
        taken[name.start : name.end] = [True] * (name.end - name.start)
        heads[name.head(doc).i] = state.owner[index]
    resolved: list[Resolved] = []
    for token in doc:
        if token.i in heads:
            state.see(heads[token.i], token.i)
        elif not taken[token.i]:
            resolved += _token(state, token, nouns, taken, voices)
    return state, [_own_voice(state, pointer, number, voices) for pointer, number in resolved]


def _token(
    state: World, token: Token, nouns: dict[str, frozenset[str]], taken: Sequence[bool], voices: Sequence[int | None]
) -> list[Resolved]:
    if token.tag_ in ("NNS", "NNPS") and token.dep_ in _PLACES:
        state.plurals.append(token.i)
    pointer = pronoun(token) or nominal(state.scene, token, nouns, taken)
    if token.i in state.aliases:
        return []
    if pointer is None or not pointer.definite:
        if token.tag_ == "NN" and token.dep_ in _PLACES:
            note_unnamed(state, pointer, token)
        return []
    number = choose(state, pointer, speaker(state, token.i, voices))
    if number is not None:
        state.see(number, pointer.head)
        referent = state.referents[number]
        referent.gender = referent.gender or pointer.gender
    elif pointer.kind == "nominal":
        number = note_unnamed(state, pointer, token)
    named = number is not None and state.referents[number].named
    return [(pointer, number if named else None)]


def scene_head(state: World, pointer: Pointer) -> str:
    """What a possessive pronoun possesses; the head's own word for others."""
    return state.scene.doc[pointer.head].head.lower_


def speaker(state: World, token: int, voices: Sequence[int | None]) -> int | None:
    """The referent that speaks at ``token``."""
    quotation = state.scene.quotation[token]
    voice = voices[quotation] if quotation != OUTSIDE else None
    return state.at.get(voice) if voice is not None else None


def _own_voice(state: World, pointer: Pointer, number: int | None, voices: Sequence[int | None]) -> Resolved:
    """ "I" is who speaks, "we" the firm that speaks or that the speaker works for."""
    if pointer.person not in ("i", "we"):
        return pointer, number
    who = speaker(state, pointer.head, voices)
    if who is None:
        return pointer, None
    if scene_head(state, pointer) in lexicon().shared_things:
        return pointer, None
    if pointer.person == "we":
        firm = who if state.referents[who].types & FIRMS else state.employer.get(who)
        return pointer, firm if firm is not None and state.referents[firm].named else None
    return pointer, who if state.referents[who].named and "Person" in state.referents[who].types else None
