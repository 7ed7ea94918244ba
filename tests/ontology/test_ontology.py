"""The ontology is whole, and everything that speaks of it agrees with it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import kg
import pytest
import rdflib
from kg.extract.article import SIGNATURES
from kg.store import PREFIXES, Store, named_queries
from kg.vocabulary import vocabulary
from rdflib.namespace import OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).resolve().parents[2]
BP = rdflib.Namespace("https://w3id.org/baopu/ontology#")
ONTOLOGY = rdflib.URIRef("https://w3id.org/baopu/ontology")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontology/baopu.ttl")


@pytest.fixture(scope="module")
def sample() -> kg.Graph:
    return kg.build(ROOT / "data/pages")


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


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_questions_have_answers_and_both_engines_agree(sample: kg.Graph, name: str) -> None:
    question = named_queries()[name]
    assert question.title_zh and question.title_en
    from kg.publish import triples

    store = Store.of(triples(sample.data))
    found = sorted(tuple(value or "" for value in row) for row in store.named(name))
    assert found
    graph = sample.to_rdflib()
    bound = question.bindings({}, PREFIXES)
    bindings = {name: rdflib.util.from_n3(str(value)) for name, value in bound.items()}
    rows = graph.query(question.sparql, initNs=dict(PREFIXES), initBindings=bindings)  # type: ignore[arg-type]
    again = sorted(tuple("" if value is None else str(value) for value in row) for row in rows)  # type: ignore[union-attr]
    assert [tuple(map(_number, row)) for row in again] == [tuple(map(_number, row)) for row in found]


def _number(value: str) -> str | float:
    """The engines write one decimal in two ways."""
    try:
        return float(value)
    except ValueError:
        return value
