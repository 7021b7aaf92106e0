"""Coreference inside one article."""

from kg.extract.coref.focus import focus
from kg.extract.coref.linking import link

__all__ = ["focus", "link"]
