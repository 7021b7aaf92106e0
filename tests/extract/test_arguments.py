"""Who does what to whom, whatever the voice and shape of the clause."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from kg.extract.annotate import load
from kg.extract.arguments import agents, patients
from kg.extract.syntax import is_passive


def _verb(text: str, lemma: str) -> Token:
    return next(t for t in load()(text) if t.lemma_ == lemma and t.pos_ in ("VERB", "AUX"))


def _words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "doers", "things"),
    [
        ("Microsoft bought Nokia.", ["Microsoft"], ["Nokia"]),
        ("Nokia was bought by Microsoft.", ["Microsoft"], ["Nokia"]),
        ("Nokia, which Microsoft bought, fell.", ["Microsoft"], ["Nokia"]),
        ("Microsoft, which bought Nokia, fell.", ["Microsoft"], ["Nokia"]),
        ("The company that bought Nokia fell.", ["company"], ["Nokia"]),
        ("Microsoft agreed to buy Nokia.", ["Microsoft"], ["Nokia"]),
        ("Microsoft is expected to buy Nokia.", ["Microsoft"], ["Nokia"]),
        ("Microsoft and Oracle bought Nokia and Sony.", ["Microsoft", "Oracle"], ["Nokia", "Sony"]),
        ("Microsoft sold Sony and bought Nokia.", ["Microsoft"], ["Nokia"]),
        ("Microsoft has plans to buy Nokia.", ["Microsoft"], ["Nokia"]),
        ("After buying Nokia, Microsoft grew.", ["Microsoft"], ["Nokia"]),
    ],
)
def test_agents_and_patients(text: str, doers: list[str], things: list[str]) -> None:
    verb = _verb(text, "buy")
    assert _words(agents(verb)) == doers
    assert _words(patients(verb)) == things


@pytest.mark.parametrize(
    ("text", "lemma", "passive"),
    [
        ("Nokia was bought by Microsoft.", "buy", True),
        ("A company founded by Jo Ray grew.", "found", True),
        ("Microsoft bought Nokia.", "buy", False),
        ("Microsoft has bought Nokia.", "buy", False),
    ],
)
def test_voice(text: str, lemma: str, passive: bool) -> None:
    assert is_passive(_verb(text, lemma)) is passive
