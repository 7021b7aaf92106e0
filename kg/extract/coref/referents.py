"""Referents: what the article has talked of so far, and how present each still is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from kg.extract.coref.lexicon import Gender
from kg.extract.coref.scene import Scene, is_subject, weight

WINDOW = 6


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention: the token it hangs on, the number of its sentence, its weight there."""

    token: int
    sentence: int
    weight: float
    subject: bool


@dataclass(slots=True)
class Referent:
    """``types`` are those it may have; ``words`` is what the text calls it, ``roles`` the parts it plays.

    ``named`` is false for what has no name ("a lawsuit"): it is kept since a pronoun may mean it.
    """

    types: frozenset[str]
    named: bool
    gender: Gender | None = None
    words: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    seen: list[Sighting] = field(default_factory=list)
    share: float = 0.0
    """Its part of the article: its names over those of the most named referent of its kind, from 0 to 1."""

    def see(self, scene: Scene, token: int, factor: float = 1.0) -> None:
        """Note a mention whose head is ``token``."""
        head = scene.doc[token]
        self.seen.append(Sighting(token, scene.sentence[token], factor * weight(head), is_subject(head)))

    def salience(self, sentence: int, decay: float, beside: float = 1.0) -> float:
        """Presence at ``sentence``: the loudest mention of each of the last few, less the further back.

        ``beside`` is what counts of mentions in the very sentence.
        """
        loudest: dict[int, float] = {}
        for sighting in reversed(self.seen):
            distance = sentence - sighting.sentence
            if distance > WINDOW:
                break
            loudest[distance] = max(loudest.get(distance, 0.0), sighting.weight)
        return sum(value * (decay**distance if distance else beside) for distance, value in loudest.items())

    def standing(self) -> float:
        """How much of the article is about it: grows slowly with the number of mentions."""
        return math.log1p(len(self.seen))

    def distance(self, sentence: int) -> int:
        """Sentences since it was last seen."""
        return sentence - self.seen[-1].sentence if self.seen else WINDOW * 2
