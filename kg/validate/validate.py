"""All checks on a graph that was saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, Quad, Triple

from kg.resources import ontology_directory
from kg.saved import graph_files, read_triples
from kg.validate.findings import Finding, Report
from kg.validate.lint import CHECKS, lint_ontology, lint_terms
from kg.validate.shapes import Shapes
from kg.vocabulary import PREFIXES

__all__ = ["validate"]

_LABEL = PREFIXES["skos"] + "prefLabel"


def validate(given: Path | str) -> Report:
    """Lint the ontology, then look whether a graph keeps to it and to the shapes.

    :param given: a directory that ``kg build`` wrote, or a Turtle file.
    :raises MissingExtraError: pySHACL is not installed.
    :raises BaopuError: there is no graph, or it is no Turtle.
    """
    import rdflib

    shapes = Shapes.load()
    ontology = ontology_directory() / "baopu.ttl"
    terms = list(read_triples(ontology))
    files = graph_files(given)
    triples = [triple for path in files for triple in read_triples(path)]
    store = pyoxigraph.Store()
    store.extend(Quad(*triple) for triple in (*triples, *terms))
    graph = rdflib.Graph()
    for path in (ontology, *files):
        graph.parse(path, format="turtle")
    found = {*lint_ontology(terms), *lint_terms(triples), *shapes.ask(store), *shapes.check(graph)}
    return Report(_labelled(found, triples), len(triples), len(CHECKS) + len(shapes.wants))


def _labelled(found: Iterable[Finding], triples: Iterable[Triple]) -> tuple[Finding, ...]:
    """The findings in order, each with what its node is called."""
    labels = {
        triple.subject.value: triple.object.value
        for triple in triples
        if triple.predicate.value == _LABEL and isinstance(triple.object, Literal)
        if not isinstance(triple.subject, Triple)
    }
    return tuple(sorted(replace(one, label=labels.get(one.node, "")) for one in found))
