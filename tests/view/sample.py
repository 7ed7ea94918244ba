"""The sample page's gold facts with their sentences, and graphs made up to be large or hostile."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from kg.gazetteer import Gazetteer
from kg.model import Argument, Article, Entity, Evidence, Fact, KnowledgeGraph, Metric, Source, Span, Status
from kg.read import load, read
from kg.resolve import resolve
from kg.resources import load as load_resources

__all__ = ["archive", "argument", "fact", "graph", "random_graph", "sample_page"]

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "data" / "pages" / "pingcheng.txt"


def argument(label: str, type_: str = "Organization", id_: str | None = None, **more: Any) -> Argument:
    return Argument(label, type_, id=label if id_ is None else id_, **more)


def fact(subject: Argument, predicate: str, obj: Argument, sentence: str, **more: Any) -> Fact:
    """A fact whose evidence is a whole sentence, unless told otherwise."""
    span = Span(0, max(1, len(sentence)))
    given: dict[str, Any] = {
        "article": "page#1",
        "source": "page.txt",
        "status": Status.DONE,
        "confidence": 0.97,
        "rule": "gold@1",
        "evidence": (Evidence(span, sentence, span, sentence),),
    }
    return Fact(predicate=predicate, subject=subject, object=obj, **(given | more))


def graph(facts: tuple[Fact, ...], entities: tuple[Entity, ...] = (), **more: Any) -> KnowledgeGraph:
    """A graph of facts and what they name."""
    known = {entity.id: entity for entity in entities}
    for one in facts:
        for end in (one.subject, one.object):
            if end.id and end.id not in known:
                known[end.id] = Entity(end.id, end.type, end.label, end.aliases, None, (one.article,))
    given: dict[str, Any] = {"articles": (Article("page#1", "page.txt", 1, (), (), Span(0, 1)),)}
    return KnowledgeGraph(facts=facts, entities=tuple(known[key] for key in sorted(known)), **(given | more))


@cache
def sample_page() -> KnowledgeGraph:
    """What a perfect reader takes from the sample page."""
    source = load(PAGE)
    resources = load_resources()
    articles = tuple(read(source, resources=resources))
    rows = [json.loads(line) for line in (ROOT / "data/gold/seed.jsonl").read_text("utf-8").splitlines()]
    gold = tuple(_gold(row, source) for row in rows if row["quote"])
    gazetteer = Gazetteer.load(ROOT / "data" / "gazetteer")
    home = gazetteer.home(source.raw)
    homes = {article.id: home for article in articles}
    facts, entities = resolve(gold, articles, gazetteer=gazetteer, home=homes, resources=resources)
    return KnowledgeGraph(facts=facts, entities=entities, articles=articles)


def _gold(row: dict[str, Any], source: Source) -> Fact:
    article = f"pingcheng#{int(row['article'][1:])}"
    where = re.search("[\r\n]*".join(map(re.escape, row["quote"])), source.raw)
    assert where, row["quote"]
    start = max(source.raw.rfind(mark, 0, where.start()) for mark in "。！？\n") + 1
    end = re.compile(r"[。！？]”?|\n\s*\n|\Z").search(source.raw, where.end() - 1)
    assert end
    outer = Span(start, max(end.end(), where.end()))
    evidence = Evidence(Span(*where.span()), row["quote"], outer, source.quote(outer).strip())
    subject = Argument(article if row["s_type"] == "Article" else row["s"], row["s_type"])
    return Fact(
        article,
        source.name,
        row["p"],
        subject,
        _object(row),
        Status(row["status"]),
        0.95,
        "gold@1",
        (evidence,),
    )


def _object(row: dict[str, Any]) -> Argument:
    if row["p"] == "hasMetric":
        metric = Metric(**row["o"])
        return Argument(metric.label, "Metric", metric=metric)
    kind = "Date" if row["p"] == "heldOn" else row["o_type"]
    return Argument(str(row["o"]), kind, iso=row.get("iso"))


def random_graph(size: int, seed: int = 1) -> KnowledgeGraph:
    """A scale-free graph with Chinese labels: every new node meets two older ones."""
    random = Random(seed)
    kinds = ["Event", "Program", "Street", "Community", "Agency", "Organization", "Group", "Place"]
    words = ["活动", "项目", "街道", "社区", "机关", "协会", "人群", "广场"]
    ends = [argument(f"测试第{n}号{words[n % 8]}", kinds[n % 8]) for n in range(size)]
    urn = [0, 1]
    facts = []
    for n in range(2, size):
        for other in sorted({random.choice(urn), random.choice(urn)}):
            said = f"{ends[n].label}与{ends[other].label}有关。"
            facts.append(fact(ends[n], random.choice(["hosted", "heldAt", "implements"]), ends[other], said))
            urn += [n, other]
    return graph(tuple(facts))


def archive(pages: int) -> KnowledgeGraph:
    """As many pages of one town as asked for: bodies and places stay, what happens is new on each page."""
    lasting = {"Street", "Community", "AdminDivision", "Agency", "Place", "Organization"}
    page = sample_page()

    def end(one: Argument, number: int) -> Argument:
        if not one.id or one.type in lasting:
            return one
        return replace(one, id=f"{one.id}-{number}")

    facts = tuple(
        replace(one, subject=end(one.subject, n), object=end(one.object, n), article=f"{one.article}-{n}")
        for n in range(pages)
        for one in page.facts
    )
    return graph(facts)
