"""Votes from the words after a name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.lexicon import name_words, places, titles
from kg.extract.mentions.nouns import Nouns
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import QUOTES, Words

_POSSESSIVE = frozenset({"'s", "’s", "’", "'"})
_HE = frozenset({"he", "she", "his", "her", "him"})
_NEAR = 8


def after(words: Words, run: Run, nouns: Nouns) -> Iterator[str]:
    """Voters that look at the tokens to the right, within the line."""
    index = run[1]
    if index < len(words) and words.text[index] in QUOTES - _POSSESSIVE:
        index += 1
    if index >= len(words) or words.line[index] != words.line[run[0]]:
        yield "line end"
        return
    lower = words.lower[index]
    if lower in ("'s", "'"):
        yield from _possession(words, index + 1, nouns)
    elif lower == "(":
        yield from _bracket(words, index + 1)
    elif lower == ",":
        yield from _apposition(words, index + 1, nouns)
    elif lower == "-" and index + 1 < len(words):
        yield "based after" if words.lower[index + 1] == "based" else "hyphen after"
    else:
        yield from _next_word(words, index, nouns)
    yield from _pronouns(words, index)


def _possession(words: Words, start: int, nouns: Nouns) -> Iterator[str]:
    yield "possessive"
    for index in range(start, min(start + 5, len(words))):
        if words.capital[index]:
            if words.lower[index] in titles().clear:
                yield "owns role"
            else:
                yield "owns a name"
            return
        if words.pos[index] == "NOUN" and (
            index + 1 == len(words)
            or words.pos[index + 1] not in ("NOUN", "PART", "PUNCT")
            or words.text[index + 1] != "-"
        ):
            kinds = nouns.kinds(words, index)
            yield f"owns {words.lower[index]}"
            yield from (f"owns {kind}" for kind in kinds)
            table = name_words()
            if words.lower[index] in table.after_company:
                yield "owns company thing"
            if kinds or words.pos[min(index + 1, len(words) - 1)] != "NOUN":
                return


def _bracket(words: Words, start: int) -> Iterator[str]:
    if start >= len(words):
        return
    if words.lower[start] in name_words().tickers:
        yield "ticker after"
    close = start + 1
    if close < len(words) and words.text[close] == ")" and words.text[start].isupper() and words.text[start].isalpha():
        yield "capitals in brackets after"
    if words.text[start].isdigit():
        yield "number in brackets after"


def _apposition(words: Words, start: int, nouns: Nouns) -> Iterator[str]:
    if start >= len(words):
        return
    lower = words.lower[start]
    if lower in ("who", "whose", "which", "where"):
        yield f"{lower} after"
        verb = next((i for i in range(start + 1, min(start + 4, len(words))) if words.pos[i] == "VERB"), None)
        if verb is not None:
            yield f"{lower} {words.doc[verb].lemma_.lower()} after"
    elif lower in ("a", "an", "the", "one", "another", "its", "his", "her", "their"):
        yield from (f"apposed {kind}" for kind in nouns.phrase_head(words, start + 1))
    elif lower in places():
        yield "place after"
    elif words.text[start].isdigit() and start + 1 < len(words) and words.text[start + 1] == ",":
        yield "age after"
    else:
        yield from (f"bare apposed {kind}" for kind in nouns.phrase_head(words, start) if kind == "role")


def _next_word(words: Words, index: int, nouns: Nouns) -> Iterator[str]:
    lower = words.lower[index]
    table = name_words()
    if lower in ("who", "that", "which"):
        yield f"{lower} next"
    if words.pos[index] in ("NOUN", "PROPN", "ADJ", "VERB"):
        if lower in titles().clear or lower in titles().roles:
            yield "role next"
        if lower in table.after_company:
            yield "company thing next"
        if lower in table.after_product:
            yield "product thing next"
    if not words.capital[index] and lower.isalpha():
        yield f"next {lower}"
    if words.pos[index] == "NOUN":
        yield "noun next"
        yield from (f"noun next {kind}" for kind in nouns.phrase_head(words, index))
    if (
        lower in ("is", "was", "became", "remains")
        and index + 1 < len(words)
        and words.lower[index + 1] in ("a", "an", "the", "one")
    ):
        yield from (f"is {kind}" for kind in nouns.phrase_head(words, index + 2))
    if lower in ("in", "at", "of", "on", "for", "from", "with"):
        yield f"{lower} next"


def _pronouns(words: Words, index: int) -> Iterator[str]:
    for place in range(index, min(index + _NEAR, len(words))):
        if words.line[place] != words.line[index] or (words.sentence[place] and place > index):
            return
        lower = words.lower[place]
        if lower in _HE:
            yield "he near"
        elif lower == "its":
            yield "its near"
        elif lower in ("their", "they"):
            yield "their near"
