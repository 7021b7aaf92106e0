"""A graph of any size made from our own records: no news, no chance, the same for the same size."""

from __future__ import annotations

import hashlib

from kg.model import Amount, Article, Claim, Entity, Evidence, Graph, Status

RELATIONS = ("acquired", "invested_in", "partnered_with", "supplies", "competes_with", "sued", "owns", "hired")
STATUSES: tuple[Status, ...] = ("actual", "actual", "actual", "planned", "possible", "ended", "denied")
CLAIMS_AN_ARTICLE = 5
CLAIMS_A_COMPANY = 4
SENTENCE = (
    "{0} agreed to pay about {2} for a stake in {1}, \u201cone of the fastest-growing firms\u201d of its kind, it said."
)


def graph(claims: int) -> Graph:
    """``claims`` claims, about 27 triples each; a third of them told twice, half with an amount."""
    companies = max(2, claims // CLAIMS_A_COMPANY)
    articles = max(1, claims // CLAIMS_AN_ARTICLE)
    told = sorted((_claim(number, companies, articles) for number in range(claims)), key=lambda claim: claim.id)
    mentioned: dict[str, set[str]] = {}
    for claim in told:
        for end in (claim.subject, claim.object):
            mentioned.setdefault(end, set()).update(evidence.article for evidence in claim.evidence)
    return Graph(
        articles=tuple(sorted((_article(number) for number in range(articles)), key=lambda article: article.id)),
        entities=tuple(_entity(id, tuple(sorted(found))) for id, found in sorted(mentioned.items())),
        claims=tuple(told),
    )


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _name(id: str) -> str:
    return f"Company {id.removeprefix('company-')} \u00d8rsted & S\u00f8n"


def _entity(id: str, articles: tuple[str, ...]) -> Entity:
    name = _name(id)
    return Entity(
        id=id, type="Company", name=name, aliases=(name.upper(),), mentioned_in=articles, mentions=len(articles)
    )


def _article(number: int) -> Article:
    id = _hash("article", number)
    return Article(
        id=id,
        identifier=f"story-{number}",
        source=f"page-{number}.html",
        url=f"https://news.example/2024/story-{number}",
        title=f"Story {number}: a deal is \u201cclose\u201d",
        text="",
        publisher="The Example Post",
        published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
    )


def _claim(number: int, companies: int, articles: int) -> Claim:
    subject = f"company-{number * 7919 % companies}"
    object_ = f"company-{(number * 104729 + 1) % companies}"
    value = (number % 997 + 1) * 1e6
    amount = Amount(text=f"${number % 997 + 1} million", value=value, unit="USD", approximate=number % 3 == 0)
    quote = SENTENCE.format(_name(subject), _name(object_), amount.text)
    places = (number, number + 1) if number % 3 == 0 else (number,)
    told = tuple(
        Evidence(
            article=_hash("article", place % articles),
            start=number % 1000,
            end=number % 1000 + len(quote),
            quote=quote,
            extractor="rules",
            rule="invested_in:verb:pay",
            cues=("agreed",),
        )
        for place in places
    )
    return Claim(
        id=_hash("claim", number),
        subject=subject,
        relation=RELATIONS[number % len(RELATIONS)],
        object=object_,
        status=STATUSES[number % len(STATUSES)],
        amount=amount if number % 2 else None,
        attributed_to="it" if number % 5 == 0 else None,
        confidence=round(0.5 + number % 50 / 100, 2),
        evidence=told,
    )
