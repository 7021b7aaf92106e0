"""``kg serve`` as a process: how it starts, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from graphs import demo_graph
from runs import TRIPLES, write_run

from kg.cli import main
from kg.schema import Schema

ROOT = Path(__file__).parents[1]


@pytest.fixture
def run(tmp_path: Path, schema: Schema) -> Path:
    return write_run(demo_graph(), schema, tmp_path / "run")


@contextmanager
def server(run: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "kg.cli", "serve", str(run), "--port", "0", *more]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout
            found = re.match(r"(http://\S+/) ", process.stdout.readline())
            assert found, process.communicate()[1]
            yield process, found[1]
        finally:
            process.kill()


def session(process: subprocess.Popen[str]) -> list[int]:
    """The processes of the server's session that are alive, as Linux lists them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == process.pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def gone(process: subprocess.Popen[str]) -> bool:
    end = time.monotonic() + 20
    while session(process) and time.monotonic() < end:
        time.sleep(0.1)
    return not session(process)


def ask(url: str) -> bytes:
    with urllib.request.urlopen(f"{url}sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D", timeout=60) as response:
        body: bytes = response.read()
        return body


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system has no /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_ends_leaves_no_process_behind(run: Path, how: signal.Signals) -> None:
    with server(run) as (process, url):
        assert b"true" in ask(url)
        assert len(session(process)) >= 3
        process.send_signal(how)
        _, complaint = process.communicate(timeout=60)
        assert gone(process)
    assert process.returncode == (-how if how == signal.SIGKILL else 0)
    assert "Traceback" not in complaint


def test_two_servers_of_a_run_may_read_it(run: Path) -> None:
    with server(run) as (_, first), server(run) as (_, second):
        assert ask(first) == ask(second)
        assert f"{TRIPLES} triples, 0 added" in CliRunner().invoke(main, ["load", str(run)]).output


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [(["nowhere"], 1, "no such run"), (["."], 1, "not a run folder"), ([".", "--port", "70000"], 2, "70000")],
)
def test_what_cannot_be_served_is_said(arguments: list[str], code: int, word: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", *arguments])
    assert (result.exit_code, word in result.stderr) == (code, True)
