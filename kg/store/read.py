"""A graph opened for questions: from the store of a run where that is fit to answer, else from the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph

from kg.errors import RunError
from kg.lock import locked
from kg.store.places import GRAPH_FILE, data_folder, digest, lock_file, read_marker, reason, store_folder

_FORMATS = {".ttl": pyoxigraph.RdfFormat.TURTLE, ".nt": pyoxigraph.RdfFormat.N_TRIPLES}


@contextmanager
def open_graph(path: Path) -> Iterator[tuple[pyoxigraph.Store, str]]:
    """The graph of a run folder, or of a Turtle or N-Triples file, to be read; and a note if a store was passed over.

    RunError if there is no graph to ask.
    """
    if not path.is_dir():
        yield _read(path), ""
        return
    with _reading(path) as (store, note):
        yield store or _read(path / GRAPH_FILE), note


@contextmanager
def _reading(run: Path) -> Iterator[tuple[pyoxigraph.Store | None, str]]:
    with ExitStack() as stack:
        store, why = _open(run, stack) if data_folder(run).is_dir() else (None, "")
        yield store, _note(run, why)


def _open(run: Path, stack: ExitStack) -> tuple[pyoxigraph.Store | None, str]:
    """The store, locked until ``stack`` closes, or why it cannot answer for the graph."""
    try:
        if not stack.enter_context(locked(lock_file(run), exclusive=False)):
            return None, "is being written by another process"
        why = _unfit(run)
        return (None, why) if why else (pyoxigraph.Store.read_only(str(data_folder(run))), "")
    except (OSError, RuntimeError) as error:
        return None, f"cannot be opened ({reason(error)})"


def _unfit(run: Path) -> str:
    marker = read_marker(run)
    if marker is None:
        return "is not complete"
    if marker.changed:
        return "was changed by an update"
    return "" if marker.graph == digest((run / GRAPH_FILE).read_bytes()) else "holds an earlier graph"


def _note(run: Path, why: str) -> str:
    return why and f"the store {store_folder(run)} {why}; {GRAPH_FILE} was read instead (`kg load {run}` mends it)"


def _read(file: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    try:
        store.bulk_load(path=file, format=_FORMATS.get(file.suffix, pyoxigraph.RdfFormat.TURTLE))
    except OSError as error:
        raise RunError(f"{file}: cannot be read ({error.strerror or error})", "build a run first") from error
    except SyntaxError as error:
        raise RunError(f"{file}: not valid RDF ({error})", "build the run again") from error
    return store
