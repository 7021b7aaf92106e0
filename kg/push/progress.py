"""How far each push of a run has come, kept in the run folder, so that a second one goes on where the first ended."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from kg.errors import RunError
from kg.model import Record

PUSH_FILE = "push.json"


class Push(Record):
    """``done`` of the triples whose SHA-256 is ``triples`` are in ``graph`` at ``endpoint``."""

    endpoint: str
    graph: str
    triples: str
    done: int = 0

    def same(self, other: Push) -> bool:
        """Whether both are about the same target, whatever is sent there."""
        return (self.endpoint, self.graph) == (other.endpoint, other.graph)


class _File(Record):
    pushes: tuple[Push, ...] = ()


def recall(run: Path, push: Push) -> Push:
    """``push`` as far as it has come; from the start if other triples, or nothing, went to its target before."""
    known = [other for other in _read(run).pushes if push.same(other) and push.triples == other.triples]
    return known[0] if known else push


def remember(run: Path, push: Push) -> None:
    """Keep how far ``push`` has come; RunError if that cannot be written."""
    others = [other for other in _read(run).pushes if not push.same(other)]
    pushes = sorted((*others, push), key=lambda known: (known.endpoint, known.graph))
    part = run / f".{PUSH_FILE}.part"
    try:
        part.write_text(_File(pushes=tuple(pushes)).model_dump_json(indent=1) + "\n", encoding="utf-8")
        part.replace(run / PUSH_FILE)
    except OSError as error:
        part.unlink(missing_ok=True)
        hint = "the triples sent so far are there; mend this and push again"
        raise RunError(f"{run / PUSH_FILE}: cannot be written ({error.strerror})", hint) from error


def _read(run: Path) -> _File:
    try:
        return _File.model_validate_json((run / PUSH_FILE).read_bytes())
    except (OSError, ValidationError):
        return _File()  # nothing is lost but time: to send a triple again is harmless
