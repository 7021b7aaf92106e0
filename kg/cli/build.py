"""``kg build``: inputs in, run folder out."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg import __version__, pipeline, run_folder
from kg.cli import summary
from kg.cli.errors import USAGE, Failure
from kg.cli.options import check_base_iri, extractor_options, schema_option, with_base_iri
from kg.errors import KgError
from kg.export import EXPORTERS, export, file_name
from kg.extract import EXTRACTORS
from kg.model import Graph, Record, Skip
from kg.pipeline import Options, Result
from kg.read import EMPTY_FOLDER
from kg.run_folder import RunInfo
from kg.schema import Schema, load_schema

SOME_SKIPPED = 1
NOTHING_BUILT = 3
TERMINATED = 143
FORMATS = ("turtle", "html", "graphml")


@click.command("build")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Run folder to write.")
@schema_option
@extractor_options("both")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="Processes that extract.")
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Write this format too; may be repeated.")
@click.option("--base-iri", callback=check_base_iri, metavar="IRI", help="Where the names of the nodes live.")
@click.option("--quiet", is_flag=True, help="No progress bar and no table; warnings and errors only.")
@click.pass_context
def build_command(
    context: click.Context,
    inputs: tuple[str, ...],
    out: Path,
    schema_folder: Path | None,
    extractor: str,
    spacy_model: str | None,
    workers: int,
    formats: tuple[str, ...],
    base_iri: str | None,
    quiet: bool,
) -> None:
    """Read news pages and write a run folder with the graph.

    An INPUT is a text, HTML or JSON Lines file, a folder of these, or - for standard input. DIR may be an earlier run
    folder, which is replaced as a whole at the end; anything else that exists is refused.

    Exit code 0: every input gave an article. 1: the graph was built, but an input file or record gave none.
    2: wrong usage, or nothing to read. 3: nothing could be built.

    \b
    Example:
      kg build examples/aggregator.txt --out outputs/demo
    """
    job = Job(
        inputs=inputs,
        out=out,
        schema_folder=schema_folder,
        options=Options(extractor=extractor, model=spacy_model, workers=workers),
        formats=tuple(dict.fromkeys((*FORMATS, *formats))),
        base_iri=base_iri,
        quiet=quiet,
    )
    try:
        with _terminable():
            code = run(job)
    except KgError as error:
        raise Failure.of(error, USAGE) from error
    context.exit(code)


class Job(Record):
    """Everything that was asked for."""

    inputs: tuple[str, ...]
    out: Path
    schema_folder: Path | None = None
    options: Options = Options()
    formats: tuple[str, ...] = FORMATS
    base_iri: str | None = None
    quiet: bool = False


def run(job: Job) -> int:
    """Do what was asked for and return the exit code; KgError where it cannot be done."""
    run_folder.check_target(job.out)
    schema = load_schema(job.schema_folder)
    EXTRACTORS.get(job.options.extractor)
    for name in job.formats:
        EXPORTERS.get(name)
    articles, skips = pipeline.read_articles(job.inputs, sys.stdin.buffer)
    for line in summary.warnings(skips):
        click.echo(f"kg: {line}", err=True)
    if not articles:
        raise _nothing(skips)
    with progress_bar("reading", shown=sys.stderr.isatty() and not job.quiet) as progress:
        graph = pipeline.build_graph(articles, schema, job.options, progress=progress)
    info = _save(job, Result(graph=graph, skips=skips), schema)
    if not job.quiet:
        click.echo(summary.table(info.counts, info.skips, job.out))
    return SOME_SKIPPED if skips else 0


def _nothing(skips: Sequence[Skip]) -> Failure:
    if all(skip.reason == EMPTY_FOLDER for skip in skips):
        return Failure("there is nothing to read", "name files, or folders that hold some", USAGE)
    return Failure("no article in any input; nothing was written", code=NOTHING_BUILT)


def _save(job: Job, result: Result, schema: Schema) -> RunInfo:
    info = RunInfo(
        version=__version__,
        schema_hash=schema.hash,
        options={"extractor": job.options.extractor, "spacy_model": job.options.model, "base_iri": job.base_iri},
        counts=run_folder.count(result.graph),
        skips=result.skips,
    )
    named = with_base_iri(schema, job.base_iri)
    writers = {file_name(name): partial(_write, name, result.graph, named) for name in job.formats}
    run_folder.save(result.graph, info, job.out, writers)
    return info


def _write(name: str, graph: Graph, schema: Schema, path: Path) -> None:
    export(name, graph, schema, path)


@contextmanager
def progress_bar(what: str, *, shown: bool) -> Iterator[pipeline.Progress | None]:
    """A bar on stderr, for people only."""
    if not shown:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM unwind the stack, so that what is half written is taken away again."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
