"""The articles that were written for training: every one reads, and what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.schema import Schema
from training.own_articles import Mistake, articles, read

FOLDER = Path(__file__).parent.parent / "training" / "own_articles"
HELD_OUT = Path(__file__).parent / "own" / "held_out.txt"
GOOD = """\
Halden to buy Corvane
2024-05-17

Halden Freight agreed to buy Corvane for $40m, Reuters said.

---
Company: Halden Freight | Halden
Company: Corvane
Amount: $40m = 40000000 USD

acquired: Halden > Corvane [planned] amount=$40m by=Reuters when="last week" :: agreed to buy Corvane
"""


@pytest.mark.parametrize("path", sorted([*FOLDER.glob("*.txt"), HELD_OUT]), ids=lambda path: path.stem)
def test_every_article_reads(path: Path, schema: Schema) -> None:
    for number, block in enumerate(articles(path), 1):
        assert read(block, f"{path.stem}-{number:02}", schema)["text"]


def test_an_article_is_in_the_form_of_the_annotated_ones(schema: Schema) -> None:
    row = read(GOOD.replace("Freight agreed", "Freight (Halden) agreed"), "one", schema)
    assert (row["title"], row["published"]) == ("Halden to buy Corvane", "2024-05-17")
    assert row["entities"][2] == {
        **{"id": "e3", "type": "Amount", "name": "$40m", "aliases": [], "value": 40000000.0, "unit": "USD"}
    }
    (claim,) = row["claims"]
    assert (claim["subject"], claim["relation"], claim["object"], claim["amount"]) == ("e1", "acquired", "e2", "e3")
    assert (claim["status"], claim["attributed_to"], claim["when"]) == ("planned", "Reuters", "last week")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\n---\n", "\n", "no line '---'"),
        ("2024-05-17", "in May", "no date"),
        ("Company: Corvane", "Company: Corvain", "the text has no 'Corvain'"),
        ("Company: Corvane", "Firm: Corvane", "neither an entity nor a claim"),
        ("Company: Corvane", "Place: Corvane", "acquired has no Place"),
        ("= 40000000 USD", "= about 40", "an amount is"),
        ("acquired:", "bought:", "no relation 'bought'"),
        ("> Corvane [", "> Larkfield [", "'Larkfield' is not among the entities"),
        ("[planned]", "[perhaps]", "status 'perhaps'"),
        ("amount=$40m", "amount=$50m", "amount '$50m' is not among"),
        (":: agreed to buy Corvane", ":: bought Corvane", "the text has no 'bought Corvane'"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, told: str, schema: Schema) -> None:
    good = GOOD.replace("Freight agreed", "Freight (Halden) agreed")
    assert old in good
    with pytest.raises(Mistake, match="Halden to buy Corvane: ") as caught:
        read(good.replace(old, new), "one", schema)
    assert told in str(caught.value)
