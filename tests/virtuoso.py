"""A Virtuoso of its own for the tests, on free ports in a temporary folder; skipped where it is not installed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

VIRTUOSO = shutil.which("virtuoso-t")
needs_virtuoso = pytest.mark.skipif(VIRTUOSO is None, reason="virtuoso-t (Debian: virtuoso-opensource-7) is missing")
START_SECONDS = 120

INI = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
MaxQueryMem = 500M
CheckpointInterval = 0
DirsAllowed = .

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = 100000
MaxQueryExecutionTime = 60
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The base address of a fresh Virtuoso with the user ``dba``, password ``dba``; it ends with the body."""
    assert VIRTUOSO
    sql, http = _free_ports()
    (folder / "virtuoso.ini").write_text(INI.format(sql=sql, http=http))
    base = f"http://127.0.0.1:{http}"
    with (folder / "out.log").open("w") as log:
        command = [VIRTUOSO, "-f", "-c", "virtuoso.ini"]
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(base, process, folder)
            yield base
        finally:
            process.kill()
            process.wait()


def _wait(base: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/sparql?query=ASK%7B%7D", timeout=5):
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.2)
    pytest.fail(f"Virtuoso does not start: {(folder / 'out.log').read_text()[-1000:]}")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
