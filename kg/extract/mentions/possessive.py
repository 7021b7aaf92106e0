"""Names that are written with "'s" or an apostrophe: "Fenn's", "Fenn's Garden Goods"."""

from __future__ import annotations

from collections import Counter

from kg.extract.mentions.lexicon import given_names, name_words, places
from kg.extract.mentions.runs import Run
from kg.extract.mentions.starts import is_name_word
from kg.extract.mentions.words import Words
from kg.names import strip_suffix

_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
_APOSTROPHE = frozenset({"'", "’"})


def with_possessive(words: Words, runs: list[Run]) -> list[Run]:
    """Join "'s" to names that are written with it: "Fenn's said", "Fenn's Garden Goods"."""
    kept = _own_possessives(words, runs)
    joined: list[Run] = []
    for start, end in runs:
        if joined and _continues_possessive(words, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
            continue
        text = " ".join(words.text[start:end])
        owns = text in kept and end < len(words) and words.text[end] in _POSSESSIVE
        joined.append((start, end + 1) if owns else (start, end))
    return joined


def _own_possessives(words: Words, runs: list[Run]) -> set[str]:
    """Names that stand with "'s" where no owned thing follows, and hardly ever without it."""
    with_s: Counter[str] = Counter()
    free: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for start, end in runs:
        text = " ".join(words.text[start:end])
        if end >= len(words) or words.text[end] not in _POSSESSIVE:
            without[text] += 1
            continue
        with_s[text] += 1
        free[text] += end + 1 >= len(words) or words.pos[end + 1] in (
            "VERB",
            "AUX",
            "ADP",
            "PUNCT",
            "CCONJ",
            "PART",
            "SCONJ",
        )
    return {text for text in free if free[text] and with_s[text] > 2 * without[text] and text.lower() not in places()}


def _continues_possessive(words: Words, before: Run, start: int) -> bool:
    """True where "X's Y" is one name: recognised as one, or ending as firms do, and X stands nowhere alone."""
    end = before[1] if words.text[before[1] - 1] not in _POSSESSIVE else before[1] - 1
    if start != end + 1 or not is_name_word(words, start) or words.lower[start] in given_names():
        return False
    owner = " ".join(words.text[before[0] : end])
    if strip_suffix(owner) != owner:  # a legal form ends a name: "Northwind Inc's Larkfield"
        return False
    if words.text[end] in _APOSTROPHE:
        return words.glued[end - 1] and (words.glued[end] or _is_plain_apostrophe(words, end, start))
    if words.text[end] not in _POSSESSIVE or end - before[0] > 2 or words.odd[before[0]] or words.odd[start]:
        return False
    whole = words.ent[start] != "PERSON" and words.within[end] and words.within[start]
    return (whole or _ends_as_firm(words, before, start)) and not _stands_alone(words, end - 1)


def _is_plain_apostrophe(words: Words, end: int, start: int) -> bool:
    """True in "Dippin’ Dots" and "Lands’ End"; after a name in s the mark tells its owner: "James’ Tessera"."""
    if words.lower[end - 1].endswith("in"):
        return True
    plural = words.tag[end - 1] in ("NNS", "NNPS") and words.within[start] and words.ent[start] != "PERSON"
    return plural and words.text[end - 1].endswith("s") and not _stands_alone(words, end - 1)


def _ends_as_firm(words: Words, before: Run, start: int) -> bool:
    end = start
    while end < len(words) and is_name_word(words, end) and not words.initial[end]:
        end += 1
    table = name_words()
    firm = words.lower[end - 1] in table.company
    return firm and before[1] - before[0] <= 2 and " ".join(words.lower[before[0] : before[1]]) not in places()


def _stands_alone(words: Words, index: int) -> bool:
    """True where the word at ``index`` stands elsewhere in the article without "'s"."""
    return any(
        text == words.text[index] and (place + 1 >= len(words) or words.text[place + 1] not in _POSSESSIVE)
        for place, text in enumerate(words.text)
    )
