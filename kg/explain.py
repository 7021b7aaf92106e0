"""Everything the graph says about one node, with the sentences that say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.export.text import one_line
from kg.model import Article, Claim, Entity, Evidence, Graph, Record, Status

NEAREST = 5
NEAR_ENOUGH = 55.0
"""Out of 100; below it a name is no help to somebody who mistyped."""


class Source(Record):
    """Where a claim is stated."""

    quote: str
    title: str
    publisher: str | None = None
    published: str | None = None
    extractor: str
    rule: str


class Told(Record):
    """One claim in names. ``amount`` is the words of the text; ``sources`` has one or more."""

    claim: str
    subject: str
    relation: str
    object: str
    status: Status
    amount: str | None = None
    role: str | None = None
    when: str | None = None
    qualifiers: dict[str, str]
    said_by: str | None = None
    confidence: float
    sources: tuple[Source, ...]


class Alias(Record):
    """Another name of the node, and why it was taken for one; no reason where none was recorded."""

    name: str
    reason: str | None = None


class Explanation(Record):
    """All about one node: ``claims`` have it as an end, ``said`` are those that it is quoted for."""

    id: str
    name: str
    type: str
    aliases: tuple[Alias, ...]
    same_as: tuple[str, ...] = ()
    cik: str | None = None
    ticker: str | None = None
    articles: tuple[str, ...]
    claims: tuple[Told, ...]
    said: tuple[Told, ...]


def explain(graph: Graph, name: str) -> Explanation:
    """What ``graph`` says about the node with that id, name or alias (case aside).

    QueryError if no node is called so (the nearest names are in its hint), or if several are.
    """
    entity = find_entity(graph, name)
    articles = {article.id: article for article in graph.articles}
    names = {other.id: other.name for other in graph.entities}
    mine = [claim for claim in graph.claims if entity.id in (claim.subject, claim.object)]
    said = [claim for claim in graph.claims if claim.speaker == entity.id and claim not in mine]
    return Explanation(
        id=entity.id,
        name=entity.name,
        type=entity.type,
        aliases=_aliases(entity),
        same_as=entity.same_as,
        cik=entity.cik,
        ticker=entity.ticker,
        articles=tuple(_title(articles.get(article), article) for article in entity.mentioned_in),
        claims=tuple(_told(claim, names, articles) for claim in mine),
        said=tuple(_told(claim, names, articles) for claim in said),
    )


def find_entity(graph: Graph, name: str) -> Entity:
    """The entity with that id; else name; else alias; each first as written, then without regard to case."""
    wanted = " ".join(name.split())
    keys: tuple[Callable[[Entity], tuple[str, ...]], ...] = (_id, _name, _all_names)
    for key in keys:
        for fold in (str, str.casefold):
            found = [entity for entity in graph.entities if fold(wanted) in map(fold, key(entity))]
            if len(found) == 1:
                return found[0]
            if found:
                ids = ", ".join(f"{entity.id} ({entity.name}, {entity.type})" for entity in found)
                raise QueryError(f"{name!r} is the name of {len(found)} nodes", f"ask for one by its id: {ids}")
    raise QueryError(f"no node is called {name!r}", _nearest(graph, wanted))


def _id(entity: Entity) -> tuple[str, ...]:
    return (entity.id,)


def _name(entity: Entity) -> tuple[str, ...]:
    return (entity.name,)


def _all_names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _nearest(graph: Graph, name: str) -> str:
    known = sorted({known for entity in graph.entities for known in _all_names(entity)})
    found = process.extract(
        name, known, scorer=fuzz.WRatio, processor=str.casefold, limit=NEAREST, score_cutoff=NEAR_ENOUGH
    )
    return f"did you mean: {', '.join(match for match, *_ in found)}?" if found else "no name comes near it"


def _aliases(entity: Entity) -> tuple[Alias, ...]:
    reasons = {merge.name: merge.reason for merge in entity.merges}
    others = dict.fromkeys([*entity.aliases, *reasons])
    return tuple(Alias(name=name, reason=reasons.get(name)) for name in others if name != entity.name)


def _told(claim: Claim, names: Mapping[str, str], articles: Mapping[str, Article]) -> Told:
    amount = claim.amount.text if claim.amount else None
    speaker = names.get(claim.speaker) if claim.speaker else None
    said_by = claim.attributed_to or speaker
    return Told(
        claim=claim.id,
        subject=names.get(claim.subject, claim.subject),
        relation=claim.relation,
        object=amount if amount and claim.object == claim.amount_id else names.get(claim.object, claim.object),
        status=claim.status,
        amount=None if claim.object == claim.amount_id else amount,
        role=claim.role,
        when=claim.when,
        qualifiers=dict(sorted(claim.qualifiers.items())),
        said_by=f"{said_by} ({speaker})" if speaker and speaker != said_by else said_by,
        confidence=claim.confidence,
        sources=tuple(_source(evidence, articles) for evidence in claim.evidence),
    )


def _source(evidence: Evidence, articles: Mapping[str, Article]) -> Source:
    article = articles.get(evidence.article)
    return Source(
        quote=evidence.quote,
        title=_title(article, evidence.article),
        publisher=article.publisher if article else None,
        published=article.published if article else None,
        extractor=evidence.extractor,
        rule=evidence.rule,
    )


def _title(article: Article | None, id: str) -> str:
    return (article.title or article.identifier) if article else id


def render(explanation: Explanation) -> str:
    """Plain text for a terminal; control characters and line breaks of the pages are made spaces."""
    return "\n".join(_lines(explanation)) + "\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"{one_line(explanation.name)} ({one_line(explanation.type)}, {one_line(explanation.id)})"
    for alias in explanation.aliases:
        yield f"  also called {one_line(alias.name)}" + (f": {one_line(alias.reason)}" if alias.reason else "")
    for iri in explanation.same_as:
        yield f"  same as {one_line(iri)}"
    if explanation.cik:
        ticker = f"{one_line(explanation.ticker)}, " if explanation.ticker else ""
        yield f"  listed company: {ticker}CIK {one_line(explanation.cik)}"
    for title in explanation.articles:
        yield f"  named in: {one_line(title)}"
    if not explanation.claims:
        yield "  no relation was found"
    for told in explanation.claims:
        yield ""
        yield from _claim_lines(told)
    if explanation.said:
        yield ""
        yield f"Said by {one_line(explanation.name)}:"
    for told in explanation.said:
        yield ""
        yield from _claim_lines(told)


def _claim_lines(told: Told) -> Iterator[str]:
    details = {"amount": told.amount, "role": told.role, "when": told.when, **told.qualifiers}
    known = [f"{name.replace('_', ' ')} {value}" for name, value in details.items() if value]
    tail = f"; {'; '.join(map(one_line, known))}" if known else ""
    sentence = f"{one_line(told.subject)} {told.relation.replace('_', ' ')} {one_line(told.object)}"
    yield f"[{told.status}] {sentence}{tail} ({told.confidence:.0%} sure)"
    if told.said_by:
        yield f"  said by {one_line(told.said_by)}"
    for source in told.sources:
        where = ", ".join(one_line(part) for part in (source.title, source.publisher, source.published) if part)
        yield f'  "{one_line(source.quote)}"'
        yield f"    {where} [{one_line(source.extractor)}: {one_line(source.rule)}]"
