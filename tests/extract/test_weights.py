"""The shipped weights on articles of our own that they were not trained on (``tests/own/held_out.txt``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract import EXTRACTORS
from kg.model import Article, Extraction
from kg.names import normalise
from kg.schema import Schema
from training.own_articles import articles, read

HELD_OUT = Path(__file__).parent.parent / "own" / "held_out.txt"
Claim = tuple[str, str, str]


@pytest.fixture(scope="module")
def rows(schema: Schema) -> list[dict]:
    return [read(block, f"held {n}", schema) for n, block in enumerate(articles(HELD_OUT))]


def claims(found: Extraction) -> Iterator[Claim]:
    """Relation and ends; of a chain its longest name, of an amount its words."""
    names: dict[int, str] = {}
    for mention in found.mentions:
        if mention.kind != "name":
            continue
        names[mention.chain] = max(names.get(mention.chain, ""), mention.text, key=len)
    for match in found.matches:
        ends = (found.mentions[end] for end in (match.subject, match.object))
        subject, target = (normalise(names.get(end.chain, end.text)) for end in ends)
        yield match.relation, subject, target


def annotated(row: dict) -> Iterator[set[Claim]]:
    """For each claim the ways to write it."""
    names = {e["id"]: [normalise(n) for n in (e["name"], *e["aliases"])] for e in row["entities"]}
    for claim in row["claims"]:
        subjects, targets = names[claim["subject"]], names[claim["object"]]
        ways = {(claim["relation"], s, o) for s in subjects for o in targets}
        yield ways | {(relation, o, s) for relation, s, o in ways}


def found_of(name: str, rows: list[dict], schema: Schema) -> tuple[int, int, int]:
    """Annotated claims, of them found, and claims told."""
    asked = [Article(id=row["id"], identifier=row["id"], source="s", text=row["text"]) for row in rows]
    told = [set(claims(one)) for one in EXTRACTORS.get(name)(asked, schema, None)]
    wanted = [list(annotated(row)) for row in rows]
    hits = sum(bool(ways & mine) for some, mine in zip(wanted, told, strict=True) for ways in some)
    return sum(map(len, wanted)), hits, sum(map(len, told))


def test_the_network_finds_claims_that_no_wording_says(rows: list[dict], schema: Schema) -> None:
    every, by_rules, _ = found_of("rules", rows, schema)
    _, by_both, told = found_of("both", rows, schema)
    assert by_both > by_rules
    assert by_both / told > 0.5
    assert by_both / every > 0.2
