"""The whole flow: inputs -> pages -> articles -> extractions -> graph."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import BinaryIO

from kg import claims, clean, read
from kg.extract import EXTRACTORS
from kg.link import link
from kg.model import Article, Extraction, Graph, Page, Record, Skip
from kg.schema import Schema

CHUNK = 8
"""Articles that a worker process takes at a time: enough to hide the hand-over, few enough to share out evenly."""

Progress = Callable[[int, int], None]
"""Called with the number of articles read so far, and of all."""


class Options(Record):
    """What is not the schema. ``workers`` is the only one that can't change a byte of the result."""

    extractor: str = "both"
    model: str | None = None
    link: bool = True
    workers: int = 1


class Result(Record):
    """A graph, and what of the input gave no article."""

    graph: Graph
    skips: tuple[Skip, ...] = ()


def build(
    inputs: Sequence[str],
    schema: Schema,
    options: Options | None = None,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Result:
    """Read ``inputs`` (paths, or ``-`` for ``stdin``) into a graph.

    InputError where an input cannot be read at all; RegistryError or ModelError where an option names what is not
    there.
    """
    articles, skips = read_articles(inputs, stdin)
    graph = build_graph(articles, schema, options, progress=progress)
    return Result(graph=graph, skips=skips)


def read_articles(inputs: Sequence[str], stdin: BinaryIO | None = None) -> tuple[list[Article], tuple[Skip, ...]]:
    """The articles of all inputs, and what was skipped; the order of the inputs does not matter.

    Two pages with one content are one article; a record is never dropped.
    """
    pages: list[Article] = []
    records: list[Article] = []
    skips: list[Skip] = []
    for page in read.read_inputs(inputs, stdin):
        for item in [page] if isinstance(page, Skip) else clean.articles(page):
            if isinstance(item, Skip):
                skips.append(item)
            else:
                (records if _is_record(page) else pages).append(item)
    return list(_distinct(pages, records)), tuple(sorted(skips, key=lambda skip: skip.source))


def _is_record(page: Page | Skip) -> bool:
    return isinstance(page, Page) and page.media_type == "application/json"


def _distinct(pages: Iterable[Article], records: Iterable[Article]) -> Iterator[Article]:
    single: dict[str, Article] = {}
    for article in sorted(pages, key=_rank):
        single.setdefault(article.id, article)
    for item in clean.number_repeats([*single.values(), *sorted(records, key=_rank)]):
        if isinstance(item, Article):
            yield item


def _rank(article: Article) -> tuple[str, str]:
    return article.id, article.source


def build_graph(
    articles: Sequence[Article], schema: Schema, options: Options | None = None, *, progress: Progress | None = None
) -> Graph:
    """Extract from ``articles``, in any number of processes, put the pieces together, and link the entities."""
    extractions = []
    options = options or Options()
    for done, extraction in enumerate(extract(articles, schema, options), start=1):
        extractions.append(extraction)
        if progress:
            progress(done, len(articles))
    graph = claims.build(articles, extractions, schema)
    return link(graph) if options.link else graph


def extract(articles: Sequence[Article], schema: Schema, options: Options) -> Iterator[Extraction]:
    """One Extraction an article, in order, whatever the number of workers."""
    work = partial(_extract_chunk, schema=schema, extractor=options.extractor, model=options.model)
    if options.workers < 2 or len(articles) < 2:
        yield from EXTRACTORS.get(options.extractor)(articles, schema, options.model)
        return
    chunks = [articles[start : start + CHUNK] for start in range(0, len(articles), CHUNK)]
    # spawn: a forked child would inherit the locks of whatever threads are running here.
    with ProcessPoolExecutor(options.workers, multiprocessing.get_context("spawn")) as pool:
        try:
            for chunk in pool.map(work, chunks):
                yield from chunk
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _extract_chunk(articles: Sequence[Article], schema: Schema, extractor: str, model: str | None) -> list[Extraction]:
    return list(EXTRACTORS.get(extractor)(articles, schema, model))
