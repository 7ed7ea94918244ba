"""The files of a graph: RDF with evidence, JSON lines, and a report that people read."""

from __future__ import annotations

from kg.publish.files import FILES, evidence_of, facts_of, triples, write

__all__ = ["FILES", "evidence_of", "facts_of", "triples", "write"]
