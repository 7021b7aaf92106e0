"""The graph of a run into its store: whole the first time, later only what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph

from kg.errors import RunError
from kg.lock import locked
from kg.model import Record
from kg.store.places import (
    GRAPH_FILE,
    Marker,
    broken,
    data_folder,
    digest,
    in_use,
    lock_file,
    marker_file,
    read_graph,
    read_marker,
    store_folder,
    write_marker,
)

_DEFAULT = pyoxigraph.DefaultGraph()


class Loaded(Record):
    """What a load did: triples in the store now, and how many of them are new or went away."""

    triples: int
    added: int = 0
    removed: int = 0


def load(run: Path, *, keep_updates: bool = False) -> Loaded:
    """Bring the store of a run up to date with its graph: written whole the first time, later only the difference.

    Named graphs that updates have made are left alone; what they did to the graph of the run is undone, unless it is to
    be kept while the run is the same. RunError if another process uses the store, or it cannot be
    written; what is half done is never used, and the next load mends it.
    """
    graph = read_graph(run)
    try:
        store_folder(run).mkdir(exist_ok=True)
        with locked(lock_file(run), exclusive=False) as free:
            marker = _current(run, graph, keep_updates) if free else None
        if marker:
            return Loaded(triples=marker.triples)
        with locked(lock_file(run), exclusive=True) as free:
            if not free:
                raise in_use(run)
            return _load(run, graph)
    except (OSError, RuntimeError) as error:
        raise broken(run, error) from error


def _current(run: Path, graph: bytes, keep_updates: bool) -> Marker | None:
    """The marker of a store for which there is nothing to do."""
    marker = read_marker(run)
    if marker is None or marker.graph != digest(graph) or not data_folder(run).is_dir():
        return None
    return marker if keep_updates or not marker.changed else None


def _load(run: Path, graph: bytes) -> Loaded:
    marker_file(run).unlink(missing_ok=True)
    if data_folder(run).is_dir():
        done = _update(data_folder(run), normalised(graph, run / GRAPH_FILE))
    else:
        done = _create(data_folder(run), graph, run / GRAPH_FILE)
    write_marker(run, Marker(graph=digest(graph), triples=done.triples))
    return done


def _create(folder: Path, graph: bytes, where: Path) -> Loaded:
    part = folder.with_name("data.part")
    _remove(part)
    try:
        triples = _fill(part, graph, where)
        part.rename(folder)
    finally:
        _remove(part)
    return Loaded(triples=triples, added=triples)


def _fill(folder: Path, graph: bytes, where: Path) -> int:
    store = pyoxigraph.Store(folder)
    _parse(store, graph, where)
    store.flush()
    return len(store)


def _update(folder: Path, wanted: set[pyoxigraph.Quad]) -> Loaded:
    """Make the default graph ``wanted``, which is emptied of what was there before."""
    total, store = len(wanted), pyoxigraph.Store(folder)
    gone = []
    for quad in store.quads_for_pattern(None, None, None, _DEFAULT):
        if quad in wanted:
            wanted.remove(quad)
        else:
            gone.append(quad)
    for quad in gone:
        store.remove(quad)
    store.extend(wanted)
    store.flush()
    return Loaded(triples=total, added=len(wanted), removed=len(gone))


def normalised(graph: bytes, where: Path) -> set[pyoxigraph.Quad]:
    """The triples of Turtle bytes as a store gives them back, which writes 25000000.0 as 25000000.

    RunError, naming ``where``, if it is no Turtle.
    """
    store = pyoxigraph.Store()
    _parse(store, graph, where)
    return set(store)


def _parse(store: pyoxigraph.Store, graph: bytes, where: Path) -> None:
    try:
        store.bulk_load(graph, pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise RunError(f"{where}: not valid RDF ({error})", "build the run again") from error


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
