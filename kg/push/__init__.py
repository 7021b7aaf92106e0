"""A run's graph into a named graph of somebody's triple store: in chunks, resumable, counted at the end.

There are no blank nodes, so a triple that is sent twice is there once: a push may be repeated at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pyoxigraph

from kg.errors import EndpointError
from kg.model import Record
from kg.push.progress import Push, recall, remember
from kg.push.targets import Target
from kg.store.load import normalised
from kg.store.places import GRAPH_FILE, read_graph

CHUNK_BYTES = 1024**2
"""A chunk ends here even if it may hold more triples: servers bound what they read at once."""

Progress = Callable[[int, int], None]


class Pushed(Record):
    """``triples`` of the run, ``sent`` of them now, and ``found`` in the target graph afterwards."""

    triples: int
    sent: int
    found: int


def default_graph(instance_iri: str, run: Path) -> str:
    """The named graph of a run: after its folder, so that a rebuilt run goes to the same graph."""
    return f"{instance_iri}graph/{quote(run.resolve().name, safe='')}"


def check_graph(iri: str) -> str:
    """``iri`` if it can name a graph; EndpointError if not."""
    try:
        return pyoxigraph.NamedNode(iri).value
    except ValueError as error:
        raise EndpointError(f"{iri!r}: not an absolute IRI ({error})", "name the graph with --graph IRI") from error


def push(
    run: Path, target: Target, place: tuple[str, str], chunk: int, *, replace: bool, progress: Progress | None = None
) -> Pushed:
    """Put the triples of ``run`` into ``target``, at most ``chunk`` at once; ``place`` is its endpoint and graph.

    ``replace`` empties the graph first; without it what is there stays. ``progress`` hears (done, all). EndpointError
    if the server cannot be reached or refuses, or holds too few triples afterwards; a second push then goes on.
    """
    lines = ntriples(run)
    known = Push(endpoint=place[0], graph=place[1], triples=hashlib.sha256(b"\n".join(lines)).hexdigest())
    begun = recall(run, known)
    if begun.done == len(lines):
        found = target.count()
        if found == len(lines) or (found > len(lines) and not replace):
            return Pushed(triples=len(lines), sent=0, found=found)
        begun = known  # somebody has emptied it, or there is more to be replaced
    if replace and not begun.done:
        target.clear()
    found = _send(run, target, begun, lines, chunk, progress)
    if found < len(lines) and begun.done:  # what an earlier push sent is gone
        begun, found = known, _send(run, target, known, lines, chunk, progress)
    if found < len(lines):
        remember(run, known)
        hint = "the server drops triples, or takes some for equal; its log may say more"
        raise EndpointError(f"{place[0]}: {len(lines)} triples were sent, {found} are in <{place[1]}>", hint)
    return Pushed(triples=len(lines), sent=len(lines) - begun.done, found=found)


def ntriples(run: Path) -> list[bytes]:
    """The graph of a run as sorted lines of N-Triples; RunError if there is none."""
    quads = normalised(read_graph(run), run / GRAPH_FILE)
    text = pyoxigraph.serialize((quad.triple for quad in quads), format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
    return sorted(line for line in text.split(b"\n") if line)


def _send(run: Path, target: Target, begun: Push, lines: Sequence[bytes], chunk: int, progress: Progress | None) -> int:
    done = begun.done
    for piece in _chunks(lines[done:], chunk):
        target.insert(piece)
        done += len(piece)
        remember(run, begun.model_copy(update={"done": done}))
        if progress:
            progress(done, len(lines))
    return target.count()


def _chunks(lines: Sequence[bytes], most: int) -> Iterator[list[bytes]]:
    piece: list[bytes] = []
    size = 0
    for line in lines:
        if piece and (len(piece) == most or size + len(line) > CHUNK_BYTES):
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line) + 1
    if piece:
        yield piece
