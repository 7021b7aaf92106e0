"""The server's side of a worker: started, given jobs one at a time, and killed when a job takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import kg
from kg.serve.protocol import Refused
from kg.serve.worker import MEMORY, Job, Reply

START_SECONDS = 60.0
"""How long a worker may take to get ready: on a busy machine Python alone needs seconds."""
COMMAND = (sys.executable, "-m", "kg.serve.worker")


class Process:
    """One worker, which :meth:`start` brings to life. Not for two threads at once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def alive(self) -> bool:
        """Whether it can take a job."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it if it is not alive, and wait until it is ready. Refused if it does not get ready."""
        if self.alive:
            return
        self.end()
        self._process = _start()
        self._guarded(self._receive, START_SECONDS)

    def do(self, job: Job, seconds: float) -> tuple[Reply, bytes]:
        """The worker's reply; Refused if it said no, took longer than ``seconds`` or broke, and is then not alive."""
        head, body = self._guarded(lambda: self._exchange(job), seconds)
        if head.status >= HTTPStatus.BAD_REQUEST:
            raise Refused(HTTPStatus(head.status), body.decode())
        return head, body

    def end(self) -> None:
        """Kill it, and wait until it is gone."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):  # a job that was never read may still wait in the pipe
                    stream.close()

    def _guarded(self, talk: Callable[[], tuple[Reply, bytes]], seconds: float) -> tuple[Reply, bytes]:
        """``talk()``, with the process killed if that takes longer than ``seconds``."""
        late = threading.Event()
        timer = threading.Timer(seconds, self._kill, [late])
        timer.start()
        try:
            return talk()
        except (OSError, ValueError, EOFError) as error:
            self.end()
            raise _lost(seconds, late.is_set()) from error
        finally:
            timer.cancel()

    def _exchange(self, job: Job) -> tuple[Reply, bytes]:
        assert self._process
        assert self._process.stdin
        self._process.stdin.write(job.model_dump_json().encode() + b"\n")
        self._process.stdin.flush()
        return self._receive()

    def _receive(self) -> tuple[Reply, bytes]:
        assert self._process
        assert self._process.stdout
        head = Reply.model_validate_json(self._process.stdout.readline())  # ValueError where the stream has ended
        body = self._process.stdout.read(head.length)
        if len(body) < head.length:
            raise EOFError("the worker ended in the middle of its reply")
        return head, body

    def _kill(self, late: threading.Event) -> None:
        late.set()
        if self._process:
            self._process.kill()


def _start() -> subprocess.Popen[bytes]:
    root = str(Path(kg.__file__).parents[1])  # the worker imports the very package that started it
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def _lost(seconds: float, late: bool) -> Refused:
    if late:
        return Refused(
            HTTPStatus.SERVICE_UNAVAILABLE, f"ended after {seconds:.1f} seconds, the time limit of this server"
        )
    memory = MEMORY // 1024**3
    return Refused(
        HTTPStatus.INTERNAL_SERVER_ERROR, f"the worker broke; a query may need at most {memory} GiB of memory"
    )
