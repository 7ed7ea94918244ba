"""What is exported is the graph: every format is read back by somebody else's reader."""

from __future__ import annotations

import csv
import io
import json
import os
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from kg.errors import BaopuError
from kg.export import FORMATS, Saved, export, stream
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS
from kg.saved import article_of
from kg.vocabulary import PREFIXES
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib.compare import isomorphic
from tests.export.graphs import ODD, ROOT, saved_sample

HEADER = "".join(f"PREFIX {name}: <{start}>\n" for name, start in PREFIXES.items())
BP = PREFIXES["bp"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("odd") / "odd.ttl"
    path.write_text(ODD, "utf-8")
    return path


def written(graph: Path, form: str) -> bytes:
    out = io.BytesIO()
    stream(graph, form, out)
    return out.getvalue()


def triples(graph: Path) -> set[Triple]:
    return set(Saved.of(graph).triples())


ONE_GRAPH = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


@pytest.mark.parametrize("form", ONE_GRAPH)
@pytest.mark.parametrize("name", ["sample", "odd"])
def test_the_same_triples_come_back_with_their_lexical_forms(
    name: str, form: str, request: pytest.FixtureRequest
) -> None:
    graph = request.getfixturevalue(name)
    back = [quad.triple for quad in parse(input=written(graph, form), format=ONE_GRAPH[form])]
    assert set(back) == triples(graph)
    assert len(back) == len(set(back))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader uses it
@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_graph(sample: Path, form: str, name: str) -> None:
    expected = rdflib.Graph()
    for path in Saved.of(sample).files:
        expected.parse(path)
    found = rdflib.Graph().parse(data=written(sample, form).decode(), format=name)
    assert isomorphic(found, expected)


def quads(graph: Path, form: str) -> list[Quad]:
    return list(
        parse(input=written(graph, form), format=getattr(RdfFormat, {"nquads": "N_QUADS"}.get(form, "TRIG")))
    )


def test_each_article_has_a_graph_of_what_it_says(sample: Path) -> None:
    found = quads(sample, "trig")
    assert sorted(map(str, found)) == sorted(map(str, quads(sample, "nquads")))
    named: dict[str, set[Triple]] = {}
    for quad in found:
        name = quad.graph_name
        named.setdefault(name.value if isinstance(name, NamedNode) else "", set()).add(quad.triple)
    assert set().union(*named.values()) == triples(sample)
    facts = {quad.triple for quad in parse(path=sample / "facts.ttl", format=RdfFormat.TURTLE)}
    assert facts <= named.pop("")
    assert len(named) == 11
    for claim in Saved.of(sample).claims():
        article = article_of(claim.sentence)
        assert {t for t in named[article] if t.subject == NamedNode(claim.iri)}
        assert (claim.triple in named[article]) is claim.is_plain


def test_sentences_are_named_after_their_articles(sample: Path) -> None:
    rows = [t for t in triples(sample) if t.predicate.value == PREFIXES["oa"] + "hasSource"]
    assert len(rows) > 40
    for row in rows:
        assert isinstance(row.subject, NamedNode) and isinstance(row.object, NamedNode)
        assert article_of(row.subject.value) == article_of(row.subject.value + "-sel") == row.object.value
    assert article_of(PREFIXES["id"] + "东湖街道-1") == ""


def test_rdf_12_says_the_same_with_triple_terms(sample: Path) -> None:
    store = Store()
    store.load(written(sample, "rdf12"), format=RdfFormat.TURTLE)
    assert not any(quad.object == NamedNode(PREFIXES["rdf"] + "Statement") for quad in store)
    back = """CONSTRUCT { ?st a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }
        WHERE { ?st rdf:reifies <<( ?s ?p ?o )>> }"""
    claims = set(store.query(HEADER + back))  # type: ignore[arg-type]
    rest = {quad.triple for quad in store if quad.predicate.value != PREFIXES["rdf"] + "reifies"}
    expected = Store()
    expected.extend(Quad(*triple) for triple in triples(sample))
    assert claims | rest == {quad.triple for quad in expected}


def plain_edges(graph: Path) -> Counter[tuple[str, str, str]]:
    found = Counter[tuple[str, str, str]]()
    for claim in Saved.of(graph).claims():
        subject, predicate, value = claim.triple
        if claim.is_plain and isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            ends = (subject.value, predicate.value, value.value)
            found[tuple(iri.rpartition("/")[2].rpartition("#")[2] for iri in ends)] += 1  # type: ignore[index]
    return found


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_opens_the_network(sample: Path, form: str) -> None:
    data = io.BytesIO(written(sample, form))
    network = nx.read_graphml(data, force_multigraph=True) if form == "graphml" else nx.read_gexf(data)
    things = {thing.iri.rpartition("/")[2] for thing in Saved.of(sample).things()}
    assert set(network) == things
    expected = plain_edges(sample)
    assert network.number_of_edges() == len(expected)
    for source, target, row in network.edges(data=True):
        assert row["sentences"] == expected[source, row["predicate"], target]
        assert row["quote"] and 0 < row["confidence"] <= 1
    street = network.nodes["水泊寺街道-140213066"]
    assert (street["label"], street["type"], street["code"]) == ("水泊寺街道", "Street", "140213066")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networks_escape_what_xml_cannot_hold(odd: Path, form: str) -> None:
    data = io.BytesIO(written(odd, form))
    network = nx.read_graphml(data) if form == "graphml" else nx.read_gexf(data)
    assert network.nodes["怪-1"]["label"].startswith("“<b>&amp;]]>” 'a' \"b\" \\")


def test_neo4j_takes_the_tables(sample: Path, tmp_path: Path) -> None:
    export(sample, "neo4j", tmp_path / "neo4j")
    tables = {}
    for name in ("nodes", "relationships"):
        with (tmp_path / f"neo4j/{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    # https://neo4j.com/docs/operations-manual/current/import/#import-tool-header-format
    kinds = {"ID", "LABEL", "START_ID", "END_ID", "TYPE", "int", "double", "string[]"}
    for rows in tables.values():
        assert {title.partition(":")[2] for title in rows[0] if ":" in title} <= kinds
    ids = [row["id:ID"] for row in tables["nodes"]]
    assert len(ids) == len(set(ids))
    for row in tables["relationships"]:
        assert {row[":START_ID"], row[":END_ID"]} <= set(ids)
        assert row[":TYPE"] and float(row["confidence:double"])
    assert len(tables["relationships"]) == len(plain_edges(sample))
    assert {row["value:double"] for row in tables["nodes"]} > {"", "40.0"}
    with pytest.raises(BaopuError, match="several files"):
        stream(sample, "neo4j", io.BytesIO())


def test_parquet_has_the_same_tables(sample: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    export(sample, "parquet", tmp_path)
    nodes, edges = (pq.read_table(tmp_path / f"{name}.parquet") for name in ("nodes", "edges"))
    assert nodes.column_names == ["id", *NODE_COLUMNS]
    assert edges.column_names == ["source", "target", *EDGE_COLUMNS]
    assert edges.num_rows == len(plain_edges(sample))
    assert 58 in nodes["age"].to_pylist()


def test_schema_org_speaks_schema_org_alone(sample: Path) -> None:
    data = written(sample, "schemaorg")
    rows = {quad.triple for quad in parse(input=data, format=RdfFormat.JSON_LD)}
    a = PREFIXES["rdf"] + "type"
    assert {t.predicate.value for t in rows if not t.predicate.value.startswith("https://schema.org/")} == {a}
    event = NamedNode(PREFIXES["id"] + "消防安全知识培训-16428950-11")
    organizer = NamedNode("https://schema.org/organizer")
    assert Triple(event, organizer, NamedNode(PREFIXES["id"] + "水泊寺街道-140213066")) in rows
    assert len({row["@id"] for row in json.loads(data)["@graph"]}) == len(json.loads(data)["@graph"])


def test_the_context_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "tools/jsonld_context.py"))["text"]()
    fresh = (ROOT / "ontology/context.jsonld").read_text("utf-8") == made
    assert fresh, "run: python tools/jsonld_context.py"


ALL = """
import io, sys
from pathlib import Path
import kg.spool as spool
spool.in_order.__kwdefaults__["run"] = 500
from kg.export import FORMATS, export
for form in FORMATS:
    export(sys.argv[1], form, Path(sys.argv[2]) / form)
"""


def test_every_format_is_the_same_bytes_every_time(sample: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    contents = []
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", ALL, sample, tmp_path / seed], env=env, check=True)
        files = sorted(path for path in (tmp_path / seed).rglob("*") if path.is_file())
        contents.append({str(path.relative_to(tmp_path / seed)): path.read_bytes() for path in files})
    assert contents[0] == contents[1]
    assert len(contents[0]) == len(FORMATS) + 2
    # What is sorted in small runs is what is sorted at once.
    assert contents[0]["nquads"] == written(sample, "nquads")
    assert contents[0]["graphml"] == written(sample, "graphml")


def test_what_cannot_be_exported(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(BaopuError, match="no such format"):
        export(sample, "xlsx", tmp_path / "x")
    with pytest.raises(BaopuError, match="no graph here"):
        export(tmp_path, "turtle", tmp_path / "x.ttl")
    (tmp_path / "d").mkdir()
    with pytest.raises(BaopuError, match="cannot write"):
        export(sample, "turtle", tmp_path / "d")
    assert not list(tmp_path.glob(".kg-*"))


def test_a_graph_without_evidence_is_exported_too(sample: Path) -> None:
    facts = sample / "facts.ttl"
    assert all(isinstance(quad.graph_name, DefaultGraph) for quad in quads(facts, "trig"))
    assert nx.read_graphml(io.BytesIO(written(facts, "graphml"))).number_of_edges() == 0
