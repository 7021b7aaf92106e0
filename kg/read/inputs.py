"""What the user named -> pages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Page, Skip
from kg.read.sniff import format_of
from kg.read.stream import Stream
from kg.registry import Table

Reader = Callable[[str, Stream], Iterator[Page | Skip]]
"""A format: (source, stream) -> the pages in it, and a skip for each part that is none. Content is UTF-8."""

READERS: Table[Reader] = Table(
    "readers",
    {
        "html": "kg.read.html:read_html",
        "jsonl": "kg.read.jsonl:read_jsonl",
        "text": "kg.read.text:read_text",
    },
)
STDIN = "-"
EMPTY_FOLDER = "a folder without files"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|www\.", re.I)


def read_inputs(inputs: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Page | Skip]:
    """The pages of files, folders (all below them, sorted, hidden ones ignored) and ``-`` (``stdin``), in this order.

    ``Page.source`` is relative to what was named: a file's name, ``folder/below/name`` or ``stdin``. A file named
    twice is read once. InputError, before anything is read, for an address or for what is not there.
    """
    for name in inputs:
        _check(name, stdin)
    return _pages(inputs, stdin)


def _check(name: str, stdin: BinaryIO | None) -> None:
    if name == STDIN:
        if stdin is None:
            raise InputError("there is no standard input to read from", "name a file or a folder")
        return
    if _exists(name):
        return
    if _ADDRESS.match(name):
        hint = (
            f"save the page first (in a browser: Save Page As; or: curl -L -o page.html '{name}'), then name the file"
        )
        raise InputError(f"{name} is an address, and kg reads only files", hint)
    raise InputError(f"{name}: no such file or folder")


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:  # a NUL in the name
        return False


def _pages(inputs: Sequence[str], stdin: BinaryIO | None) -> Iterator[Page | Skip]:
    seen: set[str] = set()
    for name in inputs:
        if name == STDIN and stdin is not None and name not in seen:
            seen.add(name)
            yield from _read("stdin", stdin)
            continue
        path = Path(name)
        if path.is_dir():
            yield from _folder(path, seen)
        elif name != STDIN:
            yield from _file(path.name, path, seen)


def _folder(folder: Path, seen: set[str]) -> Iterator[Page | Skip]:
    # resolve() gives a name to "." and ".."; only the last part of it is ever used
    top = folder.resolve().name or "folder"
    files = sorted(_below(folder), key=lambda path: path.relative_to(folder).parts)
    for path in files:
        yield from _file(f"{top}/{path.relative_to(folder).as_posix()}", path, seen)
    if not files:
        yield Skip(source=top, where=top, reason=EMPTY_FOLDER)


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(parent, name)
            # pipes and sockets would block; a broken link is kept, so that it gets its skip
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path


def _file(source: str, path: Path, seen: set[str]) -> Iterator[Page | Skip]:
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    try:
        with path.open("rb") as raw:
            yield from _read(source, raw)
    except OSError as error:
        yield Skip(source=source, where=source, reason=f"cannot be read ({error.strerror or 'input error'})")


def _read(source: str, raw: BinaryIO) -> Iterator[Page | Skip]:
    stream = Stream(raw)
    if not stream.head:
        yield Skip(source=source, where=source, reason="empty")
        return
    name = format_of(source, stream.head, READERS.names())
    if name is None:
        reason = "JSON, but not JSON Lines: each record must stand on a line of its own"
        yield Skip(source=source, where=source, reason=reason)
        return
    yield from READERS.get(name)(source, stream)
