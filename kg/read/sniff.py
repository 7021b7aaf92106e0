"""Which format an input is in."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath

from kg.read.encoding import marked

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1)\b",
    re.I,
)
_RECORD = re.compile(r'\s*\{[ \t]*"')
_OTHER_JSON = re.compile(r"\s*(?:\{\s*\n|\[\s*[\[{])")


def format_of(name: str, head: bytes, names: Collection[str]) -> str | None:
    """The reader's name: by suffix, where that is known, else by the first bytes; None for JSON that is not Lines.

    The reader ``epub`` of another package gets the files that end in ``.epub``.
    """
    suffix = PurePath(name).suffix.lower()
    by_suffix = _SUFFIXES.get(suffix, suffix[1:])
    return by_suffix if by_suffix in names else sniff(head)


def sniff(head: bytes) -> str | None:
    """The format that the first bytes look like; text where nothing else fits."""
    text = head.decode(marked(head) or "utf-8", "replace")
    if _HTML.match(text):
        return "html"
    if _RECORD.match(text):
        return "jsonl"
    return None if _OTHER_JSON.match(text) else "text"
