"""Graphs as a build makes them, with any text in them, drawn by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.model import Amount, Article, Claim, Entity, Evidence, Graph
from kg.schema import Relation, Schema
from kg.vocabulary import STATUSES

UNITS = {"money": "EUR", "people": "people", "percent": "percent", "shares": "shares"}
WORDS = st.text(min_size=1, max_size=20)


@st.composite
def graphs(draw: st.DrawFn, schema: Schema) -> Graph:
    """A graph of up to three articles and eight claims that keeps every rule of the records and of ``schema``."""
    articles = [_article(draw, number) for number in range(draw(st.integers(1, 3)))]
    entities: list[Entity] = []
    claims: list[Claim] = []
    for number in range(draw(st.integers(0, 8))):
        relation = draw(st.sampled_from(schema.relations))
        claims.append(_claim(draw, f"c{number}", relation, articles, entities))
    return Graph(articles=tuple(articles), entities=tuple(entities), claims=tuple(claims))


def _article(draw: st.DrawFn, number: int) -> Article:
    maybe = st.none() | WORDS
    published = st.sampled_from([None, "2024-05-06", "2024-05-06T07:08:09Z", "2024-05-06 07:08", "yesterday"])
    source = WORDS | st.sampled_from(["https://news.example/a?b=%zz", "https://[half/", "pages/a b.html"])
    return Article(
        id=f"a{number}",
        identifier=draw(WORDS),
        source=draw(source),
        title=draw(maybe),
        publisher=draw(maybe),
        published=draw(published),
        text=draw(st.text(min_size=1, max_size=60)),
    )


def _entity(draw: st.DrawFn, types: tuple[str, ...], articles: list[Article], entities: list[Entity]) -> str:
    """An entity of one of ``types``: one that is there already, or a new one."""
    known = [entity.id for entity in entities if entity.type in types]
    if known and draw(st.booleans()):
        return draw(st.sampled_from(known))
    some = draw(st.lists(st.sampled_from([article.id for article in articles]), min_size=1, unique=True))
    entities.append(
        Entity(
            id=f"e{len(entities)}",
            type=draw(st.sampled_from(types)),
            name=draw(WORDS),
            aliases=tuple(draw(st.lists(WORDS, max_size=2))),
            mentioned_in=tuple(some),
            same_as=tuple(draw(st.lists(WORDS | st.just("https://example.org/id/1"), max_size=1))),
        )
    )
    return entities[-1].id


def _claim(draw: st.DrawFn, id: str, relation: Relation, articles: list[Article], entities: list[Entity]) -> Claim:
    wanted = relation.takes_amount_object or (relation.amount is not None and draw(st.booleans()))
    subject = _entity(draw, relation.subject, articles, entities)
    far = f"amount-{id}" if relation.takes_amount_object else _entity(draw, relation.object, articles, entities)
    speaker = _entity(draw, ("Person", "Company", "Place"), articles, entities) if draw(st.booleans()) else None
    return Claim(
        id=id,
        subject=subject,
        relation=relation.relation,
        object=far,
        status=draw(st.sampled_from(STATUSES)),
        amount=_amount(draw, relation) if wanted else None,
        role=draw(st.none() | WORDS) if relation.carries_role else None,
        qualifiers={name: draw(WORDS) for name in relation.qualifiers if draw(st.booleans())},
        when=draw(st.none() | WORDS),
        attributed_to=draw(WORDS) if speaker else draw(st.none() | WORDS),
        speaker=speaker,
        confidence=round(draw(st.floats(0.0, 0.99)), 4),
        evidence=tuple(_evidence(draw, article) for article in articles[: draw(st.integers(1, len(articles)))]),
    )


def _amount(draw: st.DrawFn, relation: Relation) -> Amount:
    low = draw(st.floats(-1e12, 1e12) | st.integers(0, 100).map(float))
    high = draw(st.none() | st.floats(1.0, 3.0))
    return Amount(
        text=draw(WORDS),
        value=low,
        high=None if high is None else low * high,
        unit=UNITS[draw(st.sampled_from(relation.units or ("money",)))],
        per=draw(st.none() | WORDS),
        approximate=draw(st.booleans()),
    )


def _evidence(draw: st.DrawFn, article: Article) -> Evidence:
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, len(article.text)))
    return Evidence(
        article=article.id,
        start=start,
        end=end,
        quote=article.text[start:end],
        extractor="rules",
        rule=draw(WORDS),
        cues=tuple(draw(st.lists(WORDS, max_size=2))),
    )
