"""The one file of colours, shapes and lines holds together, and with the schema."""

from __future__ import annotations

from typing import get_args

from kg.export.look import Length, look, text_width
from kg.model import Status
from kg.schema import Schema


def test_every_status_has_a_line_of_a_colour_that_exists() -> None:
    assert list(look().statuses) == list(get_args(Status))
    for colours in look().colours.values():
        assert {status.colour for status in look().statuses.values()} <= set(colours)


def test_no_two_statuses_look_the_same() -> None:
    looks = {(status.colour, status.dashes, status.crossed) for status in look().statuses.values()}
    assert len(looks) == len(look().statuses)


def test_dark_and_light_have_the_same_colours() -> None:
    assert set(look().colours) == {"light", "dark"}
    assert look().colours["light"].keys() == look().colours["dark"].keys()


def test_every_shape_of_the_schema_can_be_drawn(schema: Schema) -> None:
    assert {kind.shape for kind in schema.types} <= set(look().shapes)


def test_lengths_end_somewhere() -> None:
    length = Length(base=9, step=4, most=60)
    assert (length.at(0), length.at(2), length.at(1000)) == (9, 17, 60)


def test_wide_letters_are_wider_than_narrow_ones() -> None:
    assert text_width("WWWW", 10) > text_width("nnnn", 10) > text_width("illl", 10)
    assert text_width("株式会社", 10) >= 40
    assert text_width("e\u0301", 10) == text_width("e", 10)
