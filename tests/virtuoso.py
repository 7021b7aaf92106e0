"""A Virtuoso of one's own: a fresh database in a folder of the test, on free ports of the loopback, then ended."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PROGRAM = shutil.which("virtuoso-t")
WHY_NOT = "virtuoso-t is not installed (Debian: virtuoso-opensource-7-bin)"
USER, PASSWORD = "dba", "dba"
"""The account of a database that was just made."""
START_SECONDS = 90
QUERY_SECONDS = 60

_CONFIGURATION = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
ThreadsPerQuery = 1
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerRoot = {folder}
ServerThreads = 4
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 100000
"""


class Virtuoso(NamedTuple):
    """A server that runs. ``url`` has no slash at its end."""

    url: str

    @property
    def sparql(self) -> str:
        """The SPARQL Protocol endpoint; anybody may ask, nobody may write."""
        return f"{self.url}/sparql"

    @property
    def graph_store(self) -> str:
        """The Graph Store Protocol endpoint, with digest authentication as ``USER``."""
        return f"{self.url}/sparql-graph-crud-auth"

    def put(self, graph: str, ntriples: bytes) -> None:
        """Make ``ntriples`` the whole content of the named graph ``graph``."""
        address = f"{self.graph_store}?{urllib.parse.urlencode({'graph-uri': graph})}"
        # Turtle: Virtuoso has no reader for N-Triples here, and every N-Triples file is one of Turtle.
        headers = {"Content-Type": "text/turtle"}
        request = urllib.request.Request(address, data=ntriples, headers=headers, method="PUT")
        request.add_header("Authorization", self._digest(request))
        with urllib.request.urlopen(request, timeout=QUERY_SECONDS):
            pass

    def _digest(self, request: urllib.request.Request) -> str:
        """An answer to the challenge, which is fetched first: the server hangs up on a large body that it refuses."""
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.url, USER, PASSWORD)
        try:
            urllib.request.urlopen(request.full_url, timeout=QUERY_SECONDS)
        except urllib.error.HTTPError as error:
            scheme, _, words = error.headers["WWW-Authenticate"].partition(" ")
        challenge = urllib.request.parse_keqv_list(urllib.request.parse_http_list(words))
        answer = urllib.request.HTTPDigestAuthHandler(passwords).get_authorization(request, challenge)
        return f"{scheme} {answer}"

    def select(self, query: str, graph: str) -> dict[str, object]:
        """The SPARQL JSON results of a query with ``graph`` as default graph; RuntimeError with the server's words."""
        form = urllib.parse.urlencode({"query": query, "default-graph-uri": graph}).encode()
        request = urllib.request.Request(self.sparql, form, {"Accept": "application/sparql-results+json"})
        try:
            with urllib.request.urlopen(request, timeout=QUERY_SECONDS) as answer:
                found: dict[str, object] = json.load(answer)
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read(500).decode("utf-8", "replace")) from error
        return found


@contextmanager
def running(folder: Path) -> Iterator[Virtuoso]:
    """Start a server whose files all lie in the new folder ``folder``, and end it afterwards."""
    assert PROGRAM, WHY_NOT
    folder.mkdir(parents=True)
    sql_port, http_port = _free_ports(2)
    configuration = folder / "virtuoso.ini"
    configuration.write_text(_CONFIGURATION.format(folder=folder, sql_port=sql_port, http_port=http_port))
    with (folder / "output.txt").open("wb") as output:
        server = subprocess.Popen(
            [PROGRAM, "+foreground", "+configfile", str(configuration)], cwd=folder, stdout=output, stderr=output
        )
        try:
            found = Virtuoso(f"http://127.0.0.1:{http_port}")
            _wait(found, server, folder)
            yield found
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _wait(server: Virtuoso, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            server.select("SELECT * WHERE { ?s ?p ?o } LIMIT 1", "urn:none")
        except (OSError, RuntimeError):
            time.sleep(0.3)
        else:
            return
    log = folder / "virtuoso.log"
    raise RuntimeError(f"Virtuoso does not answer: {log.read_text(errors='replace') if log.exists() else 'no log'}")
