"""Commands that put the graph of a run into triple stores, and serve it: load, serve."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli.options import run_argument, schema_option
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
