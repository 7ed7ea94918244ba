"""The ontology is whole, and everything that speaks of it agrees with it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
import rdflib
from kg.extract.article import SIGNATURES
from kg.vocabulary import vocabulary
from rdflib.namespace import OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).resolve().parents[2]
BP = rdflib.Namespace("https://w3id.org/baopu/ontology#")
ONTOLOGY = rdflib.URIRef("https://w3id.org/baopu/ontology")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology/baopu.ttl")


def terms(ontology: rdflib.Graph) -> list[rdflib.URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return sorted(
        {s for kind in kinds for s in ontology.subjects(RDF.type, kind) if isinstance(s, rdflib.URIRef)}
    )


def test_every_term_is_told_in_both_languages(ontology: rdflib.Graph) -> None:
    assert len(terms(ontology)) > 30
    for term in terms(ontology):
        for about in (RDFS.label, SKOS.definition):
            languages = sorted(
                str(o.language) for o in ontology.objects(term, about) if isinstance(o, rdflib.Literal)
            )
            assert languages == ["en", "zh"], f"{term} {about}"
        assert (term, RDFS.isDefinedBy, ONTOLOGY) in ontology


def test_what_a_term_refers_to_is_declared(ontology: rdflib.Graph) -> None:
    declared = set(terms(ontology))
    for predicate in (RDFS.subClassOf, RDFS.domain, RDFS.range, OWL.disjointWith):
        for other in ontology.objects(None, predicate):
            assert other in declared or str(other).startswith(str(rdflib.XSD))


def test_the_page_about_the_terms_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "tools/ontology_page.py"))["page"]()
    assert (ROOT / "docs/ontology.md").read_text("utf-8") == made, "run: python tools/ontology_page.py"


def test_the_alignment_speaks_of_every_class_and_of_declared_terms(ontology: rdflib.Graph) -> None:
    alignment = rdflib.Graph().parse(ROOT / "ontology/alignment.ttl")
    aligned = {s for s in alignment.subjects() if str(s).startswith(str(BP))}
    assert aligned <= set(terms(ontology))
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    under = {s for s in classes if set(ontology.transitive_objects(s, RDFS.subClassOf)) & aligned}
    assert under == classes
    # Nothing of theirs is described by us, and schema.org is spelt in its one right way.
    assert not any(str(o).startswith("http://schema.org") for o in alignment.objects())
    assert aligned | {rdflib.URIRef("https://w3id.org/baopu/alignment")} == set(alignment.subjects())


def test_extraction_states_only_declared_facts() -> None:
    assert set(SIGNATURES) <= set(vocabulary().properties)


def test_the_legend_of_the_page_has_every_class_by_its_name() -> None:
    legend = json.loads((ROOT / "kg/view/page_files/legend.json").read_text("utf-8"))
    drawn = {name: entry["zh"] for name, entry in legend["types"].items() if name}
    classes = {name: term.zh for name, term in vocabulary().classes.items() if name != "Agent"}
    assert drawn == classes
