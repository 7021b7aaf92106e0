"""One matcher for each kind of wording; all yield ``Found``."""

from __future__ import annotations

from kg.extract.match.eponyms import match_eponyms
from kg.extract.match.found import Found
from kg.extract.match.measures import match_measures
from kg.extract.match.nouns import match_nouns
from kg.extract.match.possessives import match_possessives
from kg.extract.match.roles import match_roles
from kg.extract.match.texts import match_patterns, match_texts
from kg.extract.match.verbs import match_verbs

MATCHERS = (
    match_verbs,
    match_nouns,
    match_roles,
    match_measures,
    match_possessives,
    match_eponyms,
    match_texts,
    match_patterns,
)

__all__ = ["MATCHERS", "Found"]
