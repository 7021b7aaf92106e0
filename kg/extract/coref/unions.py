"""Disjoint sets of small integers."""

from __future__ import annotations


class Unions:
    """``size`` elements, each at first alone; the smallest element stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, element: int) -> int:
        """The smallest element of the set."""
        while self._parent[element] != element:
            self._parent[element] = self._parent[self._parent[element]]
            element = self._parent[element]
        return element

    def join(self, one: int, other: int) -> None:
        """Make two sets one."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low
