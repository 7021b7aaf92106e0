"""What the lines around a headline say: title, publisher, date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.clean.dates import absolute_date
from kg.clean.lexicon import key, keys, pattern
from kg.clean.lines import Kind, Line, calls_reader, is_byline, is_headline, is_time
from kg.clean.sentences import sentences

_SEPARATOR = re.compile(r"\s+[|•·–—/-]\s+|\s*[|•·]\s*")
_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+[|–—-]\s+(?P<publisher>[^|–—]{2,40})$")
_SOURCE = re.compile(r"(?:source|published by|from|via|originally published (?:by|on|in))\s*:?\s+(?=[A-Z])", re.I)
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "at", "&", "de", "la"})
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")


def same_headline(first: Line, other: Line) -> bool:
    """True where two lines are one headline: equal but for case and marks, cut short, or with the publisher behind."""
    if first.key == other.key:
        return True
    short, long = sorted((first, other), key=lambda line: len(line.key))
    if len(short.key.split()) < 4 or not long.key.startswith(short.key):
        return False
    cut = short.text.endswith(("...", "…")) and len(short.key) > 0.4 * len(long.key)
    suffix = _SUFFIX.match(long.text)
    return cut or (suffix is not None and key(suffix["title"]) == short.key)


def top_title(lines: Sequence[Line]) -> str | None:
    """The headline among the lines above the first prose: one that is repeated, else the first that could be one."""
    candidates = [line for line in lines if is_headline(line)]
    counts = Counter(line.key for line in candidates)
    best = max(candidates, key=lambda line: counts[line.key], default=None)
    if best is None:
        short = [line for line in lines if line.kind is Kind.SHORT and _may_be_brief(line)]
        best = short[0] if len(short) == 1 and len(lines) == 1 else None
    return best.text if best else None


def bare_title(title: str) -> str:
    """The title without the publisher that stands behind it."""
    suffix = _SUFFIX.match(title)
    return suffix["title"] if suffix and _is_publisher(suffix["publisher"]) else title


def is_open_title(line: Line) -> bool:
    """True for a line over the prose that is a headline although it ends as a sentence: a question, or cut short."""
    question = line.text.endswith(("?", "!")) and len(sentences(line.text)) <= 2
    return (question or line.kind is Kind.TEASER) and 4 <= len(line.text.split()) <= 25 and not calls_reader(line.text)


def _may_be_brief(line: Line) -> bool:
    return len(line.text.split()) > 1 and line.key not in keys("labels") and not is_byline(line.text)


def published_of(lines: Sequence[Line]) -> str | None:
    """The first absolute date among the lines around a headline."""
    return next((found for line in lines if line.kind is not Kind.PROSE and (found := absolute_date(line.text))), None)


def publisher_of(lines: Sequence[Line], title: str | None) -> str | None:
    """The publisher among the lines around a headline: named twice, or beside a time; None where none is."""
    parts = _parts(lines, key(title or ""))
    counts = Counter(key(text) for text, is_when in parts if not is_when and _is_publisher(text))
    twice = [text for text, is_when in parts if not is_when and counts[key(text)] > 1]
    if twice:
        return twice[0]
    return _named(lines, title) or _beside_time(parts)


def _parts(lines: Sequence[Line], title: str) -> list[tuple[str, bool]]:
    """The lines but for the headline, taken apart at bullets and bars; True marks a time."""
    return [
        (part, is_time(part))
        for line in lines
        if not line.key.startswith(title or "\n") and line.kind in (Kind.SHORT, Kind.TIME)
        for part in _SEPARATOR.split(line.text)
        if part
    ]


def _named(lines: Sequence[Line], title: str | None) -> str | None:
    """A publisher that the page calls one ("Source: ..."), or that stands behind the headline."""
    for line in lines:
        if (found := _SOURCE.match(line.text)) and _is_publisher(rest := line.text[found.end() :]):
            return rest
        suffix = _SUFFIX.match(line.text)
        if suffix and title and key(suffix["title"]) == key(bare_title(title)) and _is_publisher(suffix["publisher"]):
            return suffix["publisher"]
    return None


def _beside_time(parts: Sequence[tuple[str, bool]]) -> str | None:
    for at, (when, is_when) in enumerate(parts):
        if not is_when:
            continue
        for near in (at - 1, at + 1):
            if 0 <= near < len(parts) and not parts[near][1] and _is_publisher(parts[near][0]):
                name = parts[near][0]
                # a person signs beside a date as often as an outlet does
                if absolute_date(when) is None or pattern("publisher_words").search(name) or _ADDRESS.fullmatch(name):
                    return name
    return None


def _is_publisher(text: str) -> bool:
    """True for a short line that is written like a name."""
    if _ADDRESS.fullmatch(text):
        return True
    words = text.split()
    if not 1 <= len(words) <= 6 or key(text) in keys("labels") or is_byline(text) or calls_reader(text):
        return False
    named = all(word in _SMALL or word[0].isupper() or word[0].isdigit() for word in words)
    told = pattern("imperatives").match(text) and not pattern("publisher_words").search(text)
    return named and words[0][0].isalpha() and text[-1] not in ".!?:;" and not told
