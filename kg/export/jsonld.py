"""JSON-LD with the published context, one node a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import IO, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.export.source import A, Saved, Thing
from kg.resources import ontology_directory
from kg.vocabulary import PREFIXES

__all__ = ["context", "jsonld"]


@cache
def context() -> Mapping[str, Any]:
    """The published context, from ``ontology/context.jsonld``."""
    found: dict[str, Any] = json.loads((ontology_directory() / "context.jsonld").read_text("utf-8"))[
        "@context"
    ]
    return found


def jsonld(saved: Saved, out: IO[bytes]) -> None:
    """JSON-LD: the context is inside, so that nothing has to be fetched to read it."""
    writer = _Writer.of(context())
    out.write(b'{"@context": %b,\n"@graph": [' % _json(context()))
    for number, group in enumerate(saved.groups()):
        out.write(b"%b\n%b" % (b"," if number else b"", _json(writer.node(group))))
    out.write(b"\n]}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


class _Writer:
    """Terms by their IRI, and values as a context lets them be written.

    :param terms: IRI → (the term, how its values are written).
    """

    def __init__(self, terms: Mapping[str, tuple[str, str]]) -> None:
        self._terms = terms

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> _Writer:
        terms = {}
        for term, value in given.items():
            row = value if isinstance(value, dict) else {"@id": value}
            prefix, _, name = str(row.get("@id", "")).partition(":")
            if term not in PREFIXES and prefix in PREFIXES:
                kind = "@zh" if "@language" in row else str(row.get("@type", ""))
                terms[PREFIXES[prefix] + name] = (term, kind)
        return cls(terms)

    def node(self, group: Thing) -> dict[str, Any]:
        row: dict[str, Any] = {}
        for triple in group.triples:
            predicate = triple.predicate.value
            term, kind = self._terms.get(predicate, (_short(predicate), ""))
            if predicate == A:
                term, value = "@type", self._name(triple.object)
            else:
                value = self._value(triple.object, kind)
            row.setdefault(term, []).append(value)
        single = {term: values[0] if len(values) == 1 else values for term, values in row.items()}
        return {"@id": _short(group.iri), **single}

    def _name(self, value: object) -> str:
        iri = value.value if isinstance(value, NamedNode) else ""
        return self._terms.get(iri, (_short(iri), ""))[0]

    def _value(self, value: NamedNode | BlankNode | Literal | Triple, kind: str) -> Any:
        if isinstance(value, NamedNode):
            return _short(value.value) if kind == "@id" else {"@id": _short(value.value)}
        if not isinstance(value, Literal):
            raise TypeError(f"not a value of our graphs: {value}")
        if value.language:
            same = kind == "@zh" and value.language == "zh"
            return value.value if same else {"@value": value.value, "@language": value.language}
        datatype = _short(value.datatype.value)
        if datatype == (kind or "xsd:string"):
            return value.value
        return {"@value": value.value} | ({} if datatype == "xsd:string" else {"@type": datatype})


def _short(iri: str) -> str:
    """The compact form; lexical forms of IRIs are kept."""
    for name, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{name}:{iri.removeprefix(start)}"
    return iri
