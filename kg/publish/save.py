"""Write a graph's files: all of them take their places together, or none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Triple

from kg.files import replacing
from kg.model import KnowledgeGraph
from kg.publish.evidence import evidence_triples
from kg.publish.facts import plain_triples
from kg.publish.report import report
from kg.publish.turtle import turtle

__all__ = ["FILES", "save", "triples", "write"]

#: What :func:`write` writes.
FILES = (
    "articles.jsonl",
    "entities.jsonl",
    "evidence.ttl",
    "facts.jsonl",
    "facts.ttl",
    "manifest.json",
    "report.html",
    "review.jsonl",
)


class _Row(Protocol):
    def as_json(self) -> dict[str, Any]: ...


def save(graph: KnowledgeGraph, directory: Path) -> None:
    """Write every file of :data:`FILES`; files of other names in the directory are left alone.

    :raises BaopuError: the directory cannot be written; what stood in it stays as it was.
    """
    with replacing(Path(directory), stale=FILES) as fresh:
        write(graph, fresh)


def write(graph: KnowledgeGraph, directory: Path) -> None:
    """Write the files into a directory that nobody reads yet; the same graph gives the same bytes."""
    (directory / "facts.ttl").write_bytes(turtle(plain_triples(graph), title="事实 What happened or holds"))
    (directory / "evidence.ttl").write_bytes(
        turtle(
            evidence_triples(graph), title="证据 Every claim with its sentence; planned ones stand here only"
        )
    )
    (directory / "articles.jsonl").write_bytes(_lines(graph.articles))
    (directory / "facts.jsonl").write_bytes(_lines(graph.facts))
    (directory / "review.jsonl").write_bytes(_lines(graph.review))
    (directory / "entities.jsonl").write_bytes(_lines(graph.entities))
    (directory / "manifest.json").write_bytes(_manifest(graph.manifest))
    (directory / "report.html").write_bytes(report(graph).encode())


def triples(graph: KnowledgeGraph) -> set[Triple]:
    """Both files together: what a store holds."""
    return plain_triples(graph) | evidence_triples(graph)


def _lines(rows: Iterable[_Row]) -> bytes:
    return "".join(json.dumps(row.as_json(), ensure_ascii=False) + "\n" for row in rows).encode()


def _manifest(manifest: Mapping[str, Any]) -> bytes:
    return (json.dumps(dict(manifest), ensure_ascii=False, indent=2) + "\n").encode()
