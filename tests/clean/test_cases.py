"""Whole pages fall apart into the articles that a reader wrote down."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from kg.clean import articles
from kg.model import Article, Page
from kg.read import read_inputs

CASES = [path.parent for path in sorted((Path(__file__).parents[1] / "cases").glob("*/page.*"))]
SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))
PAGE = SHARED / "pages" / "handshake-daily8.txt"


def read(path: Path) -> list[Article]:
    pages = read_inputs([str(path)])
    return [one for page in pages if isinstance(page, Page) for one in articles(page) if isinstance(one, Article)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_falls_apart_into_its_articles(case: Path) -> None:
    expected = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    found = read(next(case.glob("page.*")))
    wanted = [(article["title"], article["publisher"]) for article in expected["articles"]]
    assert [(one.title, one.publisher) for one in found] == wanted
    for article, told in zip(found, expected["articles"], strict=True):
        assert article.published == told.get("published")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_name_of_an_expected_claim_is_left_and_no_forbidden_subject(case: Path) -> None:
    expected = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    text = "\n".join(one.text for one in read(next(case.glob("page.*"))))
    required = {claim["subject"] for claim in expected["claims"]}
    for claim in expected["claims"]:
        for name in (claim["subject"], claim["object"], claim.get("amount")):
            assert name is None or name.split()[-1] in text, claim
    for claim in expected["forbidden"]:
        if "relation" not in claim and claim["subject"] not in required:
            assert claim["subject"] not in text


FURNITURE = (
    "logo|ai features|for you:|no comments|related articles|hours ago|background|retrieving data|portfolio|sign up"
    "|% off|should you invest|made this list|returns as of|no position in|disclosure policy|originally published"
    "|stocks we like|app-store|download|newsletter|outside the uk|returns in the coming"
    "|total average return|unlock powerful"
)


@pytest.mark.skipif(not PAGE.exists(), reason="the shared page is not there")
def test_the_users_page_is_four_articles_without_furniture() -> None:
    found = read(PAGE)
    assert [one.publisher for one in found] == [None, "Business Insider", "Yahoo", "Yahoo"]
    assert [len(one.text.split("\n\n")) for one in found] == [13, 1, 1, 1]
    for one in found:
        assert re.search(FURNITURE, one.text, re.I) is None
    assert "you don't want your competitors" in found[0].text
    assert "Key Points" in found[3].text


NAMES = {
    "Handshake": "Larkfield",
    "Meta": "Northwind",
    "Yahoo": "Morgenpost Wire",
    "Business Insider": "Tessera Tribune",
    "The Motley Fool": "Goldleaf",
    "Stock Advisor": "Goldleaf Picks",
    "TipRanks": "Pinwheel",
    "Daily8": "Pocketpaper",
    "Zuckerberg": "Castell",
    "Netflix": "Contoso",
    "Nvidia": "Fabrikam",
}
WORDS = {
    "logo": "emblem",
    "Try Our AI Features": "Abonnez-vous",
    "Comments": "Replies",
    "No comments yet...": "Nobody has written yet...",
    "Related Articles": "More like this",
    "time": "clock",
    "hours ago": "hrs ago",
    "Orange background": "Grey hall with lamps",
    "Error in retrieving data": "Chart could not load",
    "Sign in to access your portfolio": "Log in for your watchlist",
    "Sign up for our Tech Decoded newsletter": "Get our newsletter",
    "Outside the UK? Sign up here.": "Not in France? Join here.",
    "Elevate Your Investing Strategy: Take advantage of": "Sharpen Your Trading: Save with",
    "DOWNLOAD THE APP": "INSTALL IT NOW",
    "app-storeplay-store": "badgebadge",
}


@pytest.mark.skipif(not PAGE.exists(), reason="the shared page is not there")
def test_nothing_is_special_to_the_users_page(tmp_path: Path) -> None:
    text, original = PAGE.read_text(encoding="utf-8"), read(PAGE)
    renamed = tmp_path / "page.txt"
    lines = [re.sub(r"^time(?=\d)", "clock", line) for line in text.split("\n")]
    words = {old: new for old, new in WORDS.items() if old != "time"}
    renamed.write_text(_replaced("\n".join(lines), words | NAMES), encoding="utf-8")
    found = read(renamed)
    assert [one.title for one in found] == [_replaced(one.title or "", NAMES) for one in original]
    assert [one.publisher for one in found] == [None, "Tessera Tribune", "Morgenpost Wire", "Morgenpost Wire"]
    assert [one.text for one in found] == [_replaced(one.text, NAMES) for one in original]


def _replaced(text: str, words: dict[str, str]) -> str:
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found: words[found.group()], text)
