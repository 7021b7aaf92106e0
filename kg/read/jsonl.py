"""JSON Lines: a line is a page, read one at a time."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator

from kg.model import Page, Skip
from kg.read.encoding import decode, is_binary, marked
from kg.read.stream import MAX_BYTES, Stream


def read_jsonl(source: str, stream: Stream) -> Iterator[Page | Skip]:
    """One page a record, its content the record in UTF-8; one skip for each line that is none."""
    if not stream.head or is_binary(stream.head):
        reason = "empty" if not stream.head else "not text (binary, or in no known encoding)"
        yield Skip(source=source, where=source, reason=reason)
        return
    found = False
    for number, line in _lines(stream):
        if line.strip():
            found = True
            yield _page(source, number, line)
    if not found:
        yield Skip(source=source, where=source, reason="empty")


def _page(source: str, number: int, line: bytes) -> Page | Skip:
    content = _content(line)
    if isinstance(content, str):
        return Skip(source=source, where=f"{source}, line {number}", reason=content)
    return Page(source=source, media_type="application/json", content=content)


def _content(line: bytes) -> bytes | str:
    """The record of a line as UTF-8, or why there is none."""
    text = None if len(line) > MAX_BYTES else decode(line)
    if text is None:
        long = f"a line longer than {MAX_BYTES >> 20} MiB, which no article is"
        return long if len(line) > MAX_BYTES else "not text (binary, or in no known encoding)"
    try:
        record = json.loads(text)
        content = json.dumps(record, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        return f"not JSON ({error.msg} at column {error.colno})"
    except UnicodeEncodeError:
        return "half a character (a lone surrogate such as \\ud83d)"
    except (ValueError, RecursionError):
        return "not JSON that can be read (a number or a nesting beyond all measure)"
    return _text_missing(record) or content


def _text_missing(record: object) -> str:
    if not isinstance(record, dict):
        return "not a JSON object"
    text = record.get("text")
    if text is None or text == "":
        return "no text"
    if not isinstance(text, str):
        return "its text is not a string"
    if not text.strip():
        return "its text is blank"
    return ""


def _lines(stream: Stream) -> Iterator[tuple[int, bytes]]:
    """Numbered lines as bytes, each read no further than just over the limit."""
    wide = marked(stream.head)
    if wide in ("utf-16", "utf-32"):
        yield from _wide_lines(stream, wide)
        return
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):  # the rest of a line too long
            line = stream.readline(MAX_BYTES + 1)


def _wide_lines(stream: Stream, encoding: str) -> Iterator[tuple[int, bytes]]:
    """UTF-16 and UTF-32 have no line end that bytes could be searched for; such files are read whole, up to a limit."""
    data = stream.read(4 * MAX_BYTES)
    for number, line in enumerate(io.StringIO(data.decode(encoding, "replace")), 1):
        yield number, line.encode()
