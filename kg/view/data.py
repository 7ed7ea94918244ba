"""What the page's script reads: tables in columns, every sentence once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.vocabulary import PREFIXES, vocabulary

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["page_data"]

Row = Mapping[str, Any]


class _Table:
    """Values numbered in the order in which they are first asked for."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        for value in values:
            self[value]

    def __getitem__(self, value: str) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)


def page_data(
    nodes: Sequence[Row],
    edges: Sequence[Row],
    articles: Iterable[Article],
    legend: Mapping[str, Any],
    whole: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """The one JSON value of the page.

    ``nodes`` and ``facts`` are columns of equal length. A fact's ``s`` and ``o`` are numbers of nodes; where
    ``o`` is below zero, the object is a value (a date, a role, an age): ``values[-o - 1]``, its words and its
    ISO form. ``type``, ``predicate``, ``status``, ``rule``, ``article`` and the sentences of ``evidence`` are
    numbers into the tables of that name; ``confidence`` is in percent. A piece of evidence is
    ``[sentence, quote]``, or ``[sentence]`` where the whole of it is quoted.

    :param nodes: pyvis nodes with the attributes of ``to_networkx``; :param edges: pyvis edges likewise.
    :param whole: how many nodes and facts the graph has, if these are an excerpt.
    """
    tables = {name: _Table() for name in ("predicates", "statuses", "sentences", "rules")}
    tables["types"] = _Table(_type(node, legend) for node in _by_legend(nodes, legend))
    rows = list(articles)
    tables["articles"] = _Table(article.id for article in rows)
    drawn = {node["id"]: number for number, node in enumerate(n for n in nodes if not n["literal"])}
    literals = {node["id"]: node["label"] for node in nodes if node["literal"]}
    read = [edge for edge in sorted(edges, key=lambda edge: edge["order"]) if edge["from"] in drawn]
    values: dict[tuple[str, str | None], int] = {}
    facts = []
    for edge in read:
        to = edge["to"]
        # One way of writing a date may stand for several days: a value is its words and its day.
        other = drawn[to] if to in drawn else values.setdefault((literals[to], edge["iso"]), -1 - len(values))
        facts.append({"s": drawn[edge["from"]], "o": other, **_fact(edge, tables)})
    heads = {article.id: _article(article) for article in rows}
    columns = [_node(node, tables, legend) for node in nodes if not node["literal"]]
    return {
        "whole": whole,
        "prefixes": {name: PREFIXES[name] for name in _PREFIXES},
        "types": [{**_entry(legend["types"], name), **_kinds(name)} for name in tables["types"]],
        "predicates": [_entry(legend["predicates"], name) for name in tables["predicates"]],
        "statuses": [_entry(legend["statuses"], name) for name in tables["statuses"]],
        "articles": [heads.get(name, {"id": name, "headline": None}) for name in tables["articles"]],
        "rules": list(tables["rules"]),
        "sentences": list(tables["sentences"]),
        "values": list(values),
        "metrics": [
            [number, *node["metric"]]
            for number, node in enumerate(n for n in nodes if not n["literal"])
            if node["metric"]
        ],
        "nodes": _columns(columns, _NODE),
        "facts": _columns(facts, _FACT),
    }


#: What the page's own Turtle needs.
_PREFIXES = ("bp", "dcterms", "id", "rdf", "schema", "skos", "xsd")
_NODE = ("id", "label", "type", "x", "y", "community", "aliases", "code", "articles")
_FACT = ("id", "s", "predicate", "o", "status", "confidence", "rule", "article", "evidence")


def _columns(rows: Sequence[Row], names: Sequence[str]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in names}


def _type(node: Row, legend: Mapping[str, Any]) -> str:
    return str(legend["same"].get(node["type"], node["type"]))


def _by_legend(nodes: Iterable[Row], legend: Mapping[str, Any]) -> list[Row]:
    """The nodes in the order in which the legend names their classes; classes it does not know come last."""
    order = {name: number for number, name in enumerate(legend["types"])}
    drawn = (node for node in nodes if not node["literal"])
    return sorted(drawn, key=lambda n: (order.get(_type(n, legend), len(order)), _type(n, legend)))


def _entry(entries: Mapping[str, Row], name: str) -> Row:
    """A class, predicate or status with its words; an unknown one is called by its own name."""
    return {"name": name} | dict(entries.get(name) or {**entries.get("", {}), "zh": name})


def _kinds(name: str) -> Row:
    """What the page's own Turtle must know of a class: whether it acts, and whether it is a body."""
    kinds = {"agent": "Agent", "body": "Organization"}
    return {flag: True for flag, above in kinds.items() if vocabulary().is_a(name, above)}


def _article(article: Article) -> Row:
    return {
        "id": article.id,
        "headline": article.headline,
        "source": article.source,
        "issued": article.issued.isoformat() if article.issued else None,
        "paper": article.paper,
    }


def _node(node: Row, tables: Mapping[str, _Table], legend: Mapping[str, Any]) -> Row:
    return {
        "id": node["id"],
        "label": node["label"],
        "type": tables["types"][_type(node, legend)],
        "x": node["x"],
        "y": node["y"],
        "community": node["community"],
        "aliases": [alias for alias in node["aliases"] if alias != node["label"]],
        "code": node["code"],
        "articles": [tables["articles"][article] for article in node["articles"]],
    }


def _fact(edge: Row, tables: Mapping[str, _Table]) -> Row:
    return {
        "id": edge["fact"],
        "predicate": tables["predicates"][edge["predicate"]],
        "status": tables["statuses"][edge["status"]],
        "confidence": round(100 * edge["confidence"]),
        "rule": tables["rules"][edge["rule"]],
        "article": tables["articles"][edge["article"]],
        "evidence": [_evidence(each, tables["sentences"]) for each in edge["evidence"]],
    }


def _evidence(each: Row, sentences: _Table) -> list[int | str]:
    number = sentences[each["sentence"]]
    return [number] if each["quote"] == each["sentence"] else [number, each["quote"]]
