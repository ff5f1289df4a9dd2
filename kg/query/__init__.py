"""Query: SPARQL over a built graph, read-only and closed to the outside; the analysts' questions as named queries."""

from __future__ import annotations

from kg.query.named import NamedQuery, Parameter, bind, load_named_queries, named_query
from kg.query.render import to_csv, to_json, to_table
from kg.query.run import PREFIXES, QueryResult, run_query, unknown_terms

__all__ = ["PREFIXES", "NamedQuery", "Parameter", "QueryResult", "bind", "load_named_queries", "named_query",
           "run_query", "to_csv", "to_json", "to_table", "unknown_terms"]
