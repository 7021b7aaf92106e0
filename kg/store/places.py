"""Where the parts of a store are, which graph it says it holds, and the errors that it can give."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import ValidationError

from kg.errors import RunError
from kg.model import Record
from kg.run_folder import STORE_FOLDER, read_info

GRAPH_FILE = "graph.ttl"


class Marker(Record):
    """The contents of ``store.json``: the SHA-256 of the Turtle file, its triples, and whether an update came after."""

    graph: str
    triples: int
    changed: bool = False


def store_folder(run: Path) -> Path:
    """Where the store of a run is, or would be."""
    return run / STORE_FOLDER


def data_folder(run: Path) -> Path:
    """The Oxigraph database inside the store."""
    return store_folder(run) / "data"


def lock_file(run: Path) -> Path:
    """What readers and writers of the store hold."""
    return store_folder(run) / "lock"


def read_graph(run: Path) -> bytes:
    """The bytes of the run's Turtle file; RunError if there is no run or no file."""
    read_info(run)
    try:
        return (run / GRAPH_FILE).read_bytes()
    except OSError as error:
        raise RunError(f"{run / GRAPH_FILE}: cannot be read ({error.strerror})", "build the run again") from error


def digest(graph: bytes) -> str:
    """What identifies a graph: the SHA-256 of its Turtle bytes."""
    return hashlib.sha256(graph).hexdigest()


def read_marker(run: Path) -> Marker | None:
    """What the store says that it holds; None if it is absent or was being written."""
    try:
        return Marker.model_validate_json(marker_file(run).read_bytes())
    except (OSError, ValidationError):
        return None


def write_marker(run: Path, marker: Marker) -> None:
    """Say what the store holds, whole or not at all."""
    part = marker_file(run).with_suffix(".part")
    part.write_text(marker.model_dump_json() + "\n", encoding="utf-8")
    part.replace(marker_file(run))


def in_use(run: Path) -> RunError:
    """The error for a store that another process holds."""
    hint = "wait until the other `kg load` ends, or stop the `kg serve` of this run"
    return RunError(f"{store_folder(run)}: in use by another process", hint)


def reason(error: BaseException) -> str:
    """The words of an error of the system or of the database, on one line."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(words.split())


def broken(run: Path, error: Exception) -> RunError:
    """The error for a store that cannot be written, with what the database said."""
    if "lock file" in str(error).lower():
        return in_use(run)
    hint = f"free some space, or delete {store_folder(run)} and load again; {GRAPH_FILE} is as it was"
    return RunError(f"{store_folder(run)}: cannot be written ({reason(error)})", hint)


def marker_file(run: Path) -> Path:
    """Where the marker is."""
    return store_folder(run) / "store.json"
