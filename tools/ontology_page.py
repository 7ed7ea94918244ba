"""The page about the ontology's terms, made of ``ontology/*.ttl``: run it when they change.

python tools/ontology_page.py            writes docs/ontology.md
python tools/ontology_page.py --check    says whether it is fresh (a test does the same)
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/ontology.md"
BP = rdflib.Namespace("https://w3id.org/baopu/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")
ONTOLOGY = rdflib.URIRef("https://w3id.org/baopu/ontology")
INTRODUCTION = """
`bp:` = <https://w3id.org/baopu/ontology#>

本页由 [`baopu.ttl`](../ontology/baopu.ttl) 和 [`alignment.ttl`](../ontology/alignment.ttl) 生成
（`python tools/ontology_page.py`）。名称空间尚未在 w3id.org 登记，IRI 还不能打开。
This page is made of the two files; the namespace is not registered with w3id.org yet, so its IRIs do not
resolve.

一个事物只有一个类；属性的两端由 [`shapes.ttl`](../ontology/shapes.ttl) 检查（`kg validate`）。
A thing has one class; both ends of a property are checked by the shapes.
"""


def page() -> str:
    """The page as it should be."""
    graph = rdflib.Graph()
    core = rdflib.Graph().parse(ROOT / "ontology/baopu.ttl")
    graph += core
    graph.parse(ROOT / "ontology/alignment.ttl")
    classes = _ordered(core, [OWL.Class])
    properties = _ordered(core, [OWL.ObjectProperty, OWL.DatatypeProperty])
    title, version = _says(core, ONTOLOGY, DCTERMS.title), core.value(ONTOLOGY, OWL.versionInfo)
    lines = [f"# {title['zh']} {title['en']} {version}", INTRODUCTION, "## 类 Classes", ""]
    lines += _table(core, classes)
    lines += ["", "## 属性 Properties", "", *_table(core, properties)]
    for term in classes:
        lines += ["", *_term(graph, term), *_class(core, term)]
    for term in properties:
        lines += ["", *_term(graph, term), *_property(core, term)]
    return "\n".join(lines) + "\n"


def _ordered(core: rdflib.Graph, kinds: Iterable[rdflib.URIRef]) -> list[rdflib.URIRef]:
    """The terms of some kinds in the order of the file, which is the order of reading."""
    text = (ROOT / "ontology/baopu.ttl").read_text("utf-8")
    terms = {t for kind in kinds for t in core.subjects(RDF.type, kind) if isinstance(t, rdflib.URIRef)}
    return sorted(terms, key=lambda term: text.index(f"\nbp:{_name(term)} a "))


def _name(term: object) -> str:
    return str(term).removeprefix(str(BP))


def _says(graph: rdflib.Graph, term: rdflib.URIRef, about: rdflib.URIRef) -> dict[str, str]:
    """Language → words."""
    return {o.language or "": str(o) for o in graph.objects(term, about) if isinstance(o, rdflib.Literal)}


def _link(graph: rdflib.Graph, term: object) -> str:
    """A link to a term on this page, or the prefixed name of another's."""
    if str(term).startswith(str(BP)):
        return f"[{_name(term)}](#{_name(term).lower()})"
    return f"`{graph.namespace_manager.normalizeUri(str(term))}`"


def _links(graph: rdflib.Graph, terms: Iterable[object]) -> str:
    return ", ".join(_link(graph, term) for term in sorted(set(terms), key=str))


def _table(graph: rdflib.Graph, terms: Iterable[rdflib.URIRef]) -> Iterator[str]:
    yield from ("| | 中文 | English |", "|---|---|---|")
    for term in terms:
        label = _says(graph, term, RDFS.label)
        yield f"| {_link(graph, term)} | {label['zh']} | {label['en']} |"


def _term(graph: rdflib.Graph, term: rdflib.URIRef) -> Iterator[str]:
    """What all terms have: names, definitions, an example, and what others call it."""
    label, definition = _says(graph, term, RDFS.label), _says(graph, term, SKOS.definition)
    yield from (f"### {_name(term)}", "", f"**{label['zh']} · {label['en']}**", "")
    yield from (f"{definition['zh']}", "", f"{definition['en']}", "")
    for example in sorted(graph.objects(term, SKOS.example)):
        yield from (f"> {example}", "")
    for words, about in (
        ("上位 below", (RDFS.subClassOf, RDFS.subPropertyOf)),
        ("相近 close to", (SKOS.closeMatch,)),
        ("参看 see also", (RDFS.seeAlso,)),
        ("不相交 disjoint with", (OWL.disjointWith,)),
    ):
        if found := [other for predicate in about for other in graph.objects(term, predicate)]:
            yield f"- {words}: {_links(graph, found)}"


def _class(core: rdflib.Graph, term: rdflib.URIRef) -> Iterator[str]:
    ends = (
        ("主语属性 subject of", (RDFS.domain, SCHEMA.domainIncludes)),
        ("宾语属性 object of", (RDFS.range, SCHEMA.rangeIncludes)),
    )
    for words, about in ends:
        if found := [s for predicate in about for s in core.subjects(predicate, term)]:
            yield f"- {words}: {_links(core, found)}"


def _property(core: rdflib.Graph, term: rdflib.URIRef) -> Iterator[str]:
    domain = [o for p in (RDFS.domain, SCHEMA.domainIncludes) for o in core.objects(term, p)]
    reach = [o for p in (RDFS.range, SCHEMA.rangeIncludes) for o in core.objects(term, p)]
    kinds = {OWL.SymmetricProperty: "对称 symmetric", OWL.TransitiveProperty: "传递 transitive"}
    yield f"- {_links(core, domain) or '·'} → {_links(core, reach) or '·'}"
    for kind in sorted(core.objects(term, RDF.type)):
        if kind in kinds:
            yield f"- {kinds[kind]}"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return 0 if PAGE.read_text("utf-8") == page() else 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
