"""How a plain text page is taken apart."""

from __future__ import annotations

import pytest

from kg.clean import articles
from kg.clean.dates import absolute_date
from kg.clean.lines import is_time
from kg.model import Article, Page, Skip

ONE = "Northwind bought Contoso for $1 billion, the two companies said on Monday."
TWO = "Contoso makes maps for ships and has 300 employees in four countries."
OTHER = "Fabrikam has named Irene Castell as its new chief executive from May."


def read(text: str, media_type: str = "text/plain") -> list[Article]:
    page = Page(source="a.txt", media_type=media_type, content=text.encode())
    return [one for one in articles(page) if isinstance(one, Article)]


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(one.title, one.publisher, one.text) for one in read(text)]


def test_a_short_passage_is_one_article_as_it_stands() -> None:
    assert told("Northwind bought Contoso for $1 billion.") == [
        (None, None, "Northwind bought Contoso for $1 billion.")
    ]
    assert told("Northwind bought Contoso for $1 billion") == [(None, None, "Northwind bought Contoso for $1 billion")]
    assert told("It did. Contoso denied it.")[0][2] == "It did. Contoso denied it."


def test_paragraphs_are_joined_by_a_blank_line_and_a_title_on_top_is_no_text() -> None:
    assert told(f"Northwind buys Contoso for cash\n\n{ONE}\n{TWO}\n") == [
        ("Northwind buys Contoso for cash", None, f"{ONE}\n\n{TWO}")
    ]


@pytest.mark.parametrize("title", ["Is Northwind about to buy Contoso?", "Northwind is said to be ready to buy..."])
def test_a_title_may_be_a_question_or_cut_short(title: str) -> None:
    assert told(f"{title}\n\n{ONE}\n\n{TWO}") == [(title, None, f"{ONE}\n\n{TWO}")]


def test_hard_wrapped_paragraphs_are_put_together() -> None:
    wrapped = (
        "Northwind bought Contoso for $1 billion, the two\ncompanies said on Monday. The deal is the largest so\nfar."
    )
    assert read(f"Northwind buys Contoso\n{wrapped}\n\n{TWO}")[0].text == wrapped.replace("\n", " ") + f"\n\n{TWO}"


@pytest.mark.parametrize(
    "head",
    [
        "{h}\n{h}\n\nThe Ledger\n\ntime2 hours ago\n\n  • The Ledger\n\n{h}",
        "{h}\n{h}\nclock5 hrs ago\n• The Ledger",
        "The Ledger • 3 hrs ago\n{h}",
        "{h}\nThe Ledger\nUpdated 5 minutes ago",
        "{h}\nThe Ledger | 2h ago",
        "{h} | The Ledger\n{h}\nYesterday",
        "{h}\nSource: The Ledger\n3 min read",
        "{h}\nBy Jo Ray\nSource: The Ledger",
        "{h}\nShare this\nJust in\n{h}\nThe Ledger\n1 day ago",
        "{h}\nBy Jo Ray\nThe Ledger News\nMay 12, 2026",
    ],
)
def test_a_headline_is_known_by_what_stands_around_it(head: str) -> None:
    headline = "Fabrikam appoints Castell to lead turnaround"
    publisher = "The Ledger News" if "Ledger News" in head else "The Ledger"
    page = (
        f"Northwind buys Contoso for cash\n\n{ONE}\n\n{TWO}\n\n{head.format(h=headline)}\n\n{OTHER}\n\n{TWO[:-1]} now."
    )
    assert told(page) == [
        ("Northwind buys Contoso for cash", None, f"{ONE}\n\n{TWO}"),
        (headline, publisher, f"{OTHER}\n\n{TWO[:-1]} now."),
    ]


@pytest.mark.parametrize("line", ["Related articles", "More stories", "* * *", "-----"])
def test_a_headline_said_once_begins_a_story_after_a_section_line(line: str) -> None:
    page = f"{ONE}\n\n{TWO}\n\n{line}\n\nFabrikam appoints Castell to lead turnaround\n\n{OTHER}"
    assert [one.title for one in read(page)] == [None, "Fabrikam appoints Castell to lead turnaround"]


def test_subheads_buttons_and_captions_go_and_do_not_split() -> None:
    first = f"{ONE}\nOrange ships in a harbour\n\nWhat comes next\n\nAdvertisement"
    page = f"{first}\n\n{TWO}\nStory continues below\n\n{OTHER}"
    assert told(page) == [(None, None, f"{ONE}\n\n{TWO}\n\n{OTHER}")]


def test_a_line_that_comes_back_all_over_a_page_is_no_headline() -> None:
    below = "Story goes on below here\n"
    page = f"{ONE}\n{below}{below}{TWO}\n{below}{below}{OTHER}"
    assert [one.title for one in read(page)] == [None]


def test_teasers_are_no_articles() -> None:
    teaser = "Fabrikam appoints Castell\nThe Ledger\n2 hours ago\nFabrikam said on Monday that it would appoint..."
    assert told(f"{ONE}\n\n{TWO}\n\n{teaser}\n\n{teaser.replace('Castell', 'Brandt')} Read more") == [
        (None, None, f"{ONE}\n\n{TWO}")
    ]


def test_readers_comments_are_no_text() -> None:
    assert read(f"{ONE}\n\nComments\n\nI have always known that Contoso would be sold.")[0].text == ONE


def test_lists_after_a_colon_stay() -> None:
    listed = "Northwind named three parts of the deal:"
    items = "• Contoso gets $1 billion in cash\n• Fabrikam takes over the maps unit"
    assert "Fabrikam takes over the maps unit" in read(f"{ONE}\n\n{listed}\n{items}\n\n{TWO}")[0].text


def test_markup_of_markdown_goes() -> None:
    head = "---\nlayout: x\n---\n# Northwind buys Contoso for cash\n\n![map](a.png)"
    text = f"{head}\n\n**Northwind** bought [Contoso](https://c.example) on Monday."
    assert [(one.title, one.text) for one in read(text, "text/markdown")] == [
        ("Northwind buys Contoso for cash", "Northwind bought Contoso on Monday.")
    ]


@pytest.mark.parametrize("text", ["Home\nNews\nSign in", "Sign up for our newsletter today!", "****"])
def test_a_page_without_an_article_is_one_skip(text: str) -> None:
    found = list(articles(Page(source="a.txt", media_type="text/plain", content=text.encode())))
    assert found == [Skip(source="a.txt", where="a.txt", reason="no article found")]


def test_an_article_too_long_for_any_pipeline_is_a_skip() -> None:
    sentence = "Northwind bought " + "and resold " * 100
    text = " ".join(f"{sentence}company number {number}." for number in range(1000))
    found = list(articles(Page(source="a.txt", media_type="text/plain", content=text.encode())))
    assert [type(one) for one in found] == [Skip]


def test_an_id_says_what_an_article_holds_not_where_it_was() -> None:
    here, there = (
        next(articles(Page(source=name, media_type="text/plain", content=ONE.encode()))) for name in ("a", "b")
    )
    assert isinstance(here, Article)
    assert isinstance(there, Article)
    assert (here.id, here.identifier) == (there.id, there.id)
    assert read(TWO)[0].id != here.id


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published May 3, 2026 at 9:00", "2026-05-03"),
        ("3rd Sept. 2025", "2025-09-03"),
        ("2026-01-31T10:00Z", "2026-01-31"),
        ("03/04/2025", None),
        ("February 30, 2025", None),
        ("2 hours ago", None),
        ("May 2026", None),
    ],
)
def test_only_a_whole_date_is_a_date(text: str, date: str | None) -> None:
    assert absolute_date(text) == date


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("time2 hours ago", True),
        ("Updated 5 minutes ago", True),
        ("3 min read", True),
        ("2h", True),
        ("an hour ago", True),
        ("May 3, 2026", True),
        ("Northwind bought it two years ago.", False),
        ("Contoso, founded 10 years ago by Ada Brandt, will be sold to Northwind", False),
        ("Markets", False),
    ],
)
def test_times_of_publication_are_known_by_their_form(text: str, time: bool) -> None:
    assert is_time(text) is time
