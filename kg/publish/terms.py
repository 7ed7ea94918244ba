"""RDF terms of the graph: prefixes, and model values as IRIs and literals. No blank nodes anywhere."""

from __future__ import annotations

import hashlib
import re
from datetime import date as calendar
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.vocabulary import PREFIXES, vocabulary

__all__ = [
    "article",
    "bp",
    "date",
    "decimal",
    "integer",
    "node",
    "rule",
    "string",
    "term",
    "text",
    "zh",
]

#: Resolved ids hold none of these; a user's own may.
_NOT_LOCAL = re.compile(r"[^0-9A-Za-z\u3400-\u9fff._-]+")
#: Characters that XML and so some readers of RDF refuse.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def term(name: str) -> NamedNode:
    """A term of a vocabulary by its prefixed name.

    >>> term("skos:prefLabel").value
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def bp(name: str) -> NamedNode:
    """A class or property of the ontology; what it does not declare cannot be published.

    :raises KeyError: ``baopu.ttl`` declares no such term.
    """
    known = vocabulary()
    if name not in known.classes and name not in known.properties:
        raise KeyError(f"bp:{name} is not declared in ontology/baopu.ttl")
    return term(f"bp:{name}")


def node(local: str) -> NamedNode:
    """A thing by the local part of its IRI: raw Chinese, never percent-encoded.

    An id that could not stand in a prefixed name is written with hyphens and a hash, so that two stay two.
    """
    kept = _NOT_LOCAL.sub("-", local).strip(".-") or "x"
    if kept != local:
        kept += "-" + hashlib.sha256(local.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return NamedNode(PREFIXES["id"] + kept)


def article(key: str) -> NamedNode:
    """An article's node by ``Article.key``."""
    return node(f"报道-{key}")


def rule(name: str) -> NamedNode:
    """The node of a rule and its version: ``event.hold@3``."""
    return node("rule-" + name.replace("@", "-"))


def zh(text: str) -> Literal:
    """Chinese words; every label has this one tag, so that queries need no other."""
    return Literal(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text), language="zh")


def text(words: str, language: str) -> Literal:
    """Words of a language."""
    return Literal(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", words), language=language)


def string(text: str) -> Literal:
    """A plain string."""
    return Literal(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=term("xsd:integer"))


def decimal(value: float) -> Literal:
    """An ``xsd:decimal`` with a point, which Turtle writes bare.

    >>> decimal(40).value, decimal(0.3333).value, decimal(1e-7).value
    ('40.0', '0.3333', '0.0000001')
    """
    written = format(Decimal(repr(float(value))), "f")
    return Literal(written if "." in written else f"{written}.0", datatype=term("xsd:decimal"))


def date(iso: str) -> Literal | None:
    """A day, month or year; ``None`` where the words are none of these (2月30日)."""
    if not _DATE.fullmatch(iso):
        return None
    try:
        calendar.fromisoformat(iso + "-01" * ((10 - len(iso)) // 3))
    except ValueError:
        return None
    return Literal(iso, datatype=term(f"xsd:{_DATES[len(iso)]}"))
