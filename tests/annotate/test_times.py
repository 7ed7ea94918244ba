"""Times: what is one and what is none, what it fixes, and that nothing breaks the finder."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kg.annotate import Annotator
from kg.annotate.times import times
from kg.resources import load

ISSUED = date(2023, 6, 16)
DEVSET = Path(__file__).parents[2].parent / "shared" / "devset"

#: The expression, its kind, and what it fixes in a paper of 16 June 2023.
ACCEPTED: list[tuple[str, str, str | None, str | None]] = [
    # dates of the year
    ("6月14日", "instant", "2023-06-14", None),
    ("06月14日", "instant", "2023-06-14", None),
    ("6月14号", "instant", "2023-06-14", None),
    ("６月１４日", "instant", "2023-06-14", None),
    ("六月十四日", "instant", "2023-06-14", None),
    ("十一月三十日", "instant", "2022-11-30", None),
    ("二〇二三年六月", "instant", "2023-06", None),
    ("一九四九年十月一日", "instant", "1949-10-01", None),
    ("2024年1月12日", "instant", "2024-01-12", None),
    ("2024-03-05", "instant", "2024-03-05", None),
    ("2024.3.5", "instant", "2024-03-05", None),
    ("2024/3/5", "instant", "2024-03-05", None),
    ("2023年2月30日", "instant", None, None),
    ("3月", "instant", "2023-03", None),
    ("1月份", "instant", "2023-01", None),
    ("2023年", "instant", "2023", None),
    ("2023年度", "instant", "2023", None),
    ("8月14日", "instant", "2023-08-14", None),  # within 60 days: announced
    ("8月30日", "instant", "2022-08-30", None),  # further off: of the year before
    ("14日", "instant", "2023-06-14", None),
    ("21日", "instant", None, None),  # not over when the paper came out: of which month?
    # hours
    ("11月6日晚8时", "instant", "2022-11-06", None),
    ("4月11日晚7点半", "instant", "2023-04-11", None),
    ("8月8日清晨6时30分", "instant", "2023-08-08", None),
    ("6月14日（周三）上午", "instant", "2023-06-14", None),
    ("6月14日9:30", "instant", "2023-06-14", None),
    ("7月9日一早", "instant", "2023-07-09", None),
    ("早上七点", "instant", None, None),
    ("凌晨五点", "instant", None, None),
    ("上午9时30分", "instant", None, None),
    ("下午3点半", "instant", None, None),
    ("9时30分", "instant", None, None),
    ("18时", "instant", None, None),
    ("8:30-11:30", "instant", None, None),
    ("晚上8点到10点", "instant", None, None),
    ("深夜11点多", "instant", None, None),
    ("大年初一", "instant", None, None),
    # from where the reader stands
    ("去年11月20日", "instant", "2022-11-20", None),
    ("今年3月", "instant", "2023-03", None),
    ("明年", "instant", "2024", None),
    ("前年", "instant", "2021", None),
    ("当年8月", "instant", None, None),
    ("去年冬天", "instant", "2022", None),
    ("今年初", "instant", "2023", None),
    ("本月18日", "instant", "2023-06-18", None),
    ("上月底", "instant", "2023-05", None),
    ("昨日上午", "instant", "2023-06-15", None),
    ("昨晚七时", "instant", "2023-06-15", None),
    ("今天", "instant", "2023-06-16", None),
    ("明天下午", "instant", "2023-06-17", None),
    ("昨（15）日", "instant", "2023-06-15", None),
    ("昨日（15日）上午", "instant", "2023-06-15", None),
    ("前天", "instant", "2023-06-14", None),
    ("当天", "instant", None, None),
    ("当晚11时", "instant", None, None),
    ("当日早晨8时许", "instant", None, None),
    ("同日下午", "instant", None, None),
    ("次日", "instant", None, None),
    ("下周", "instant", None, None),
    ("本周末", "instant", None, None),
    ("上周五", "instant", None, None),
    ("周三下午", "instant", None, None),
    ("正月十五", "instant", None, None),
    ("农历五月初五", "instant", None, None),
    # stretches
    ("4月22日至24日", "interval", "2023-04-22", "2023-04-24"),
    ("6月1日—6月10日", "interval", "2023-06-01", "2023-06-10"),
    ("4月22至24日", "interval", "2023-04-22", "2023-04-24"),
    ("26至27日", "interval", None, None),
    ("12月3日傍晚至4日清晨", "interval", "2022-12-03", "2022-12-04"),
    ("2022年9月28日至10月8日", "interval", "2022-09-28", "2022-10-08"),
    ("2022年12月28日至2023年1月3日", "interval", "2022-12-28", "2023-01-03"),
    ("今年1至5月", "interval", "2023-01", "2023-05"),
    ("1月至5月", "interval", "2023-01", "2023-05"),
    ("今年前5个月", "interval", "2023-01", "2023-05"),
    ("2020年至2022年", "interval", "2020", "2022"),
    ("2021—2023年", "interval", "2021", "2023"),
    ("6月中旬", "interval", "2023-06-11", "2023-06-20"),
    ("2024年2月下旬", "interval", "2024-02-21", "2024-02-29"),
    ("今年以来", "interval", "2023", None),
    ("自2020年", "interval", "2020", None),
    ("从2021年起", "interval", "2021", None),
    ("从今年6月1日起", "interval", "2023-06-01", None),
    ("下月起", "interval", "2023-07", None),
    ("截至5月底", "interval", None, "2023-05"),
    ("截至4日上午10时", "interval", None, "2023-06-04"),
    ("明年底前", "interval", None, "2024"),
    ("前三季度", "interval", "2022-01", "2022-09"),
    ("今年一季度", "interval", "2023-01", "2023-03"),
    ("2024年第二季度", "interval", "2024-04", "2024-06"),
    ("上半年", "interval", "2023-01", "2023-06"),
    ("去年下半年", "interval", "2022-07", "2022-12"),
    ("十四五期间", "interval", "2021", "2025"),
    ("十三五末", "interval", "2016", "2020"),
    ("12月28日至1月3日", "interval", "2022-12-28", "2023-01-03"),
    ("12月28日至次年1月3日", "interval", "2022-12-28", "2023-01-03"),
    ("9月28日至10月8日", "interval", "2022-09-28", "2022-10-08"),
    ("6月初至7月中旬", "interval", "2023-06", "2023-07-20"),
    ("2023年6月1日起至8月31日止", "interval", "2023-06-01", "2023-08-31"),
    ("2022年至今", "interval", "2022", None),
    ("今年年底前", "interval", None, "2023"),
    ("“十四五”以来", "interval", "2021", None),
    # lists
    ("4月、5月", "set", "2023-04", "2023-05"),
    ("5月23日、24日", "set", "2023-05-23", "2023-05-24"),
    ("6月8日、10日和12日", "set", "2023-06-08", "2023-06-12"),
    # again and again
    ("每周四晚上", "set", None, None),
    ("每周二、周四晚上7点半", "set", None, None),
    ("每月15日", "set", None, None),
    ("每日", "set", None, None),
    ("每天早8点至晚6点", "set", None, None),
    ("每年5月12日", "set", None, None),
    ("每两年", "set", None, None),
    ("每个周末", "set", None, None),
    ("每季度", "set", None, None),
    ("每年3月至5月", "set", None, None),
    ("每逢节假日", "set", None, None),
    ("周一至周五9:00-17:00", "set", None, None),
    # no date can be given
    ("三八妇女节前夕", "vague", None, None),
    ("上世纪八十年代", "vague", None, None),
    ("近日", "vague", None, None),
    ("近日一大早", "vague", None, None),
    ("日前", "vague", None, None),
    ("连日来", "vague", None, None),
    ("近期", "vague", None, None),
    ("近年来", "vague", None, None),
    ("入冬以来", "vague", None, None),
    ("年底前", "vague", None, None),
    ("端午", "vague", None, None),
    ("中秋节", "vague", None, None),
    ("国庆假期", "vague", None, None),
    ("五一期间", "vague", None, None),
    ("八一前夕", "vague", None, None),
    ("春节后", "vague", None, None),
    ("仲夏时节", "vague", None, None),
    ("第33个全国助残日来临之际", "vague", None, None),
    ("科普日期间", "vague", None, None),
]

REJECTED = [
    "下一步",
    "接下来",
    "今后",
    "第33个全国消防日",
    "第三届",
    "58岁",
    "3年级",
    "五年级学生",
    "2023年级",
    "5.5公里",
    "3.15晚会",
    "24小时自助服务",
    "为期3日",
    "历时5日",
    "三日游",
    "15日内",
    "6年来",
    "三年内",
    "一年一度",
    "3个月",
    "两个多月",
    "三点建议",
    "四点半课堂",
    "一点点",
    "21:15获胜",
    "每一个人",
    "每户每人",
    "端午团建活动",
    "中秋节文艺汇演",
    "五一路",
    "五一劳动奖章",
    "十一个社区",
    "今日头条",
    "传统的节日，",
    "月饼",
    "五月花",
    "目前日均",
    "以前晚上",
    "新时代文明实践",
    "13月40日",
    "第2日",
    "1200米",
    "电话12345",
    "3号楼",
    "日常巡查",
    "",
]


@pytest.mark.parametrize(("words", "kind", "start", "end"), ACCEPTED)
def test_a_time_is_found_whole_with_what_it_fixes(
    words: str, kind: str, start: str | None, end: str | None
) -> None:
    (found,) = times(words, issued=ISSUED)
    assert (found.start, found.end, found.label, found.type) == (0, len(words), words, "Time")
    assert found.time is not None
    assert (found.time.kind, found.time.start, found.time.end) == (kind, start, end)


@pytest.mark.parametrize("words", [case[0] for case in ACCEPTED])
def test_a_time_is_found_inside_a_sentence(words: str) -> None:
    sentence = f"记者获悉，{words}，某街道开展活动。"
    assert [m.label for m in times(sentence)] == [words]


@pytest.mark.parametrize("words", REJECTED)
def test_other_numbers_and_words_are_no_times(words: str) -> None:
    assert times(words) == ()


@pytest.mark.parametrize(
    ("words", "year", "start"),
    [
        ("6月14日", 2021, "2021-06-14"),
        ("12月", 2021, "2021-12"),
        ("元月16日", 2021, "2021-01-16"),
        ("2019年6月", 2021, "2019-06"),
        ("昨日", 2021, None),
        ("去年6月", 2021, None),
        ("6月14日", None, None),
        ("2月29日", 2023, None),
    ],
)
def test_a_year_comes_from_the_words_or_the_article(words: str, year: int | None, start: str | None) -> None:
    (found,) = times(words, year=year)
    assert found.time is not None
    assert found.time.start == start


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("6月14日前往某社区", ["6月14日"]),
        ("6月14日起步", ["6月14日"]),
        ("每周一节，先后三百人", ["每周"]),
        ("来自2020年的信", ["2020年"]),
        ("10月1日晚会在广场举行", ["10月1日"]),
        ("昨天、今天，我市降雨", ["昨天", "今天"]),
        ("6月14日，第三届大赛开幕，持续至7月1日。", ["6月14日", "7月1日"]),
        ("6月14日、某街道", ["6月14日"]),
        ("由2022年的72%提高到2023年的81%", ["2022年", "2023年"]),
    ],
)
def test_a_time_ends_where_another_word_begins(sentence: str, labels: list[str]) -> None:
    assert [m.label for m in times(sentence)] == labels


def test_the_development_corpus_is_covered() -> None:
    gold = DEVSET / "gold.jsonl"
    if not gold.exists():
        pytest.skip("the development corpus is not here")
    facts = [row for row in map(json.loads, gold.read_text("utf-8").splitlines()) if row["p"] == "heldOn"]
    found = 0
    for row in facts:
        text = (DEVSET / "articles" / f"{row['article']}.txt").read_text("utf-8").replace("\n", "")
        labels = [m.label for m in times(text)]
        found += any(form in label for form in (row["o"], *row["o_alt"]) for label in labels)
    assert found / len(facts) >= 0.95


PIECES = st.sampled_from(
    [
        "6月",
        "14日",
        "2023年",
        "至",
        "、",
        "每周",
        "三",
        "晚",
        "8时",
        "近日",
        "端午",
        "期间",
        "第",
        "前",
        "起",
        "，",
        "“",
    ]
)
WORDS = st.lists(PIECES, max_size=12).map("".join)


@example("明日和明年1月", date.max, None)
@example("昨日和去年1月31日，前三季度", date.min, None)
@given(st.one_of(st.text(max_size=80), WORDS), st.none() | st.dates(), st.none() | st.integers(1, 9999))
def test_anything_may_be_read(text: str, issued: date | None, year: int | None) -> None:
    end = 0
    for found in times(text, issued=issued, year=year):
        assert end <= found.start < found.end <= len(text)
        assert found.label == text[found.start : found.end]
        assert found.time is not None
        end = found.end


def test_a_word_of_ones_own_is_a_time(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons/time_vague.txt").write_text("麦收头天\n", "utf-8")
    found = Annotator.of(load(tmp_path)).times.find("麦收头天，社区举办活动")
    assert [mention.label for mention in found] == ["麦收头天"]
