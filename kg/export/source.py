"""A saved graph as it streams by: its triples, and the nodes that people count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.saved import graph_files, read_triples
from kg.vocabulary import PREFIXES

__all__ = ["BP", "PLAIN", "A", "Claim", "Saved", "Thing", "claim_of", "grouped", "local"]

BP, ID = PREFIXES["bp"], PREFIXES["id"]
A = PREFIXES["rdf"] + "type"
_RDF, _PROV = PREFIXES["rdf"], PREFIXES["prov"]
#: Claims of these statuses are facts.
PLAIN = frozenset({"done", "ongoing"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A node with its triples, in file order.

    :param kind: the local name of its class in our ontology; empty for sentences, rules and claims.
    """

    iri: str
    kind: str
    triples: tuple[Triple, ...]

    def first(self, predicate: str) -> str | None:
        """The IRI or lexical form of the first value of a property."""
        for triple in self.triples:
            if triple.predicate.value == predicate and not isinstance(triple.object, Triple):
                return triple.object.value
        return None


@dataclass(frozen=True, slots=True)
class Claim:
    """One ``rdf:Statement``: a triple, the sentence that states it, and how."""

    iri: str
    triple: Triple
    sentence: str
    status: str
    confidence: str
    rest: tuple[Triple, ...] = field(repr=False)

    @property
    def is_plain(self) -> bool:
        return self.status in PLAIN


@dataclass(frozen=True, slots=True)
class Saved:
    """The Turtle files of one graph; each method reads them anew and holds one node at a time."""

    files: tuple[Path, ...]

    @classmethod
    def of(cls, given: Path | str) -> Saved:
        """A directory that ``kg build`` wrote, or one Turtle file.

        :raises BaopuError: there is no graph.
        """
        return cls(tuple(graph_files(given)))

    def triples(self) -> Iterator[Triple]:
        """All triples in the order of the files, which ``kg build`` sorts."""
        return chain.from_iterable(read_triples(path) for path in self.files)

    def groups(self) -> Iterator[Thing]:
        """The triples by subject; ``kg build`` writes those of one subject together."""
        return grouped(self.triples())

    def things(self) -> Iterator[Thing]:
        """What the facts are about: articles, bodies, people, places, events, figures.

        A figure that is only planned stands with the evidence, and is none of them.
        """
        return (group for group in Saved(self.files[:1]).groups() if group.kind)

    def claims(self) -> Iterator[Claim]:
        """The claims, in the order of their ids."""
        for group in self.groups():
            if claim := claim_of(group):
                yield claim


def grouped(triples: Iterable[Triple]) -> Iterator[Thing]:
    """Triples, of which those of one subject stand together, by subject."""
    for subject, rows in groupby(triples, key=lambda triple: triple.subject):
        own = tuple(rows)
        if isinstance(subject, NamedNode):
            yield Thing(subject.value, _kind(own), own)


def local(iri: str) -> str:
    """The readable part of an IRI.

    >>> local("https://w3id.org/baopu/id/东湖街道-1")
    '东湖街道-1'
    """
    return iri.removeprefix(ID).removeprefix(BP)


def _kind(triples: tuple[Triple, ...]) -> str:
    for triple in triples:
        if triple.predicate.value == A and isinstance(triple.object, NamedNode):
            kind = triple.object.value
            return kind.removeprefix(BP) if kind.startswith(BP) else ""
    return ""


def claim_of(group: Thing) -> Claim | None:
    """The claim that a node is, if it is one."""
    about: Mapping[str, Triple] = {triple.predicate.value: triple for triple in group.triples}
    parts = [about.get(_RDF + name) for name in ("subject", "predicate", "object")]
    if None in parts:
        return None
    subject, predicate, value = (part.object for part in parts if part)
    if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
        return None
    said = {name: _words(about.get(name)) for name in (BP + "status", BP + "confidence")}
    return Claim(
        group.iri,
        Triple(subject, predicate, value),
        _words(about.get(_PROV + "wasDerivedFrom")),
        said[BP + "status"],
        said[BP + "confidence"],
        tuple(t for t in group.triples if t not in parts and not _is_statement(t)),
    )


def _is_statement(triple: Triple) -> bool:
    return triple.predicate.value == A and triple.object == NamedNode(_RDF + "Statement")


def _words(triple: Triple | None) -> str:
    value = triple.object if triple else None
    return value.value if isinstance(value, NamedNode | Literal) else ""
