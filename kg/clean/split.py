"""A page's lines -> its stories.

A story begins at its headline, and a headline is known by what stands around it: the same line again, a time of
publication, the name of a publisher, a line such as "Related articles" before it. Its body is the prose that follows,
up to the next headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kg.clean.heading import bare_title, is_open_title, published_of, publisher_of, same_headline, top_title
from kg.clean.lexicon import keys
from kg.clean.lines import Kind, Line, calls_reader, is_byline, is_headline, is_link

_WINDOW = 8
"""Lines within which a headline is repeated: title, publisher, time, bullet and image text stand between."""

_BODY = (Kind.PROSE, Kind.TEASER)

_META = 6
"""Lines between a headline and its time of publication or its body, at most."""

_KICKER = 7
"""Words: shorter lines may be the kicker above a headline."""


class Story(NamedTuple):
    """A part of a page: paragraphs not yet filtered."""

    title: str | None
    publisher: str | None
    published: str | None
    paragraphs: tuple[str, ...]


class Head(NamedTuple):
    """A headline: its title, and the lines (half-open) that it and its repetitions take up."""

    title: str
    start: int
    end: int


def stories(lines: Sequence[Line]) -> list[Story]:
    """The stories of a page in order; those of which the page shows only a teaser are left out."""
    heads = _heads(lines)
    if not heads:
        return _top(lines, len(lines))
    found = _top(lines, heads[0].start)
    for head, following in zip(heads, [*(later.start for later in heads[1:]), len(lines)], strict=True):
        body = _body(lines, head.end, following)
        if body:
            first = next(i for i in range(head.end, following) if lines[i].kind is Kind.PROSE)
            found.append(_story(head.title, _meta(lines, head, first), body))
    return found


def _story(title: str | None, meta: Sequence[Line], body: tuple[str, ...]) -> Story:
    title = bare_title(title) if title else None
    return Story(title, publisher_of(meta, title), published_of(meta), body)


def _top(lines: Sequence[Line], end: int) -> list[Story]:
    """The story before the first headline that is marked as one: on most pages the only one."""
    first = next((i for i in range(end) if lines[i].kind in _BODY), end)
    title = top_title(lines[:first])
    start = 0
    if title is None and first + 1 < end and is_open_title(lines[first]):
        title, start = lines[first].text, first + 1
    body = _body(lines, start, end)
    return [_story(title, lines[:first], body)] if body else []


def _body(lines: Sequence[Line], start: int, end: int) -> tuple[str, ...]:
    """The paragraphs of a story; none where all it has is a teaser."""
    body: list[str] = []
    for index, line in enumerate(lines[start:end], start):
        if line.kind is Kind.CLOSING and body:
            break
        if line.kind is Kind.PROSE or (line.kind is Kind.TEASER and body) or _is_item(lines, index):
            body.append(line.text)
        elif line.kind is Kind.TEASER and not _goes_on(lines[index + 1 : end]):
            return ()
    return tuple(body)


def _goes_on(lines: Sequence[Line]) -> bool:
    """True where so much follows a teaser that it was a box inside a story rather than the end of one."""
    prose = [line.text for line in lines if line.kind is Kind.PROSE]
    return len(prose) > 1 and sum(map(len, prose)) > 400


def _is_item(lines: Sequence[Line], index: int) -> bool:
    """True for a line of a list that a paragraph ending in a colon opens."""
    before = index
    while before and lines[before].kind is Kind.SHORT and index - before < 10 and len(lines[before].text.split()) > 3:
        before -= 1
    return before < index and lines[before].kind is Kind.PROSE and lines[before].text.endswith(":")


def _heads(lines: Sequence[Line]) -> list[Head]:
    keys = Counter(line.key for line in lines)
    found: list[Head] = []
    index, open_ = 0, True
    while index < len(lines):
        head = _repeated(lines, index, keys)
        if head is None and open_:  # below a headline, before its body, stand bylines and captions
            head = _dated(lines, index) or _opened(lines, index)
        if head:
            found.append(head)
        open_ = lines[index].kind in _BODY or (open_ and head is None)
        index = head.end if head else index + 1
    return found


def _repeated(lines: Sequence[Line], start: int, keys: Counter[str]) -> Head | None:
    """A headline that stands here twice or more, with no prose between."""
    first = lines[start]
    if not _may_repeat(first):
        return None
    last, copies = start, 1
    for index in range(start + 1, min(start + 1 + _WINDOW, len(lines))):
        if same_headline(first, lines[index]):
            last, copies = index, copies + 1
        elif lines[index].kind in (Kind.PROSE, Kind.TEASER):
            break
    # A line met elsewhere too ("Story continues below") is furniture; a headline may come once more, in a list.
    if copies < 2 or keys[first.key] > copies + 1:
        return None
    title = max((line.text for line in lines[start : last + 1] if same_headline(first, line)), key=_completeness)
    return Head(title, start, last + 1)


def _completeness(title: str) -> tuple[bool, int]:
    return not title.endswith(("...", "…")), -len(title)


def _may_repeat(line: Line) -> bool:
    """True for a line that may be a headline when it is said again: sentences too, but no buttons and no links."""
    if line.kind not in (Kind.SHORT, *_BODY) or is_link(line.text) or line.key in keys("labels"):
        return False
    return 3 <= len(line.text.split()) <= 30 and not calls_reader(line.text)


def _dated(lines: Sequence[Line], index: int) -> Head | None:
    """A headline said once, with a time or a byline beside it and prose below."""
    if not is_headline(lines[index]):
        return None
    below = lines[index + 1 : index + 2 + _META]
    prose = next((at for at, line in enumerate(below) if line.kind in (Kind.PROSE, Kind.TEASER)), None)
    if prose is None:
        return None
    beside = [*lines[max(0, index - 2) : index], *below[:prose]]
    if index and lines[index - 1].kind is Kind.PROSE and prose == 0:
        return None
    marked = any(line.kind is Kind.TIME or is_byline(line.text) for line in beside)
    # a kicker stands above the headline and is shorter; so are captions and authors' names, but they stand below it
    words = len(lines[index].text.split())
    longest = max((len(line.text.split()) for line in below[:prose] if is_headline(line)), default=0)
    better = words < _KICKER and longest > words
    return Head(lines[index].text, index, index + 1) if marked and not better else None


def _opened(lines: Sequence[Line], index: int) -> Head | None:
    """A headline said once, straight after "Related articles" or a rule and straight before prose."""
    opened = index > 0 and lines[index - 1].kind in (Kind.SECTION, Kind.CLOSING)
    followed = index + 1 < len(lines) and lines[index + 1].kind in (Kind.PROSE, Kind.TEASER)
    return Head(lines[index].text, index, index + 1) if opened and followed and is_headline(lines[index]) else None


def _meta(lines: Sequence[Line], head: Head, first: int) -> list[Line]:
    """The lines about a story: between its headlines and above its body; those above its headline if there are none."""
    inside = list(lines[head.start : first])
    if any(line.kind is Kind.TIME for line in inside) or len({line.key for line in inside}) > 1:
        return inside
    above: list[Line] = []
    for line in reversed(lines[max(0, head.start - 3) : head.start]):
        if line.kind not in (Kind.TIME, Kind.SHORT):
            break
        above.insert(0, line)
    return [*above, *inside] if any(line.kind is Kind.TIME for line in above) else inside
