"""Questions to a graph: what is answered, in which form, and what may not be asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kg.errors import BaopuError, DataFileError, QueryError
from kg.store import FORMATS, Store
from kg.store.named import parse
from pyoxigraph import Literal, NamedNode, Triple

ID = "https://w3id.org/baopu/id/"
BP = "https://w3id.org/baopu/ontology#"
LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


@pytest.fixture
def store() -> Store:
    street, event = NamedNode(ID + "东湖街道"), NamedNode(ID + "文化节")
    return Store.of(
        [
            Triple(street, NamedNode(BP + "hosted"), event),
            Triple(street, LABEL, Literal("东湖街道", language="zh")),
            Triple(event, LABEL, Literal('文化节 "邻里"', language="zh")),
        ]
    )


def test_columns_are_in_query_order(store: Store) -> None:
    assert store.query("SELECT ?z ?a { ?z bp:hosted ?a }").variables == ("z", "a")
    assert store.query("SELECT * { ?z bp:hosted ?a }").variables == ("z", "a")


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        ('"东湖街道"@zh', 1),
        ("id:东湖街道", 0),
        ("东湖街道", 0),
        # A value is a term, never a piece of the query.
        ('"@zh } . ?s ?p ?o #', 0),
        ('x"\n} DROP ALL', 0),
        ("?o", 0),
    ],
)
def test_values_are_bound_as_terms(store: Store, value: str, rows: int) -> None:
    assert len(store.query("SELECT ?s { ?s skos:prefLabel ?name }", name=value)) == rows


def test_values_reach_filters_and_constructed_graphs(store: Store) -> None:
    found = store.query("SELECT ?s { ?s skos:prefLabel ?l FILTER(STRSTARTS(STR(?l), ?start)) }", start="东湖")
    assert len(found) == 1
    graph = store.query("CONSTRUCT { ?s bp:x ?o } WHERE { ?s bp:hosted ?o }", s="id:东湖街道")
    assert graph.is_graph and len(graph) == 1


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p 1SERVICE<http://example.org/>{ } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("LOAD <http://example.org/>", "update"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "update"),
        ("SELECT * { ?s ?p ", "malformed"),
        ("SELECT * { ?s \\u0053ERVICE ?o }", "escape"),
    ],
)
def test_what_may_not_be_asked(store: Store, sparql: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        store.query(sparql)


@pytest.mark.parametrize(
    "sparql", ['SELECT * { ?s ?p "service from load" }', "SELECT ?服务 { ?服务 ?p ?o } # SERVICE"]
)
def test_words_in_strings_and_comments_may_be_asked(store: Store, sparql: str) -> None:
    store.query(sparql)


def test_forms(store: Store) -> None:
    found = store.query("SELECT ?s ?活动 { ?s bp:hosted ?e . ?e skos:prefLabel ?活动 }")
    assert found.text("csv") == 's,活动\r\nhttps://w3id.org/baopu/id/东湖街道,"文化节 ""邻里"""\r\n'
    assert found.text("tsv").splitlines()[0] == "?s\t?活动"
    bindings = json.loads(found.text("json"))["results"]["bindings"]
    assert bindings[0]["活动"] == {"type": "literal", "value": '文化节 "邻里"', "xml:lang": "zh"}
    assert "id:东湖街道" in found.text("table")
    assert store.query("ASK { ?s bp:hosted ?o }").text("table").startswith("是")
    assert "bp:hosted" in store.query("CONSTRUCT WHERE { ?s bp:hosted ?o }").text("turtle")
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "turtle"}
    with pytest.raises(QueryError, match="no such format"):
        found.text("xlsx")


def test_a_directory_or_a_file_or_nothing(tmp_path: Path) -> None:
    with pytest.raises(BaopuError, match="no graph here"):
        Store.load(tmp_path)
    (tmp_path / "facts.ttl").write_text("<a:s> <a:p> <a:o> .", "utf-8")
    assert len(Store.load(tmp_path).query("SELECT * { ?s ?p ?o }")) == 1
    assert len(Store.load(tmp_path / "facts.ttl").query("SELECT * { ?s ?p ?o }")) == 1
    (tmp_path / "evidence.ttl").write_text("not turtle", "utf-8")
    with pytest.raises(BaopuError, match="no readable graph"):
        Store.load(tmp_path)


def test_named_questions_take_their_parameters(store: Store) -> None:
    assert len(store.named("hosts")) == 1
    with pytest.raises(QueryError, match="no such query"):
        store.named("nonsense")
    with pytest.raises(QueryError, match="no such parameter"):
        store.named("evidence", street="x")


@pytest.mark.parametrize(
    ("text", "says"), [("SELECT * {}", "no title"), ("# title-zh: 问\n# param name\n", "expected")]
)
def test_a_question_that_is_no_question(text: str, says: str) -> None:
    with pytest.raises(DataFileError, match=says):
        parse("x", text)
