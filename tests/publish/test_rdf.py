"""What is written as RDF: plain facts, claims with their sentences, plans as claims only."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path

import kg
import pytest
import rdflib
from kg import publish
from kg.model import Argument, Evidence, Fact, KnowledgeGraph, Reason, Span, Status
from kg.publish.terms import bp, date, node
from kg.vocabulary import PREFIXES, vocabulary
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib.compare import isomorphic

ROOT = Path(__file__).resolve().parents[2]
TEXT = """本报讯（记者 李明）6月14日，东湖街道联合市文化馆举办邻里文化节，发放宣传单500余份。

下一步，东湖街道将举办社区运动会。
"""


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.from_text(TEXT, name="page.txt")


@pytest.fixture(scope="module")
def sample() -> kg.Graph:
    return kg.build(ROOT / "data/pages")


HOSTED = "?s bp:hosted ?o . ?s skos:prefLabel {!r}@zh . ?o skos:prefLabel {!r}@zh"
CLAIM = """?c rdf:subject/skos:prefLabel {!r}@zh ; rdf:predicate bp:{} ; rdf:object/skos:prefLabel {!r}@zh ;
    bp:status {!r} ; prov:wasDerivedFrom ?v ; prov:wasGeneratedBy ?rule ; bp:confidence ?sure .
    ?v oa:hasSource ?article ; oa:hasSelector/oa:exact ?words"""


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        (HOSTED.format("东湖街道", "邻里文化节"), True),
        (CLAIM.format("东湖街道", "hosted", "邻里文化节", "done"), True),
        ("?a skos:prefLabel '东湖街道'@zh ; bp:partneredWith/skos:prefLabel '市文化馆'@zh", True),
        ("?a skos:prefLabel '市文化馆'@zh ; bp:partneredWith/skos:prefLabel '东湖街道'@zh", True),
        # A symmetric fact is claimed once, as the sentence puts it.
        (CLAIM.format("东湖街道", "partneredWith", "市文化馆", "done"), True),
        (CLAIM.format("市文化馆", "partneredWith", "东湖街道", "done"), False),
        # A plan is a claim, never a plain triple.
        (HOSTED.format("东湖街道", "社区运动会"), False),
        (CLAIM.format("东湖街道", "hosted", "社区运动会", "planned"), True),
        # No year is printed: there are words, and no date is made up.
        ("?e skos:prefLabel '邻里文化节'@zh ; bp:timeText '6月14日'", True),
        ("?e bp:heldOn ?date", False),
        ("?m a bp:Metric ; schema:value 500.0 ; bp:comparator '>' ; schema:unitText '份'", True),
        ("?a a bp:Article ; bp:reportedBy/skos:prefLabel '李明'@zh", True),
    ],
)
def test_what_the_graph_says(graph: kg.Graph, pattern: str, holds: bool) -> None:
    assert bool(graph.query(f"ASK {{ {pattern} }}")) is holds


def test_every_sentence_is_the_raw_text(sample: kg.Graph) -> None:
    raw = next(iter(sample.data.sources)).raw
    rows = list(
        sample.query("SELECT ?words ?start ?end { ?x oa:exact ?words ; oa:start ?start ; oa:end ?end }")
    )
    assert len(rows) > 40
    for words, start, end in rows:
        assert start and end
        assert raw[int(start) : int(end)].replace("\n", "") == words


def test_every_plain_fact_is_claimed(sample: kg.Graph) -> None:
    unclaimed = sample.query("""SELECT ?s ?p ?o { ?s ?p ?o
        FILTER(?p IN (bp:hosted, bp:heldAt, bp:implements, bp:hasMetric, bp:hasParticipant, bp:hasRole))
        FILTER NOT EXISTS { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }""")
    assert not list(unclaimed)


def test_rdflib_reads_the_same_graph(sample: kg.Graph) -> None:
    by_oxigraph = rdflib.Graph()
    for data in (publish.facts_of(sample.data), publish.evidence_of(sample.data)):
        lines = "".join(f"{quad.triple} .\n" for quad in parse(input=data, format=RdfFormat.TURTLE))
        by_oxigraph.parse(data=lines, format="nt")
    assert isomorphic(by_oxigraph, sample.to_rdflib())


def test_only_declared_terms_are_written(sample: kg.Graph) -> None:
    known = {*vocabulary().classes, *vocabulary().properties}
    written = {
        term.value.removeprefix(PREFIXES["bp"])
        for triple in publish.triples(sample.data)
        for term in (triple.predicate, triple.object)
        if isinstance(term, NamedNode) and term.value.startswith(PREFIXES["bp"])
    }
    assert written <= known
    with pytest.raises(KeyError, match="not declared"):
        bp("Gizmo")


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2023-06-14", "2023-06-14"),
        ("2023-06", "2023-06"),
        ("2023", "2023"),
        ("2023-02-30", None),
        ("2023-06-14/2023-06-16", None),
    ],
)
def test_dates(iso: str, written: str | None) -> None:
    literal = date(iso)
    assert (literal.value if literal else None) == written


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2023年6月14日", {("heldOn", "2023-06-14")}),
        ("2023年6月14日至16日", {("heldFrom", "2023-06-14"), ("heldUntil", "2023-06-16")}),
        ("2023年5月至7月", {("heldFrom", "2023-05"), ("heldUntil", "2023-07")}),
        ("从2021年起", {("heldFrom", "2021")}),
        ("近日", set()),
        ("6月14日至16日", set()),
    ],
)
def test_a_stretch_of_time_has_its_ends(words: str, days: set[tuple[str, str]]) -> None:
    graph = kg.from_text(f"本报讯 {words}，东湖街道举办邻里文化节。")
    dates = "FILTER(?p IN (bp:heldOn, bp:heldFrom, bp:heldUntil))"
    told = graph.query(f"SELECT ?p ?day {{ ?e bp:timeText ?words ; ?p ?day {dates} }}")
    assert {(p.rpartition("#")[2], day) for p, day in told if p and day} == days
    # Each end is claimed, with its sentence.
    claimed = graph.query(f"SELECT ?p ?day {{ ?c rdf:predicate ?p ; rdf:object ?day {dates} }}")
    assert sorted(claimed) == sorted(told)


@pytest.mark.parametrize(
    ("sentence", "time", "day"),
    [
        ("2022年，东湖街道改造老旧小区12个。", "2022年", "2022"),
        ("今年以来，东湖街道改造老旧小区12个。", "今年以来", None),
        ("2022年，东湖街道开展义诊；2023年5月，改造老旧小区12个。", "2023年5月", "2023-05"),
        ("东湖街道改造老旧小区12个，2022年完工。", None, None),
        ("东湖街道每周三开展义诊，改造老旧小区12个。", None, None),
    ],
)
def test_a_figure_has_the_time_that_stands_before_it(
    sentence: str, time: str | None, day: str | None
) -> None:
    graph = kg.from_text(f"本报讯 {sentence}")
    ask = """SELECT ?time ?day { ?m schema:value 12.0
        OPTIONAL { ?m bp:timeText ?time } OPTIONAL { ?m schema:observationDate ?day } }"""
    assert list(graph.query(ask)) == [(time, day)]


@pytest.mark.parametrize(
    ("words", "unit", "code"),
    [("改造管网3.5公里", "公里", "KiloM"), ("投入资金200万元", "元", "CCY_CNY"), ("新建公园3座", "座", None)],
)
def test_a_unit_has_its_code_if_there_is_one(words: str, unit: str, code: str | None) -> None:
    graph = kg.from_text(f"本报讯 6月14日，东湖街道{words}。")
    rows = list(graph.query("SELECT ?u ?c { ?m schema:unitText ?u OPTIONAL { ?m schema:unitCode ?c } }"))
    assert rows == [(unit, f"http://qudt.org/vocab/unit/{code}" if code else None)]


def test_ids_that_cannot_stand_in_a_name_stay_two() -> None:
    assert node("甲 乙") != node("甲/乙")
    assert all(" " not in node(text).value and "%" not in node(text).value for text in ("甲 乙", "“甲”%"))


def test_the_dataset_says_what_it_is_and_of_what_it_was_made(sample: kg.Graph, tmp_path: Path) -> None:
    publish.write(sample.data, tmp_path)
    dataset = rdflib.Graph().parse(tmp_path / "dataset.ttl")
    ask = """ASK { ?d a void:Dataset, dcat:Dataset ; dcterms:title ?zh, ?en ; dcterms:rights ?rights ;
        dcterms:source ?page ; prov:wasGeneratedBy ?run ; void:subset ?facts ; dcterms:conformsTo ?ontology .
        ?page schema:sha256 ?sum ; dcterms:identifier "pingcheng.txt" .
        ?run prov:used ?page ; prov:wasAssociatedWith/dcterms:identifier ?fingerprint .
        ?facts dcterms:title "facts.ttl" ; void:triples ?count ; dcat:byteSize ?size ; schema:sha256 ?digest ;
            void:classPartition [ void:class bp:Street ; void:entities ?streets ] ;
            void:propertyPartition [ void:property bp:hosted ; void:triples ?hosted ] }"""
    bound = {
        "sum": rdflib.Literal(next(iter(sample.data.sources)).sha256),
        "fingerprint": rdflib.Literal(sample.data.manifest["generator"]["resources"]),
        "count": rdflib.Literal(len(rdflib.Graph().parse(tmp_path / "facts.ttl"))),
        "size": rdflib.Literal((tmp_path / "facts.ttl").stat().st_size),
        "digest": rdflib.Literal(hashlib.sha256((tmp_path / "facts.ttl").read_bytes()).hexdigest()),
        "streets": rdflib.Literal(sample.data.manifest["counts"]["types"]["Street"]),
    }
    assert dataset.query(ask, initNs=dict(PREFIXES), initBindings=bound).askAnswer
    assert not list(dataset.query("SELECT ?b { ?b ?p ?o FILTER(isBlank(?b)) }"))
    again = kg.build(ROOT / "data/pages")
    publish.write(again.data, tmp_path)
    assert rdflib.Graph().parse(tmp_path / "dataset.ttl").isomorphic(dataset)


@pytest.mark.parametrize(
    ("subject", "predicate", "other", "reason"),
    [
        ("Street", "hosted", "Event", None),
        ("Place", "hosted", "Event", Reason.DOMAIN),
        ("Street", "hosted", "Program", Reason.RANGE),
        ("Event", "hasMetric", "Metric", None),
        ("Article", "hasMetric", "Metric", Reason.DOMAIN),
        ("Event", "heldOn", "Date", None),
        ("Person", "heldOn", "Date", Reason.DOMAIN),
        ("Person", "hasRole", "Role", None),
        ("Person", "hasRole", "Agency", Reason.RANGE),
        ("Person", "affiliatedWith", "Role", Reason.RANGE),
        ("Event", "hasTheme", "Theme", None),
        # What lies in a body: an event stands there, a body is part of it.
        ("Event", "locatedIn", "Organization", None),
        ("Agency", "locatedIn", "Agency", None),
        ("Metric", "locatedIn", "Street", Reason.DOMAIN),
        ("Agency", "organised", "Event", Reason.PREDICATE),
        ("Gizmo", "hosted", "Event", Reason.DOMAIN),
    ],
)
def test_the_guard_knows_the_ends_of_a_predicate(
    subject: str, predicate: str, other: str, reason: Reason | None
) -> None:
    values = {"Date", "Role", "Age"}
    one, two = (
        Argument(name, kind, id="" if kind in values else name)
        for name, kind in (("甲", subject), ("乙", other))
    )
    here = Evidence(Span(0, 1), "甲", Span(0, 1), "甲")
    fact = Fact("page#1", "page.txt", predicate, one, two, Status.DONE, 1.0, "rule@1", (here,))
    assert publish.misfit(fact, publish.classes(KnowledgeGraph(facts=(fact,)))) is reason


@pytest.mark.parametrize("licence", ["CC-BY-4.0", "https://spdx.org/licenses/CC-BY-4.0"])
def test_the_dataset_and_its_files_have_the_licence_that_is_given(licence: str, tmp_path: Path) -> None:
    publish.write(kg.from_text(TEXT, licence=licence).data, tmp_path)
    dataset = rdflib.Graph().parse(tmp_path / "dataset.ttl")
    told = {str(o) for o in dataset.objects(None, rdflib.DCTERMS.license)}
    assert told == {"https://spdx.org/licenses/CC-BY-4.0"}
    kinds = [dataset.value(s, rdflib.RDF.type) for s in dataset.subjects(rdflib.DCTERMS.license)]
    assert len(kinds) == 3
    publish.write(kg.from_text(TEXT).data, tmp_path)
    assert "license" not in (tmp_path / "dataset.ttl").read_text("utf-8")


HOSTILE = "本报讯 6月14日，东湖街道举办“<script>alert(1)</script>”邻里文化节。\n"


def test_the_report_escapes_and_asks_nobody() -> None:
    from kg.publish.report import report

    page = report(kg.from_text(HOSTILE).data)
    assert "<script>alert" not in page
    assert "http://" not in page.replace("http://www.w3.org", "") and "https://" not in page
    assert "default-src 'none'" in unescape(page)


def test_the_report_marks_words_and_bare_sentences() -> None:
    from kg.publish.report import report

    page = report(kg.from_text(TEXT + "\n天气很好。\n", name="page.txt").data)
    marked = "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page))
    assert "举办邻里文化节" in marked and "天气很好" not in marked
    assert re.search(r'<\w+ class="[^"]*bare[^"]*"[^>]*>天气很好', page)
