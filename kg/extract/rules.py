"""The rule reader: wordings of the schema matched over parsed articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kg.extract.amounts import find_amounts
from kg.extract.annotate import DEFAULT_MODEL, annotate
from kg.extract.coref import focus, link
from kg.extract.finish import finish
from kg.extract.furniture import silent_sentences
from kg.extract.match import MATCHERS, Found
from kg.extract.mentions import find_names
from kg.extract.outright import vote_outright
from kg.extract.price import lend_prices
from kg.extract.reading import Reading
from kg.extract.settle import settle
from kg.extract.spans import Candidate
from kg.extract.wordings import Index, compile_schema
from kg.model import Article, Extraction, Match, Mention
from kg.schema import Schema

NAME = "rules"


def extract(articles: Iterable[Article], schema: Schema, model: str | None = None) -> Iterator[Extraction]:
    """Read articles one by one, in order; ``model`` names an installed spaCy pipeline.

    ModelError if that pipeline is not installed.
    """
    index = compile_schema(schema)
    for article, doc in annotate(articles, model or DEFAULT_MODEL):
        yield read(article.id, doc, schema, index)


def read(article: str, doc: Doc, schema: Schema, index: Index) -> Extraction:
    """The extraction of one parsed article."""
    reading = open_reading(doc, schema)
    matches = lend_prices(matched(reading, index), reading)
    return Extraction(article=article, mentions=mentions(article, reading), matches=matches)


def matched(reading: Reading, index: Index) -> tuple[Match, ...]:
    """What the wordings match outside furniture, one for each relation, pair of mentions and sentence."""
    silent = silent_sentences(reading.doc)
    told = (found for found in find(reading, index) if reading.sentence_of[found.statement[0].i] not in silent)
    findings = distinct(told)
    return settle(findings, [finish(found, reading, NAME) for found in findings], reading)


def open_reading(doc: Doc, schema: Schema) -> Reading:
    """Mentions of a Doc, linked and indexed."""
    names = find_names(doc, schema)
    vote_outright(doc, names, schema)
    linked = link(doc, names, schema)
    candidates = with_amounts(doc, linked)
    return Reading(doc, schema, candidates, focus(doc, linked))


def with_amounts(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Add the amounts; each is a chain of its own. A name that an amount overlaps stays."""
    taken = {position for c in candidates for position in range(c.start, c.end)}
    chain = max((c.chain for c in candidates), default=-1) + 1
    found = list(candidates)
    for amount in find_amounts(doc.text):
        span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if span is None or taken & set(range(span.start, span.end)):
            continue
        found.append(Candidate(span.start, span.end, "amount", amount=amount.amount, chain=chain))
        chain += 1
    return sorted(found, key=lambda c: (c.start, c.end))


def find(reading: Reading, index: Index) -> Iterator[Found]:
    """All that any wording of the schema matches."""
    for matcher in MATCHERS:
        yield from matcher(reading, index)


def distinct(found: Iterable[Found]) -> list[Found]:
    """One finding for each relation, pair of mentions and sentence: the wording with the best score."""
    every = list(found)
    told = {(i.rule.relation.relation, i.statement[0].i) for i in every if not i.by_context}
    best: dict[tuple[str, int, int, int], Found] = {}
    for item in every:
        if item.by_context and (item.rule.relation.relation, item.statement[0].i) in told:
            continue
        key = (item.rule.relation.relation, item.subject, item.object, item.statement[0].sent.start)
        if key not in best or _rank(item) > _rank(best[key]):
            best[key] = item
    return [best[key] for key in sorted(best)]


def _rank(item: Found) -> tuple[float, int, int]:
    """Best score first, then the fuller title, then the earlier words."""
    return item.rule.wording.score, len(item.role or ""), -item.statement[0].i


def mentions(article: str, reading: Reading) -> tuple[Mention, ...]:
    """The mentions as records, offsets in characters."""
    doc = reading.doc
    return tuple(
        Mention(
            article=article,
            start=doc[c.start].idx,
            end=doc[c.end - 1].idx + len(doc[c.end - 1]),
            text=c.text(doc),
            kind=c.kind,
            chain=c.chain,
            type="Amount" if c.kind == "amount" else reading.best_type(index),
            votes=tuple(c.votes),
            amount=c.amount,
        )
        for index, c in enumerate(reading.candidates)
    )
