"""The files of a graph: RDF with evidence, JSON lines, and a report that people read."""

from __future__ import annotations

from kg.publish.facts import classes
from kg.publish.files import FILES, evidence_of, facts_of, triples, write
from kg.publish.guard import misfit
from kg.publish.report import report

__all__ = ["FILES", "classes", "evidence_of", "facts_of", "misfit", "report", "triples", "write"]
