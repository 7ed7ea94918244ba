"""Each rule of 'How a match is decided', as a table of cases."""

from __future__ import annotations

from typing import Any

import pytest
from kg.evaluate import evaluate
from kg.evaluate.compare import clean, dice
from tests.evaluate.rows import fact, gold, metric


def matches(g: dict[str, Any], f: dict[str, Any]) -> bool:
    report = evaluate([g], [f])
    return bool(report.pairs)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“珍爱生命 关爱自我”", "珍爱生命关爱自我"),
        ("《十不准》", "十不准"),
        ("（第２期）", "(第2期)"),
        ("ＡＢＣ　大赛", "ABC大赛"),
        ("『爱心餐馆』", "爱心餐馆"),
        ("【公告】", "公告"),
    ],
)
def test_clean_up_removes_form_and_keeps_words(a: str, b: str) -> None:
    assert clean(a) == clean(b)


@pytest.mark.parametrize(
    ("a", "b", "value"), [("甲乙", "甲乙", 1), ("甲乙丙", "乙丙丁", 0.5), ("甲", "甲", 0)]
)
def test_dice(a: str, b: str, value: float) -> None:
    assert dice(a, b) == value


@pytest.mark.parametrize(
    ("label", "predicted", "type_", "expected"),
    [
        ("水泊寺街道", "水泊寺街道", "Organization", True),
        ("水泊寺街道", "平城区水泊寺街道", "Organization", True),
        ("大同市平城区水泊寺街道", "水泊寺街道", "Street", True),
        ("永泰街道锦祥社区", "锦祥社区", "Community", True),
        ("某旗卫生院", "某省某旗卫生院", "Agency", True),
        ("民谐社区党支部", "党支部", "Organization", False),  # 社区 is no administrative prefix
        ("南新华里小区服务站", "服务站", "Organization", False),
        ("市消防救援大队", "大队", "Organization", False),  # two characters are too few
        ("水泊寺街道", "水泊寺", "Organization", False),  # begins, does not end with it
        ("爱心餐馆", "老字号爱心餐馆", "Place", False),  # what is left over is no prefix
        ("李明", "李明", "Person", True),
        ("李明", "某县李明", "Person", True),
        ("李明", "环卫工人李明", "Person", False),
        ("小明", "明", "Person", False),
    ],
)
def test_names(label: str, predicted: str, type_: str, expected: bool) -> None:
    g = gold("某活动", "heldAt", label, s_type="Event", o_type=type_)
    assert matches(g, fact("某活动", "heldAt", predicted)) is expected


@pytest.mark.parametrize("type_", ["Event", "Activity", "Program", "Group", "Theme", "Role", "Topic"])
@pytest.mark.parametrize(
    ("label", "predicted", "expected"),
    [
        ("消防安全知识培训", "消防安全知识培训", True),
        ("消防安全知识培训", "培训", True),
        ("培训", "消防安全知识培训", True),
        ("消防安全知识培训", "训", False),
        ("消防知识讲座活动", "消防知识宣讲活动", True),
        ("消防安全培训", "义诊活动", False),
    ],
)
def test_phrases(type_: str, label: str, predicted: str, expected: bool) -> None:
    g = gold("甲街道", "hosted", label, o_type=type_)
    assert matches(g, fact("甲街道", "hosted", predicted)) is expected


@pytest.mark.parametrize(
    ("text", "iso", "predicted", "predicted_iso", "expected"),
    [
        ("6月14日", None, "6月14日", None, True),
        ("6月14日上午", None, "6月14日", "2023-06-14", True),
        ("6月", None, "6月14日", None, True),
        ("去年11月20日", "2023-11-20", "2023年11月20日", "2023-11-20", True),
        ("去年11月20日", "2023-11-20", "昨日", "2023-11-20", True),
        ("6月14日", None, "6月15日", None, False),
        ("6月14日", "2023-06-14", "近日", "2022-06-14", False),
        ("近日", None, "日前", None, False),
    ],
)
def test_dates(text: str, iso: str | None, predicted: str, predicted_iso: str | None, expected: bool) -> None:
    g = gold("某活动", "heldOn", text, s_type="Event", o_type="Date", iso=iso)
    f = fact("某活动", "heldOn", {"type": "Date", "label": predicted, "iso": predicted_iso})
    assert matches(g, f) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (metric("网上办理率", 93, "%"), metric("网上办理率", 93, "%"), True),
        (metric("网上办理率", 93, "%"), metric("办理率", 93, "%"), True),
        (metric("参会心理专家", 40, "位"), metric("心理专家人数", 40, "位", ">"), True),
        (metric("网上办理率", 93, "%"), metric("网上办理率", 0.93, ""), True),
        (metric("占比", 0.3333, ""), metric("占比", 33.33, "%"), True),
        (metric("面积", 1000, "亩"), metric("面积", 1005, "亩"), True),
        (metric("面积", 1000, "亩"), metric("面积", 1006, "亩"), False),
        (metric("人数", 93, ""), metric("人数", 93, "%"), False),
        (metric("人数", 40, "位"), metric("人数", 40, "名"), False),
        (metric("网上办理率", 93, "%"), metric("进驻事项", 93, "%"), False),
        (metric("网上办理率", 93, "%"), metric("", 93, "%"), False),
    ],
)
def test_metrics(left: dict[str, Any], right: dict[str, Any], expected: bool) -> None:
    assert matches(gold("甲局", "hasMetric", left), fact("甲局", "hasMetric", right)) is expected
    assert matches(gold("甲局", "hasMetric", right), fact("甲局", "hasMetric", left)) is expected


@pytest.mark.parametrize(
    ("age", "said", "expected"), [(58, "58", True), ("58", "58岁", True), (58, "5", False)]
)
def test_ages(age: int | str, said: str, expected: bool) -> None:
    g = gold("张某某", "hasAge", age, s_type="Person", o_type="Number")
    assert matches(g, fact("张某某", "hasAge", said)) is expected


def test_an_age_may_be_a_number_in_the_fact_row() -> None:
    g = gold("张某某", "hasAge", 58, s_type="Person", o_type="Number")
    assert matches(g, fact("张某某", "hasAge", {"type": "Age", "value": 58}))


def test_partners_match_in_either_order_and_others_do_not() -> None:
    assert matches(gold("甲街道", "partneredWith", "乙学校"), fact("乙学校", "partneredWith", "甲街道"))
    assert not matches(gold("甲街道", "hosted", "乙学校"), fact("乙学校", "hosted", "甲街道"))


def test_alternatives_count_on_both_sides() -> None:
    g = gold("甲街道办", "hosted", "夜查行动", s_alt=["甲街道"], o_alt=["消防检查"])
    assert matches(g, fact("甲街道", "hosted", "消防检查"))
    m = gold("甲局", "hasMetric", metric("窗口", 9, "个"), o_alt=[metric("开放柜台数", 9, "处")])
    assert matches(m, fact("甲局", "hasMetric", metric("开放柜台数", 9, "处")))


def test_of_a_byline_only_the_object_matters() -> None:
    g = gold("a01", "reportedBy", "张某", s_type="Article", o_type="Person")
    assert matches(g, fact("甲街道开展义诊", "reportedBy", "张某"))


def test_predicates_and_articles_must_agree() -> None:
    g = gold("甲街道", "hosted", "义诊活动")
    assert not matches(g, fact("甲街道", "implements", "义诊活动"))
    assert not matches(g, fact("甲街道", "hosted", "义诊活动", article="page#2"))
