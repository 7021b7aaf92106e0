"""A page's lines and what each of them is, told from its shape."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kg.clean.dates import absolute_date
from kg.clean.lexicon import key, keys, notices, pattern
from kg.clean.sentences import TERMINAL, sentences


class Kind(StrEnum):
    """What a line is."""

    PROSE = "prose"  # one or more sentences
    TEASER = "teaser"  # one sentence that breaks off
    SHORT = "short"  # no sentence: headlines, names, captions, buttons
    TIME = "time"  # when it was published
    SECTION = "section"  # "Related articles", or a rule: another story may follow
    CLOSING = "closing"  # "Comments": what follows is not the article's


class Line(NamedTuple):
    """A line with its kind and its key (what makes it the same as another)."""

    text: str
    kind: Kind
    key: str


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)"
_RELATIVE = re.compile(rf"(?:\b|(?<=[a-z]))(?:\d+|an?|one|two|few)\s?{_UNIT}\.?,? (?:ago|read|old)\b", re.I)
_BARE = re.compile(rf"\W*(?:(?:\d+\s?{_UNIT})|just now|yesterday|today)\W*", re.I)
_RULE = re.compile(r"(?:[*_=~#·•–—-]\s*){3,}")
_BULLET = re.compile(r"^[•·▪◦‣*►–-]\s+")
_CUT = re.compile(r"(?:\.{3}|…)\s*(?:[\[(]?\s*(?:\+?\d|read|see|continue|more|full|view|keep)[^.!?]{0,40})?$", re.I)
_BYLINE = re.compile(r"(?:by|written by|from)\s+[A-Z]", re.I)


def page_lines(text: str) -> list[Line]:
    """The lines of a page that are not blank, hard-wrapped paragraphs put together."""
    return [line_of(line) for line in unwrapped(_INVISIBLE.sub("", text))]


def line_of(text: str) -> Line:
    """A line with what it is; white space inside it becomes single spaces."""
    words = " ".join(text.split())
    return Line(_BULLET.sub("", words, count=1), _kind(words), key(words))


def _kind(text: str) -> Kind:
    words = key(text)
    if _RULE.fullmatch(text) or words in keys("sections"):
        return Kind.SECTION
    if words in keys("closings") or re.sub(r"^\d+ | \d+$", "", words) in keys("closings"):
        return Kind.CLOSING
    if is_time(text):
        return Kind.TIME
    if _CUT.search(text) and len(text.split()) > 5:
        return Kind.TEASER if len(sentences(text)) == 1 else Kind.PROSE
    return Kind.PROSE if is_prose(text) else Kind.SHORT


def is_time(text: str) -> bool:
    """True for a line that says when something was published, and little else: "time2 hours ago", "3 min read"."""
    if _BARE.fullmatch(text):
        return True
    found = _RELATIVE.search(text) if len(text) < 80 else None
    if found:
        return len(text) - (found.end() - found.start()) <= 45 and not TERMINAL.search(text)
    return len(text) <= 90 and absolute_date(text) is not None and not is_prose(text)


def is_prose(text: str) -> bool:
    """True for a line that holds at least one whole sentence, or is too long to be anything else."""
    count = len(text.split())
    if not re.search(r"(?:^|\s)[\"'“‘(]?[a-z]", text) or count < 3:
        return False
    ended = TERMINAL.search(text)
    if ended is None:
        return count >= 25 or (count >= 12 and len(sentences(text)) > 1) or (count >= 6 and text.endswith((":", ";")))
    if text.endswith("...") or text.endswith("…"):
        return count >= 6
    return ended.group().startswith(".") or count >= 8


def is_headline(line: Line) -> bool:
    """True for a line that could be a headline: several words, no furniture, no byline."""
    if line.kind is not Kind.SHORT or not 4 <= len(line.text.split()) <= 30:
        return False
    if line.text.endswith(("—", "–", ",", ":", ";")) or is_link(line.text):
        return False
    return not (
        is_byline(line.text) or calls_reader(line.text) or line.key in keys("labels") or notices().search(line.text)
    )


def is_link(text: str) -> bool:
    """True for "Related: ..." and its like: a link to another story inside this one."""
    return key(text.partition(":")[0]) in keys("sections")


def is_byline(text: str) -> bool:
    """True for "By Jo Ray" and its like."""
    return _BYLINE.match(text) is not None and len(text.split()) <= 12


def calls_reader(text: str) -> bool:
    """True for a line without a sentence that asks the reader to do something: "Try our AI features"."""
    told = pattern("imperatives").match(text)
    addressed = pattern("reader").search(text) or pattern("house").search(text)
    return bool(pattern("sales").search(text)) if not told else bool(addressed or pattern("sales").search(text))


def unwrapped(text: str) -> list[str]:
    """Lines as paragraphs: a block of lines broken at one width is put together again."""
    found: list[str] = []
    for block in re.split(r"\n[^\S\n]*\n", text):
        found += _block([line for line in block.split("\n") if line.strip()])
    return found


def _block(lines: list[str]) -> list[str]:
    width = max((len(line) for line in lines), default=0)
    if not 45 <= width <= 110 or not any(_breaks(before, line, width) for before, line in pairwise(lines)):
        return lines
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if len(before.strip()) < 0.65 * width or _BULLET.match(line.strip()):
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
    return joined


def _breaks(before: str, line: str, width: int) -> bool:
    """True where a line as wide as the others stops in the middle of a sentence."""
    stops = len(before.strip()) >= 0.65 * width and not TERMINAL.search(before.rstrip())
    return stops and line.lstrip()[:1].islower()
