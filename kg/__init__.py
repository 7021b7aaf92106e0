"""newskg: a page becomes articles, articles become claims with evidence, claims become a graph."""

__version__ = "0.1.0"
