"""Two readers joined: what the wordings match, what the network thinks, and how likely it is right together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract.annotate import DEFAULT_MODEL, annotate
from kg.extract.furniture import silent_sentences
from kg.extract.learned.beside import Beside, Surroundings
from kg.extract.learned.calibration import Calibration, calibrations, features
from kg.extract.learned.labels import RELATIONS
from kg.extract.learned.matches import match
from kg.extract.learned.network import network
from kg.extract.learned.opinions import Ends, Judge, Opinion, opinions
from kg.extract.price import lend_prices
from kg.extract.reading import Reading
from kg.extract.rules import matched, mentions, open_reading
from kg.extract.wordings import Index, compile_schema
from kg.model import Article, Extraction, Match
from kg.schema import Schema

NAME = "both"


@dataclass(frozen=True, slots=True)
class Joined:
    """A match with what both readers say of it."""

    match: Match
    told: dict[str, float]
    by_rule: bool
    known: bool
    """True for a relation that the network was trained on."""


def extract(articles: Iterable[Article], schema: Schema, model: str | None = None) -> Iterator[Extraction]:
    """Read articles one by one, in order, with both readers; ``model`` names an installed spaCy pipeline.

    ModelError if that pipeline is not installed, or the network's weights do not load.
    """
    yield from _extract(articles, schema, model, rules=True)


def extract_learned(articles: Iterable[Article], schema: Schema, model: str | None = None) -> Iterator[Extraction]:
    """``extract`` with what the network finds alone."""
    yield from _extract(articles, schema, model, rules=False)


def _extract(articles: Iterable[Article], schema: Schema, model: str | None, rules: bool) -> Iterator[Extraction]:
    index, judge, tables = compile_schema(schema), network(), calibrations()
    table = tables.both if rules else tables.learned
    for article, doc in annotate(articles, model or DEFAULT_MODEL):
        yield read(article.id, doc, schema, index, judge, table, rules)


def read(
    article: str, doc: Doc, schema: Schema, index: Index, judge: Judge, table: Calibration, rules: bool = True
) -> Extraction:
    """The extraction of one parsed article."""
    reading = open_reading(doc, schema)
    found = joined(reading, index, judge, matched(reading, index) if rules else ())
    kept = tuple(one.match for one in (_weighed(one, table) for one in found) if _told(one, table))
    return Extraction(article=article, mentions=mentions(article, reading), matches=lend_prices(kept, reading))


def joined(reading: Reading, index: Index, judge: Judge, matches: Iterable[Match]) -> list[Joined]:
    """The rules' matches with the network's opinion of them, then what the network alone finds."""
    thought = opinions(reading, judge, index)
    silent = silent_sentences(reading.doc)
    told = [(_ends(one, reading), one) for one in matches]
    said = {ends for ends, _ in told}
    beside = Surroundings(said, thought).beside
    found = [_joined(ends, one, thought.get(ends), True, beside(ends)) for ends, one in told]
    for ends, opinion in thought.items():
        if ends not in said and opinion.sentence not in silent:
            found.append(_joined(ends, match(opinion, reading), opinion, False, beside(ends)))
    return found


def _ends(one: Match, reading: Reading) -> Ends:
    subject, target = (reading.candidates[end].chain for end in (one.subject, one.object))
    if reading.schema.relation(one.relation).symmetric:
        subject, target = sorted((subject, target))
    return one.relation, subject, target, _sentence(one, reading)


def _sentence(one: Match, reading: Reading) -> int:
    span = reading.doc.char_span(one.start, one.end, alignment_mode="expand")
    return reading.sentence_of[span.start] if span is not None else -1


def _joined(ends: Ends, one: Match, opinion: Opinion | None, by_rule: bool, beside: Beside) -> Joined:
    told = features(one, opinion, by_rule, beside)
    if by_rule and opinion is not None:
        one = one.model_copy(update={"extractor": NAME, "rule": f"{one.rule} p={opinion.probability:.2f}"})
    return Joined(one, told, by_rule, ends[0] in RELATIONS)


def _weighed(one: Joined, table: Calibration) -> Joined:
    """The match with its calibrated probability as score; what the network does not know keeps the wording's."""
    if not one.known:
        return one
    scored = one.match.model_copy(update={"score": table.probability(one.told)})
    return Joined(scored, one.told, one.by_rule, one.known)


def _told(one: Joined, table: Calibration) -> bool:
    return not one.known or one.match.score >= (table.threshold if one.by_rule else table.alone)
