"""Commands that put the graph of a run into triple stores, and serve it: load, push, serve."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli.options import run_argument, schema_option
from kg.cli.progress import progress_bar
from kg.cli.runs import run_schema
from kg.run_folder import read_info
from kg.store import load


@click.command("load")
@run_argument
def load_command(run: Path) -> None:
    """Load the graph of a run folder into a triple store inside it.

    `kg query` and `kg serve` then start at once, however large the graph is. A second load changes only what is new or
    gone. A store that no longer fits the graph is never asked.

    Exit code 1: no such run, or another process uses the store, or it cannot be written.

    \b
    Example:
      kg load outputs/demo
    """
    done = load(run)
    click.echo(f"{done.triples} triples, {done.added} added, {done.removed} removed")


@click.command("push")
@run_argument
@click.option("--endpoint", required=True, metavar="URL", help="Where updates, or graphs, are sent.")
@click.option(
    "--protocol",
    type=click.Choice(["update", "graph-store"]),
    default="update",
    show_default=True,
    help="SPARQL 1.1 Update or the Graph Store Protocol.",
)
@click.option("--query-endpoint", metavar="URL", help="Where the triples are counted, if that is another address.")
@click.option("--graph", metavar="IRI", help="Named graph to fill (default: one named after the run folder).")
@click.option("--chunk", default=1000, show_default=True, type=click.IntRange(1), help="Triples sent at once.")
@click.option("--replace", is_flag=True, help="Empty the graph first; else what is there stays.")
@schema_option
def push_command(
    run: Path,
    endpoint: str,
    protocol: str,
    query_endpoint: str | None,
    graph: str | None,
    chunk: int,
    replace: bool,
    schema_folder: Path | None,
) -> None:
    """Put the graph of a run folder into a triple store of yours.

    A user and password come from KG_PUSH_USER and KG_PUSH_PASSWORD (Basic or Digest, as the server asks), a token from
    KG_PUSH_TOKEN (Bearer). A push that broke off goes on where it was when it is repeated; one that is repeated for
    nothing sends nothing. At the end the triples in the graph are counted.

    Exit code 1: no such run, or the server cannot be reached, refuses, or holds fewer triples than were sent.

    \b
    Example:
      kg push outputs/demo --endpoint http://localhost:7878/sparql
    """
    from kg.push import check_graph, default_graph, push
    from kg.push.client import Client, credentials
    from kg.push.targets import make_target

    schema = run_schema(read_info(run), schema_folder)
    named = check_graph(graph or default_graph(schema.instance_iri, run))
    client = Client(endpoint, credentials(os.environ))
    target = make_target(client, protocol, endpoint, named, query_endpoint)
    with progress_bar("pushing", shown=sys.stderr.isatty()) as progress:
        done = push(run, target, (endpoint, named), chunk, replace=replace, progress=progress)
    click.echo(f"{done.triples} triples, {done.sent} sent, {done.found} found in <{named}>")
    if done.found > done.triples:
        click.echo("kg: the graph holds others as well; --replace would empty it first", err=True)


@click.command("serve")
@run_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen to; beware of any other.")
@click.option("--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="0: any free one.")
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1), help="Seconds for a query.")
@click.option("--rows", default=10_000, show_default=True, type=click.IntRange(1), help="Rows of an answer at most.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1), help="Queries that run at once.")
@click.option(
    "--update-token",
    envvar="KG_UPDATE_TOKEN",
    show_envvar=True,
    metavar="TOKEN",
    help="Take updates that bring this token as a Bearer.",
)
@click.option("--cors", multiple=True, metavar="ORIGIN", help="A web page that may ask; * for all; may be repeated.")
@schema_option
def serve_command(
    run: Path,
    host: str,
    port: int,
    timeout: float,
    rows: int,
    workers: int,
    update_token: str | None,
    cors: tuple[str, ...],
    schema_folder: Path | None,
) -> None:
    """Serve a run folder: a SPARQL endpoint at /sparql, and a page with an editor at /.

    The run is loaded first, as `kg load` does, and again whenever it is rebuilt. Only programs on this machine are
    answered, and nothing can be changed, unless you ask for it. Ctrl-C ends the server.

    Exit code 1: no such run, its store is in use, or the port is taken.

    \b
    Example:
      kg serve outputs/demo --port 7878
    """
    from kg.serve.server import Settings, serving

    settings = Settings(
        host=host, port=port, seconds=timeout, rows=rows, workers=workers, token=update_token or None, origins=cors
    )
    with serving(run, run_schema(read_info(run), schema_folder), settings, schema_folder) as server, _stoppable():
        if not server.site.guard.loopback:
            click.echo(f"kg: anyone who can reach {host} can read this run", err=True)
        click.echo(f"{server.url} (the endpoint: {server.url}sparql); Ctrl-C ends it")
        server.serve_forever()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM are the ways to end a server, not failures."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)
