"""Questions to a graph: SPARQL on an embedded store, read-only and without the network."""

from __future__ import annotations

from kg.store.named import NamedQuery, named_queries
from kg.store.result import FORMATS, Result
from kg.store.store import Store
from kg.vocabulary import PREFIXES

__all__ = ["FORMATS", "PREFIXES", "NamedQuery", "Result", "Store", "named_queries"]
