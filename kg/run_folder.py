"""A run folder: what one build leaves on disk, put there as a whole or not at all.

::

    articles.jsonl  entities.jsonl  claims.jsonl    the graph, one record a line
    run.json                                        how it was made: no clock, no machine's path
    graph.ttl  graph.html  graph.graphml  ...       whatever the writers were asked for
    store/                                          from `kg load`; knows which graph it holds, so it outlives a rebuild
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, JsonValue, ValidationError

from kg.errors import RunError
from kg.model import Article, Claim, Entity, Graph, Record, Skip

R = TypeVar("R", bound=Record)
Writer = Callable[[Path], None]

RUN_FILE = "run.json"
TABLES = ("articles", "entities", "claims")
STORE_FOLDER = "store"


class Counts(Record):
    """How much there is; entities by type, claims by relation and then by status."""

    articles: int = 0
    entities: dict[str, int] = Field(default_factory=dict)
    claims: dict[str, dict[str, int]] = Field(default_factory=dict)


class RunInfo(Record):
    """The contents of ``run.json``. ``options`` are those that can change the result."""

    tool: Literal["newskg"] = "newskg"
    version: str
    schema_hash: str
    options: dict[str, JsonValue] = Field(default_factory=dict)
    counts: Counts = Counts()
    skips: tuple[Skip, ...] = ()


def save(graph: Graph, info: RunInfo, folder: Path, writers: Mapping[str, Writer] | None = None) -> None:
    """Write ``graph`` to ``folder``; each of ``writers`` (file name -> function) adds one more file.

    Everything is written beside ``folder`` first and then renamed over it, so that an interruption leaves what was
    there before. RunError if ``folder`` is something else than a run folder, or cannot be written.
    """
    check_target(folder)
    try:
        with _replacing(folder.resolve()) as part:
            for name, records in _tables(graph).items():
                _write_lines(part / f"{name}.jsonl", records)
            _write(part / RUN_FILE, info.model_dump_json(indent=1) + "\n")
            for name, write in (writers or {}).items():
                write(part / name)
    except OSError as error:
        raise RunError(f"{folder}: cannot be written ({error.strerror})", "choose another --out") from error


def load(folder: Path) -> Graph:
    """The graph of a run folder; RunError if it is missing, incomplete or damaged. ``load(save(graph)) == graph``."""
    read_info(folder)
    return Graph(
        articles=_read_lines(folder / "articles.jsonl", Article),
        entities=_read_lines(folder / "entities.jsonl", Entity),
        claims=_read_lines(folder / "claims.jsonl", Claim),
    )


def read_info(folder: Path) -> RunInfo:
    """The ``run.json`` of a run folder; RunError if there is none of ours."""
    if not folder.is_dir():
        raise RunError(f"{folder}: no such run folder", "make one with `kg build INPUT --out FOLDER`")
    try:
        return RunInfo.model_validate_json((folder / RUN_FILE).read_bytes())
    except (OSError, ValidationError) as error:
        raise RunError(f"{folder}: not a run folder ({RUN_FILE} is missing or not ours)", "build it again") from error


def check_target(folder: Path) -> None:
    """RunError if ``folder`` exists and is not a run folder: nothing that we did not write is ever replaced."""
    if not folder.exists() and not folder.is_symlink():
        return
    try:
        read_info(folder)
    except RunError as error:
        hint = "only a run folder is replaced; choose another --out"
        raise RunError(f"{folder}: exists and is not a run folder", hint) from error


def count(graph: Graph) -> Counts:
    """Count what is in ``graph``, each table sorted by name."""
    claims: dict[str, dict[str, int]] = {}
    for claim in graph.claims:
        row = claims.setdefault(claim.relation, {})
        row[claim.status] = row.get(claim.status, 0) + 1
    types: dict[str, int] = {}
    for entity in graph.entities:
        types[entity.type] = types.get(entity.type, 0) + 1
    by_relation = {relation: dict(sorted(row.items())) for relation, row in sorted(claims.items())}
    return Counts(articles=len(graph.articles), entities=dict(sorted(types.items())), claims=by_relation)


def _tables(graph: Graph) -> dict[str, tuple[Record, ...]]:
    return {name: getattr(graph, name) for name in TABLES}


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """A new hidden folder beside ``folder`` that takes its place if the body ends well."""
    part = folder.with_name(f".{folder.name}.part-{os.getpid()}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        yield part
        _swap(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _swap(part: Path, folder: Path) -> None:
    if not folder.exists():
        part.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.old-{os.getpid()}")
    try:
        folder.rename(old)
        part.rename(folder)
        _keep(old / STORE_FOLDER, folder / STORE_FOLDER)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    finally:
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)


def _keep(before: Path, after: Path) -> None:
    # Only time is lost if this fails: the store is made from the graph.
    with suppress(OSError):
        before.rename(after)


def _write_lines(path: Path, records: Iterable[Record]) -> None:
    _write(path, "".join(record.model_dump_json() + "\n" for record in records))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _read_lines(path: Path, record: type[R]) -> tuple[R, ...]:
    try:
        with path.open("rb") as lines:
            return tuple(record.model_validate_json(line) for line in lines)
    except OSError as error:
        raise RunError(f"{path}: cannot be read ({error.strerror})", "build the run again") from error
    except ValidationError as error:
        raise RunError(f"{path}: line {_bad_line(path, record)} is damaged", "build the run again") from error


def _bad_line(path: Path, record: type[Record]) -> int:
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            record.model_validate_json(line)
        except ValidationError:
            return number
    return 0
