"""What lies in what, said inside a name or by the words between two."""

from __future__ import annotations

import pytest
from kg.annotate import annotate
from kg.extract import extract
from kg.model import Source
from kg.read import read
from kg.resources import load

RESOURCES = load()

CASES = [
    ("平安市东湖街道南园社区到场。", {("平安市东湖街道南园社区", "平安市东湖街道")}),
    ("南园小学位于东湖镇。", {("南园小学", "东湖镇")}),
    ("在位于东湖镇的海珍食品有限公司，生产正忙。", {("海珍食品有限公司", "东湖镇")}),
    ("记者来到新湖街道，实地察看湾口新能源产业园。", {("湾口新能源产业园", "新湖街道")}),
    ("南园社区的金湖苑已改造。", {("金湖苑", "南园社区")}),
    (
        "市培智中心内设综合服务部、康复部和早教部等3个部门。",
        {("综合服务部", "市培智中心"), ("康复部", "市培智中心"), ("早教部", "市培智中心")},
    ),
    ("东湖街道公共安全办到场。", {("东湖街道公共安全办", "东湖街道")}),
    ("平安市新闻传媒中心到场。", {("平安市新闻传媒中心", "平安市")}),
    ("东河镇张堤口村到场。", {("东河镇张堤口村", "东河镇")}),
    ("平安市东湖街办南园社区到场。", {("平安市东湖街办南园社区", "平安市东湖街办")}),
    ("南园市第三中学团委到场。", {("南园市第三中学团委", "南园市第三中学")}),
    ("平安市禁毒委员会办公室到场。", {("平安市禁毒委员会办公室", "平安市")}),
    ("平安第一中心幼儿园到场。", set()),
    ("凤凰书店集团有限公司到场。", set()),
    ("这里是全省优质小麦基地。", set()),
    ("他走遍四县六区。", set()),
    ("中共平安市委宣传部到场。", set()),
    ("国旗方队入场。", set()),
    ("彩旗方队入场。", set()),
    ("东港区、莒县地区生产总值上升。", set()),
    ("全县村（社区）家长学校开课。", set()),
    ("平安市充分发挥社区学校作用。", set()),
    ("东湖街道与南园小学签约。", set()),
    ("县医院党委书记王大山说。", set()),
]


@pytest.mark.parametrize(("text", "pairs"), CASES)
def test_what_lies_in_what(text: str, pairs: set[tuple[str, str]]) -> None:
    articles = read(Source("a.txt", text, ""), resources=RESOURCES)
    facts = extract(annotate(articles, RESOURCES), RESOURCES)
    found = {(f.subject.label, f.object.label) for f in facts if f.predicate == "locatedIn"}
    assert pairs <= found if pairs else not found
