"""Which media type a client gets."""

from __future__ import annotations

import pytest

from kg.serve.accept import choose

OFFERS = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/csv;q=0.2, text/turtle;q=0.8", "text/turtle"),
        ("text/csv; charset=utf-8; q=0.9, application/json;q=0.8", "text/csv"),
        ("text/*, text/csv;q=0", "text/turtle"),
        ("*/*;q=0.1, text/turtle", "text/turtle"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/csv;q=nonsense, text/turtle;q=0.1", "text/turtle"),
        ("text/csv;q=7", "text/csv"),
        (",,;,", None),
    ],
)
def test_the_best_offer_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose(accept, OFFERS) == chosen
