"""The flow as a whole: what must not change the result does not change a byte of it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.extract import EXTRACTORS
from kg.model import Graph
from kg.pipeline import Options
from kg.schema import Schema

ROOT = Path(__file__).parents[1]
EXAMPLES = [str(ROOT / "examples" / name) for name in ("aggregator.txt", "article.html", "records.jsonl")]
FAKE = Options(extractor="bought")
PAGE = (
    "A purchase in the harbour\n\nNorthwind bought Contoso on Monday, and nobody in the harbour was surprised by it.\n"
)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXTRACTORS._targets, "bought", "fakes:bought")


@pytest.fixture(scope="module")
def examples(schema: Schema) -> Graph:
    return pipeline.build(EXAMPLES, schema).graph


def write(path: Path, *records: dict[str, str]) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return str(path)


def digest(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def build_in_another_process(out: Path, seed: str, *options: str) -> dict[str, str]:
    command = [sys.executable, "-m", "kg.cli", "build", *EXAMPLES, "--out", str(out), "--format", "nt", *options]
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return digest(out)


def test_hash_seed_and_number_of_workers_change_no_byte(tmp_path: Path) -> None:
    one = build_in_another_process(tmp_path / "one", "1")
    other = build_in_another_process(tmp_path / "other", "2", "--workers", "2")
    assert one == other
    assert len(one) == 8


def test_the_order_of_the_inputs_changes_nothing(schema: Schema, examples: Graph) -> None:
    assert pipeline.build(EXAMPLES[::-1], schema).graph == examples


def test_every_quote_is_where_it_says(examples: Graph) -> None:
    texts = {article.id: article.text for article in examples.articles}
    pieces = [evidence for claim in examples.claims for evidence in claim.evidence]
    assert pieces
    assert all(texts[piece.article][piece.start : piece.end] == piece.quote for piece in pieces)


def test_every_claim_has_evidence_and_ends_that_fit_its_relation(schema: Schema, examples: Graph) -> None:
    types = {entity.id: entity.type for entity in examples.entities}
    for claim in examples.claims:
        relation = schema.relation(claim.relation)
        assert claim.evidence
        assert types[claim.subject] in relation.subject
        assert types.get(claim.object, "Amount") in relation.object


def test_the_example_page_is_four_articles(examples: Graph) -> None:
    titles = [article.title for article in examples.articles if article.source == "aggregator.txt"]
    assert len(titles) == 4
    assert "Northwind keeps shopping for small robot makers" in titles


@pytest.mark.usefixtures("fake")
class TestWithASmallExtractor:
    def test_two_pages_with_one_content_are_one_article(self, tmp_path: Path, schema: Schema) -> None:
        for name in ("a.txt", "b.txt"):
            (tmp_path / name).write_text(PAGE)
        result = pipeline.build([str(tmp_path)], schema, FAKE)
        assert [article.source for article in result.graph.articles] == [f"{tmp_path.name}/a.txt"]

    def test_a_record_is_never_dropped_as_a_duplicate(self, tmp_path: Path, schema: Schema) -> None:
        record = {"text": "Northwind bought Contoso."}
        graph = pipeline.build([write(tmp_path / "in.jsonl", record, record)], schema, FAKE).graph
        assert len(graph.articles) == 2
        assert [len(claim.evidence) for claim in graph.claims] == [2]

    def test_progress_is_told_after_every_article(self, tmp_path: Path, schema: Schema) -> None:
        told: list[tuple[int, int]] = []
        page = write(tmp_path / "in.jsonl", {"text": "One."}, {"text": "Two."})
        pipeline.build([page], schema, FAKE, progress=lambda done, total: told.append((done, total)))
        assert told == [(1, 2), (2, 2)]

    def test_the_order_of_skips_does_not_depend_on_the_order_of_inputs(self, tmp_path: Path, schema: Schema) -> None:
        names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
        for name in names:
            Path(name).touch()
        assert pipeline.build(names, schema, FAKE).skips == pipeline.build(names[::-1], schema, FAKE).skips

    def test_adding_an_article_equals_having_built_with_it(self, tmp_path: Path, schema: Schema) -> None:
        first, second = {"text": "Northwind bought Contoso."}, {"text": "Fabrikam bought Tessera."}
        both = pipeline.build([write(tmp_path / "both.jsonl", first, second)], schema, FAKE).graph
        alone = pipeline.build([write(tmp_path / "alone.jsonl", first)], schema, FAKE).graph
        assert all(claim in both.claims for claim in alone.claims)
        assert (len(alone.claims), len(both.claims)) == (1, 2)
