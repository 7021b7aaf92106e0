"""Questions with a name: SPARQL files of a schema, asked with arguments."""

from kg.queries.arguments import terms
from kg.queries.load import load_queries
from kg.queries.records import NamedQuery, Parameter
from kg.queries.run import run_named
from kg.queries.standalone import standalone

__all__ = ["NamedQuery", "Parameter", "load_queries", "run_named", "standalone", "terms"]
