"""What joins two words to one name: hyphens, "&", "of", numbers, nicknames.

Each function says how many tokens from the joint on still belong to the name; 0: the name has ended.
"""

from __future__ import annotations

from kg.extract.mentions.lexicon import name_words
from kg.extract.mentions.starts import NAME_LABELS, continues, is_name_word, same_entity
from kg.extract.mentions.words import Words

_HYPHENS = frozenset({"-", "‑", "–"})
_SMALL = frozenset({"and", "on", "in", "the", "at", "a"})
_AFTER_COMMA = frozenset({"inc", "llc", "ltd", "corp", "l.p", "lp", "llp", "jr", "sr"})
_QUANTITIES = frozenset(
    {"percent", "%", "million", "billion", "trillion", "years", "months", "days", "am", "pm", "a.m.", "p.m.", "people"}
)


def step(words: Words, start: int, end: int) -> int:
    """How many tokens from ``end`` on go on with the name that began at ``start``."""
    if continues(words, end) or _is_mark(words, end):
        return 1
    if _is_number(words, end):
        return 1
    if words.text[end] in _HYPHENS and words.glued[end - 1] and words.glued[end]:
        return _after_hyphen(words, end + 1)
    if end + 1 >= len(words) or words.line[end + 1] != words.line[start] or _is_complete(words, start, end):
        return 0
    if words.text[end] in ("“", '"') and words.ent[start] == "PERSON":
        return _nickname(words, end)
    return _joined(words, start, end) if continues(words, end + 1) else _two_small(words, end)


def _is_number(words: Words, index: int) -> bool:
    return words.is_number(index) and (index + 1 == len(words) or words.lower[index + 1] not in _QUANTITIES)


def _is_complete(words: Words, start: int, end: int) -> bool:
    """True after "Inc": only a further ", LLC" goes on."""
    return end - start > 1 and words.lower[end - 1].strip(".") in name_words().legal and words.text[end] != ","


def _is_mark(words: Words, index: int) -> bool:
    """True for "!" and "+" as parts of a name."""
    return words.glued[index - 1] and words.text[index] in ("!", "+") and words.ent[index] in NAME_LABELS


def _joined(words: Words, start: int, end: int) -> int:
    """A joining word before a word of a name."""
    joint = words.lower[end]
    if joint in ("of", "for"):
        return 2 if words.lower[end - 1] in name_words().of_heads or _same_title(words, end) else 0
    if joint == "&" or joint in name_words().links:
        return 2
    if joint == ",":
        return 2 if words.lower[end + 1].strip(".") in _AFTER_COMMA else 0
    if joint == "and":
        return 2 if _and_in_name(words, start, end) else 0
    if joint in _SMALL and same_entity(words, end - 1, end + 1):
        return 2 if joint != "the" or words.ent[end] == "WORK_OF_ART" else 0
    return 0


def _two_small(words: Words, end: int) -> int:
    """Two joining words before a word of a name: "of the", "de la", "in the"."""
    joint, after = words.lower[end], words.lower[end + 1]
    if joint in name_words().links - {"of"} and after in name_words().links:
        return 2 if same_entity(words, end - 1, end + 1) else 0
    if after not in ("the", "a") or end + 2 >= len(words) or not continues(words, end + 2):
        return 0
    if joint in ("of", "for"):
        return 3 if words.lower[end - 1] in name_words().of_heads or _same_title(words, end) else 0
    return 3 if joint in _SMALL and same_entity(words, end - 1, end + 2) else 0


def _and_in_name(words: Words, start: int, joint: int) -> bool:
    """True where "X and Y" is one name: "Securities and Exchange Commission", "Office of Management and Budget"."""
    inner = words.lower[start:joint]
    matters = inner[0] in name_words().organization and ("of" in inner or "for" in inner)
    if matters and not words.begins[joint + 1] and words.ent[joint - 1] != "GPE":
        return True
    if not same_entity(words, joint - 1, joint + 1):
        return False
    end = joint + 1
    while end < len(words) and is_name_word(words, end):
        end += 1
    ending = words.lower[end - 1] in name_words().organization | name_words().company
    return ending or words.text[joint - 1] == words.text[joint + 1]


def _same_title(words: Words, index: int) -> bool:
    return words.ent[index] in ("WORK_OF_ART", "PRODUCT") and same_entity(words, index - 1, index + 1)


def _after_hyphen(words: Words, index: int) -> int:
    """The word after a hyphen, the hyphen counted: "Tessera-Nord", "Kim-min", "Pick-me-Up"."""
    if index >= len(words) or words.text[index].isspace():
        return 0
    if words.capital[index] or words.text[index].isdigit():
        return 2
    second = (
        index + 2 < len(words) and words.text[index + 1] in _HYPHENS and words.glued[index] and words.glued[index + 1]
    )
    if second and words.capital[index + 2]:
        return 4
    inner = words.within[index] and words.within[index - 1] and words.ent[index] in ("PERSON", "ORG", "PRODUCT")
    return 2 if inner and words.pos[index] not in ("VERB", "ADJ") and words.text[index].isalpha() else 0


def _nickname(words: Words, quote: int) -> int:
    """Tokens of a nickname with the word after it: Jo | “Sunny” Ray."""
    close = quote + 2
    if close + 1 >= len(words) or words.text[close] not in ("”", '"') or not words.capital[quote + 1]:
        return 0
    return 4 if continues(words, close + 1) and words.ent[close + 1] in ("PERSON", "") else 0
