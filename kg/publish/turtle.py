"""Turtle that is the same every time: our own sorted list of triples, written by pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.publish.terms import term
from kg.vocabulary import PREFIXES

__all__ = ["turtle"]

_A = term("rdf:type")
#: Classes in the order in which a reader meets them.
_ORDER = tuple(
    f"{prefix}:{name}"
    for prefix, names in (
        ("void", "Dataset"),
        ("bp", "Article AdminDivision Street Community Agency Organization Person Group Place"),
        ("bp", "Program Event Topic Metric"),
        ("prov", "SoftwareAgent Activity Entity"),
        ("rdf", "Statement"),
        ("oa", "SpecificResource TextPositionSelector TextQuoteSelector"),
    )
    for name in names.split()
)
#: Properties that come before the others, in this order; a statement reads subject, predicate, object.
_FIRST = {
    term(name): place
    for place, name in enumerate(
        (
            *("rdf:type", "skos:prefLabel", "skos:altLabel", "skos:notation"),
            *("rdf:subject", "rdf:predicate", "rdf:object", "bp:status", "bp:confidence"),
        )
    )
}
_DIGITS = re.compile(r"\d+")
_RANK = {term(name): rank for rank, name in enumerate(_ORDER)}


def turtle(triples: Iterable[Triple], *, title: str) -> bytes:
    """Serialise triples: classes together, types first, prefixes sorted, a blank line between things.

    :param title: the comment in the first line.
    """
    rows = set(triples)
    ranks: dict[str, int] = {}
    for triple in rows:
        if triple.predicate == _A and isinstance(triple.object, NamedNode):
            rank = _RANK.get(triple.object, len(_RANK))
            ranks[str(triple.subject)] = min(rank, ranks.get(str(triple.subject), rank))

    def place(triple: Triple) -> tuple[int, str, str, int, str, str]:
        subject = str(triple.subject)
        rank = ranks.get(subject, len(_RANK))
        first = _FIRST.get(triple.predicate, len(_FIRST))
        return rank, _counted(subject), subject, first, str(triple.predicate), str(triple.object)

    written = serialize(sorted(rows, key=place), format=RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return _laid_out(written or b"", title)


def _counted(name: str) -> str:
    """A key that puts article 2 before article 10."""
    return _DIGITS.sub(lambda match: match[0].zfill(8), name)


def _laid_out(written: bytes, title: str) -> bytes:
    """Sort the prefixes (pyoxigraph gives them in any order) and part the things.

    Line breaks inside literals are escaped, so a line without indentation begins a thing.
    """
    lines = written.decode().rstrip("\n").split("\n")
    body = "\n".join(_line(line) for line in lines if not line.startswith("@prefix"))
    prefixes = sorted(line for line in lines if line.startswith("@prefix") and _is_used(line, body))
    return "\n".join([f"# {title}", *prefixes, body, ""]).encode()


def _is_used(prefix: str, body: str) -> bool:
    name = prefix.split()[1]
    return any(before + name in body for before in ("\n", " ", "^^"))


def _line(line: str) -> str:
    return f"    {line[1:]}" if line.startswith("\t") else f"\n{line}"
