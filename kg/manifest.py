"""The manifest of a build: of what it was made, and how much it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from kg.errors import BaopuError, SourceError
from kg.model import KnowledgeGraph
from kg.resources import Resources
from kg.version import __version__

__all__ = ["generator", "licence_iri", "manifest"]

#: A short name of the SPDX list, or an address of the web in ASCII, as RDF can hold it.
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")


def licence_iri(given: str) -> str:
    """A licence as an IRI, from its address or from its short name in the SPDX list.

    >>> licence_iri("CC-BY-4.0"), licence_iri("https://creativecommons.org/licenses/by/4.0/")
    ('https://spdx.org/licenses/CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/')

    :raises BaopuError: it is neither.
    """
    if _SPDX.fullmatch(given):
        return f"https://spdx.org/licenses/{given}"
    if _ADDRESS.fullmatch(given):
        return given
    hint = "例如 for example: CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/"
    raise BaopuError(f"{given}: 不是许可 (no licence)", hint=hint)


def manifest(
    graph: KnowledgeGraph,
    resources: Resources,
    threshold: float,
    failed: Iterable[SourceError] = (),
    licence: str | None = None,
) -> dict[str, Any]:
    """What ``manifest.json`` says; nothing in it depends on the machine or the day.

    :param licence: the IRI of the licence under which the graph is given away, if that is known.
    """
    file = {source.name: source.archive.name for source in graph.sources if source.archive}
    articles = Counter(file.get(article.source, article.source) for article in graph.articles)
    # One pass: of a great archive the facts lie on disk.
    told = Counter(
        (file.get(fact.source, fact.source), fact.predicate, str(fact.status)) for fact in graph.facts
    )
    facts, predicates, statuses = (_totals(told, place) for place in range(3))
    return {
        "generator": generator(resources),
        **({"licence": licence} if licence else {}),
        "threshold": threshold,
        "inputs": [
            {
                "name": one.name,
                "sha256": one.sha256,
                "articles": articles[one.name],
                "facts": facts[one.name],
            }
            for one in graph.files
        ],
        # An engine that reads ahead meets them in another order.
        "failed": sorted(
            ({"name": error.source, "message": error.message} for error in failed),
            key=lambda row: (row["name"], row["message"]),
        ),
        "counts": {
            "articles": len(graph.articles),
            "facts": len(graph.facts),
            "review": len(graph.review),
            "entities": len(graph.entities),
            "predicates": dict(sorted(predicates.items())),
            "statuses": dict(sorted(statuses.items())),
            "types": dict(sorted(Counter(entity.type for entity in graph.entities).items())),
        },
    }


def generator(resources: Resources) -> dict[str, str]:
    """What made a graph."""
    return {"name": "baopu", "version": __version__, "resources": resources.fingerprint}


def _totals(counts: Counter[tuple[str, str, str]], place: int) -> Counter[str]:
    """The counts by one of the three things they are by."""
    totals: Counter[str] = Counter()
    for key, count in counts.items():
        totals[key[place]] += count
    return totals
