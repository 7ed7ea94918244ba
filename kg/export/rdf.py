"""RDF in its other forms, written by pyoxigraph as the triples stream by; lexical forms are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import IO, TypeVar, cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.export.arranged import Arranged
from kg.export.source import BP, Saved, Thing, claim_of, grouped
from kg.saved import article_of
from kg.spool import in_order
from kg.vocabulary import PREFIXES

__all__ = ["nquads", "ntriples", "quad_lines", "rdf12", "rdfxml", "trig", "turtle"]

_REIFIES = NamedNode(PREFIXES["rdf"] + "reifies")
_PARTNER = NamedNode(BP + "partneredWith")
_BATCH = 10_000
#: What pyoxigraph begins with, in any order: the prefixes of Turtle, the namespaces of RDF/XML.
_PREFIXES = re.compile(rb"(?:@prefix [^\n]*\n)+(?=[^@])")
_ROOT = re.compile(rb".*?<rdf:RDF [^>]*>", re.DOTALL)
_T = TypeVar("_T")


def turtle(saved: Saved, out: IO[bytes]) -> None:
    """Facts and evidence as one Turtle file, in the order of ``kg build``."""
    _tidy(saved.triples(), out, RdfFormat.TURTLE)


def rdf12(saved: Saved, out: IO[bytes]) -> None:
    """RDF 1.2: each claim is a reifier of its triple, ``id:st-… rdf:reifies <<( s p o )>>``."""

    def rows() -> Iterator[Triple]:
        for group in saved.groups():
            if claim := claim_of(group):
                yield Triple(NamedNode(claim.iri), _REIFIES, claim.triple)
                yield from claim.rest
            else:
                yield from group.triples

    _tidy(rows(), out, RdfFormat.TURTLE)


def rdfxml(saved: Saved, out: IO[bytes]) -> None:
    """RDF/XML."""
    with Arranged(out, _ROOT, _by_attribute) as file:
        serialize(saved.triples(), cast("IO[bytes]", file), RdfFormat.RDF_XML, prefixes=dict(PREFIXES))


def ntriples(saved: Saved, out: IO[bytes]) -> None:
    """N-Triples, one triple a line, the lines ascending."""
    out.writelines(in_order(_lines(saved.triples())))


def nquads(saved: Saved, out: IO[bytes]) -> None:
    """N-Quads: the facts in the default graph, and in a graph of each article what it says; ascending."""
    out.writelines(in_order(_lines(_quads(saved.groups()))))


def trig(saved: Saved, out: IO[bytes]) -> None:
    """TriG: the facts in the default graph, and in a graph of each article what it says."""

    def rows() -> Iterator[Quad]:
        yield from (quad for quad in _quads(saved.groups()) if not _graph(quad))
        # The name of the graph stands before its line, so that the lines of one graph come together.
        named = (quad for quad in _quads(saved.groups()) if _graph(quad))
        lines = in_order(
            b"%b\t%b" % (_counted(_graph(quad)).encode(), line)
            for batch in _batches(named)
            for quad, line in zip(batch, _lines(batch), strict=True)
        )
        for batch in _batches(lines):
            data = b"".join(line.partition(b"\t")[2] for line in batch)
            yield from parse(input=data, format=RdfFormat.N_QUADS)

    _tidy(rows(), out, RdfFormat.TRIG)


def quad_lines(triples: Iterable[Triple]) -> Iterator[bytes]:
    """:func:`nquads` of triples that are no file: unsorted, and some lines twice.

    :param triples: of facts or evidence, those of one subject together.
    """
    return _lines(_quads(grouped(triples)))


def _quads(groups: Iterable[Thing]) -> Iterator[Quad]:
    """The dataset: plain facts in the default graph; claims, sentences and facts in their article's graph."""
    default = DefaultGraph()
    for group in groups:
        claim = claim_of(group)
        article = article_of(claim.sentence if claim else group.iri)
        graph = NamedNode(article) if article else default
        yield from (Quad(t.subject, t.predicate, t.object, graph) for t in group.triples)
        if claim and claim.is_plain and article:
            subject, predicate, value = claim.triple
            yield Quad(subject, predicate, value, graph)
            if predicate == _PARTNER and isinstance(value, NamedNode):
                yield Quad(value, predicate, subject, graph)


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


@lru_cache(maxsize=1000)
def _counted(name: str) -> str:
    """A key that puts article 2 before article 10."""
    return re.sub(r"\d+", lambda match: match[0].zfill(12), name)


def _batches(rows: Iterable[_T]) -> Iterator[list[_T]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _lines(rows: Iterable[Triple] | Iterable[Quad]) -> Iterator[bytes]:
    """N-Triples or N-Quads, in the order of the rows."""
    for batch in _batches(rows):
        form = RdfFormat.N_QUADS if isinstance(batch[0], Quad) else RdfFormat.N_TRIPLES
        written = serialize(batch, format=form) or b""  # type: ignore[arg-type]  # all of one kind
        yield from written.splitlines(keepends=True)


def _tidy(rows: Iterable[Triple] | Iterable[Quad], out: IO[bytes], form: RdfFormat) -> None:
    """Turtle or TriG as people read it: prefixes sorted, a blank line between things."""
    with Arranged(out, _PREFIXES, _by_line, airy=True) as file:
        serialize(rows, cast("IO[bytes]", file), form, prefixes=dict(PREFIXES))


def _by_line(head: bytes) -> bytes:
    return b"".join(sorted(head.splitlines(keepends=True))) + b"\n"


def _by_attribute(head: bytes) -> bytes:
    start, _, tag = head.partition(b"<rdf:RDF ")
    return start + b"<rdf:RDF " + b"\n    ".join(sorted(tag.rstrip(b">").split())) + b">"
