"""Amounts in news English, by regular expressions alone."""

from kg.extract.amounts.find import FoundAmount, find_amounts

__all__ = ["FoundAmount", "find_amounts"]
