"""Sentences inside an article that nothing is read from."""

from __future__ import annotations

import pytest

from kg.extract.annotate import load
from kg.extract.furniture import silent_sentences

STORY = (
    "Northwind bought Contoso for $5 million. The deal closed in May. Larkfield grew fast. It opened ten shops. " * 3
)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up here for our newsletter.",
        "Jo Ray is a technology reporter at Tessera News.",
        "Ana Petrov contributed to this article.",
        "Reporting by Jo Ray.",
    ],
)
def test_a_sign_up_line_or_a_note_on_the_writer_is_silent(line: str) -> None:
    doc = load()(f"{STORY.strip()}\n\n{line}")
    assert silent_sentences(doc) == {len(list(doc.sents)) - 1}


@pytest.mark.parametrize(
    "line",
    [
        "Jo Ray is a director of Northwind.",
        "Northwind contributed $5 million to a fund.",
        "“You should sign up,” Jo Ray said.",
    ],
)
def test_what_the_article_tells_is_not_silent(line: str) -> None:
    assert not silent_sentences(load()(f"{STORY.strip()}\n\n{line}"))


def test_who_writes_for_whom_is_news_where_the_article_begins_with_it() -> None:
    assert not silent_sentences(load()(f"Jo Ray is a reporter at Tessera News.\n\n{STORY}"))
