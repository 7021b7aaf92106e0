"""Advisory locks on files, so that two processes do not meet in one store. They end with their process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked(path: Path, *, exclusive: bool) -> Iterator[bool]:
    """Hold ``path`` shared or exclusively for the body; False if another process holds it. OSError if it cannot be
    made. Where the system has no such locks the answer is True.
    """
    with path.open("a", encoding="utf-8") as file:
        yield _take(file.fileno(), exclusive)


def _take(descriptor: int, exclusive: bool) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
