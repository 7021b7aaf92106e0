"""What else both readers say of the relation of a match in its sentence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.extract.learned.opinions import Ends, Opinion


@dataclass(frozen=True, slots=True)
class Beside:
    """``rules`` counts the wordings' other matches, ``better`` the network's more probable opinions,

    ``highest`` is the most probable of them.
    """

    rules: int
    better: int
    highest: float


class Surroundings:
    """All that is said in an article, looked up by what a match is beside."""

    def __init__(self, told: Collection[Ends], thought: Mapping[Ends, Opinion]) -> None:
        self._told = set(told)
        self._rules = Counter((relation, sentence) for relation, _, _, sentence in told)
        self._thought = {ends: opinion.probability for ends, opinion in thought.items()}
        self._by_relation: dict[tuple[str, int], list[float]] = defaultdict(list)
        for (relation, _, _, sentence), probability in self._thought.items():
            self._by_relation[relation, sentence].append(probability)

    def beside(self, ends: Ends) -> Beside:
        """What stands beside the match of ``ends``."""
        place = ends[0], ends[3]
        mine, same = self._thought.get(ends, 0.0), self._by_relation[place]
        rules = self._rules[place] - (ends in self._told)
        return Beside(rules, sum(probability > mine for probability in same), max(same, default=0.0))
