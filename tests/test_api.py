"""The public face: what the README promises to Python."""

from __future__ import annotations

from pathlib import Path

import kg
import pytest
from kg.errors import BaopuError, SourceError

TEXT = """东湖晚报 2023年6月15日

邻里文化节开幕

本报讯（记者 李明）6月14日，东湖街道联合市文化馆举办邻里文化节。
"""


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.from_text(TEXT, name="page.txt")


def test_facts_have_their_words(graph: kg.Graph) -> None:
    hosted = [fact for fact in graph.facts if fact.predicate == "hosted"]
    assert ("东湖街道", "邻里文化节") in [(f.subject.label, f.object.label) for f in hosted]
    for fact in graph.facts:
        for piece in fact.evidence:
            assert TEXT[piece.span.start : piece.span.end].replace("\n", "") == piece.quote


def test_articles_and_entities(graph: kg.Graph) -> None:
    assert [article.id for article in graph.articles] == ["page#1"]
    assert "东湖街道" in [entity.label for entity in graph.entities]
    ids = [entity.id for entity in graph.entities]
    assert ids == sorted(ids)


def test_networkx_has_every_entity_and_fact(graph: kg.Graph) -> None:
    network = graph.to_networkx()
    assert {entity.id for entity in graph.entities} <= set(network)
    assert sorted(key for _, _, key in network.edges(keys=True)) == sorted(fact.id for fact in graph.facts)


def test_a_file_a_directory_or_several(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    builds = [kg.build(page), kg.build(str(page)), kg.build(tmp_path), kg.build([page, tmp_path])]
    assert len({build.facts for build in builds}) == 1


def test_an_unreadable_file_is_raised_or_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(SourceError, match="empty file"):
        kg.build(tmp_path)
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    told: list[SourceError] = []
    assert kg.build(tmp_path, on_error=told.append).facts
    assert [error.source for error in told] == ["empty.txt"]


def test_saving_replaces_what_was_saved(graph: kg.Graph, tmp_path: Path) -> None:
    graph.save(tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "mine.txt").write_text("notes", "utf-8")
    graph.save(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first | {"mine.txt": b"notes"}
    with pytest.raises(BaopuError, match="cannot write"):
        graph.save(tmp_path / "mine.txt")


def test_sparql_and_rdflib_see_the_same_facts(graph: kg.Graph) -> None:
    question = "SELECT ?e { ?s bp:hosted/skos:prefLabel ?e }"
    assert {row[0] for row in graph.query(question)} == {"邻里文化节"}
    assert graph.query("ASK { ?s skos:prefLabel ?name }", name='"东湖街道"@zh')
    prefixes = {"bp": "https://w3id.org/baopu/ontology#", "skos": "http://www.w3.org/2004/02/skos/core#"}
    rows = graph.to_rdflib().query(question, initNs=prefixes)
    assert {str(row[0]) for row in rows} == {"邻里文化节"}  # type: ignore[index]
