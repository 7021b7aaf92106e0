"""What the benchmarks of coreference share: the rows of their table, precision and recall, and the table itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

HE = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])
IT = frozenset(["it", "its", "itself", "they", "them", "their", "theirs", "themselves"])
Count = Counter[str]
"""Number of links that are "right", "wrong" and "missed", and what else a benchmark counts."""


def kind_of(text: str) -> str:
    """The row of the table that a mention belongs to."""
    word = text.casefold()
    if word in HE:
        return "he/she"
    return "it/they" if word in IT else "description"


def precision(count: Count) -> float | None:
    """Right links of all links, in percent; None where nothing was linked."""
    return _percent(count["right"], count["right"] + count["wrong"])


def recall(count: Count) -> float | None:
    """Right links of all that are right, wrong or missed, in percent; None where there are none."""
    return _percent(count["right"], count["right"] + count["wrong"] + count["missed"])


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def table(counts: Mapping[str, Count], *more: str) -> Iterator[str]:
    """The lines of the table: a head, then one row a kind in the order of ``counts``; ``more`` adds columns."""
    columns = ("right", "wrong", "missed", *more)
    yield " ".join([f"{'kind':12} {'P':>6} {'R':>6}", *(f"{column:>6}" for column in columns)])
    for kind, count in counts.items():
        rates = (_cell(precision(count)), _cell(recall(count)))
        numbers = (f"{count[column]:{max(6, len(column))}}" for column in columns)
        yield " ".join([f"{kind:12}", *rates, *numbers])


def _cell(rate: float | None) -> str:
    return f"{'-':>6}" if rate is None else f"{rate:6.1f}"
