"""Readers and one writer over the store of a run, each in a process of its own.

A reader takes one place, whoever writes takes all of them: so no query runs while something is written. The writer
keeps the store open for the next update, and closes it before the next query.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http import HTTPStatus
from pathlib import Path

from kg.errors import KgError, RunError
from kg.lock import locked
from kg.serve.process import START_SECONDS, Process
from kg.serve.protocol import Query, Refused, Update
from kg.serve.worker import Job, Reply
from kg.store import load
from kg.store.places import GRAPH_FILE, data_folder, in_use, lock_file, read_marker, write_marker

PAUSE = 0.05
"""Seconds between two tries for the lock on the store."""


class Access:
    """The store of ``run``, brought up to date with the run's graph now and after every rebuild.

    ``workers`` queries run at once, each for at most ``seconds`` with its wait, and give at most ``limit`` rows.
    RunError if there is no run, or another process writes its store.
    """

    def __init__(self, run: Path, workers: int, seconds: float, limit: int, prefixes: dict[str, str]) -> None:
        self._run, self._seconds, self._workers = run, seconds, workers
        self._base = Job(kind="close", store=str(data_folder(run)), limit=limit, prefixes=prefixes)
        self._idle: queue.Queue[Process] = queue.Queue()
        self._alone = threading.Lock()
        self._readers = [Process() for _ in range(workers)]
        self._writer, self._writing = Process(), False
        self._hold, self._held = ExitStack(), False
        self._generation, self._closed = 0, False
        self._seen = self._signature()
        load(run, keep_updates=True)
        if not self._lock(exclusive=False):
            raise in_use(run)
        for process in self._readers:
            self._start(process)
        self._await_all()

    def answer(self, query: Query, accept: str | None) -> tuple[Reply, bytes]:
        """A worker's reply; Refused with 503 if that takes too long, or no worker gets free in time."""
        end = time.monotonic() + self._seconds
        with self._place(end) as process:
            job = {"kind": "query", "query": query, "accept": accept, "generation": self._generation}
            return process.do(self._base.model_copy(update=job), _left(end))

    def update(self, update: Update) -> None:
        """Change the store; Refused if the update is wrong, or takes too long."""
        end = time.monotonic() + self._seconds
        with self._all_places(end):
            self._refresh()
            self._open_writer(end)
            self._writer.do(self._base.model_copy(update={"kind": "update", "update": update.text}), self._seconds)

    def triples(self) -> int:
        """Triples of the run's graph, as it was last loaded."""
        marker = read_marker(self._run)
        return marker.triples if marker else 0

    def close(self) -> None:
        """End every worker, whatever it is doing, and let go of the store."""
        with self._alone:
            self._closed = True
            self._close_writer()
            for process in (self._writer, *self._readers):
                process.end()
            self._unlock()

    def _await_all(self) -> None:
        try:
            with self._all_places(time.monotonic() + START_SECONDS):
                return
        except Refused as error:
            self.close()
            raise RunError(f"the server's workers do not start in {START_SECONDS:.0f} seconds") from error

    @contextmanager
    def _place(self, end: float) -> Iterator[Process]:
        """A process for one query, on a store that is up to date and that nobody writes."""
        process = self._take(end)
        while self._writing or not self._held or self._seen != self._signature():
            self._idle.put(process)
            with self._all_places(end):
                self._refresh()
                self._close_writer()
                self._lock_until(end, exclusive=False)
            process = self._take(end)
        try:
            yield process
        finally:
            self._give_back(process)

    @contextmanager
    def _all_places(self, end: float) -> Iterator[None]:
        if not self._alone.acquire(timeout=_left(end)):
            raise _busy("the store is being written")
        taken: list[Process] = []
        try:
            while len(taken) < self._workers:
                taken.append(self._take(end))
            yield
        finally:
            for process in taken:
                self._give_back(process)
            self._alone.release()

    def _take(self, end: float) -> Process:
        try:
            process = self._idle.get(timeout=_left(end))
        except queue.Empty:
            raise _busy("all workers are busy") from None
        if not process.alive:  # it died while nobody asked
            self._start(process)
            return self._take(end)
        return process

    def _give_back(self, process: Process) -> None:
        if process.alive:
            self._idle.put(process)
        else:
            self._start(process)

    def _start(self, process: Process) -> None:
        """Start ``process`` beside what goes on, for that takes longer than most queries; free once it is ready."""
        threading.Thread(target=self._start_now, args=(process,), daemon=True).start()

    def _start_now(self, process: Process) -> None:
        try:
            if not self._closed:
                process.start()
        except Refused:
            time.sleep(PAUSE)
        finally:
            self._idle.put(process)

    def _refresh(self) -> None:
        """Load the run's graph again if the file is another one than before."""
        if self._seen == self._signature():
            return
        self._close_writer()
        self._unlock()
        seen, self._seen = self._signature(), None
        try:
            load(self._run)
        except KgError as error:
            raise _busy(f"the run has changed, and its graph cannot be loaded: {error}") from error
        self._seen = seen
        self._generation += 1

    def _open_writer(self, end: float) -> None:
        self._writer.start()
        if self._writing:
            return
        self._lock_until(end, exclusive=True)
        marker = read_marker(self._run)
        if marker is None:
            raise _busy("the store is not complete")
        write_marker(self._run, marker.model_copy(update={"changed": True}))
        self._writing = True

    def _close_writer(self) -> None:
        if self._writing:
            with suppress(Refused):  # it was killed, or is killed now: the database mends itself when it is opened
                self._writer.do(self._base, self._seconds)
            self._writing = False
            self._generation += 1

    def _lock_until(self, end: float, *, exclusive: bool) -> None:
        while not self._lock(exclusive=exclusive):
            if time.monotonic() > end:
                raise _busy(str(in_use(self._run)))
            time.sleep(PAUSE)

    def _lock(self, *, exclusive: bool) -> bool:
        self._unlock()
        self._held = self._hold.enter_context(locked(lock_file(self._run), exclusive=exclusive))
        return self._held

    def _unlock(self) -> None:
        self._hold.close()
        self._held = False

    def _signature(self) -> tuple[int, int, int] | None:
        """What tells one file from another without reading it; None while there is no file."""
        try:
            found = (self._run / GRAPH_FILE).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns


def _left(end: float) -> float:
    return max(end - time.monotonic(), 0.001)


def _busy(message: str) -> Refused:
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, message, {"Retry-After": "1"})
