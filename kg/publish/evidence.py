"""Who says so, and where: one ``rdf:Statement`` for each triple and sentence, one node for each sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Evidence, Fact, KnowledgeGraph
from kg.publish import terms
from kg.publish.facts import PLAIN, claims, classes, figures
from kg.publish.terms import bp, term

__all__ = ["evidence_triples", "software"]

_A = term("rdf:type")


def evidence_triples(graph: KnowledgeGraph) -> set[Triple]:
    """Everything of ``evidence.ttl``: claims, sentences and rules, and the figures that are only planned."""
    known = classes(graph)
    articles = {article.id: article.key for article in graph.articles}
    triples = figures(fact for fact in graph.facts if fact.status not in PLAIN)
    sure: dict[NamedNode, float] = {}
    maker = _maker(graph.manifest)
    for fact in graph.facts:
        triples.update(_rule(fact.rule, maker))
        for evidence in fact.evidence:
            sentence = _sentence_node(articles[fact.article], evidence)
            triples.update(_sentence(sentence, terms.article(articles[fact.article]), evidence))
            for claim in claims(fact, known):
                statement = _statement_node(claim, sentence, fact)
                triples.update(_statement(statement, claim, sentence, fact))
                sure[statement] = max(fact.confidence, sure.get(statement, 0.0))
    # Two rules may read one fact from one sentence: it is claimed once, as surely as the surer one says.
    triples.update(Triple(node, bp("confidence"), terms.decimal(round(c, 2))) for node, c in sure.items())
    triples.update(software(graph.manifest))
    return triples


def _statement_node(claim: Triple, sentence: NamedNode, fact: Fact) -> NamedNode:
    key = "\n".join([str(claim), sentence.value, str(fact.status)])
    return terms.node("st-" + hashlib.sha256(key.encode()).hexdigest()[:16])


def _statement(node: NamedNode, claim: Triple, sentence: NamedNode, fact: Fact) -> Iterator[Triple]:
    yield Triple(node, _A, term("rdf:Statement"))
    yield Triple(node, term("rdf:subject"), claim.subject)
    yield Triple(node, term("rdf:predicate"), claim.predicate)
    yield Triple(node, term("rdf:object"), claim.object)
    yield Triple(node, bp("status"), terms.string(str(fact.status)))
    yield Triple(node, term("prov:wasDerivedFrom"), sentence)
    yield Triple(node, term("prov:wasGeneratedBy"), terms.rule(fact.rule))
    # The row of facts.jsonl, which has the words inside the sentence.
    yield Triple(node, term("dcterms:identifier"), terms.string(fact.id))


def _sentence_node(key: str, evidence: Evidence) -> NamedNode:
    span = evidence.sentence_span
    return terms.node(f"ev-{key}-{span.start}-{span.end}")


def _sentence(node: NamedNode, article: NamedNode, evidence: Evidence) -> Iterator[Triple]:
    selector = NamedNode(node.value + "-sel")
    yield Triple(node, _A, term("oa:SpecificResource"))
    yield Triple(node, term("oa:hasSource"), article)
    yield Triple(node, term("oa:hasSelector"), selector)
    yield Triple(selector, _A, term("oa:TextPositionSelector"))
    yield Triple(selector, _A, term("oa:TextQuoteSelector"))
    yield Triple(selector, term("oa:exact"), terms.string(evidence.sentence))
    yield Triple(selector, term("oa:start"), terms.integer(evidence.sentence_span.start))
    yield Triple(selector, term("oa:end"), terms.integer(evidence.sentence_span.end))


def _rule(name: str, maker: NamedNode) -> Iterator[Triple]:
    node = terms.rule(name)
    yield Triple(node, _A, term("prov:Activity"))
    yield Triple(node, term("skos:notation"), Literal(name))
    yield Triple(node, term("prov:wasAssociatedWith"), maker)


def _generator(manifest: Mapping[str, object]) -> tuple[str, str, str]:
    """Name, version and fingerprint of what made the graph, as far as the manifest tells."""
    told = manifest.get("generator")
    row = told if isinstance(told, Mapping) else {}
    return str(row.get("name", "baopu")), str(row.get("version", "")), str(row.get("resources", ""))


def _maker(manifest: Mapping[str, object]) -> NamedNode:
    return terms.node("-".join(part for part in _generator(manifest) if part))


def software(manifest: Mapping[str, object]) -> Iterator[Triple]:
    """What made the graph: its name, its version and the fingerprint of its rules and lexicons."""
    node = _maker(manifest)
    name, version, fingerprint = _generator(manifest)
    yield Triple(node, _A, term("prov:SoftwareAgent"))
    yield Triple(node, term("schema:name"), terms.string(name))
    if version:
        yield Triple(node, term("schema:softwareVersion"), terms.string(version))
    if fingerprint:
        yield Triple(node, term("dcterms:identifier"), terms.string(fingerprint))
