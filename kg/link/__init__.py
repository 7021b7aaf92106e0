"""Entities of a graph -> the same things in Wikidata and in the SEC's list of companies, by tables of kg's own."""

from kg.link.link import link

__all__ = ["link"]
