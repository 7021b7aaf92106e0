"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import RunError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to; at the end it takes the place of ``path``, and is gone if anything fails.

    RunError if ``path`` cannot be written.
    """
    target = _target(path)
    beside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(target)
    except OSError as error:
        raise RunError(f"{path}: cannot be written ({error.strerror or error})", "choose another file") from error
    finally:
        with suppress(OSError):  # nothing was written where its folder is none
            beside.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """The file to replace: where ``path`` is a link, what it points to. RunError if that is no file."""
    try:
        # A rename would put a file in the place of a pipe or a device.
        if path.exists() and not path.is_file():
            raise RunError(f"{path}: cannot be written (it is not a file)", "choose another file")
        return path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go round
        raise RunError(f"{path}: cannot be written ({error})", "choose another file") from error
