"""Every fault has a name: seeded ones are found by it, and what we build has none."""

from __future__ import annotations

import warnings
from pathlib import Path

import kg
import pyoxigraph
import pytest
import rdflib
from kg import publish
from kg.errors import BaopuError
from kg.extract.article import SIGNATURES
from kg.model import KnowledgeGraph
from kg.resolve.entities import ACTORS
from kg.validate import Shapes, lint_ontology, validate
from kg.vocabulary import PREFIXES
from pyoxigraph import Quad, RdfFormat, parse

ROOT = Path(__file__).resolve().parents[2]
DEVSET = ROOT.parent / "shared/devset"
HEADER = "".join(f"PREFIX {name}: <{start}>\n" for name, start in PREFIXES.items())
TEXT = """本报讯（记者 李明）2023年6月14日，大同市平城区水泊寺街道联合市文化馆举办邻里文化节。

活动发放宣传单500余份。

下一步，水泊寺街道将举办社区运动会。
"""
#: Name of the check → an update that seeds the fault.
FAULTS = dict(
    part.split("\n", 1)
    for part in (Path(__file__).parent / "faults.ru").read_text("utf-8").split("\n## ")[1:]
)


def small() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.extend(Quad(*triple) for triple in publish.triples(kg.from_text(TEXT, name="page.txt").data))
    return store


@pytest.fixture(scope="module")
def sound() -> bytes:
    return small().dump(format=RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()) or b""


def written(lines: bytes, place: Path, update: str = "") -> Path:
    """The graph, spoilt by an update, as a Turtle file."""
    store = pyoxigraph.Store()
    store.load(lines, format=RdfFormat.N_TRIPLES)
    before = len(store), set(store)
    if update:
        store.update(HEADER + update)
        assert before != (len(store), set(store)), "the update changes nothing"
    store.dump(place, format=RdfFormat.TURTLE, from_graph=pyoxigraph.DefaultGraph())
    return place


def names(path: Path) -> set[str]:
    return {finding.check for finding in validate(path).findings}


def test_a_sound_graph_conforms(sound: bytes, tmp_path: Path) -> None:
    report = validate(written(sound, tmp_path / "g.ttl"))
    assert report and report.findings == ()
    assert report.triples > 100 and report.checks > 60


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found_by_its_name(fault: str, sound: bytes, tmp_path: Path) -> None:
    report = validate(written(sound, tmp_path / "g.ttl", FAULTS[fault]))
    assert not report
    found = {finding.check: finding for finding in report.findings}
    assert fault in found, set(found)
    assert found[fault].zh and found[fault].en


def test_every_check_that_runs_on_a_graph_has_a_seeded_fault_or_a_twin() -> None:
    signatures = {name for name in Shapes.load().wants if name.endswith(("-subject", "-object"))}
    others = set(Shapes.load().wants) - signatures - {"claim-subject", "claim-object"}
    untried = others - set(FAULTS)
    assert untried <= {
        "community-code",
        "part-of-itself",
        "article-id",
        "article-date",
        "claim-predicate",
        "sentence-place",
        "quote-end",
    }


def test_pyshacl_alone_finds_what_we_find(sound: bytes, tmp_path: Path) -> None:
    """The queries of the shapes are plain SHACL: another engine comes to the same findings."""
    import pyshacl

    faults = ("code-once", "located-in-itself", "planned-is-not-plain", "quote-fits", "hosted-subject")
    lines = sound
    for fault in faults:
        path = written(lines, tmp_path / "g.ttl", FAULTS[fault])
        lines = b"".join(f"{q.triple} .\n".encode() for q in parse(path=path, format=RdfFormat.TURTLE))
    graph = rdflib.Graph().parse(path).parse(ROOT / "ontology/baopu.ttl")
    shapes = rdflib.Graph().parse(ROOT / "ontology/shapes.ttl")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    alone = {str(shape).rpartition("#")[2] for shape in results.objects(None, sh.sourceShape)}
    assert alone == names(path) >= set(faults)


def test_a_shape_says_what_it_wants_in_both_languages() -> None:
    for name, (zh, en) in Shapes.load().wants.items():
        assert zh and en, name


@pytest.mark.parametrize("name", ["articles", "pages"])
def test_the_development_corpus_conforms(name: str, tmp_path: Path) -> None:
    if not (DEVSET / name).is_dir():
        pytest.skip("the development corpus is not beside this checkout")
    conforms(kg.build(DEVSET / name).data, tmp_path)


def test_the_sample_page_conforms(tmp_path: Path) -> None:
    conforms(kg.build(ROOT / "data/pages").data, tmp_path)


def conforms(graph: KnowledgeGraph, place: Path) -> None:
    (place / "facts.ttl").write_bytes(publish.facts_of(graph))
    (place / "evidence.ttl").write_bytes(publish.evidence_of(graph))
    assert validate(place).findings == ()
    # The half that people read is sound by itself.
    assert {finding.check for finding in validate(place / "facts.ttl").findings} <= {"metric-owner"}


def test_no_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BaopuError, match="no graph here"):
        validate(tmp_path)
    (tmp_path / "x.ttl").write_text("not turtle", "utf-8")
    with pytest.raises(BaopuError, match="no readable graph"):
        validate(tmp_path / "x.ttl")


TERM = """@prefix bp: <https://w3id.org/baopu/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
bp:Gizmo rdfs:label "小玩意"@zh ; rdfs:subClassOf bp:Nothing ."""


def test_an_ontology_owes_its_readers_something() -> None:
    triples = [quad.triple for quad in parse(input=TERM, format=RdfFormat.TURTLE)]
    assert {finding.check for finding in lint_ontology(triples)} == {
        "term-told",
        "term-example",
        "term-defined",
        "term-refers",
        "header",
    }


# ------------------------------------------------------------------ one truth: ontology, shapes, signatures

BP = rdflib.Namespace(PREFIXES["bp"])
SCHEMA = rdflib.Namespace(PREFIXES["schema"])
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def ends(graph: rdflib.Graph, term: rdflib.term.Node, one: rdflib.URIRef, several: rdflib.URIRef) -> set[str]:
    return {str(o).rpartition("#")[2] for p in (one, several) for o in graph.objects(term, p)}


def wanted(shapes: rdflib.Graph, shape: rdflib.URIRef) -> set[str]:
    """The classes and datatypes of a shape, alone or in ``sh:or``."""
    either = shapes.value(shape, SH["or"])
    parts = [shape] if either is None else list(rdflib.collection.Collection(shapes, either))
    kinds = (SH["class"], SH.datatype)
    return {str(o).rpartition("#")[2] for part in parts for kind in kinds for o in shapes.objects(part, kind)}


def test_shapes_check_the_domains_and_ranges_of_the_ontology() -> None:
    ontology = rdflib.Graph().parse(ROOT / "ontology/baopu.ttl")
    shapes = rdflib.Graph().parse(ROOT / "ontology/shapes.ttl")
    kinds = (rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    properties = [term for kind in kinds for term in ontology.subjects(rdflib.RDF.type, kind)]
    assert len(properties) > 20
    bps = rdflib.Namespace("https://w3id.org/baopu/shapes#")
    for term in properties:
        name = str(term).removeprefix(str(BP))
        if name in ("status", "confidence"):
            continue
        domain = ends(ontology, term, rdflib.RDFS.domain, SCHEMA.domainIncludes)
        assert wanted(shapes, bps[f"{name}-subject"]) == domain != set(), name
        reach = ends(ontology, term, rdflib.RDFS.range, SCHEMA.rangeIncludes)
        assert wanted(shapes, bps[f"{name}-object"]) == (reach or {"date", "gYearMonth", "gYear"}), name


def test_extraction_keeps_to_the_ontology() -> None:
    ontology = rdflib.Graph().parse(ROOT / "ontology/baopu.ttl")

    def fits(kind: str, classes: set[str], acts: bool) -> bool:
        kind = "Topic" if kind in ("Theme", "Activity") else kind
        # A place that acts is resolved to a body.
        kind = "Organization" if kind == "Place" and acts else kind
        above = {
            str(c).rpartition("#")[2] for c in ontology.transitive_objects(BP[kind], rdflib.RDFS.subClassOf)
        }
        return bool(above & classes)

    for name, (subjects, objects) in SIGNATURES.items():
        acting = ACTORS.get(name, ())
        domain = ends(ontology, BP[name], rdflib.RDFS.domain, SCHEMA.domainIncludes)
        reach = ends(ontology, BP[name], rdflib.RDFS.range, SCHEMA.rangeIncludes)
        assert all(fits(kind, domain, "subject" in acting) for kind in subjects), name
        assert objects == {"Date"} or all(fits(kind, reach, "object" in acting) for kind in objects), name
