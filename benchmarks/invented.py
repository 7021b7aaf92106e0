"""A graph of invented companies and people, as large as asked for and always the same."""

from __future__ import annotations

import random

from kg.model import Amount, Article, Claim, Entity, Evidence, Graph, Status

HEADS = (
    "North",
    "Grip",
    "Lark",
    "Tess",
    "Har",
    "Quill",
    "Bright",
    "Fern",
    "Oster",
    "Palm",
    "Vel",
    "Dot",
    "Sun",
    "Iron",
)
TAILS = ("wind", "well", "field", "era", "bour", "on", "moor", "dale", "by", "ata", "mark", "line", "haven", "gate")
FORMS = ("Robotics", "Capital", "Motors", "Foods", "Media", "Labs", "Freight", "Energy", "Bank", "Air", "Software")
FIRST = ("Ida", "Jo", "Lea", "Nora", "Ola", "Priya", "Samir", "Tomas", "Hugo", "Marta")
PUBLISHERS = ("The Harbour Gazette", "Ledger & Tide", "The Morning Docket", "Brightmoor Investor", "The Example Post")
BETWEEN_FIRMS = ("acquired", "competes_with", "invested_in", "partnered_with", "supplies", "sued", "owns")
STATUSES: tuple[Status, ...] = ("actual", "actual", "actual", "actual", "planned", "possible", "ended", "denied")
PER_ARTICLE = 4
"""Claims that one article tells."""


def invented_graph(names: int, claims_per_name: float = 2.0, seed: int = 0) -> Graph:
    """``names`` entities, some of them far more connected than others, and claims between them."""
    chance = random.Random(seed)
    entities = [_entity(number, chance) for number in range(names)]
    count = int(names * claims_per_name)
    articles = [_article(number, chance) for number in range(max(1, count // PER_ARTICLE))]
    # Every subject drawn goes back into the urn twice: who is much talked of is talked of more.
    urn = list(range(names))
    claims: list[Claim] = []
    for number in range(count):
        subject, object_ = chance.choice(urn), chance.choice(urn) if number % 2 else chance.randrange(names)
        if subject != object_:
            urn += [subject, subject]
            claims.append(_claim(number, entities[subject], entities[object_], articles, chance))
    told = sorted(claims, key=lambda claim: claim.id)
    return Graph(articles=tuple(articles), entities=tuple(entities), claims=tuple(told))


def _entity(number: int, chance: random.Random) -> Entity:
    stem = chance.choice(HEADS) + chance.choice(TAILS)
    person = chance.random() < 0.3
    name = f"{chance.choice(FIRST)} {stem} {number}" if person else f"{stem} {chance.choice(FORMS)} {number}"
    kind = "Person" if person else chance.choice(("Company", "Company", "Company", "Organization", "Product", "Place"))
    return Entity(id=f"n{number:06}", type=kind, name=name, aliases=(name, f"{stem} {number}"), mentions=1)


def _article(number: int, chance: random.Random) -> Article:
    day = f"202{chance.randrange(6)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
    address = f"https://news.example/{number}"
    publisher = chance.choice(PUBLISHERS)
    title = f"What happened on day {number}"
    id = f"a{number:06}"
    return Article(
        id=id, identifier=id, source=address, url=address, title=title, text="", publisher=publisher, published=day
    )


def _claim(number: int, subject: Entity, object_: Entity, articles: list[Article], chance: random.Random) -> Claim:
    relation = "holds_role_at" if subject.type == "Person" else chance.choice(BETWEEN_FIRMS)
    millions = chance.randrange(1, 900)
    deal = relation in ("acquired", "invested_in") and chance.random() < 0.4
    amount = Amount(text=f"${millions} million", value=millions * 1e6, unit="USD") if deal else None
    price = f" for {amount.text}" if amount else ""
    quote = f"On the day in question {subject.name} {relation.replace('_', ' ')} {object_.name}{price}, people said."
    told = chance.sample(range(len(articles)), k=min(len(articles), chance.choice((1, 1, 1, 2, 3))))
    return Claim(
        id=f"c{number:06}",
        subject=subject.id,
        relation=relation,
        object=object_.id,
        status=chance.choice(STATUSES),
        amount=amount,
        role="director" if relation == "holds_role_at" else None,
        confidence=chance.randrange(30, 100) / 100,
        evidence=tuple(
            Evidence(
                article=articles[at].id,
                start=0,
                end=len(quote),
                quote=quote,
                extractor="rules",
                rule=f"{relation}:verb",
            )
            for at in sorted(told)
        ),
    )
