"""Runs of capitalised words: where a name may be, by spelling alone."""

from __future__ import annotations

import re

from kg.extract.mentions.lexicon import given_names, name_words, titles
from kg.extract.mentions.words import Words

_SMALL = frozenset({"and", "on", "in", "to", "the", "from", "with", "at", "a", "by"})
_STOCK_CODE = re.compile(r"^[A-Z0-9]{1,6}\.[A-Z]{1,2}$")
_HYPHENS = frozenset({"-", "‑", "–"})
_NAMES = frozenset({"ORG", "PERSON", "GPE", "LOC", "PRODUCT", "WORK_OF_ART", "FAC"})
_APOSTROPHES = frozenset({"'s", "’s", "'S", "’S"})
Run = tuple[int, int]


def find_runs(words: Words) -> list[Run]:
    """Half-open token runs that are written like names, in order, outside headlines."""
    runs, index = [], 0
    while index < len(words):
        if words.headline[index] or not starts_name(words, index):
            index += 1
            continue
        end = _extend(words, index)
        runs.append((index, end))
        index = end
    return runs


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
    """A title cuts a run, unless the recogniser sees it inside a body's or work's name: "the Data Protection Commissioner"."""
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
    lower, text = words.lower[index], words.text[index]
    if lower in name_words().openers:
        return _opener_begins(words, index)
    if not words.initial[index] or words.odd[index]:
        return True
    return _is_name_at_start(words, index)


def _opener_begins(words: Words, index: int) -> bool:
    """True where "New", "Beyond", "At" begin a name: "in New Haven", and where the recogniser says so."""
    following = index + 1 < len(words) and _continues(words, index + 1)
    if words.lower[index] in ("the", "a", "an", "i"):
        return False
    if not words.initial[index]:
        return following or (words.text[index].isupper() and len(words.text[index]) > 1 and words.ent[index] in _NAMES)
    return following and words.begins[index] and words.within[index + 1] and words.ent[index] in _NAMES


def _is_name_at_start(words: Words, index: int) -> bool:
    text, lower = words.text[index], words.lower[index]
    inside, small = words.inside_seen[text], words.lower_seen[lower]
    if inside:
        return inside >= small or words.pos[index] == "PROPN"
    if words.begins[index] and words.within[index + 1 : index + 2] == [True] and words.ent[index] in _NAMES:
        return words.pos[index] == "PROPN"
    followed = index + 1 < len(words) and _continues(words, index + 1)
    if words.pos[index] == "PROPN":
        return not small or (followed and (words.ent[index] in _NAMES or lower in given_names()))
    return not small and words.ent[index] in _NAMES and (followed or text.isupper())


def _continues(words: Words, index: int) -> bool:
    if not is_name_word(words, index) or words.initial[index]:
        return False
    return not (words.text[index - 1].endswith(".") and words.lower[index] in name_words().openers)


def _extend(words: Words, start: int) -> int:
    """The end of the run that begins at ``start``."""
    end = start + 1
    while end < len(words) and not words.headline[end]:
        step = _step(words, start, end)
        if not step:
            break
        end += step
    return end


def _step(words: Words, start: int, end: int) -> int:
    """How many tokens from ``end`` on still belong to the run; 0: none."""
    if _continues(words, end) or (words.glued[end - 1] and words.text[end] in ("!", "+") and words.ent[end] in _NAMES):
        return 1
    if words.is_number(end) and _takes_number(words, end):
        return 1
    if words.text[end] in _HYPHENS and words.glued[end - 1] and words.glued[end]:
        return _after_hyphen(words, end + 1)
    if words.text[end] in ("“", '"') and words.ent[start] == "PERSON":
        return _nickname(words, end)
    if end + 1 >= len(words) or words.line[end + 1] != words.line[start]:
        return 0
    return _joined(words, start, end)


def _takes_number(words: Words, index: int) -> bool:
    after = words.lower[index + 1] if index + 1 < len(words) else ""
    return after not in (
        "percent",
        "%",
        "million",
        "billion",
        "trillion",
        "years",
        "months",
        "days",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "people",
        "times",
    )


def _after_hyphen(words: Words, index: int) -> int:
    """How many tokens, the hyphen included, go on with the name before a hyphen: "Tessera-Nord", "Kim-min", "Pick-me-Up"."""
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
    return 4 if _continues(words, close + 1) and words.ent[close + 1] in ("PERSON", "") else 0


def _joined(words: Words, start: int, end: int) -> int:
    """Tokens taken by a joining word with the word after it."""
    joint, after = words.lower[end], words.lower[end + 1]
    table = name_words()
    if joint in _SMALL and after in ("the", "a") and not words.capital[end + 1] and end + 2 < len(words):
        whole = _continues(words, end + 2) and _same_entity(words, end - 1, end + 2)
        return 3 if whole else 0
    if not _continues(words, end + 1):
        if joint in ("of", "for") and after == "the" and end + 2 < len(words) and _continues(words, end + 2):
            return 3 if words.lower[end - 1] in table.of_heads or _same_title(words, end) else 0
        return (
            2
            if joint in table.links - {"of"}
            and words.lower[end + 1] in table.links
            and _same_entity(words, end - 1, end + 1)
            else 0
        )
    if joint == "&":
        return 2
    if joint == "," and after.strip(".") in ("inc", "llc", "ltd", "corp", "l.p", "lp", "llp", "jr", "sr"):
        return 2
    if joint in ("of", "for"):
        return 2 if words.lower[end - 1] in table.of_heads or _same_title(words, end) else 0
    if joint in table.links:
        return 2
    if joint in _SMALL and _same_entity(words, end - 1, end + 1):
        loose = joint in ("and", "the", "with", "from", "by")
        return 2 if not loose or _ends_as_body(words, start, end) else 0
    if joint == "and" and _of_body(words, start, end):
        return 2
    return 0


def _of_body(words: Words, start: int, joint: int) -> bool:
    """True in "Office of Management and Budget": a body of two matters, neither an entity of its own."""
    inner = words.lower[start:joint]
    heads = inner and inner[0] in name_words().organization and ("of" in inner or "for" in inner)
    return bool(heads) and not words.begins[joint + 1] and words.ent[joint - 1] != "GPE"


def _same_title(words: Words, index: int) -> bool:
    return words.ent[index] in ("WORK_OF_ART", "PRODUCT") and _same_entity(words, index - 1, index + 1)


def _same_entity(words: Words, first: int, last: int) -> bool:
    """True where spaCy's recogniser sees one entity from ``first`` to ``last``."""
    if words.ent[first] not in _NAMES:
        return False
    return all(words.within[index] for index in range(first + 1, last + 1))


def _ends_as_body(words: Words, start: int, joint: int) -> bool:
    """True where "X and Y" is one name: "Securities and Exchange Commission", "Barnes and Noble", a work's title."""
    if (words.ent[joint] == "WORK_OF_ART" and words.lower[joint] != "and") or words.text[joint - 1] == words.text[
        joint + 1
    ]:
        return True
    end = joint + 1
    while end < len(words) and is_name_word(words, end):
        end += 1
    table = name_words()
    return words.lower[joint] in ("and", "the") and words.lower[end - 1] in table.organization | table.company
