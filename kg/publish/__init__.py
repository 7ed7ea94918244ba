"""The files of a graph: RDF with evidence, JSON lines, and a report that people read."""

from __future__ import annotations

from kg.publish.evidence import evidence_triples
from kg.publish.facts import plain_triples
from kg.publish.save import FILES, save, triples, write

__all__ = ["FILES", "evidence_triples", "plain_triples", "save", "triples", "write"]
