"""The ontology as the code needs it: declared terms with their labels, and the prefixes of the graph.

``ontology/baopu.ttl`` is the one source: what it does not declare cannot be published (see
``kg.publish.terms``), and the words people see for classes come from its labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.resources import ontology_directory

__all__ = ["PREFIXES", "Term", "Unit", "Vocabulary", "units", "vocabulary"]

#: Prefixes of the files and of queries, ascending.
PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "bp": "https://w3id.org/baopu/ontology#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "id": "https://w3id.org/baopu/id/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "unit": "http://qudt.org/vocab/unit/",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
_BP = PREFIXES["bp"]
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_OWL = "http://www.w3.org/2002/07/owl#"
#: What ties a class to the one above it, and a property to the classes of its ends.
_LINKS = {
    PREFIXES["rdfs"] + "subClassOf": "above",
    PREFIXES["rdfs"] + "domain": "domain",
    PREFIXES["schema"] + "domainIncludes": "domain",
    PREFIXES["rdfs"] + "range": "range",
    PREFIXES["schema"] + "rangeIncludes": "range",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: its local name and its labels in Chinese and English."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What ``baopu.ttl`` declares, by local name, in file order.

    :param above: class → itself and every class above it.
    :param ends: property → the classes of its subjects and of its objects; none of objects are values.
    """

    classes: Mapping[str, Term]
    properties: Mapping[str, Term]
    above: Mapping[str, frozenset[str]]
    ends: Mapping[str, tuple[frozenset[str], frozenset[str]]]

    def is_a(self, kind: str, *classes: str) -> bool:
        """Whether a class is one of some classes or lies under one.

        >>> vocabulary().is_a("Street", "Agent"), vocabulary().is_a("Place", "Agent")
        (True, False)
        """
        return not self.above.get(kind, frozenset()).isdisjoint(classes)


@cache
def vocabulary() -> Vocabulary:
    """The packaged ontology, read once."""
    labels: dict[str, dict[str, str]] = {}
    kinds: dict[str, bool] = {}
    linked: dict[tuple[str, str], set[str]] = {}
    for quad in parse(path=str(ontology_directory() / "baopu.ttl"), format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode) or not quad.subject.value.startswith(_BP):
            continue
        name = quad.subject.value.removeprefix(_BP)
        if quad.predicate == _TYPE and isinstance(quad.object, NamedNode):
            kinds.setdefault(name, quad.object.value == f"{_OWL}Class")
        elif quad.predicate == _LABEL and isinstance(quad.object, Literal):
            labels.setdefault(name, {})[quad.object.language or ""] = quad.object.value
        elif quad.predicate.value in _LINKS and isinstance(quad.object, NamedNode):
            link = _LINKS[quad.predicate.value]
            # A datatype is no class: what has one is a value.
            linked.setdefault((name, link), set()).update(_own(quad.object.value))
    terms = {name: Term(name, **labels[name]) for name in kinds}
    return Vocabulary(
        MappingProxyType({name: term for name, term in terms.items() if kinds[name]}),
        MappingProxyType({name: term for name, term in terms.items() if not kinds[name]}),
        MappingProxyType({name: _above(name, linked) for name in kinds if kinds[name]}),
        MappingProxyType({name: _ends(name, linked) for name in kinds if not kinds[name]}),
    )


Links = Mapping[tuple[str, str], set[str]]


def _own(iri: str) -> set[str]:
    return {iri.removeprefix(_BP)} if iri.startswith(_BP) else set()


def _above(name: str, linked: Links) -> frozenset[str]:
    return frozenset({name}).union(*(_above(over, linked) for over in linked.get((name, "above"), ())))


def _ends(name: str, linked: Links) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(linked.get((name, "domain"), ())), frozenset(linked.get((name, "range"), ()))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: its UCUM code (empty where there is none) and its name in QUDT."""

    ucum: str
    qudt: str


@cache
def units() -> Mapping[str, Unit]:
    """The units that have a code, by how papers print them: ``ontology/units.tsv``.

    >>> units()["公里"]
    Unit(ucum='km', qudt='KiloM')
    """
    lines = (ontology_directory() / "units.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return MappingProxyType({printed: Unit(ucum, qudt) for printed, ucum, qudt in rows})
