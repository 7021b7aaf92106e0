"""Questions with a name: SPARQL files of a schema, asked with arguments."""

from kg.queries.arguments import terms, usage
from kg.queries.load import find_query, load_queries
from kg.queries.records import NamedQuery, Parameter
from kg.queries.run import run_named
from kg.queries.standalone import standalone

__all__ = ["NamedQuery", "Parameter", "find_query", "load_queries", "run_named", "standalone", "terms", "usage"]
