"""Names, compared: what may differ between two ways of writing the same name.

All functions are pure and total: any text gives an answer, an empty one gives "".
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import quote

from kg.lexicon import load_table
from kg.model import Record

_PLAIN_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'})
# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe"}
    | {"Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "\u0131": "i"}
)
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_POSSESSIVE = re.compile(r"(?<=\w)'s?(?!\w)", re.IGNORECASE)
_INITIAL_DOT = re.compile(r"(?<=\b\w)\.(?=\w\b|\W|$)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "de", "del", "des", "du", "et", "for", "in", "of", "on", "the", "to", "und", "y"}
)
_EDGES = " \t\n.,;:()[]\"'&-"


class _Suffixes(Record):
    any_case: tuple[str, ...]
    as_written: tuple[str, ...]


class _Honorifics(Record):
    before: tuple[str, ...]
    before_full_name: tuple[str, ...]
    after: tuple[str, ...]


@cache
def _suffixes() -> tuple[frozenset[str], frozenset[str]]:
    table = load_table("legal_suffixes", _Suffixes)
    return frozenset(table.any_case), frozenset(table.as_written)


def fold(text: str) -> str:
    """``text`` without accents on Latin letters and with plain quotes: "Café's" -> "Cafe's"."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN_QUOTES).translate(_WHOLE_LETTERS))
    return unicodedata.normalize("NFC", _LATIN_MARKS.sub("", apart))


def strip_suffix(name: str) -> str:
    """``name`` without legal suffixes at its end, case kept: "Contoso Holdings, Inc." -> "Contoso".

    A name of nothing but suffixes stays as it is.
    """
    words = name.split()
    while len(words) > 1 and _is_suffix(words[-1]):
        words.pop()
        while len(words) > 1 and words[-1].strip(_EDGES).casefold() in ("", "and"):
            words.pop()
    only_the = len(words) == 1 and words[0].casefold() == "the"
    return " ".join(name.split()) if only_the else " ".join(words).rstrip(" ,&")


def _is_suffix(word: str) -> bool:
    any_case, as_written = _suffixes()
    bare = word.strip(_EDGES).replace(".", "")
    return bare.casefold() in any_case or bare in as_written


def clean(name: str) -> str:
    """A name as it is shown: spaces single, no possessive ending, no leading "the" before more words."""
    shown = " ".join(name.translate(_PLAIN_QUOTES).split())
    shown = re.sub(r"(?<=\w)'s$|(?<=s)'$", "", shown, flags=re.IGNORECASE)
    return re.sub(r"^the\s+(?=\S)", "", shown, flags=re.IGNORECASE)


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """The name in lower case without accents, punctuation, possessive, leading "the" and legal suffixes, words apart.

    "The Scale AI, Inc.'s" -> "scale ai"; "U.S." -> "us"; "Larkfield & Co" -> "larkfield".
    """
    text = _POSSESSIVE.sub("", fold(strip_suffix(_POSSESSIVE.sub("", fold(name)))))
    text = re.sub(r"(?<=\w)\+", " plus ", text.casefold()).replace("&", " and ")
    text = _INITIAL_DOT.sub("", text).replace("'", "")
    words = re.sub(r"[\W_]+", " ", text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    any_case, _ = _suffixes()
    while len(words) > 1 and words[-1] in any_case:
        words.pop()
    return " ".join(words) or " ".join(name.casefold().split())


def squash(name: str) -> str:
    """``normalise`` without spaces, so that "ScaleAI", "Scale-AI" and "Scale AI" are the same."""
    return normalise(name).replace(" ", "")


def words(name: str) -> tuple[str, ...]:
    """The words of ``normalise``, those written in camel case taken apart: "ScaleAI" -> ("scale", "ai")."""
    return tuple(normalise(_CAMEL.sub(" ", fold(name))).split())


def strip_honorifics(name: str) -> str:
    """A person's name without "Dr" before and "Jr" after it, case kept; one word at least stays."""
    table = load_table("honorifics", _Honorifics)
    parts = name.split()
    while len(parts) > 1 and _bare(parts[0]) in table.before:
        parts = parts[1:]
    while len(parts) > 2 and _bare(parts[0]) in table.before_full_name:
        parts = parts[1:]
    while len(parts) > 2 and _bare(parts[-1]) in table.after:
        parts = parts[:-1]
    return " ".join(parts).rstrip(",")


def _bare(word: str) -> str:
    return word.strip(_EDGES).replace(".", "").casefold()


@lru_cache(maxsize=65536)
def person(name: str) -> str:
    """``normalise`` for people: no "Dr" before, no "Jr" after, no initials or nickname in quotes in the middle."""
    text = (
        _POSSESSIVE.sub("", re.sub(r"(?<=\w )[\"'(]\w+[\"')](?= \w)", "", fold(strip_honorifics(name))))
        .casefold()
        .replace("'", "")
    )
    parts = re.sub(r"[\W_]+", " ", text).split()
    if len(parts) > 2:
        parts = [parts[0], *(part for part in parts[1:-1] if len(part) > 1), parts[-1]]
    return " ".join(parts) or normalise(name)


def slug(name: str) -> str:
    """``name`` as the last part of an IRI: [a-z0-9-]+; a name without Latin letters gives a hash of it."""
    text = _POSSESSIVE.sub(lambda hit: hit.group()[1:], fold(name)).casefold().replace("'", "")
    text = re.sub(r"(?<=\w)\+", " plus ", text).replace(" & ", " and ")
    if any(letter.isalpha() and not letter.isascii() for letter in text):
        # Part of the name would be lost, and with it the difference to other names.
        return "name-" + hashlib.sha256(quote(fold(name)).encode()).hexdigest()[:12]
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-") or "name-" + hashlib.sha256(name.encode()).hexdigest()[:12]


def is_acronym_of(short: str, long: str) -> bool:
    """True for "SEC" and "Securities and Exchange Commission", "B&W" and "Bell & Wick", "DoJ", "U.K."."""
    letters = re.sub(r"[\W_]+", "", _POSSESSIVE.sub("", fold(short)))
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or sum(map(str.isupper, letters)) < max(2, len(letters) - 1):
        return False
    return letters.casefold() in _initials(long) | _initials(strip_suffix(long))


def _initials(name: str) -> set[str]:
    parts = re.sub(r"[\W_]+", " ", _POSSESSIVE.sub("", fold(name)).casefold()).split()
    if len(parts) < 2:
        return set()
    without_the = parts[1:] if parts[0] == "the" else parts
    large = [part for part in without_the if part not in _SMALL_WORDS]
    return {"".join(part[0] for part in some) for some in (parts, without_the, large) if len(some) > 1}
