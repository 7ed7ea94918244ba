"""A graph as files: RDF, JSON lines, the manifest and the report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Triple

from kg.model import KnowledgeGraph
from kg.publish.dataset import dataset_triples
from kg.publish.evidence import evidence_triples
from kg.publish.facts import plain_triples
from kg.publish.report import report
from kg.publish.turtle import turtle

__all__ = ["FILES", "evidence_of", "facts_of", "triples", "write"]

#: What :func:`write` writes.
FILES = (
    "articles.jsonl",
    "dataset.ttl",
    "entities.jsonl",
    "evidence.ttl",
    "facts.jsonl",
    "facts.ttl",
    "manifest.json",
    "merges.jsonl",
    "report.html",
    "review.jsonl",
)


class _Row(Protocol):
    def as_json(self) -> dict[str, Any]: ...


def write(graph: KnowledgeGraph, directory: Path) -> None:
    """Write the files into a directory that nobody reads yet; the same graph gives the same bytes."""
    facts, evidence = facts_of(graph), evidence_of(graph)
    (directory / "facts.ttl").write_bytes(facts)
    (directory / "evidence.ttl").write_bytes(evidence)
    (directory / "dataset.ttl").write_bytes(_dataset_of(graph, facts, evidence))
    (directory / "articles.jsonl").write_bytes(_lines(graph.articles))
    (directory / "facts.jsonl").write_bytes(_lines(graph.facts))
    (directory / "review.jsonl").write_bytes(_lines(graph.review))
    (directory / "entities.jsonl").write_bytes(_lines(graph.entities))
    (directory / "merges.jsonl").write_bytes(_lines(graph.merges))
    (directory / "manifest.json").write_bytes(_manifest(graph.manifest))
    (directory / "report.html").write_bytes(report(graph).encode())


def facts_of(graph: KnowledgeGraph) -> bytes:
    """What ``facts.ttl`` holds: the part of the graph that people read."""
    return turtle(plain_triples(graph), title="事实 What happened or holds")


def evidence_of(graph: KnowledgeGraph) -> bytes:
    """What ``evidence.ttl`` holds: every claim with its sentence."""
    title = "证据 Every claim with its sentence; planned ones stand here only"
    return turtle(evidence_triples(graph), title=title)


def _dataset_of(graph: KnowledgeGraph, facts: bytes, evidence: bytes) -> bytes:
    """What ``dataset.ttl`` holds: what the graph is, and of what it was made."""
    files = {
        "facts.ttl": (facts, plain_triples(graph)),
        "evidence.ttl": (evidence, evidence_triples(graph)),
    }
    return turtle(dataset_triples(graph, files), title="数据集 What this graph is and how it was made")


def triples(graph: KnowledgeGraph) -> set[Triple]:
    """Both files together: what a store holds."""
    return plain_triples(graph) | evidence_triples(graph)


def _lines(rows: Iterable[_Row]) -> bytes:
    return "".join(json.dumps(row.as_json(), ensure_ascii=False) + "\n" for row in rows).encode()


def _manifest(manifest: Mapping[str, Any]) -> bytes:
    return (json.dumps(dict(manifest), ensure_ascii=False, indent=2) + "\n").encode()
