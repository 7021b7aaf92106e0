"""Voters -> votes; names that the article's whole evidence speaks against are dropped."""

from __future__ import annotations

from collections import defaultdict

from kg.extract.mentions.groups import group
from kg.extract.mentions.lexicon import weights
from kg.extract.mentions.neighbours import listed_beside
from kg.extract.mentions.runs import Run
from kg.extract.mentions.words import Words
from kg.extract.spans import Candidate
from kg.extract.votes import tally
from kg.model import Vote
from kg.schema import Schema

Weights = dict[str, dict[str, float]]
_MARGIN = 2.0
_MARGIN_OF_ONE_LINE = 3.0
"""A text of one line has no bylines, labels and headings around it: there, only strong evidence drops a name."""
OTHER = "Other"
"""The type of capitalised words that name nothing of the schema: events, laws, peoples, headings."""


def settle(words: Words, runs: list[Run], seen: list[list[str]], schema: Schema) -> list[Candidate]:
    """Candidates with the votes of their own place, without those that all places together call OTHER.

    Types are weighed twice: once by each name's own evidence, then with what it is listed beside.
    """
    kinds = {entity_type.name for entity_type in schema.types} | {OTHER}
    groups = group(words, runs)
    table = weights()
    votes = [votes_of(voters, kinds, table) for voters in seen]
    first = types_together(groups, votes)
    beside = listed_beside(words, runs, {number: first[key] for number, key in enumerate(groups) if key in first})
    votes = [[*some, *votes_of(sorted(set(more)), kinds, table)] for some, more in zip(votes, beside, strict=True)]
    margin = _MARGIN if words.line and words.line[-1] else _MARGIN_OF_ONE_LINE
    final = tallies_together(groups, votes)
    return [
        Candidate(start, end, "name", [vote for vote in some if vote.type != OTHER])
        for (start, end), key, some in zip(runs, groups, votes, strict=True)
        if not _is_other(final[key], margin)
    ]


def _is_other(totals: dict[str, float], margin: float) -> bool:
    """True where OTHER leads by so much that the name is dropped."""
    rest = max((total for kind, total in totals.items() if kind != OTHER), default=0.0)
    return totals.get(OTHER, 0.0) > rest + margin


def types_together(groups: list[str], votes: list[list[Vote]]) -> dict[str, str]:
    """The best type of each group by the votes of all its places; a group without votes has none."""
    totals = tallies_together(groups, votes)
    return {key: min(total, key=lambda kind: (-total[kind], kind)) for key, total in totals.items() if total}


def tallies_together(groups: list[str], votes: list[list[Vote]]) -> dict[str, dict[str, float]]:
    """For each group the tally of the votes of all its places."""
    together: dict[str, list[Vote]] = defaultdict(list)
    for key, some in zip(groups, votes, strict=True):
        together[key] += some
    return {key: tally(some) for key, some in together.items()}


def votes_of(voters: list[str], kinds: set[str], table: Weights) -> list[Vote]:
    """What the voters' words are worth by ``table``, for ``kinds`` only."""
    return [
        Vote(type=kind, weight=weight, voter=voter)
        for voter in voters
        for kind, weight in table.get(voter, {}).items()
        if kind in kinds
    ]
