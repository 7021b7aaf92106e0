"""What one article says outright decides about what it only names."""

from __future__ import annotations

import pytest

from kg.extract.annotate import load
from kg.extract.rules import read
from kg.extract.wordings import compile_schema
from kg.model import Status
from kg.schema import load_schema

SCHEMA = load_schema()
MAY = "Northwind Corp may acquire Contoso Corp."
WILL = "Northwind Corp will acquire Contoso Corp."
NAMING = "Northwind Corp's acquisition of Contoso Corp is big news."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (NAMING, {"actual"}),
        (f"{NAMING} {WILL}", {"planned"}),
        (f"{NAMING} {MAY}", {"possible"}),
        (f"{NAMING} Northwind Corp acquired Contoso Corp in May.", {"actual"}),
        (f"{NAMING} {MAY} {WILL}", {"planned", "possible"}),
        (
            "Northwind Corp completed its acquisition of Contoso Corp. "
            "Last year Northwind Corp agreed to acquire Contoso Corp.",
            {"actual", "planned"},
        ),
    ],
)  # fmt: skip
def test_a_bare_naming_waits_for_what_is_told_outright(text: str, status: set[Status]) -> None:
    extraction = read("a", load()(text), SCHEMA, compile_schema(SCHEMA))
    assert {match.status for match in extraction.matches if match.relation == "acquired"} == status
