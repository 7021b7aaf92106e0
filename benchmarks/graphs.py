"""Graphs of any size that look like news: few hubs, many names with one claim, small groups, names without a claim."""

from __future__ import annotations

import random
from typing import get_args

from kg.model import Amount, Article, Claim, Entity, Evidence, Graph, Status

TYPES = ("Company",) * 6 + ("Person",) * 3 + ("Organization", "Product", "Place")
STATUSES = ("actual",) * 5 + get_args(Status)
BETWEEN = ("acquired", "invested_in", "holds_role_at", "partnered_with", "sued", "competes_with")
OF_AMOUNTS = ("raised", "valued_at")
PRICED = ("acquired", "invested_in")
FIRST = ("North", "South", "Silver", "Blue", "Quick", "Bright", "Deep", "Larch", "River", "Harbour", "Nova", "Maple")
SECOND = ("wind", "soft", "gate", "works", "field", "line", "bridge", "point", "labs", "logic", "grid", "core")
LAST = ("", "", "", " Inc", " Group", " Holdings International", " Capital Partners", " Technologies")


def news_like(names: int, seed: int = 1) -> Graph:
    """A graph of ``names`` made-up names, about as many claims, and an amount for every third of them."""
    numbers = random.Random(seed)
    entities = tuple(
        Entity(id=f"e{i:05}", type=numbers.choice(TYPES), name="".join(map(numbers.choice, (FIRST, SECOND, LAST))))
        for i in range(names)
    )
    claims = tuple(_claim(i, *pair, numbers) for i, pair in enumerate(_pairs(names, numbers)))
    return Graph(
        articles=(Article(id="a1", identifier="a1", source="a1.txt", text="x"),), entities=entities, claims=claims
    )


def _pairs(names: int, numbers: random.Random) -> list[tuple[int, int]]:
    """Who has claims with whom: the more claims a name has, the more it gets."""
    drawn: list[int] = []
    pairs: list[tuple[int, int]] = []
    for name in range(int(names * 0.85)):
        if not drawn or numbers.random() < 0.12:
            drawn.append(name)
            continue
        pairs.append((name, numbers.choice(drawn)))
        drawn += pairs[-1]
        if numbers.random() < 0.35:
            pairs.append((numbers.choice(drawn), numbers.choice(drawn)))
    return [pair if numbers.random() < 0.5 else pair[::-1] for pair in pairs if pair[0] != pair[1]]


def _claim(number: int, subject: int, other: int, numbers: random.Random) -> Claim:
    relation = numbers.choice(BETWEEN + OF_AMOUNTS)
    priced = relation in OF_AMOUNTS or (relation in PRICED and numbers.random() < 0.7)
    value = numbers.randint(1, 990) / 10
    return Claim(
        id=f"c{number:05}",
        subject=f"e{subject:05}",
        relation=relation,
        object=f"amount-c{number:05}" if relation in OF_AMOUNTS else f"e{other:05}",
        status=numbers.choice(STATUSES),
        amount=Amount(text=f"${value} billion", value=value * 1e9, unit="USD") if priced else None,
        confidence=0.9,
        evidence=(Evidence(article="a1", start=0, end=1, quote="x", extractor="frames", rule="made up"),),
    )
