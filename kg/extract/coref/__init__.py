"""Coreference inside one article."""

from kg.extract.coref.linking import link

__all__ = ["link"]
