"""Words per second of the extractors against the bare spaCy pipeline, same components, same text, one run.

    python benchmarks/speed.py [FILE...]

All are warm (one untimed pass each) and read the same articles in turn; the best of three passes counts. The last line
is the most memory that the process has held, everything above included.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from kg import pipeline
from kg.extract import EXTRACTORS
from kg.extract.annotate import load
from kg.model import Article
from kg.schema import Schema, load_schema

EXAMPLES = Path(__file__).parents[1] / "examples"
DEFAULT = [str(EXAMPLES / name) for name in ("aggregator.txt", "article.html", "records.jsonl")]
READERS = ("rules", "both")
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
    readers = [partial(_ours, name, articles, schema, times) for name in READERS]
    bare, *ours = _best(partial(_bare, texts), *readers)
    started = time.perf_counter()
    pipeline.build(inputs, schema)
    build = time.perf_counter() - started
    total = words * times
    print(f"{len(articles)} articles, {words:,} words, read {times} times")
    print(f"{'bare nlp.pipe':<16}{total / bare:>8,.0f} words/s")
    for name, seconds in zip(READERS, ours, strict=True):
        print(f"{name:<16}{total / seconds:>8,.0f} words/s, {bare / seconds:.2f} of the bare pipeline")
    print(f"{'both : rules':<16}{ours[0] / ours[1]:>8.2f}")
    print(f"{'build, warm':<16}{build:>8.2f} s")
    print(f"{'memory':<16}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>8,.0f} MB")


def _bare(texts: Sequence[str]) -> None:
    for _ in load().pipe(texts):
        pass


def _ours(name: str, articles: Sequence[Article], schema: Schema, times: int) -> None:
    for _ in range(times):
        for _ in EXTRACTORS.get(name)(articles, schema, None):
            pass


def _best(*works: Callable[[], None]) -> list[float]:
    """The best time of each, in turns, so that a busy machine slows all of them."""
    for work in works:
        work()
    passes = [[_seconds(work) for work in works] for _ in range(PASSES)]
    return [min(times) for times in zip(*passes, strict=True)]


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:] or DEFAULT)
