"""The server's side of a worker: started, given jobs one at a time, and killed when a job takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import kg
from kg.serve.protocol import Refused
from kg.serve.worker import MEMORY, Job, Reply


class Process:
    """One worker. Not for two threads at once."""

    def __init__(self) -> None:
        self._process = _start()

    def do(self, job: Job, seconds: float) -> tuple[Reply, bytes]:
        """The worker's reply; Refused if it said no, took longer than ``seconds`` or broke. After the
        latter two it must be revived.
        """
        late = threading.Event()
        timer = threading.Timer(seconds, self._kill, [late])
        timer.start()
        try:
            head, body = self._exchange(job)
        except (OSError, ValueError, EOFError) as error:
            self.end()
            raise _lost(seconds, late.is_set()) from error
        finally:
            timer.cancel()
        if head.status >= HTTPStatus.BAD_REQUEST:
            raise Refused(HTTPStatus(head.status), body.decode())
        return head, body

    def revive(self) -> None:
        """Start a new process if the last one is dead."""
        if self._process.poll() is not None:
            self.end()
            self._process = _start()

    def end(self) -> None:
        """Kill it, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):  # a job that was never read may still wait in the pipe
                    stream.close()

    def _exchange(self, job: Job) -> tuple[Reply, bytes]:
        sent, received = self._process.stdin, self._process.stdout
        assert sent
        assert received
        sent.write(job.model_dump_json().encode() + b"\n")
        sent.flush()
        head = Reply.model_validate_json(received.readline())  # ValueError where the stream has ended
        body = received.read(head.length)
        if len(body) < head.length:
            raise EOFError("the worker ended in the middle of its reply")
        return head, body

    def _kill(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


def _start() -> subprocess.Popen[bytes]:
    root = str(Path(kg.__file__).parents[1])  # the worker imports the very package that started it
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-m", "kg.serve.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def _lost(seconds: float, late: bool) -> Refused:
    if late:
        return Refused(
            HTTPStatus.SERVICE_UNAVAILABLE, f"ended after {seconds:g} seconds, the time limit of this server"
        )
    memory = MEMORY // 1024**3
    return Refused(
        HTTPStatus.INTERNAL_SERVER_ERROR, f"the worker broke; a query may need at most {memory} GiB of memory"
    )
