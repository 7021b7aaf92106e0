"""Votes from the words before a name."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.lexicon import given_names, name_words, titles
from kg.extract.mentions.nouns import Nouns
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import QUOTES, Words

_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "on",
        "by",
        "from",
        "with",
        "of",
        "for",
        "to",
        "via",
        "against",
        "like",
        "as",
        "near",
        "outside",
        "between",
        "than",
        "through",
        "across",
        "into",
        "including",
    }
)
_LONGEST_PHRASE = 6
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your"})


def before(words: Words, run: Run, nouns: Nouns) -> Iterator[str]:
    """Voters that look at up to five tokens to the left."""
    last = run[0] - 1
    if last >= 0 and words.text[last] in QUOTES and words.text[last] not in ("'s", "’s"):
        last -= 1
    if last < 0 or words.line[last] != words.line[run[0]]:
        yield "line start"
        return
    phrase = list(_phrase(words, last, nouns))
    led = "role of noun" in phrase  # a product has no chief: "the CEO of job search platform X" is a firm's
    yield from (voter for voter in _noun(words, last, nouns) if not (led and voter == "noun before Product"))
    yield from _small_word(words, last, nouns)
    yield from _owner(words, last)
    yield from phrase
    yield from _two_words(words, last)
    if words.text[last] == "(":
        yield "in brackets"


def _noun(words: Words, last: int, nouns: Nouns) -> Iterator[str]:
    lower = words.lower[last].rstrip(".")
    if words.text[last].islower() and lower.isalpha():
        yield f"previous {lower}"
    if words.capital[last] and (lower in titles().clear or lower in titles().unclear):
        yield "title before"
    elif words.text[last] != "-" and (words.pos[last] in ("NOUN", "PROPN", "ADJ") or _is_after_noun(words, last)):
        yield from (f"noun before {kind}" for kind in nouns.kinds(words, last))
    if words.text[last] == "," and last:
        yield from (f"noun and comma before {kind}" for kind in nouns.kinds(words, last - 1))
    if lower in name_words().naming or (lower == "as" and last and words.lower[last - 1] in ("known", "such")):
        yield "named"
        for index in range(max(0, last - 4), last):
            if words.pos[index] == "NOUN":
                yield from (f"named {kind}" for kind in nouns.kinds(words, index))


def _is_after_noun(words: Words, index: int) -> bool:
    """True for a word that stands where a noun does, whatever the tagger says: "the voice AI **startup** X"."""
    return index > 0 and words.text[index].islower() and words.tag[index - 1] in ("DT", "JJ", "NN", "NNP", "PRP$")


def _small_word(words: Words, last: int, nouns: Nouns) -> Iterator[str]:
    lower = words.lower[last]
    if lower == "the":
        yield "the before"
        lower = words.lower[last - 1] if last else ""
        last -= 1
    elif lower in ("a", "an", "this", "every", "each"):
        yield "a before"
    if lower in _PREPOSITIONS:
        yield f"{lower} before"
        yield from (f"{kind} {lower}" for kind in nouns.kinds(words, last - 1))
    if lower == "to" and last and words.lower[last - 1] == "according":
        yield "according to"
    if lower == "told":
        yield "told"
    if lower in ("said", "says", "wrote", "added"):
        yield "said before"


def _owner(words: Words, last: int) -> Iterator[str]:
    if words.lower[last] in _OWNERS:
        yield f"{words.lower[last]} before"
    if words.lower[last] in ("'s", "'") and last and words.capital[last - 1]:
        yield "owned by a name"
        person = words.ent[last - 1] == "PERSON" or words.lower[last - 1] in given_names()
        yield f"owned by a {'person' if person else 'firm'}"


def _phrase(words: Words, last: int, nouns: Nouns) -> Iterator[str]:
    """The words of the noun phrase that ends before the name: "of job search **platform** X", "176 X", "$X"."""
    if words.text[last] == "$" or words.is_number(last):
        yield "sign or number before"
    start = last + 1
    while start > max(0, last - _LONGEST_PHRASE) and _inside_phrase(words, start - 1):
        start -= 1
    if start > last or not start or words.lower[start - 1] not in ("of", "at", "for", "with"):
        return
    yield from (f"{kind} of noun" for kind in nouns.kinds(words, start - 2))


def _inside_phrase(words: Words, index: int) -> bool:
    return words.pos[index] in ("NOUN", "ADJ", "PROPN", "NUM") or words.text[index] == "-"


def _two_words(words: Words, last: int) -> Iterator[str]:
    if last and all(words.text[index].islower() and words.text[index].isalpha() for index in (last - 1, last)):
        yield f"previous {words.text[last - 1]} {words.text[last]}"
