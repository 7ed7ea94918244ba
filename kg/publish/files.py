"""A graph as files: RDF, JSON lines and the manifest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from pyoxigraph import Triple

from kg.model import KnowledgeGraph
from kg.publish.dataset import dataset_triples
from kg.publish.evidence import evidence_rows
from kg.publish.facts import plain_rows
from kg.publish.turtle import Row, as_bytes, turtle, typed

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
    "review.jsonl",
)


class _Json(Protocol):
    def as_json(self) -> dict[str, Any]: ...


def write(graph: KnowledgeGraph, directory: Path) -> None:
    """Write the files into a directory that nobody reads yet; the same graph gives the same bytes.

    What is written goes by row by row: memory does not grow with the graph.
    """
    tallies = {}
    for name, (rows, title) in _TURTLE.items():
        with (directory / name).open("wb") as out:
            tallies[name] = turtle(rows(graph), out, title=title)
    title = "数据集 What this graph is and how it was made"
    (directory / "dataset.ttl").write_bytes(as_bytes(typed(dataset_triples(graph, tallies)), title=title))
    for column in ("articles", "facts", "review", "entities", "merges"):
        with (directory / f"{column}.jsonl").open("wb") as out:
            out.writelines(_lines(getattr(graph, column)))
    (directory / "manifest.json").write_bytes(_manifest(graph.manifest))


_TURTLE: Mapping[str, tuple[Callable[[KnowledgeGraph], Iterator[Row]], str]] = MappingProxyType(
    {
        "facts.ttl": (plain_rows, "事实 What happened or holds"),
        "evidence.ttl": (
            evidence_rows,
            "证据 Every claim with its sentence; planned ones stand here only",
        ),
    }
)


def facts_of(graph: KnowledgeGraph) -> bytes:
    """What ``facts.ttl`` holds: the part of the graph that people read."""
    return _bytes(graph, "facts.ttl")


def evidence_of(graph: KnowledgeGraph) -> bytes:
    """What ``evidence.ttl`` holds: every claim with its sentence."""
    return _bytes(graph, "evidence.ttl")


def _bytes(graph: KnowledgeGraph, name: str) -> bytes:
    rows, title = _TURTLE[name]
    return as_bytes(rows(graph), title=title)


def triples(graph: KnowledgeGraph) -> set[Triple]:
    """Both files together: what a store holds."""
    return {triple for rows, _ in _TURTLE.values() for _, triple in rows(graph)}


def _lines(rows: Iterable[_Json]) -> Iterator[bytes]:
    return ((json.dumps(row.as_json(), ensure_ascii=False) + "\n").encode() for row in rows)


def _manifest(manifest: Mapping[str, Any]) -> bytes:
    return (json.dumps(dict(manifest), ensure_ascii=False, indent=2) + "\n").encode()
