"""The files of a graph: RDF with evidence, JSON lines, and a report that people read."""

from __future__ import annotations

from kg.publish.evidence import evidence_rows
from kg.publish.facts import (
    classes,
    happened_events,
    planned_events,
    scheduled_rows,
    thing_rows,
    told_rows,
)
from kg.publish.files import FILES, evidence_of, facts_of, triples, write
from kg.publish.guard import misfit
from kg.publish.report import report

__all__ = [
    "FILES",
    "classes",
    "evidence_of",
    "evidence_rows",
    "facts_of",
    "happened_events",
    "misfit",
    "planned_events",
    "report",
    "scheduled_rows",
    "thing_rows",
    "told_rows",
    "triples",
    "write",
]
