"""HermiT finds ontology, alignment and the sample page's graph consistent; it needs Java and owlready2."""

from __future__ import annotations

import shutil
from pathlib import Path

import kg
import pytest
from kg import publish
from pyoxigraph import RdfFormat, parse, serialize

owlready2 = pytest.importorskip("owlready2")
ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not shutil.which("java"), reason="HermiT needs Java")
STREET_THAT_IS_A_FIGURE = """@prefix bp: <https://w3id.org/baopu/ontology#> .
@prefix id: <https://w3id.org/baopu/id/> .
id:东湖街道 a bp:Street . id:西湖街道 bp:hasMetric id:东湖街道 ."""


def is_consistent(place: Path, *data: bytes) -> bool:
    """Whether the ontologies and the data have a model in which no class is empty by force."""
    files = (ROOT / "ontology/baopu.ttl", ROOT / "ontology/alignment.ttl")
    lines = b""
    for turtle in (*(path.read_bytes() for path in files), *data):
        triples = (quad.triple for quad in parse(input=turtle, format=RdfFormat.TURTLE))
        lines += serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    path = place / "all.nt"
    path.write_bytes(lines)
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load(format="ntriples")
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return not list(world.inconsistent_classes())


def test_the_sample_page_is_consistent(tmp_path: Path) -> None:
    assert is_consistent(tmp_path, publish.facts_of(kg.build(ROOT / "data/pages").data))


def test_a_street_is_no_figure(tmp_path: Path) -> None:
    assert not is_consistent(tmp_path, STREET_THAT_IS_A_FIGURE.encode())
