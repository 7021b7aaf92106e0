"""Plain text and Markdown: a file is a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.model import Page, Skip
from kg.read.encoding import decode
from kg.read.stream import MAX_BYTES, MAX_LINE, Stream


def read_text(source: str, stream: Stream) -> Iterator[Page | Skip]:
    """One page whose content is UTF-8 with ``\\n`` line ends, or one skip."""
    data = stream.read(MAX_BYTES + 1)
    text = None if len(data) > MAX_BYTES else decode(data)
    reason = _reason(data, text)
    if text is None or reason:
        yield Skip(source=source, where=source, reason=reason)
        return
    markdown = PurePosixPath(source).suffix.lower() == ".md"
    yield Page(source=source, media_type=f"text/{'markdown' if markdown else 'plain'}", content=text.encode())


def _reason(data: bytes, text: str | None) -> str:
    if len(data) > MAX_BYTES:
        return f"larger than {MAX_BYTES >> 20} MiB, which no news page is"
    if text is None:
        return "not text (binary, or in no known encoding)"
    if not text.strip():
        return "empty"
    longest = max(map(len, text.split("\n")))
    return f"a line of {longest:,} characters, which no article has" if longest > MAX_LINE else ""
