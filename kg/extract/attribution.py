"""Who said it: the subject of a reporting verb above the statement, or "according to X" beside it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.syntax import children, clause_tokens, surface_subjects
from kg.lexicon import load_table
from kg.model import Record


class ReportingTable(Record):
    """``kg/lexicon/reporting.yaml``."""

    verbs: frozenset[str]
    phrases: tuple[str, ...]


def speaker(statement: Token) -> Token | None:
    """The head of the noun phrase that names the speaker; None where the article itself speaks."""
    token = statement
    while True:
        found = _according_to(token) or _reporting_subject(token)
        if found is not None or token.head == token:
            return found
        token = token.head


def _reporting_subject(token: Token) -> Token | None:
    if token.dep_ not in ("ccomp", "parataxis", "xcomp", "dep") and not children(token, "parataxis"):
        return None
    verbs = load_table("reporting", ReportingTable).verbs
    for verb in (token.head, *children(token, "parataxis")):
        if verb != token and verb.lemma_.lower() in verbs:
            subjects = surface_subjects(verb)
            if subjects and statement_outside(subjects[0], token):
                return subjects[0]
    return None


def statement_outside(subject: Token, statement: Token) -> bool:
    """True where the speaker is not part of what is said."""
    return all(ancestor.i != statement.i for ancestor in subject.ancestors)


def _according_to(token: Token) -> Token | None:
    for word in clause_tokens(token):
        if word.lower_ == "according":
            for prep in word.children:
                for complement in children(prep, "pobj"):
                    return complement
    return None
