"""Where a name can begin, and which words can be part of one, by their spelling and their tag."""

from __future__ import annotations

import re

from kg.extract.mentions.lexicon import given_names, name_words, titles
from kg.extract.mentions.ordinary import is_ordinary, tells_words
from kg.extract.mentions.words import Words

NAME_LABELS = frozenset({"ORG", "PERSON", "GPE", "LOC", "PRODUCT", "WORK_OF_ART", "FAC"})
_STOCK_CODE = re.compile(r"^[A-Z0-9]{1,6}\.[A-Z]{1,2}$")


def is_name_word(words: Words, index: int) -> bool:
    """True for a capitalised word that no table keeps out of names."""
    lower = words.lower[index]
    if (
        not words.capital[index]
        or "%" in lower
        or _is_separate_title(words, index)
        or _STOCK_CODE.match(words.text[index])
    ):
        return False
    return lower not in name_words().cut or words.ent[index] in ("PERSON", "WORK_OF_ART")


def _is_separate_title(words: Words, index: int) -> bool:
    """A title cuts a run, unless it stands inside a recognised name: "the Data Protection Commissioner's Office"."""
    if not is_title(words.lower[index]):
        return False
    named = words.ent[index] in ("ORG", "WORK_OF_ART") and words.within[index]
    following = index + 1 < len(words) and words.within[index + 1] and words.lower[index + 1] not in given_names()
    return not (named and following and words.capital[index + 1])


def is_title(lower: str) -> bool:
    """True for "sen.", "senators", "ceo": words before or after people that belong to no name."""
    clear = titles().clear
    return lower in clear or lower.rstrip(".") in clear or (lower.endswith("s") and lower[:-1] in clear)


def starts_name(words: Words, index: int) -> bool:
    """True where a name can begin; at the head of a sentence a capital alone is not enough."""
    if not is_name_word(words, index):
        return False
    if words.lower[index] in name_words().openers:
        return _opener_begins(words, index)
    if not words.initial[index] or words.odd[index]:
        return True
    return _is_name_at_start(words, index)


def _opener_begins(words: Words, index: int) -> bool:
    """True where "New", "Beyond", "At" begin a name: "in New Haven", and where the recogniser says so."""
    following = index + 1 < len(words) and continues(words, index + 1)
    if words.lower[index] in ("the", "a", "an", "i"):
        return False
    if not words.initial[index]:
        return following or (
            words.text[index].isupper() and len(words.text[index]) > 1 and words.ent[index] in NAME_LABELS
        )
    return following and words.begins[index] and words.within[index + 1] and words.ent[index] in NAME_LABELS


def _is_name_at_start(words: Words, index: int) -> bool:
    text, lower = words.text[index], words.lower[index]
    inside, small = words.inside_seen[text], words.lower_seen[lower]
    if inside:
        return inside >= small or words.pos[index] == "PROPN"
    if words.begins[index] and words.within[index + 1 : index + 2] == [True] and words.ent[index] in NAME_LABELS:
        return words.pos[index] == "PROPN"
    followed = index + 1 < len(words) and continues(words, index + 1)
    if words.pos[index] == "PROPN":
        return not small or (followed and (words.ent[index] in NAME_LABELS or lower in given_names()))
    if not small and words.ent[index] in NAME_LABELS and (followed or text.isupper()):
        return True
    return not small and (_acts(words, index) or _is_unusual(words, index))


def _acts(words: Words, index: int) -> bool:
    """True for a bare singular word that does what only firms and people do: "Northwind bought"; not "Demand fell"."""
    if (
        index + 1 >= len(words)
        or words.tag[index] not in ("NN", "JJ", "VB", "RB")
        or words.tag[index + 1] not in ("VBD", "VBZ")
    ):
        return False
    table = name_words()
    common = table.company | table.organization | table.product | table.alone | titles().roles
    acting = table.company_verbs | table.organization_verbs | {"say"}
    return words.lower[index] not in common and words.doc[index + 1].lemma_ in acting


def _is_unusual(words: Words, index: int) -> bool:
    """True for a word that no table of English has, before a verb, "'s" or a title: "Zendara chief executive"."""
    lower = words.lower[index]
    if index + 1 >= len(words) or not tells_words() or not lower.isalpha() or len(lower) < 4 or is_ordinary(lower):
        return False
    acts = words.tag[index + 1] in ("VBD", "VBZ", "MD", "POS") or words.lower[index + 1] in ("have", "are", "were")
    acts = acts or is_title(words.lower[index + 1]) or words.lower[index + 1] in titles().inside
    return acts or (words.text[index + 1] == "-" and index + 2 < len(words) and words.tag[index + 2] == "VBN")


def continues(words: Words, index: int) -> bool:
    """True for a word that goes on with a name begun before it."""
    if not is_name_word(words, index) or words.initial[index]:
        return False
    return not (words.text[index - 1].endswith(".") and words.lower[index] in name_words().openers)


def same_entity(words: Words, first: int, last: int) -> bool:
    """True where spaCy's recogniser sees one entity from ``first`` to ``last``."""
    if words.ent[first] not in NAME_LABELS:
        return False
    return all(words.within[index] for index in range(first + 1, last + 1))
