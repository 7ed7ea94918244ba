"""Turtle that is the same every time: our own sorted rows, written by pyoxigraph as they go by."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO, RawIOBase
from itertools import islice
from typing import IO, cast

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize

from kg.publish.terms import term
from kg.spool import in_order
from kg.vocabulary import PREFIXES

__all__ = ["Row", "Tally", "as_bytes", "turtle", "typed"]

#: A triple, and the class under which its subject stands in the file: ``bp:Event``.
Row = tuple[str, Triple]

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
_RANK = {name: rank for rank, name in enumerate(_ORDER)}
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
#: Below every character of a term, so that a shorter name comes before a longer one.
_NEXT = "\x01"
#: Lines that are turned back into triples at once.
_AT_ONCE = 2_000


@dataclass(slots=True)
class Tally:
    """What was written: for the description of the dataset."""

    size: int = 0
    sha256: str = ""
    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)


def turtle(rows: Iterable[Row], out: IO[bytes], *, title: str) -> Tally:
    """Write rows, in any order and some of them twice, as sorted Turtle; memory does not grow with them.

    Classes stand together, types first, prefixes sorted, with a blank line between things.

    :param title: the comment in the first line.
    """
    tally = Tally()
    with tempfile.SpooledTemporaryFile(max_size=1 << 25) as file:
        body = _Body(file)
        triples = _counted(_parsed(in_order(map(_line, rows))), tally)
        serialize(triples, cast("IO[bytes]", body), RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        body.finish()
        head = "\n".join([f"# {title}", *sorted(body.prefixes), ""]).encode()
        digest = hashlib.sha256()
        file.seek(0)
        for piece in _pieces(head, file):
            digest.update(piece)
            tally.size += out.write(piece)
    tally.sha256 = digest.hexdigest()
    return tally


def as_bytes(rows: Iterable[Row], *, title: str) -> bytes:
    """:func:`turtle` in memory."""
    out = BytesIO()
    turtle(rows, out, title=title)
    return out.getvalue()


def typed(triples: Iterable[Triple]) -> Iterator[Row]:
    """Triples with the class of their subject, as one of them says it; for few that fit into memory."""
    known = list(triples)
    names = {term(name): name for name in _ORDER}
    kinds: dict[str, str] = {}
    for triple in known:
        if triple.predicate == _A and isinstance(triple.object, NamedNode):
            kind = names.get(triple.object, "")
            subject = str(triple.subject)
            kinds[subject] = min(kind, kinds.get(subject, kind), key=lambda name: _RANK.get(name, len(_RANK)))
    return ((kinds.get(str(triple.subject), ""), triple) for triple in known)


def _line(row: Row) -> bytes:
    """A row so that the order of lines is the order of the file, and from which the triple can be read."""
    kind, triple = row
    subject = str(triple.subject)
    rank, first = _RANK.get(kind, len(_RANK)), _FIRST.get(triple.predicate, len(_FIRST))
    words = (f"{rank:02}", _DIGITS.sub(_padded, subject), subject, f"{first:02}")
    return f"{_NEXT.join(words)}{_NEXT}{triple.predicate}{_NEXT}{triple.object}\n".encode()


def _padded(digits: re.Match[str]) -> str:
    """A number as a key that puts article 2 before article 10."""
    return digits[0].zfill(8)


def _parsed(lines: Iterable[bytes]) -> Iterator[Triple]:
    waiting = iter(lines)
    while some := list(islice(waiting, _AT_ONCE)):
        parts = (line.rstrip(b"\n").split(_NEXT.encode()) for line in some)
        text = b"".join(b"%b %b %b .\n" % (subject, p, o) for _, _, subject, _, p, o in parts)
        for quad in parse(text, RdfFormat.N_TRIPLES):
            yield quad.triple


def _counted(triples: Iterable[Triple], tally: Tally) -> Iterator[Triple]:
    for triple in triples:
        tally.triples += 1
        tally.properties[triple.predicate.value] += 1
        if triple.predicate == _A and isinstance(triple.object, NamedNode):
            tally.classes[triple.object.value] += 1
        yield triple


def _pieces(head: bytes, file: IO[bytes]) -> Iterator[bytes]:
    yield head
    while piece := file.read(1 << 20):
        yield piece


class _Body(RawIOBase):
    """Takes what pyoxigraph writes: keeps the prefixes that are used, and parts the things.

    Line breaks inside literals are escaped, so a line without indentation begins a thing.
    """

    def __init__(self, out: IO[bytes]) -> None:
        super().__init__()
        self._out = out
        self._waiting = b""
        self._unused: dict[bytes, str] = {}
        self.prefixes: list[str] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        whole, end, rest = (self._waiting + data).rpartition(b"\n")
        self._waiting = rest
        if end:
            self._lay_out(whole.split(b"\n"))
        return len(data)

    def finish(self) -> None:
        if self._waiting:
            self._lay_out([self._waiting])

    def _lay_out(self, lines: list[bytes]) -> None:
        body = []
        for line in lines:
            if line.startswith(b"@prefix"):
                self._unused[line.split()[1]] = line.decode()
            else:
                body.append(b"    " + line[1:] if line.startswith(b"\t") else b"\n" + line)
        text = b"".join(line + b"\n" for line in body)
        self._out.write(text)
        for name in [name for name in self._unused if _is_used(name, text)]:
            self.prefixes.append(self._unused.pop(name))


def _is_used(name: bytes, text: bytes) -> bool:
    return any(before + name in text for before in (b"\n", b" ", b"^^"))
