"""Who says so, and where: one ``rdf:Statement`` for each triple and sentence, one node for each sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Evidence, Fact, KnowledgeGraph
from kg.publish import terms
from kg.publish.facts import PLAIN, Classes, claims, classes, figure_rows
from kg.publish.terms import bp, term
from kg.publish.turtle import Row

__all__ = ["evidence_rows", "software"]

_A = term("rdf:type")


def evidence_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """Everything of ``evidence.ttl``: claims, sentences and rules, and the figures that are only planned.

    In no order, and some of them more than once.
    """
    known = classes(graph)
    maker = _maker(graph.manifest)
    rules: set[str] = set()
    articles = iter(graph.articles)
    keys: dict[str, str] = {}
    # Facts stand in the order of their articles, of which the most recent is enough to know.
    for name, facts in groupby(graph.facts, key=lambda fact: fact.article):
        while name not in keys:
            article = next(articles)
            keys = {article.id: article.key}
        own = list(facts)
        yield from figure_rows(fact for fact in own if fact.status not in PLAIN)
        yield from _claimed(own, keys[name], known)
        rules.update(fact.rule for fact in own)
    for rule in sorted(rules):
        yield from _of("prov:Activity", _rule(rule, maker))
    yield from _of("prov:SoftwareAgent", software(graph.manifest))


def _claimed(facts: Iterable[Fact], article: str, known: Classes) -> Iterator[Row]:
    """The statements and sentences of one article.

    Two rules may read one fact from one sentence: it is claimed once, as surely as the surer one says.

    :param article: its key.
    """
    sure: dict[NamedNode, float] = {}
    seen: set[NamedNode] = set()
    for fact in facts:
        made = list(claims(fact, known))
        for evidence in fact.evidence:
            sentence = _sentence_node(article, evidence)
            if sentence not in seen:
                seen.add(sentence)
                yield from _sentence(sentence, terms.article(article), evidence)
            for claim in made:
                statement = _statement_node(claim, sentence, fact)
                yield from _of("rdf:Statement", _statement(statement, claim, sentence, fact))
                sure[statement] = max(fact.confidence, sure.get(statement, 0.0))
    for node, confidence in sure.items():
        yield "rdf:Statement", Triple(node, bp("confidence"), terms.decimal(round(confidence, 2)))


def _of(kind: str, triples: Iterable[Triple]) -> Iterator[Row]:
    return ((kind, triple) for triple in triples)


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


def _sentence(node: NamedNode, article: NamedNode, evidence: Evidence) -> Iterator[Row]:
    selector = NamedNode(node.value + "-sel")
    resource = (
        Triple(node, _A, term("oa:SpecificResource")),
        Triple(node, term("oa:hasSource"), article),
        Triple(node, term("oa:hasSelector"), selector),
    )
    yield from _of("oa:SpecificResource", resource)
    yield from _of("oa:TextPositionSelector", _selector(selector, evidence))


def _selector(selector: NamedNode, evidence: Evidence) -> Iterator[Triple]:
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
