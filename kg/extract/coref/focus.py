"""Which firm a passage is about, for sentences that name none: "chief executive Jo Ray said", "revenue rose 5%"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.coref.referents import Referent
from kg.extract.coref.scene import scene
from kg.extract.coref.world import FIRMS, source_factor
from kg.extract.spans import NO_CHAIN, Candidate
from kg.extract.votes import best_type
from kg.model import Vote

_DECAY = 0.5
_ENOUGH = 0.3
_AHEAD = 1.2
_STANDING = 0.15


def focus(doc: Doc, candidates: Sequence[Candidate]) -> list[int]:
    """Per sentence of ``doc`` the chain of the Company or Organization that it is about, or ``NO_CHAIN``.

    A firm must be well ahead of every other in what this sentence and those before it say. ``candidates`` come from
    ``link``.
    """
    view = scene(doc)
    firms = {chain: Referent(FIRMS, True) for chain in _firms(candidates)}
    heads = sorted((candidate.head(doc).i, candidate.chain) for candidate in candidates if candidate.chain in firms)
    result: list[int] = []
    at = 0
    for number, sentence in enumerate(doc.sents):
        while at < len(heads) and heads[at][0] < sentence.end:
            token, chain = heads[at]
            firms[chain].see(view, token, source_factor(doc[token]))
            at += 1
        result.append(_leader(firms, number))
    return result


def _firms(candidates: Sequence[Candidate]) -> list[int]:
    votes: dict[int, list[Vote]] = defaultdict(list)
    for candidate in candidates:
        votes[candidate.chain] += candidate.votes
    return [chain for chain in sorted(votes) if chain != NO_CHAIN and best_type(votes[chain]) in FIRMS]


def _leader(firms: dict[int, Referent], sentence: int) -> int:
    ranked = sorted(
        (
            (firm.salience(sentence, _DECAY) + _STANDING * firm.standing(), -chain)
            for chain, firm in firms.items()
            if firm.seen
        ),
        reverse=True,
    )
    if not ranked or firms[-ranked[0][1]].salience(sentence, _DECAY) < _ENOUGH:
        return NO_CHAIN
    clear = len(ranked) == 1 or ranked[0][0] >= _AHEAD * ranked[1][0]
    return -ranked[0][1] if clear else NO_CHAIN
