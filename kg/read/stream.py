"""A binary stream whose first bytes can be looked at, read in bounded pieces."""

from __future__ import annotations

from typing import BinaryIO

HEAD = 64 * 1024
"""Bytes looked at to tell a format: more than any run of markup before a page's first telling tag."""

MAX_BYTES = 16 * 1024 * 1024
"""Longest page or record read, in bytes: a news page with all its scripts is far below, a dump far above."""

MAX_LINE = 1_000_000
"""Longest line of a text page, in characters: no article is that long, and no language pipeline reads it at once."""


class Stream:
    """A binary stream with ``head``, its first 64 KiB; reading starts before them."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.head = raw.read(HEAD)
        self._ahead = self.head

    def read(self, limit: int = -1) -> bytes:
        """At most ``limit`` bytes; all that is left where it is negative."""
        if 0 <= limit <= len(self._ahead):
            piece, self._ahead = self._ahead[:limit], self._ahead[limit:]
            return piece
        piece, self._ahead = self._ahead, b""
        return piece + self._raw.read(limit - len(piece) if limit >= 0 else -1)

    def readline(self, limit: int) -> bytes:
        """The next line with its end, cut after ``limit`` bytes; empty at the end of the stream."""
        end = self._ahead.find(b"\n", 0, limit)
        if end >= 0 or len(self._ahead) >= limit:
            return self.read(end + 1 if end >= 0 else limit)
        piece, self._ahead = self._ahead, b""
        return piece + self._raw.readline(limit - len(piece))
