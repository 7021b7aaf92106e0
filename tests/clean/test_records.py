"""A record is one article, as it is."""

from __future__ import annotations

import json

import pytest

from kg.clean import articles, number_repeats
from kg.model import Article, Page, Skip


def read(**record: object) -> Article:
    page = Page(source="a.jsonl", media_type="application/json", content=json.dumps(record).encode())
    found = list(articles(page))
    assert len(found) == 1
    assert isinstance(found[0], Article)
    return found[0]


def test_text_is_never_split_stripped_or_cleaned() -> None:
    text = "  A\r\n\nA\nSign up for our newsletter.\nMore\n2 hours ago\nA\n"
    assert read(text=text).text == text


def test_the_given_values_are_kept_and_others_ignored() -> None:
    one = read(id="n-1", url="https://n.example/1", title="T", text="X.", published="2026", publisher="P", more=[1])
    assert (one.identifier, one.url, one.title, one.published, one.publisher) == (
        "n-1",
        "https://n.example/1",
        "T",
        "2026",
        "P",
    )
    assert one.id != "n-1"


@pytest.mark.parametrize("empty", ["", "  ", None, [], {}, True])
def test_empty_values_count_as_missing(empty: object) -> None:
    one = read(id=empty, url=empty, title=empty, text="X.", published=empty, publisher=empty)
    assert one == read(text="X.")
    assert one.identifier == one.id
    assert (one.url, one.title, one.published, one.publisher) == (None, None, None, None)


def test_a_number_as_id_becomes_a_string() -> None:
    assert read(id=7, text="X.").identifier == "7"


def test_ids_tell_records_apart_by_all_that_is_given() -> None:
    ids = {
        read(text="X.").id,
        read(text="X.", title="T").id,
        read(text="X.", publisher="T").id,
        read(id="1", text="X.").id,
    }
    assert len(ids) == 4
    assert all(len(one) == 16 for one in ids)


def test_identical_records_are_numbered_not_dropped() -> None:
    one, skip = read(text="X."), Skip(source="a", where="a", reason="r")
    found = list(number_repeats([one, skip, one, read(text="Y."), one]))
    ids = [each.id for each in found if isinstance(each, Article)]
    assert ids[0] == one.id
    assert len(set(ids)) == 4
    assert found[1] == skip
    assert all(each.identifier == each.id for each in found if isinstance(each, Article))


def test_numbered_records_keep_the_identifier_given() -> None:
    assert [one.identifier for one in number_repeats([read(id="n", text="X.")] * 2) if isinstance(one, Article)] == [
        "n",
        "n",
    ]
