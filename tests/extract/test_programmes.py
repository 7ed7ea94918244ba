"""What a verb runs, builds or adopts: the thing's whole name, and who does it."""

from __future__ import annotations

import pytest
from kg.annotate import annotate
from kg.extract import extract
from kg.model import Source
from kg.read import read
from kg.resources import load

RESOURCES = load()

CASES = [
    # quotations with a head, side by side, in a list that shares one
    ("南园社区成立“暖心”服务队。", {("南园社区", "暖心服务队")}),
    ("东湖街道推行“邻长制”“楼长制”。", {("东湖街道", "邻长制"), ("东湖街道", "楼长制")}),
    ("县人社局推出返岗预登记、免费检测等服务。", {("县人社局", "返岗预登记"), ("县人社局", "免费检测")}),
    ("东湖镇出台跟踪制、督办制。", {("东湖镇", "跟踪制"), ("东湖镇", "督办制")}),
    # what is built needs no head, and may be counted behind
    ("县水务局新建污水泵房6座。", {("县水务局", "污水泵房")}),
    ("市教育局实施“绿河”三年行动。", {("市教育局", "绿河三年行动")}),
    # who acts: before a relative clause, through a speaker
    ("变化源自东湖街道今年推行的“摊长制”。", {("东湖街道", "摊长制")}),
    ("县民政局局长王大山表示，今后将采取“中心＋站点”模式。", {("县民政局", "中心＋站点模式")}),
    # parts of an event, claims and slogans are none
    ("活动由南园社区承办，设置答题、套圈等体验区。", set()),
    ("东湖街道打造“不见面”的营商环境。", set()),
    ("东湖街道启动“邻里文化节”活动。", set()),
    ("东湖街道增强防范意识，营造良好氛围。", set()),
]


@pytest.mark.parametrize(("text", "pairs"), CASES)
def test_who_implements_what(text: str, pairs: set[tuple[str, str]]) -> None:
    articles = read(Source("a.txt", text, ""), resources=RESOURCES)
    facts = extract(annotate(articles, RESOURCES), RESOURCES)
    found = {(f.subject.label, f.object.label) for f in facts if f.predicate == "implements"}
    assert found == pairs
