"""Nodes and edges as graph tools count them, and GraphML and GEXF made of them.

Plans and goals are no edges: a tool that asks what happened must not find them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from json import dumps, loads
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import NamedNode

from kg.export.source import BP, Claim, Saved, Thing, claim_of, local
from kg.saved import article_of, sentence_of
from kg.spool import in_order
from kg.vocabulary import PREFIXES, units, vocabulary

__all__ = ["EDGE_COLUMNS", "NODE_COLUMNS", "Edge", "edges", "gexf", "graphml", "node"]

_SKOS, _SCHEMA, _OA = PREFIXES["skos"], PREFIXES["schema"], PREFIXES["oa"]
#: Column of a node → the property it is taken from, and its kind in GraphML.
NODE_COLUMNS: Mapping[str, tuple[str, str]] = {
    "label": (_SKOS + "prefLabel", "string"),
    "type": ("", "string"),
    "code": (_SKOS + "notation", "string"),
    "status": (_SCHEMA + "eventStatus", "string"),
    "date": (BP + "heldOn", "string"),
    "date_from": (BP + "heldFrom", "string"),
    "date_until": (BP + "heldUntil", "string"),
    "time": (BP + "timeText", "string"),
    "role": (BP + "hasRole", "string"),
    "age": (BP + "hasAge", "int"),
    "indicator": (BP + "measures", "string"),
    "comparator": (BP + "comparator", "string"),
    "value": (_SCHEMA + "value", "double"),
    "unit": (_SCHEMA + "unitText", "string"),
    "unit_code": (_SCHEMA + "unitCode", "string"),
}
#: Column of an edge → its kind in GraphML.
EDGE_COLUMNS: Mapping[str, str] = {
    "predicate": "string",
    "label": "string",
    "confidence": "double",
    "sentences": "int",
    "articles": "string",
    "quote": "string",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact between two nodes with what its claims say.

    :param sentences: how many sentences state it; :param articles: the ids of their articles' nodes.
    :param quote: the first of the sentences.
    """

    source: str
    target: str
    predicate: str
    confidence: float
    sentences: int
    articles: tuple[str, ...]
    quote: str

    def row(self) -> dict[str, Any]:
        """The values of :data:`EDGE_COLUMNS`."""
        return {
            "predicate": self.predicate,
            "label": vocabulary().properties[self.predicate].zh,
            "confidence": self.confidence,
            "sentences": self.sentences,
            "articles": ";".join(self.articles),
            "quote": self.quote,
        }


def node(thing: Thing) -> dict[str, Any]:
    """The values of :data:`NODE_COLUMNS`; ``None`` where the thing has none."""
    row: dict[str, Any] = {
        name: thing.first(iri) if iri else thing.kind for name, (iri, _) in NODE_COLUMNS.items()
    }
    # Of an event that is only planned: EventScheduled.
    row["status"] = row["status"] and row["status"].removeprefix(_SCHEMA)
    row["unit_code"] = row["unit_code"] and _ucum().get(row["unit_code"].removeprefix(PREFIXES["unit"]))
    row["age"] = None if row["age"] is None else int(row["age"])
    row["value"] = None if row["value"] is None else float(row["value"])
    return row


@cache
def _ucum() -> dict[str, str]:
    """QUDT's name of a unit → its UCUM code, which tables have room for."""
    return {unit.qudt: unit.ucum or unit.qudt for unit in units().values()}


def edges(saved: Saved) -> Iterator[Edge]:
    """The facts that hold between two nodes, ascending; a fact of several sentences is one edge."""
    rows = (_told(pair) for _, pair in groupby(in_order(_by_sentence(saved)), key=_sentence_key))
    told = in_order(_line(*row) for some in rows for row in some)
    for key, group in groupby(map(loads, told), key=lambda row: tuple(row[:3])):
        claims = [row[3:] for row in group]
        source, predicate, target = key
        articles = tuple(dict.fromkeys(local(article) for article, *_ in claims if article))
        sure = max(float(confidence or 0) for *_, confidence in claims)
        yield Edge(source, target, predicate, sure, len(claims), articles, claims[0][2])


def _line(*row: str) -> bytes:
    return (dumps(row, ensure_ascii=False) + "\n").encode()


def _by_sentence(saved: Saved) -> Iterator[bytes]:
    """Sentences and the claims that come from them, each line beginning with its sentence."""
    for group in saved.groups():
        claim = claim_of(group)
        if claim and claim.is_plain and (edge := _between_nodes(claim)):
            yield _line(claim.sentence, "1", *edge, claim.confidence)
        elif words := group.first(_OA + "exact"):
            yield _line(sentence_of(group.iri), "0", words)


def _between_nodes(claim: Claim) -> tuple[str, str, str] | None:
    subject, predicate, value = claim.triple
    ends = isinstance(subject, NamedNode) and isinstance(value, NamedNode)
    if not ends or not predicate.value.startswith(BP):
        return None
    return local(subject.value), local(predicate.value), local(value.value)


def _sentence_key(line: bytes) -> str:
    return str(loads(line)[0])


def _told(lines: Iterator[bytes]) -> Iterator[tuple[str, ...]]:
    """The claims of one sentence with its words: they stand in the line before them."""
    words = ""
    for line in lines:
        sentence, kind, *row = loads(line)
        if kind == "0":
            words = row[0]
        else:
            *edge, confidence = row
            yield (*edge, article_of(sentence), sentence, words, confidence)


def graphml(saved: Saved, out: IO[bytes]) -> None:
    """GraphML: a directed graph with parallel edges."""
    kinds = [("node", name, kind) for name, (_, kind) in NODE_COLUMNS.items()]
    kinds += [("edge", name, kind) for name, kind in EDGE_COLUMNS.items()]
    _write(
        out, '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    )
    for on, name, kind in kinds:
        _write(out, f'<key id="{on[0]}-{name}" for="{on}" attr.name="{name}" attr.type="{kind}"/>')
    _write(out, '<graph edgedefault="directed">')
    for thing in saved.things():
        data = _data("n", node(thing))
        _write(out, f"<node id={quoteattr(local(thing.iri))}>{data}</node>")
    for number, edge in enumerate(edges(saved), 1):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        _write(out, f'<edge id="e{number}" {ends}>{_data("e", edge.row())}</edge>')
    _write(out, "</graph>\n</graphml>")


def _data(on: str, row: Mapping[str, Any]) -> str:
    given = {name: value for name, value in row.items() if value not in (None, "")}
    return "".join(f'<data key="{on}-{name}">{escape(str(value))}</data>' for name, value in given.items())


_GEXF = {"string": "string", "int": "integer", "double": "double"}


def gexf(saved: Saved, out: IO[bytes]) -> None:
    """GEXF 1.3, which Gephi opens."""
    _write(out, '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">')
    _write(out, '<graph defaultedgetype="directed" mode="static">')
    columns = {
        "node": {n: k for n, (_, k) in NODE_COLUMNS.items() if n != "label"},
        "edge": dict(EDGE_COLUMNS),
    }
    for on, kinds in columns.items():
        titles = [
            f'<attribute id="{n}" title="{n}" type="{_GEXF[k]}"/>' for n, k in kinds.items() if n != "label"
        ]
        _write(out, f'<attributes class="{on}">{"".join(titles)}</attributes>')
    _write(out, "<nodes>")
    for thing in saved.things():
        row = node(thing)
        label = quoteattr(row.pop("label") or local(thing.iri))
        _write(out, f"<node id={quoteattr(local(thing.iri))} label={label}>{_values(row)}</node>")
    _write(out, "</nodes>\n<edges>")
    for number, edge in enumerate(edges(saved), 1):
        row = edge.row()
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        label = quoteattr(row.pop("label"))
        _write(out, f'<edge id="{number}" {ends} label={label}>{_values(row)}</edge>')
    _write(out, "</edges>\n</graph>\n</gexf>")


def _values(row: Mapping[str, Any]) -> str:
    given = {name: value for name, value in row.items() if value not in (None, "")}
    values = "".join(f'<attvalue for="{n}" value={quoteattr(str(v))}/>' for n, v in given.items())
    return f"<attvalues>{values}</attvalues>"


def _write(out: IO[bytes], line: str) -> None:
    out.write(f"{line}\n".encode())
