"""Names in one article, and votes on their types."""

from kg.extract.mentions.find import find_names

__all__ = ["find_names"]
