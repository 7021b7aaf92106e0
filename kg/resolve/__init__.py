"""Names of many articles -> entities: who is the same, what type it is, what it is called."""

from kg.resolve.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
