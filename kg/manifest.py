"""The manifest of a build: of what it was made, and how much it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kg.errors import SourceError
from kg.model import KnowledgeGraph
from kg.resources import Resources
from kg.version import __version__

__all__ = ["manifest"]


def manifest(
    graph: KnowledgeGraph, resources: Resources, threshold: float, failed: Iterable[SourceError] = ()
) -> dict[str, Any]:
    """What ``manifest.json`` says; nothing in it depends on the machine or the day."""
    articles = Counter(article.source for article in graph.articles)
    facts = Counter(fact.source for fact in graph.facts)
    return {
        "generator": {"name": "baopu", "version": __version__, "resources": resources.fingerprint},
        "threshold": threshold,
        "inputs": [
            {
                "name": source.name,
                "sha256": source.sha256,
                "articles": articles[source.name],
                "facts": facts[source.name],
            }
            for source in graph.sources
        ],
        "failed": [{"name": error.source, "message": error.message} for error in failed],
        "counts": {
            "articles": len(graph.articles),
            "facts": len(graph.facts),
            "review": len(graph.review),
            "entities": len(graph.entities),
            "predicates": _counted(fact.predicate for fact in graph.facts),
            "statuses": _counted(str(fact.status) for fact in graph.facts),
            "types": _counted(entity.type for entity in graph.entities),
        },
    }


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))
