"""HTML: a file is a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Page, Skip
from kg.read.encoding import decode
from kg.read.stream import MAX_BYTES, Stream

_CHARSET = re.compile(rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(source: str, stream: Stream) -> Iterator[Page | Skip]:
    """One page whose content is UTF-8, whatever charset it declares; or one skip."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Skip(source=source, where=source, reason=f"larger than {MAX_BYTES >> 20} MiB, which no news page is")
        return
    text = decode(data, _declared(stream.head))
    if text is None or not text.strip():
        reason = "empty" if text is not None else "not text (binary, or in no known encoding)"
        yield Skip(source=source, where=source, reason=reason)
        return
    # The XML declaration goes: it may name the old encoding, and parsers refuse it in decoded text.
    yield Page(source=source, media_type="text/html", content=_XML_DECLARATION.sub("", text).encode())


def _declared(head: bytes) -> str | None:
    found = _CHARSET.search(head)
    return found.group(1).decode("ascii", "ignore") if found else None
