"""Bytes -> text: byte order mark, UTF-8, declared charset, detection."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\v\f\r\x1b")
_DETECTED_ON = 256 * 1024
"""Bytes given to detection: more does not change its verdict, only its time."""

_NEAR = 0.05
"""Detection's own measure of mess, from 0 to 1: code pages this close together cannot be told apart."""


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def is_binary(data: bytes) -> bool:
    """True for bytes that are no text: a NUL, or more than one control character in a thousand."""
    if marked(data) not in (None, "utf-8-sig"):
        return False
    return b"\0" in data or 1000 * (len(data) - len(data.translate(None, _CONTROLS))) > len(data)


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The text without byte order mark and with ``\\n`` as the only line end; None for what is no text.

    UTF-8 goes before a declared charset where the bytes only make sense as UTF-8: pages lie about it.
    """
    if is_binary(data):
        return None
    plain = data.isascii()
    tries = (marked(data), None if plain else "utf-8", declared, "utf-8")
    for encoding in tries:
        text = _strictly(data, encoding)
        if text is not None:
            return lines_mended(text)
    text = _strictly(data, _detected(data[:_DETECTED_ON]))
    return None if text is None else lines_mended(text)


def lines_mended(text: str) -> str:
    """The text with every line end as ``\\n`` and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(_western(encoding))
    except (LookupError, UnicodeError):
        return None


def _western(encoding: str) -> str:
    """What browsers do: Latin-1 and ASCII, where declared, mean windows-1252."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _detected(data: bytes) -> str | None:
    matches = list(from_bytes(data))
    if not matches:
        return None
    best = matches[0]
    # Short Western texts fit many code pages equally well; windows-1252 is by far the commonest of them.
    for match in matches:
        if match.chaos <= best.chaos + _NEAR and "cp1252" in (match.encoding, *match.could_be_from_charset):
            return "cp1252"
    return best.encoding
