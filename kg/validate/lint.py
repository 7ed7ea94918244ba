"""Checks that need no shapes: terms are declared and told in both languages, IRIs can be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.validate.findings import Finding
from kg.vocabulary import PREFIXES, vocabulary

__all__ = ["CHECKS", "lint_ontology", "lint_terms"]

_BP, _ID = PREFIXES["bp"], PREFIXES["id"]
_ONTOLOGY = _BP.rstrip("#")
_A = PREFIXES["rdf"] + "type"
_RDFS, _SKOS, _DC = PREFIXES["rdfs"], PREFIXES["skos"], PREFIXES["dcterms"]
_OWL, _VANN = "http://www.w3.org/2002/07/owl#", "http://purl.org/vocab/vann/"
#: Raw Chinese, never percent-encoded, nothing that has to be escaped in a prefixed name.
_LOCAL = re.compile(r"[0-9A-Za-z\u3400-\u9fff](?:[0-9A-Za-z\u3400-\u9fff._-]*[0-9A-Za-z\u3400-\u9fff_-])?")
_TOLD_TWICE = (_RDFS + "label", _SKOS + "definition")
_EXAMPLE = _SKOS + "example"
_REFERS = (
    *(_RDFS + name for name in ("subClassOf", "domain", "range")),
    *(PREFIXES["schema"] + name for name in ("domainIncludes", "rangeIncludes")),
    _OWL + "disjointWith",
)
_HEADER = (
    *(_OWL + name for name in ("versionIRI", "versionInfo")),
    *(_DC + name for name in ("title", "description", "creator", "created", "modified", "license")),
    *(_VANN + name for name in ("preferredNamespacePrefix", "preferredNamespaceUri")),
)

#: Name of a check → what it wants.
CHECKS: Mapping[str, tuple[str, str]] = {
    "declared-class": ("类须在本体里声明", "a class is declared in the ontology"),
    "declared-property": ("属性须在本体里声明", "a property is declared in the ontology"),
    "no-blank-nodes": ("图谱里没有空白节点", "a graph has no blank nodes"),
    "readable-iri": (
        "IRI 是原样的汉字、字母、数字、连字符",
        "an IRI is raw Chinese, letters, digits, hyphens",
    ),
    "term-told": ("术语须有中英文名称和定义", "a term has label and definition in Chinese and English"),
    "term-example": ("术语须有中文例句", "a term has an example in Chinese"),
    "term-defined": ("术语须说明由本体定义", "a term says that the ontology defines it"),
    "term-refers": ("本体提到的术语须声明", "what the ontology refers to is declared"),
    "header": ("本体须有版本、标题、许可、前缀", "an ontology has its version, titles, licence and prefix"),
}


def lint_terms(triples: Iterable[Triple]) -> set[Finding]:
    """Undeclared terms, blank nodes, and IRIs that tools read differently."""
    known = vocabulary()
    found = set()
    for triple in triples:
        predicate, value = triple.predicate.value, triple.object
        if predicate.startswith(_BP) and predicate.removeprefix(_BP) not in known.properties:
            found.add(_finding("declared-property", triple.subject, predicate))
        kind = value.value if predicate == _A and isinstance(value, NamedNode) else ""
        if kind.startswith(_BP) and kind.removeprefix(_BP) not in known.classes:
            found.add(_finding("declared-class", triple.subject, kind))
        for end in (triple.subject, value):
            if isinstance(end, BlankNode):
                found.add(_finding("no-blank-nodes", triple.subject, str(end)))
            elif isinstance(end, NamedNode) and not _is_readable(end.value):
                found.add(_finding("readable-iri", triple.subject, end.value))
    return found


def _is_readable(iri: str) -> bool:
    if not iri.startswith(_ID):
        return True
    local = iri.removeprefix(_ID)
    return unicodedata.normalize("NFKC", local) == local and bool(_LOCAL.fullmatch(local))


def lint_ontology(triples: Iterable[Triple]) -> set[Finding]:
    """What ``baopu.ttl`` owes its readers."""
    about: dict[str, list[tuple[str, object]]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            about.setdefault(triple.subject.value, []).append((triple.predicate.value, triple.object))
    terms = {iri: rows for iri, rows in about.items() if iri.startswith(_BP)}
    found = {finding for iri, rows in terms.items() for finding in _term(iri, rows, terms)}
    told = {predicate for predicate, _ in about.get(_ONTOLOGY, ())}
    return found | {_finding("header", _ONTOLOGY, name) for name in _HEADER if name not in told}


def _term(iri: str, rows: list[tuple[str, object]], terms: Mapping[str, object]) -> Iterator[Finding]:
    for predicate in _TOLD_TWICE:
        told = [value.language for name, value in rows if name == predicate and isinstance(value, Literal)]
        if sorted(language or "" for language in told) != ["en", "zh"]:
            yield _finding("term-told", iri, predicate)
    if not any(name == _EXAMPLE and getattr(value, "language", "") == "zh" for name, value in rows):
        yield _finding("term-example", iri)
    if (_RDFS + "isDefinedBy", NamedNode(_ONTOLOGY)) not in rows:
        yield _finding("term-defined", iri)
    for predicate, value in rows:
        other = value.value if predicate in _REFERS and isinstance(value, NamedNode) else iri
        if other not in terms and not other.startswith(PREFIXES["xsd"]):
            yield _finding("term-refers", iri, other)


def _finding(check: str, node: object, value: str = "") -> Finding:
    return Finding(
        check, node if isinstance(node, str) else getattr(node, "value", ""), value, *CHECKS[check]
    )
