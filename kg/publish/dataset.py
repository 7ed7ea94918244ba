"""What the graph is as a dataset: VoID and DCAT for catalogues, PROV for how and of what it was made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import NamedNode, Triple

from kg.model import KnowledgeGraph
from kg.publish import terms
from kg.publish.evidence import software
from kg.publish.terms import term
from kg.publish.turtle import Tally
from kg.vocabulary import PREFIXES

__all__ = ["dataset_triples"]

Files = Mapping[str, Tally]

_A = term("rdf:type")
_ONTOLOGY = NamedNode(PREFIXES["bp"].rstrip("#"))
_TURTLE = NamedNode("http://www.w3.org/ns/formats/Turtle")
_MEDIA_TYPE = NamedNode("https://www.iana.org/assignments/media-types/text/turtle")
_RIGHTS = (
    ("zh", "原句引自所列报纸，版权归原作者；事实由规则读出，未经核对。"),
    ("en", "Sentences are quoted from the papers listed and are theirs; rules read the facts, unchecked."),
)


def dataset_triples(graph: KnowledgeGraph, files: Files) -> set[Triple]:
    """Everything of ``dataset.ttl``. Nothing in it depends on the machine or the day.

    :param files: name of a Turtle file → what was written into it.
    """
    sources = sorted(graph.files, key=lambda file: file.name)
    key = hashlib.sha256("\n".join(f"{s.name} {s.sha256}" for s in sources).encode()).hexdigest()[:16]
    dataset, run = terms.node(f"dataset-{key}"), terms.node(f"build-{key}")
    found = set(software(graph.manifest))
    found.update(_about(dataset, run, graph))
    found.update(_run(run, graph, [terms.node(f"source-{source.sha256[:16]}") for source in sources]))
    for source in sources:
        node = terms.node(f"source-{source.sha256[:16]}")
        found.add(Triple(node, _A, term("prov:Entity")))
        found.add(Triple(node, term("dcterms:identifier"), terms.string(source.name)))
        found.add(Triple(node, term("schema:sha256"), terms.string(source.sha256)))
        found.add(Triple(dataset, term("dcterms:source"), node))
    for name, tally in files.items():
        found.update(_file(dataset, name, tally))
        found.update(_licence(_part(dataset, name), graph))
    return found


def _about(dataset: NamedNode, run: NamedNode, graph: KnowledgeGraph) -> Iterator[Triple]:
    papers = "、".join(dict.fromkeys(article.paper for article in graph.articles if article.paper))
    for kind in ("void:Dataset", "dcat:Dataset", "prov:Entity"):
        yield Triple(dataset, _A, term(kind))
    yield Triple(dataset, term("dcterms:title"), terms.zh(f"{papers or '报纸'}的知识图谱"))
    yield Triple(dataset, term("dcterms:title"), terms.text("A knowledge graph of newspaper articles", "en"))
    for language, words in _RIGHTS:
        yield Triple(dataset, term("dcterms:rights"), terms.text(words, language))
    yield from _licence(dataset, graph)
    yield Triple(dataset, term("prov:wasGeneratedBy"), run)
    yield Triple(dataset, term("void:uriSpace"), terms.string(PREFIXES["id"]))
    for name in ("bp", "dcterms", "oa", "prov", "rdf", "schema", "skos"):
        yield Triple(dataset, term("void:vocabulary"), NamedNode(PREFIXES[name]))
    yield Triple(dataset, term("dcterms:conformsTo"), _ONTOLOGY)
    yield Triple(dataset, term("void:entities"), terms.integer(len(graph.entities)))
    yield from _period(dataset, [article.issued for article in graph.articles if article.issued])


def _period(dataset: NamedNode, issued: list[date]) -> Iterator[Triple]:
    """The first and the last day of the papers, as far as they print it."""
    if issued:
        period = NamedNode(f"{dataset.value}-period")
        yield Triple(dataset, term("dcterms:temporal"), period)
        yield Triple(period, _A, term("dcterms:PeriodOfTime"))
        for name, day in (("startDate", min(issued)), ("endDate", max(issued))):
            if value := terms.date(day.isoformat()):
                yield Triple(period, term(f"dcat:{name}"), value)


def _run(run: NamedNode, graph: KnowledgeGraph, sources: Iterable[NamedNode]) -> Iterator[Triple]:
    yield Triple(run, _A, term("prov:Activity"))
    for source in sources:
        yield Triple(run, term("prov:used"), source)
    yield from (
        Triple(run, term("prov:wasAssociatedWith"), triple.subject)
        for triple in software(graph.manifest)
        if triple.predicate == _A and isinstance(triple.subject, NamedNode)
    )


def _licence(node: NamedNode, graph: KnowledgeGraph) -> Iterator[Triple]:
    """The licence that whoever built the graph named; DCAT wants it of each distribution too."""
    if licence := graph.manifest.get("licence"):
        yield Triple(node, term("dcterms:license"), NamedNode(licence))


def _part(dataset: NamedNode, name: str) -> NamedNode:
    return NamedNode(f"{dataset.value}-{name.partition('.')[0]}")


def _file(dataset: NamedNode, name: str, tally: Tally) -> Iterator[Triple]:
    """One of the files: a distribution of the dataset, and a subset of it."""
    node = _part(dataset, name)
    for kind in ("void:Dataset", "dcat:Distribution"):
        yield Triple(node, _A, term(kind))
    yield Triple(dataset, term("void:subset"), node)
    yield Triple(dataset, term("dcat:distribution"), node)
    yield Triple(node, term("dcterms:title"), terms.string(name))
    yield Triple(node, term("dcterms:format"), _TURTLE)
    yield Triple(node, term("dcat:mediaType"), _MEDIA_TYPE)
    yield Triple(node, term("dcat:byteSize"), terms.integer(tally.size))
    yield Triple(node, term("schema:sha256"), terms.string(tally.sha256))
    yield Triple(node, term("void:triples"), terms.integer(tally.triples))
    yield from _parts(node, tally.classes, "class", "entities")
    yield from _parts(node, tally.properties, "property", "triples")


def _parts(node: NamedNode, counts: Mapping[str, int], kind: str, counted: str) -> Iterator[Triple]:
    """How much of each class or property there is."""
    for iri, count in counts.items():
        part = NamedNode(f"{node.value}-{kind}-{re.split('[#/]', iri)[-1]}")
        yield Triple(node, term(f"void:{kind}Partition"), part)
        yield Triple(part, term(f"void:{kind}"), NamedNode(iri))
        yield Triple(part, term(f"void:{counted}"), terms.integer(count))
