"""Names swapped in the examples of the reader."""

from __future__ import annotations

import random

from kg.extract.learned.pairs import FEATURES, KINDS, TYPES
from training.reader.dataset import Example
from training.reader.swap import Names

COMPANY, PERSON = TYPES.index("Company"), TYPES.index("Person")


def example(pieces: list[int], subject: tuple[int, int], target: tuple[int, int]) -> Example:
    """One pair, a firm and a person, both named."""
    features = (COMPANY, PERSON, KINDS.index("name"), KINDS.index("name"), *[0] * (len(FEATURES) - 4))
    pairs = [(subject, target, (1, len(pieces) - 1), features)]
    return Example(pieces, [1] * len(pieces), [0] * len(pieces), pairs, *([] for _ in range(6)))


ONE = example([101, 10, 11, 5, 20, 5, 10, 11, 102], (1, 3), (4, 5))
OTHER = example([101, 12, 13, 5, 21, 102], (1, 3), (4, 5))


def test_a_name_is_replaced_everywhere_by_one_of_its_type_and_length() -> None:
    names = Names([ONE, OTHER])
    seen = {tuple(names.swapped(ONE, random.Random(seed)).pieces) for seed in range(400)}
    assert seen == {(101, *firm, 5, person, 5, *firm, 102) for firm in ((10, 11), (12, 13)) for person in (20, 21)}


def test_nothing_else_changes() -> None:
    swapped = Names([ONE, OTHER]).swapped(ONE, random.Random(1))
    assert (swapped.pairs, swapped.tags, len(swapped.pieces)) == (ONE.pairs, ONE.tags, len(ONE.pieces))
    assert ONE.pieces == [101, 10, 11, 5, 20, 5, 10, 11, 102]


def test_the_mark_of_a_passage_is_no_name() -> None:
    marked = example([101, 10, 11, 5, 20, 102], (0, 1), (4, 5))
    names = Names([marked, OTHER])
    assert {names.swapped(marked, random.Random(seed)).pieces[0] for seed in range(20)} == {101}
