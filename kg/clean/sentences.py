"""Sentences and quotations of a paragraph, as cleaning needs them: before any language pipeline has run."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.clean.lexicon import key, keys

_ARROW = "›»→▶"
_END = re.compile(rf"""(?:[.!?…]["'”’)\]*]*|[{_ARROW}])\s+(?=["'“‘(\[*]*[A-Z0-9À-Þ©])""")
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENING = re.compile(r"""(?:(?<=\s)|(?<=\()|^)["“]""")
_CLOSING = re.compile(r"""["”](?!\w)""")
_STRAY_CLOSING = re.compile(r"""[,.!?]['’](?=\s|$)""")  # opened as a double, closed as a single mark
TERMINAL = re.compile(r"""[.!?…]["'”’)\]*]*$""")


class Sentence(NamedTuple):
    """A sentence and the same with its quoted words left out."""

    text: str
    unquoted: str

    @property
    def finished(self) -> bool:
        """True where it ends as sentences end."""
        return TERMINAL.search(self.text) is not None or self.text[-1:] in _ARROW


def sentences(paragraph: str) -> list[Sentence]:
    """The sentences of a paragraph, in order, without the space between them."""
    starts = [0, *(found.end() for found in _END.finditer(paragraph) if _is_end(paragraph, found))]
    spans = [(start, end) for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True) if start < end]
    quoted = _quoted(paragraph, spans)
    return [Sentence(paragraph[start:end].rstrip(), _without(paragraph, start, end, quoted)) for start, end in spans]


def _is_end(text: str, found: re.Match[str]) -> bool:
    if text[found.start()] != ".":
        return True
    last = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
    word = last.group().lower() if last else ""
    return not (len(word) == 1 and word.isalpha()) and key(word) not in keys("abbreviations")


def _quoted(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans between double quotation marks, marks included; an unclosed one ends as best can be told."""
    found: list[tuple[int, int]] = []
    opening = _OPENING.search(text)
    while opening:
        start = opening.start()
        following = _OPENING.search(text, start + 1)
        end = _quote_end(text, start, following.start() if following else len(text), spans)
        found.append((start, end))
        opening = _OPENING.search(text, end)
    return found


def _quote_end(text: str, start: int, before: int, spans: list[tuple[int, int]]) -> int:
    closing = _CLOSING.search(text, start + 1, before) or _STRAY_CLOSING.search(text, start + 1, before)
    if closing:
        return closing.end()
    if start == 0:  # speech that goes on in the next paragraph opens this one and is not closed in it
        return before
    return next(end for first, end in spans if first <= start < end)


def _without(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> str:
    kept, at = [], start
    for first, last in quoted:
        if last > start and first < end:
            kept.append(text[at : max(at, first)])
            at = max(at, min(last, end))
    return " ".join("".join([*kept, text[at:end]]).split())
