"""One tree of errors; the library raises them, the command line prints them.

::

    KgError
     +-- InputError        an input cannot be read
     +-- SchemaError       a schema folder does not hold together (lists every problem at once)
     +-- RunError          a run folder is missing, incomplete or in the way
     +-- QueryError        a SPARQL query is wrong, or asks for what is not there
     +-- EndpointError     a server of triples cannot be reached, or refuses
     +-- RegistryError     no reader, extractor or exporter of that name
     +-- ModelError        a language pipeline is not installed
"""

from __future__ import annotations

from collections.abc import Sequence


class KgError(Exception):
    """Anything that the user can do something about. ``hint`` says what."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(KgError):
    """An input cannot be read."""


class SchemaError(KgError):
    """A schema folder has problems; ``problems`` lists all of them."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems), "mend the lines above and run `kg check` again")
        self.problems = tuple(problems)


class RunError(KgError):
    """A run folder is missing, incomplete or in the way."""


class QueryError(KgError):
    """A query is wrong, or asks for what is not there."""


class EndpointError(KgError):
    """A server of triples cannot be reached, or refuses."""


class RegistryError(KgError):
    """No entry of that name in a table."""


class ModelError(KgError):
    """A language pipeline is not installed."""
