"""The named questions: what the sample page answers in both engines, and what its gold reading answers."""

from __future__ import annotations

import runpy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import rdflib
from kg import publish
from kg.gazetteer import Gazetteer
from kg.model import KnowledgeGraph, Source
from kg.read import read
from kg.resolve import trace
from kg.resources import load as load_resources
from kg.store import PREFIXES, Store, named_queries
from tests.resolve import gold

ROOT = Path(__file__).resolve().parents[2]
OUTPUTS = ROOT / "outputs"
QUESTIONS = sorted(named_queries())


@cache
def store() -> Store:
    return Store.load(OUTPUTS)


@cache
def by_rdflib() -> rdflib.Graph:
    return rdflib.Graph().parse(OUTPUTS / "facts.ttl").parse(OUTPUTS / "evidence.ttl")


def test_the_page_of_answers_is_fresh() -> None:
    made = runpy.run_path(str(ROOT / "tools/questions_page.py"))["page"]()
    assert (ROOT / "docs/questions.md").read_text("utf-8") == made, "run: make golden"


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_have_answers_and_both_engines_agree(name: str) -> None:
    question = named_queries()[name]
    assert question.title_zh and question.title_en
    found = sorted(tuple(value or "" for value in row) for row in store().named(name))
    assert found
    bound = question.bindings({}, PREFIXES)
    bindings = {name: rdflib.util.from_n3(str(value)) for name, value in bound.items()}
    rows = by_rdflib().query(question.sparql, initNs=dict(PREFIXES), initBindings=bindings)  # type: ignore[arg-type]
    again = sorted(tuple("" if value is None else str(value) for value in row) for row in rows)  # type: ignore[union-attr]
    assert [tuple(map(_number, row)) for row in again] == [tuple(map(_number, row)) for row in found]


def _number(value: str) -> str | float:
    """The engines write one decimal in two ways."""
    try:
        return float(value)
    except ValueError:
        return value


# ------------------------------------------------------------------ what a careful reader's graph answers


@cache
def careful() -> Store:
    """The sample page as a careful reader has read it, resolved and published as a build does it."""
    raw = (ROOT / "data/pages/pingcheng.txt").read_text("utf-8")
    resources = load_resources()
    articles = read(Source(gold.SOURCE, raw, ""), resources=resources)
    gazetteer = Gazetteer.load(ROOT / "data/gazetteer")
    facts = gold.load(ROOT / "data/gold/seed.jsonl", ROOT / "data/gold/seed_entities.jsonl")
    homes = {article.id: gazetteer.home(raw) for article in articles}
    found = trace(facts, articles, gazetteer=gazetteer, home=homes, resources=resources)
    graph = KnowledgeGraph(articles=tuple(articles), facts=found.facts, entities=found.entities)
    known = publish.classes(graph)
    kept = tuple(fact for fact in graph.facts if publish.misfit(fact, known) is None)
    # A reader types a few things more freely than the ontology; a build would leave these for review.
    assert len(graph.facts) - len(kept) < 5
    return Store.of(publish.triples(replace(graph, facts=kept)))


TEAM = "端午团建活动"
SIX = ("古城街道", "小南头街道", "武定街道", "水泊寺街道", "白登山街道", "迎宾街道")
DAY = "全市第三届布鲁可儿童编程大赛"
ANSWERS: dict[str, set[tuple[str, ...]]] = {
    "agency-community": {
        ("市公安局平城分局南关派出所", "锦祥社区"),
        ("市消防救援支队平城区大队", "锦祥社区"),
    },
    "partners-in": {("锦祥社区", "市公安局平城分局南关派出所"), ("锦祥社区", "市消防救援支队平城区大队")},
    "writer-photographer": {("邸东芳",)},
    "in-several": {(name, "2") for name in ("小南头街道", "平城区环卫服务中心", "水泊寺街道", "迎宾街道")},
    "cohosts": {
        (TEAM, "6"),
        ("“珍爱生命 关爱自我”主题研讨会", "4"),
        ("爱心义诊活动", "4"),
        ("禁毒宣传活动", "3"),
        ("老旧小区消防安全宣传活动", "3"),
    },
    "in-division": {
        ("永泰街道", "140213050"),
        ("锦祥社区", "140213050018"),
        ("古城街道", "140213051"),
        ("迎宾街道", "140213053"),
        ("武定街道", "140213056"),
        ("开源街道", "140213058"),
        ("民谐社区", "140213058002"),
        ("白登山街道", "140213064"),
        ("水泊寺街道", "140213066"),
        ("小南头街道", "140213067"),
        ("小南头村", "140213067201"),
    },
    "bounds": {
        ("“珍爱生命 关爱自我”主题研讨会", "参会心理专家", ">", "40", "位"),
        ("打造精品公共卫生间", "每日消毒、保洁", ">=", "3", "次"),
        ("打造精品公共卫生间", "精品公共卫生间占公共卫生间总数", ">", "0.3333", ""),
    },
    "two-steps": {(name, how) for name in SIX if name != "迎宾街道" for how in ("共同举办", "合作")},
}
#: Question → answers that it has beside others.
AMONG: dict[str, set[tuple[str, ...]]] = {
    "hosts-of": {(name, TEAM) for name in SIX}
    | {("水泊寺街道", "消防安全知识培训"), ("小南头街道", "消防安全培训"), ("迎宾街道", DAY)},
    "activities": {
        (TEAM, part)
        for part in (
            "包粽子",
            "做香包",
            "编五色线",
            "编马符",
            "旱地赛龙舟",
            "拔河比赛",
            "欢乐颠球",
            "同心协力大脚板",
        )
    },
    "dates": {
        (name, "", "", "", words)
        for name, words in (("消防安全知识培训", "6月14日"), (TEAM, "近日"), ("禁毒宣传活动", "连日来"))
    },
    "people": {("杨转维", "环卫工人", "58", "平城区环卫服务中心")},
    "program-metrics": {
        ("政务超市", "行政审批项目进驻率", "=", "93", "%"),
        ("创建全国文明城市", "新建道路绿化带", "=", "5.5", "公里"),
        ("打造精品公共卫生间", "精品公共卫生间数量", "=", "40", "座"),
    },
    "reporter": {("消防宣传走进老旧小区", "老旧小区消防安全宣传活动")},
    "theme": {
        ("消防安全培训", "小南头街道", "新时代文明实践所"),
        ("消防安全知识培训", "水泊寺街道", ""),
        ("老旧小区消防安全宣传活动", "锦祥社区", "南新华里小区"),
    },
    "venues": {
        ("代王府", TEAM),
        ("平城区四十五校", "禁毒宣传活动"),
        ("南新华里小区", "老旧小区消防安全宣传活动"),
    },
    "program-events": {
        ("安心工程", "“珍爱生命 关爱自我”主题研讨会", "珍爱生命 关爱自我 平城区举行心理健康主题研讨会")
    },
}


def answers(name: str) -> set[tuple[str, ...]]:
    return {tuple(value or "" for value in row) for row in careful().named(name)}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_gold_reading_answers_exactly(name: str) -> None:
    assert answers(name) == ANSWERS[name]


@pytest.mark.parametrize("name", AMONG)
def test_the_gold_reading_answers_among_others(name: str) -> None:
    assert AMONG[name] <= answers(name)


def test_plans_of_the_gold_reading_are_answers_to_one_question_alone() -> None:
    planned = {(row[0], row[2]) for row in answers("planned")}
    assert {
        ("小南头街道", "消夏晚会"),
        ("打造精品公共卫生间", "计划打造成精品的公共卫生间 >100座"),
    } <= planned
    assert "消夏晚会" not in {event for _, event in answers("hosts")}
    assert not [row for row in answers("program-metrics") if row[3] == "100"]


def test_a_question_is_asked_of_another_thing_by_its_parameter() -> None:
    found = careful().named("hosts-of", **{"class": "bp:Community"})
    assert {tuple(row) for row in found} >= {("锦祥社区", "老旧小区消防安全宣传活动")}
    assert {row[0] for row in careful().named("partners-in", street="开源街道")} <= {"民谐社区"}
