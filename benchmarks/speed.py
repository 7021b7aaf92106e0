"""Words per second of the rule extractor against the bare spaCy pipeline, same components, same text, one run.

    python benchmarks/speed.py [FILE...]

Both are warm (one untimed pass each) and read the same articles in turn; the best of three passes counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg import pipeline
from kg.extract import EXTRACTORS
from kg.extract.annotate import load
from kg.model import Article
from kg.schema import Schema, load_schema

EXAMPLES = Path(__file__).parents[1] / "examples"
DEFAULT = [str(EXAMPLES / name) for name in ("aggregator.txt", "article.html", "records.jsonl")]
PASSES = 3
MIN_WORDS = 5000
"""Fewer words than that are read several times over, or the clock would measure noise."""


def main(inputs: Sequence[str]) -> None:
    """Measure and print."""
    schema = load_schema()
    articles, _ = pipeline.read_articles(inputs)
    words = sum(len(article.text.split()) for article in articles)
    times = max(1, MIN_WORDS // max(words, 1))
    texts = [article.text for article in articles] * times
    bare, ours = _best(lambda: _bare(texts), lambda: _ours(articles, schema, times))
    started = time.perf_counter()
    pipeline.build(inputs, schema)
    build = time.perf_counter() - started
    total = words * times
    print(f"{len(articles)} articles, {words:,} words, read {times} times")
    print(f"{'bare nlp.pipe':<16}{total / bare:>8,.0f} words/s")
    print(f"{'kg extraction':<16}{total / ours:>8,.0f} words/s")
    print(f"{'ratio':<16}{bare / ours:>8.2f}")
    print(f"{'build, warm':<16}{build:>8.2f} s")


def _bare(texts: Sequence[str]) -> None:
    for _ in load().pipe(texts):
        pass


def _ours(articles: Sequence[Article], schema: Schema, times: int) -> None:
    for _ in range(times):
        for _ in EXTRACTORS.get("rules")(articles, schema, None):
            pass


def _best(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    one(), other()
    pairs = [(_seconds(one), _seconds(other)) for _ in range(PASSES)]
    return min(first for first, _ in pairs), min(second for _, second in pairs)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:] or DEFAULT)
