"""Annotated articles and their judge, both beside the checkout: build, score, and take the judge's words apart."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from pydantic import BaseModel, ConfigDict

from kg.cli import main as kg

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
JUDGE = SHARED / "eval" / "score.py"
SPLITS = ("dev", "train")
Figures = dict[str, float | None]
_LINE = re.compile(r"(?P<kind>[A-Z]+)(?P<status> \S+ for (?:\[[^]]*\]|\S+))?\s+(?P<article>\S+) (?P<rest>.*)")
_ROW = re.compile(r"(\w+)\s+gold\s+(\d+)\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)")


class GoldEntity(BaseModel):
    """An annotated name or amount."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    value: float | None = None
    high: float | None = None
    unit: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names it has in the text."""
        return (self.name, *self.aliases)


class GoldClaim(BaseModel):
    """An annotated claim; ``subject`` and ``object`` are entity ids."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    subject: str
    relation: str
    object: str
    status: str | tuple[str, ...] = "actual"
    quote: str = ""
    optional: bool = False


class GoldArticle(BaseModel):
    """An annotated article."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    entities: tuple[GoldEntity, ...]
    claims: tuple[GoldClaim, ...]

    def entity(self, id: str) -> GoldEntity:
        """The entity of that id."""
        return next(entity for entity in self.entities if entity.id == id)


@dataclass(frozen=True, slots=True)
class Error:
    """One error that the judge names: ``kind`` is its word, ``told`` is "subject -relation-> object"."""

    kind: str
    article: str
    told: str
    quote: str
    status: str = ""
    """For STATUS: "possible for actual"."""

    @property
    def relation(self) -> str:
        """The relation told."""
        return self.told.rpartition("-> ")[0].rpartition(" -")[2]


@dataclass(frozen=True, slots=True)
class Row:
    """One relation of the judge's table, in percent."""

    relation: str
    gold: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that the judge says about one graph."""

    figures: Figures
    rows: tuple[Row, ...]
    errors: tuple[Error, ...]

    def of(self, *kinds: str) -> list[Error]:
        """The errors of some kinds."""
        return [error for error in self.errors if error.kind in kinds]


def gold(split: str) -> Path:
    """The annotated articles of one split."""
    return SHARED / "gold" / f"{split}.jsonl"


def there() -> bool:
    """True where the development articles and the judge lie beside the checkout."""
    return gold("dev").exists() and JUDGE.exists()


def digests() -> dict[str, str]:
    """SHA-256 of everything that a figure depends on beside the project: the articles and the judge."""
    files = (*(gold(split) for split in SPLITS), JUDGE)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.exists()}


def annotated(split: str) -> dict[str, GoldArticle]:
    """The annotations of a split by article id."""
    lines = gold(split).read_text(encoding="utf-8").splitlines()
    articles = [GoldArticle.model_validate_json(line) for line in lines if line.strip()]
    return {article.id: article for article in articles}


def build(split: str, run: Path, extractor: str) -> None:
    """Build a split into the run folder ``run`` as a user would; RuntimeError where an article was left out."""
    words = ["build", str(gold(split)), "--out", str(run), "--quiet", "--extractor", extractor]
    code = kg.main(words, prog_name="kg", standalone_mode=False)
    if code:
        raise RuntimeError(f"kg build of {split} ended with {code}")


def score(split: str, run: Path) -> Verdict:
    """What the judge says about the graph of a run folder."""
    said, before = io.StringIO(), sys.argv
    sys.argv = [JUDGE.name, str(gold(split)), str(run / "graph.ttl"), "--by-relation", "--errors", "1000000"]
    try:
        with redirect_stdout(said):
            judge().main()
    finally:
        sys.argv = before
    return verdict(said.getvalue().splitlines())


def verdict(lines: Iterable[str]) -> Verdict:
    """The judge's lines as records: errors, then one row a relation, then the figures."""
    *others, last = lines
    rows = [hit for line in others if (hit := _ROW.match(line))]
    errors = [line for line in others if not _ROW.match(line)]
    return Verdict(
        figures=json.loads(last),
        rows=tuple(Row(hit[1], int(hit[2]), *map(float, hit.groups()[2:])) for hit in rows),
        errors=tuple(_error(line) for line in errors),
    )


def _error(line: str) -> Error:
    hit = _LINE.fullmatch(line)
    if hit is None:
        raise ValueError(f"not a line of the judge: {line}")
    told, _, quote = hit["rest"].partition("  «")
    return Error(hit["kind"], hit["article"], told.rpartition(" [")[0], quote[:-1], (hit["status"] or "").strip())


@lru_cache(maxsize=1)
def judge() -> ModuleType:
    """The judge as a module; it lies outside the project."""
    spec = importlib.util.spec_from_file_location("judge", JUDGE)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(JUDGE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def norm(name: str) -> str:
    """A name as the judge compares it."""
    return str(judge().norm(name))


def same_amount(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Two amounts as the judge compares them: ``value, high, unit``."""
    return bool(judge().same_amount(one, other))
