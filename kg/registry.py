"""Name -> function tables for readers, extractors and exporters, open to entry points of other packages."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from typing import Generic, TypeVar

from kg.errors import RegistryError

T = TypeVar("T", bound=Callable[..., object])


class Table(Generic[T]):
    """A table of named functions, imported when first asked for.

    ``targets`` maps a name to ``"module:function"``. Entry points of the group ``kg.<group>`` add to it; a name of
    ours cannot be taken over from outside.
    """

    def __init__(self, group: str, targets: dict[str, str]) -> None:
        self.group = group
        self._targets = dict(targets)

    def targets(self) -> dict[str, str]:
        """All names with their targets, those of other packages included, sorted by name."""
        outside = {point.name: point.value for point in entry_points(group=f"kg.{self.group}")}
        return dict(sorted({**outside, **self._targets}.items()))

    def names(self) -> list[str]:
        """All names, sorted."""
        return list(self.targets())

    def get(self, name: str) -> T:
        """The function called ``name``; RegistryError, which lists what there is, if none has it."""
        target = self.targets().get(name)
        if target is None:
            raise RegistryError(f"no {self.group} called {name!r}", f"there are: {', '.join(self.names())}")
        module, _, attribute = target.partition(":")
        function: T = getattr(import_module(module), attribute)
        return function
