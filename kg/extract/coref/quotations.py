"""Who speaks in which quotation."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.extract.coref.lexicon import lexicon
from kg.extract.coref.scene import OUTSIDE, Scene, scene
from kg.extract.syntax import children


def speakers(scene: Scene) -> list[int | None]:
    """For every quotation the token that heads its speaker ("Ray" in "..., said Jo Ray"); None if unknown."""
    count = max(scene.quotation, default=OUTSIDE) + 1
    sentences = list(scene.doc.sents)
    found: list[int | None] = []
    for number in range(count):
        start = scene.quotation.index(number)
        end = len(scene.quotation) - 1 - scene.quotation[::-1].index(number)
        found.append(_speaker(scene, sentences, start, end))
    for number in range(count):
        if found[number] is None:
            found[number] = _neighbour(scene, found, number)
    return found


def voices(doc: Doc) -> list[int | None]:
    """For every token in a quotation the token that heads its speaker; None for the others."""
    view = scene(doc)
    spoken = speakers(view)
    return [None if number == OUTSIDE else spoken[number] for number in view.quotation]


def _speaker(scene: Scene, sentences: list[Span], start: int, end: int) -> int | None:
    first, last = scene.sentence[start], scene.sentence[end]
    around = [last, first, last + 1, first - 1]
    paragraph = scene.paragraph[start]
    for number in dict.fromkeys(around):
        if 0 <= number < len(sentences) and scene.paragraph[sentences[number].start] == paragraph:
            subject = _saying_subject(scene, sentences[number])
            if subject is not None:
                return subject.i
    return None


def _saying_subject(scene: Scene, sentence: Span) -> Token | None:
    for token in sentence:
        if token.lemma_ in lexicon().saying and token.pos_ == "VERB" and scene.quotation[token.i] == OUTSIDE:
            for subject in children(token, "nsubj"):
                if scene.quotation[subject.i] == OUTSIDE:
                    return subject
    return None


def _neighbour(scene: Scene, found: list[int | None], number: int) -> int | None:
    """A second quotation of one paragraph, or a paragraph that is nothing but one, has the speaker before it."""
    if number == 0 or found[number - 1] is None:
        return None
    here = scene.quotation.index(number)
    before = scene.quotation.index(number - 1)
    same = scene.paragraph[here] == scene.paragraph[before]
    follows = here == 0 or scene.paragraph[here - 1] != scene.paragraph[here]
    return found[number - 1] if same or (follows and scene.paragraph[here] - scene.paragraph[before] == 1) else None
