"""A knowledge graph as a networkx graph: nothing merged, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model import number

if TYPE_CHECKING:
    import networkx as nx

    from kg.model import Argument, Fact, KnowledgeGraph

__all__ = ["LITERALS", "to_networkx"]

#: Arguments that are values of a node, not things of their own.
LITERALS = frozenset({"Date", "Role", "Age", "Number", "Literal", "Text", "Time"})


def to_networkx(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Every entity and value as a node, every fact as an edge.

    Nodes are keyed by id and have ``label``, ``type``, ``aliases``, ``code``, ``articles`` and ``literal``
    (a date, a role, an age); ``metric`` is indicator, value, unit and comparator of a figure, else ``None``.
    Edges are keyed by fact id and have ``predicate``, ``status``,
    ``confidence``, ``rule``, ``fact``, ``article``, ``order`` (the fact's place among the facts) and
    ``evidence``, a list of ``{"quote", "sentence"}``. Nodes come sorted by id.
    """
    import networkx as nx

    nodes: dict[str, dict[str, Any]] = {}
    for entity in graph.entities:
        nodes[entity.id] = {
            "label": entity.label,
            "type": entity.type,
            "aliases": list(entity.aliases),
            "code": entity.code,
            "articles": list(entity.mentions),
            "literal": False,
            "metric": None,
        }
    headlines = {article.id: article.headline for article in graph.articles}
    for fact in graph.facts:
        for argument in (fact.subject, fact.object):
            node = nodes.setdefault(_key(argument, fact), _node(argument, headlines))
            node["metric"] = node["metric"] or _figure(argument)
            if fact.article not in node["articles"]:
                node["articles"].append(fact.article)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    result.add_nodes_from((key, nodes[key]) for key in sorted(nodes))
    for order, fact in enumerate(graph.facts):
        source, target = _key(fact.subject, fact), _key(fact.object, fact)
        result.add_edge(source, target, key=fact.id, order=order, **_edge(fact))
    return result


def _key(argument: Argument, fact: Fact) -> str:
    """The id, or for a value without one its type and words (a number belongs to its article)."""
    where = f"{fact.article}/" if argument.metric else ""
    return argument.id or f"{argument.type}:{where}{argument.label}"


def _node(argument: Argument, headlines: dict[str, str | None]) -> dict[str, Any]:
    label = argument.metric.label if argument.metric else argument.label
    if argument.type == "Article":
        label = headlines.get(argument.label) or label
    return {
        "label": label,
        "type": argument.type,
        "aliases": list(argument.aliases),
        "code": None,
        "articles": [],
        "literal": argument.type in LITERALS,
        "metric": None,
    }


def _figure(argument: Argument) -> tuple[str, int | float, str, str] | None:
    metric = argument.metric
    if metric is None:
        return None
    return metric.indicator, number(metric.value), metric.unit, metric.qualifier


def _edge(fact: Fact) -> dict[str, Any]:
    return {
        "predicate": fact.predicate,
        "status": str(fact.status),
        "confidence": round(fact.confidence, 2),
        "rule": fact.rule,
        "fact": fact.id,
        "article": fact.article,
        "iso": fact.object.iso,
        "evidence": [{"quote": e.quote, "sentence": e.sentence} for e in fact.evidence],
    }
