"""Matches -> claims, and with the entities the whole graph."""

from kg.claims.build import build, build_with_report
from kg.claims.told import Dropped

__all__ = ["Dropped", "build", "build_with_report"]
