"""What holds for every build: each quote is in the raw file, and the same input gives the same facts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from kg import publish
from kg.engines import Lost
from kg.errors import BaopuError, SourceError
from kg.model import KnowledgeGraph, Reason, Source, unbroken
from kg.pipeline import assemble, build
from kg.resolve import Judgement

A = TypeVar("A")
B = TypeVar("B")
ROOT = Path(__file__).resolve().parents[2]
DEVSET = ROOT.parent / "shared/devset"
CORPORA = {
    "sample page": ROOT / "data/pages",
    "development articles": DEVSET / "articles",
    "development pages": DEVSET / "pages",
}


@cache
def corpus(name: str) -> KnowledgeGraph:
    path = CORPORA[name]
    if not path.is_dir():
        pytest.skip(f"the {name} do not lie beside this checkout")
    return build([path])


def rows(graph: KnowledgeGraph) -> str:
    kinds = (graph.articles, graph.facts, graph.review, graph.entities)
    plain = [[row.as_json() for row in kind] for kind in kinds]
    return json.dumps([*plain, graph.manifest, [str(place) for place in graph.uncovered]], ensure_ascii=False)


@pytest.mark.parametrize("name", CORPORA)
def test_every_fact_quotes_the_raw_file(name: str) -> None:
    graph = corpus(name)
    raw = {source.name: source.raw for source in graph.sources}
    facts = [*graph.facts, *(doubt.fact for doubt in graph.review)]
    assert facts
    for fact in facts:
        assert fact.evidence, fact
        for piece in fact.evidence:
            for span, words in ((piece.span, piece.quote), (piece.sentence_span, piece.sentence)):
                assert unbroken(raw[fact.source][span.start : span.end]) == words, fact
            assert piece.sentence_span.start <= piece.span.start < piece.span.end <= piece.sentence_span.end


@pytest.mark.parametrize("name", CORPORA)
def test_rows_are_in_order_and_refer_to_each_other(name: str) -> None:
    graph = corpus(name)
    order = {article.id: number for number, article in enumerate(graph.articles)}
    assert len(order) == len(graph.articles)
    places = [(order[fact.article], fact.evidence[0].span) for fact in graph.facts]
    assert places == sorted(places)
    known = {entity.id for entity in graph.entities}
    used = {a.id for fact in graph.facts for a in (fact.subject, fact.object) if a.id}
    assert used == known
    ids = [fact.id for fact in graph.facts]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", CORPORA)
def test_a_sentence_is_quoted_or_uncovered(name: str) -> None:
    graph = corpus(name)
    quoted = {(fact.article, piece.sentence_span) for fact in graph.facts for piece in fact.evidence}
    assert not quoted & set(graph.uncovered)
    assert len(set(graph.uncovered)) == len(graph.uncovered)


SCRIPT = """
import sys
from kg.pipeline import build
sys.path.insert(0, {tests!r})
from test_build import rows
sys.stdout.buffer.write(rows(build(sys.argv[1:])).encode())
"""


def in_process(*paths: Path | str, seed: str, cwd: Path) -> str:
    code = SCRIPT.format(tests=str(Path(__file__).parent))
    env = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "HOME": str(Path.home()), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, *map(str, paths)]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_hash_seed_order_and_working_directory_change_nothing(tmp_path: Path) -> None:
    sample = ROOT / "data/pages/pingcheng.txt"
    given = [sample]
    if (pages := DEVSET / "pages").is_dir():
        given += sorted(pages.glob("*.txt"))
    expected = rows(build(given))
    assert in_process(*reversed(given), seed="1", cwd=tmp_path) == expected
    assert in_process(*given[1:], "pingcheng.txt", seed="2", cwd=sample.parent) == expected


def test_other_pages_beside_it_do_not_change_what_a_page_says() -> None:
    alone = corpus("sample page")
    if not (page := DEVSET / "pages/page1.txt").exists():
        pytest.skip("the development pages do not lie beside this checkout")
    both = build([ROOT / "data/pages/pingcheng.txt", page])
    mine = [fact.as_json() for fact in both.facts if fact.source == "pingcheng.txt"]
    assert mine == [fact.as_json() for fact in alone.facts]


def test_what_is_not_sure_enough_is_for_review() -> None:
    whole, strict = (
        build([CORPORA["sample page"]], threshold=0),
        build([CORPORA["sample page"]], threshold=0.9),
    )
    assert all(fact.confidence >= 0.9 for fact in strict.facts)
    assert ids(strict) == ids(whole)
    assert {doubt.reason for doubt in strict.review} == {Reason.CONFIDENCE}


def ids(graph: KnowledgeGraph) -> set[str]:
    return {fact.id for fact in graph.facts} | {doubt.fact.id for doubt in graph.review}


def test_what_the_ontology_refuses_is_for_review() -> None:
    text = "本报讯 6月14日，东湖街道联合市文化馆举办邻里文化节，发放宣传单500余份。\n"
    source = Source("page.txt", text, "")
    sound = assemble([source])
    node = {entity.label: entity.id for entity in sound.entities}
    wrong = Judgement("same", node["市文化馆"], node["邻里文化节"], "me", "a slip")
    spoilt = assemble([source], judgements=[wrong])
    refused = {(doubt.fact.predicate, doubt.reason) for doubt in spoilt.review}
    assert ("partneredWith", Reason.RANGE) in refused
    assert {doubt.reason for doubt in spoilt.review} <= {Reason.DOMAIN, Reason.RANGE}
    assert ids(spoilt) == ids(sound)
    # What is left is told as before.
    assert {fact.predicate for fact in spoilt.facts} >= {"hosted", "heldOn", "hasMetric"}
    known = publish.classes(spoilt)
    assert not any(publish.misfit(fact, known) for fact in spoilt.facts)


def test_failures_are_told_and_written_down(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("本报讯 6月14日，东湖街道举办邻里文化节。\n", "utf-8")
    (tmp_path / "bad.txt").touch()
    failed: list[SourceError] = []
    graph = build([tmp_path], on_error=failed.append)
    assert [source.name for source in graph.sources] == ["good.txt"]
    assert [row["name"] for row in graph.manifest["failed"]] == ["bad.txt"] == [e.source for e in failed]
    with pytest.raises(SourceError, match="bad"):
        build([tmp_path])
    with pytest.raises(BaopuError, match="no page could be read"):
        build([tmp_path / "bad.txt"], on_error=failed.append)


def test_a_page_that_an_engine_loses_is_told_and_the_others_are_built(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(
            f"本报讯 6月14日，东湖街道举办第{name}届邻里文化节。\n", "utf-8"
        )
    told: list[SourceError] = []
    built = build([tmp_path], on_error=told.append, engine=Losing("b.txt"))
    assert [source.name for source in built.sources] == ["a.txt", "c.txt"]
    assert [(error.source, "ValueError: no" in str(error)) for error in told] == [("b.txt", True)]
    assert [row["name"] for row in built.manifest["failed"]] == ["b.txt"]
    with pytest.raises(SourceError, match="ValueError: no"):
        build([tmp_path], engine=Losing("b.txt"))


@dataclass(frozen=True)
class Losing:
    """Works in this process, and fails on one source."""

    name: str

    def run(self, prepare: Callable[[], Callable[[A], B]], items: Iterable[A]) -> Iterator[B | Lost[A]]:
        work = prepare()
        for item in items:
            yield Lost(item, "ValueError: no") if name_of(item) == self.name else work(item)


def name_of(item: object) -> str:
    assert isinstance(item, Source)
    return item.name
