"""schema.org JSON-LD, for search engines and for tools that know nothing else.

What schema.org has no word for (partners, programmes carried out, claims and sentences) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import IO, Any

from pyoxigraph import Literal, NamedNode

from kg.export.source import BP, Saved, Thing
from kg.saved import article_of
from kg.spool import in_order
from kg.vocabulary import PREFIXES

__all__ = ["schemaorg"]

_SKOS, _DC, _SCHEMA = PREFIXES["skos"], PREFIXES["dcterms"], PREFIXES["schema"]
_CLASSES = {
    "Organization": "Organization",
    "Agency": "GovernmentOrganization",
    "AdminDivision": "AdministrativeArea",
    "Street": "AdministrativeArea",
    "Community": "AdministrativeArea",
    "Place": "Place",
    "Group": "Audience",
    "Person": "Person",
    "Event": "Event",
    # schema:Project is an organization.
    "Program": "Thing",
    "Metric": "Observation",
    "Topic": "DefinedTerm",
    "Article": "NewsArticle",
}
_WORDS = {
    _SKOS + "prefLabel": "name",
    _SKOS + "altLabel": "alternateName",
    _SKOS + "notation": "identifier",
    **{_SCHEMA + name: name for name in ("headline", "alternativeHeadline", "articleSection")},
    **{_SCHEMA + name: name for name in ("datePublished", "observationDate", "eventStatus")},
    **{_SCHEMA + name: name for name in ("value", "unitText", "unitCode")},
    BP + "heldOn": "startDate",
    BP + "heldFrom": "startDate",
    BP + "heldUntil": "endDate",
    BP + "hasRole": "jobTitle",
}
_LINKS = {
    BP + "heldAt": "location",
    BP + "hasParticipant": "contributor",
    BP + "hasAudience": "audience",
    BP + "includesActivity": "about",
    BP + "hasTheme": "about",
    BP + "partOfOrganization": "parentOrganization",
    BP + "affiliatedWith": "affiliation",
    BP + "reportedBy": "author",
    BP + "photographedBy": "contributor",
}
#: These run the other way round.
_TURNED = {BP + "hosted": "organizer", BP + "hasMetric": "observationAbout"}


def schemaorg(saved: Saved, out: IO[bytes]) -> None:
    """One node a line, ascending by IRI."""
    out.write(b'{"@context": {"@vocab": "https://schema.org/"},\n"@graph": [')
    rows = map(json.loads, in_order(_line(*row) for row in _rows(saved)))
    for number, (iri, group) in enumerate(groupby(rows, key=lambda row: row[0])):
        node: dict[str, Any] = {}
        for _, name, value in group:
            node.setdefault(name, []).append(value)
        single: Mapping[str, Any] = {k: v[0] if len(v) == 1 else v for k, v in node.items()}
        line = json.dumps({"@id": iri, **single}, ensure_ascii=False).encode()
        out.write(b"%b\n%b" % (b"," if number else b"", line))
    out.write(b"\n]}\n")


def _line(*row: object) -> bytes:
    return (json.dumps(row, ensure_ascii=False) + "\n").encode()


def _rows(saved: Saved) -> Iterator[tuple[str, str, Any]]:
    """Node, property, value."""
    for thing in saved.things():
        yield thing.iri, "@type", _CLASSES[thing.kind]
        yield from _thing(thing)
    for claim in saved.claims():
        article, subject = article_of(claim.sentence), claim.triple.subject
        if article and claim.is_plain and isinstance(subject, NamedNode) and subject.value != article:
            yield article, "mentions", {"@id": subject.value}


def _thing(thing: Thing) -> Iterator[tuple[str, str, Any]]:
    for triple in thing.triples:
        predicate, value = triple.predicate.value, triple.object
        if isinstance(value, NamedNode):
            other = {"@id": value.value}
            if predicate in _TURNED:
                yield value.value, _TURNED[predicate], {"@id": thing.iri}
            elif name := _link(thing.kind, predicate):
                yield thing.iri, name, other
            elif predicate in _WORDS:
                yield thing.iri, _WORDS[predicate], other
        elif isinstance(value, Literal):
            if predicate == _DC + "publisher":
                yield thing.iri, "publisher", {"@type": "NewsMediaOrganization", "name": value.value}
            elif predicate in _WORDS:
                yield thing.iri, _WORDS[predicate], _plain(predicate, value.value)


def _link(kind: str, predicate: str) -> str | None:
    """A body has a location, an area a containing place."""
    if predicate == BP + "locatedIn":
        placed = kind in ("Place", "AdminDivision", "Street", "Community")
        return "containedInPlace" if placed else "location"
    return _LINKS.get(predicate)


def _plain(predicate: str, words: str) -> str | float:
    return float(words) if predicate == _SCHEMA + "value" else words
