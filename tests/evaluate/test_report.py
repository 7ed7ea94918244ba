"""Counting: each fact once, core before extra, statuses, traps, halves, calibration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg.errors import BaopuError, DataFileError
from kg.evaluate import Report, evaluate, reliability, rule_scores, split
from tests.evaluate.rows import as_fact, fact, gold, metric

ROOT = Path(__file__).parents[2]
CORPORA = {
    "seed": ROOT / "data/gold/seed.jsonl",
    "devset": ROOT.parent / "shared/devset/gold.jsonl",
}
TRAPS = {
    "seed": ROOT / "data/gold/seed_traps.jsonl",
    "devset": ROOT.parent / "shared/devset/traps.jsonl",
}


def rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("name", CORPORA)
def test_gold_against_itself_is_perfect(name: str) -> None:
    golden = rows(CORPORA[name])
    report = evaluate(golden, map(as_fact, golden), traps=rows(TRAPS[name]))
    assert (report.overall.precision, report.overall.recall, report.overall.f1) == (1, 1, 1)
    assert not report.missed
    assert not report.wrong
    assert not report.status_errors
    assert report.types[0] == report.types[1] > 0
    assert not report.traps


def test_extra_counts_for_precision_only() -> None:
    golden = [gold("甲街道", "hosted", "义诊活动"), gold("乙医院", "hosted", "义诊活动", tier="extra")]
    score = evaluate(golden, [fact("乙医院", "hosted", "义诊活动")]).overall
    assert (score.precision, score.recall, score.f1) == (1, 0, 0)
    score = evaluate(golden, [fact("甲街道", "hosted", "义诊活动")]).overall
    assert (score.precision, score.recall, score.f1) == (1, 1, 1)


def test_one_prediction_that_fits_core_and_extra_takes_core() -> None:
    golden = [gold("甲街道", "hosted", "义诊活动", tier="extra"), gold("甲街道", "hosted", "义诊")]
    assert evaluate(golden, [fact("甲街道", "hosted", "义诊活动")]).overall.recall == 1


def test_the_assignment_is_the_best_there_is() -> None:
    # A greedy choice gives 义诊活动 to the first row and leaves the second with nothing.
    golden = [gold("甲街道", "hosted", "爱心义诊活动"), gold("甲街道", "hosted", "爱心集市")]
    found = [fact("甲街道", "hosted", "爱心"), fact("甲街道", "hosted", "爱心义诊活动")]
    report = evaluate(golden, found)
    assert len(report.pairs) == 2
    assert {(p.gold.object, p.found.object) for p in report.pairs} == {
        ("爱心义诊活动", "爱心义诊活动"),
        ("爱心集市", "爱心"),
    }


def test_unpublished_statuses_are_not_scored() -> None:
    report = evaluate(
        [gold("甲街道", "hosted", "义诊活动")],
        [fact("甲街道", "hosted", "义诊活动", status=s) for s in ("negated", "claimed")],
    )
    assert (report.overall.predicted, report.unscored) == (0, 2)
    assert report.overall.precision is None


def test_a_plan_told_as_done_matches_and_is_named() -> None:
    golden = [gold("甲街道", "hosted", "晚会", status="planned"), gold("甲街道", "hosted", "讲座")]
    found = [fact("甲街道", "hosted", "晚会"), fact("甲街道", "hosted", "讲座", status="ongoing")]
    report = evaluate(golden, found)
    assert report.overall.f1 == 1
    assert [p.gold.object for p in report.planned_as_done] == ["晚会"]
    assert [p.gold.object for p in report.status_errors] == ["晚会", "讲座"]


def test_misses_and_errors_carry_their_words() -> None:
    report = evaluate([gold("甲街道", "hosted", "义诊活动")], [fact("丙街道", "hosted", "晚会", rule="x@2")])
    (miss,), (error,) = report.misses("hosted"), report.errors("hosted")
    assert (str(miss), miss.words) == ("甲街道 —hosted→ 义诊活动", "原话")
    assert (str(error), error.words, error.rule) == ("丙街道 —hosted→ 晚会", "整句原话。", "x@2")
    assert report.misses("heldAt") == report.errors("heldAt") == ()


def test_types_are_scored_apart() -> None:
    golden = [gold("甲街道", "heldAt", "某广场", o_type="Place")]
    report = evaluate(golden, [fact("甲街道", "heldAt", "某广场", s_type="Street", o_type="Organization")])
    assert report.overall.f1 == 1
    assert report.types == (1, 2)


TRAP_ROWS: list[dict[str, Any]] = [
    {"article": "a01", "s": "甲街道", "p": "hosted", "o": "晚会", "why": "计划", "status": "done"},
    {"article": "a01", "s": "甲局", "p": "hasMetric", "o": metric("窗口数", 9, "个"), "why": "口号"},
    {"article_no": 1, "subject": "甲局", "predicate": "hasMetric", "object": "1 公里", "why": "熟语"},
    {
        "article_no": 1,
        "subject": "晚会",
        "predicate": "heldOn",
        "object": "2023-06-14（无标记）",
        "why": "无年份",
    },
    {"article_no": 1, "subject": "乙街道", "predicate": "hosted", "object": "灯会（已举办）", "why": "筹备"},
    {"article_no": 1, "subject": "民警", "predicate": "is-a", "object": "派出所", "why": "另一回事"},
    {"article_no": 1, "subject": "报道1", "predicate": "reportedBy", "object": "张某", "why": "归属"},
]


@pytest.mark.parametrize(
    ("row", "hit"),
    [
        (fact("“甲街道”", "hosted", "晚会"), True),
        (fact("甲街道", "hosted", "晚会", status="planned"), False),
        (fact("甲街道", "hosted", "消夏晚会"), False),
        (fact("甲局", "hasMetric", metric("窗口数", 9, "个")), True),
        (fact("甲局", "hasMetric", metric("开放窗口数", 9, "个")), False),
        (fact("甲局", "hasMetric", metric("路程", 1, "公里")), True),
        (fact("晚会", "heldOn", {"label": "6月14日", "type": "Date", "iso": "2023-06-14"}), True),
        (fact("晚会", "heldOn", {"label": "6月14日", "type": "Date", "iso": None}), False),
        (fact("乙街道", "hosted", "灯会"), True),
        (fact("乙街道", "hosted", "灯会", status="planned"), False),
        (fact("无论什么", "reportedBy", "张某"), True),
        (fact("甲街道", "hosted", "晚会", article="page#2"), False),
    ],
)
def test_traps(row: dict[str, Any], hit: bool) -> None:
    report = evaluate([gold("甲街道", "hosted", "义诊"), gold("乙", "hosted", "丙", article="a02")], [row],
                      traps=TRAP_ROWS)  # fmt: skip
    assert bool(report.traps) is hit


def test_articles_are_found_by_source_name_or_by_number() -> None:
    golden = [gold("甲", "hosted", "义诊", article="d007")]
    by_name = [fact("甲", "hosted", "义诊", article="d007#2"), fact("甲", "hosted", "义诊", article="d008#1")]
    report = evaluate(golden, by_name)
    assert (report.overall.f1, report.unscored) == (1, 1)
    assert evaluate(golden, [fact("甲", "hosted", "义诊", article="page#7")]).overall.f1 == 1
    assert evaluate(golden, [fact("甲", "hosted", "义诊", article="page#8")]).overall.precision == 0
    mapped = evaluate(golden, [fact("甲", "hosted", "义诊", article="x#9")], mapping={"d007": "x#9"})
    assert mapped.overall.f1 == 1
    with pytest.raises(BaopuError, match="mapping"):
        evaluate(golden, [fact("甲", "hosted", "义诊", article=a) for a in ("p#7", "q#7")])


@pytest.mark.parametrize(
    "row", [{"article": "a01"}, {"article": "a01", "s": "甲", "p": "hasMetric", "o": {}}]
)
def test_a_malformed_row_is_named(row: dict[str, Any]) -> None:
    with pytest.raises(DataFileError, match="row 1"):
        evaluate([row], [])
    with pytest.raises(DataFileError, match="row 1"):
        evaluate([gold("甲", "hosted", "乙")], [row | {"article": "page#1"}])


def test_halves_are_even_and_the_locked_one_is_never_listed() -> None:
    ids = [f"d{n:03}" for n in range(1, 61)]
    assert 25 <= sum(split(i) == "tuned" for i in ids) <= 35
    golden = [gold("甲", "hosted", "义诊", article=i) for i in ids]
    found = [fact("乙", "hosted", "晚会", article=f"{i}#1") for i in ids]
    sealed = evaluate(golden, found, seal=True)
    assert sealed.overall.core == 60
    assert {c.article for c in (*sealed.misses(), *sealed.errors())} == {
        i for i in ids if split(i) == "tuned"
    }
    locked = evaluate(golden, found, half="locked", seal=True)
    assert locked.overall.core == sum(split(i) == "locked" for i in ids)
    assert locked.misses() == locked.errors() == ()


def test_rules_and_confidence_are_held_against_truth() -> None:
    golden = [gold("甲", "hosted", "义诊")]
    found = [
        fact("甲", "hosted", "义诊", rule="a@1", confidence=0.95),
        fact("甲", "hosted", "晚会", rule="a@1", confidence=0.95),
        fact("甲", "hosted", "灯会", rule="b@1", confidence=1.0),
    ]
    report = evaluate(golden, found)
    assert [(r.rule, r.right, r.wrong, r.prior) for r in rule_scores(report)] == [
        ("a@1", 1, 1, 0.5),
        ("b@1", 0, 1, 1 / 3),
    ]
    (only,) = reliability(report)
    assert (only.low, only.high, only.count, only.right) == (0.9, 1.0, 3, 1)
    assert only.precision == pytest.approx(1 / 3)
    with pytest.raises(ValueError, match="bins"):
        reliability(report, bins=0)


WORDS = st.sampled_from(["义诊", "爱心义诊", "爱心义诊活动", "晚会", "消夏晚会", "爱心", "灯会"])
NAMES = st.sampled_from(["甲街道", "某区甲街道", "乙街道"])
GOLD = st.builds(
    lambda s, o, tier, status: gold(s, "hosted", o, tier=tier, status=status),
    NAMES,
    WORDS,
    st.sampled_from(["core", "extra"]),
    st.sampled_from(["done", "planned"]),
)
FOUND = st.builds(lambda s, o: fact(s, "hosted", o), NAMES, WORDS)


def counts(report: Report) -> tuple[object, ...]:
    return (report.as_table(), report.missed, report.wrong, report.pairs)


@settings(max_examples=60, deadline=None)
@given(st.lists(GOLD, max_size=6), st.lists(FOUND, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    golden: list[dict[str, Any]], found: list[dict[str, Any]], random: Any
) -> None:
    before = counts(evaluate(golden, found))
    random.shuffle(golden)
    random.shuffle(found)
    assert counts(evaluate(golden, found)) == before


@settings(max_examples=60, deadline=None)
@given(st.lists(GOLD, min_size=1, max_size=6), st.lists(FOUND, min_size=1, max_size=6))
def test_more_predictions_never_cost_recall_and_duplicates_cost_precision(
    golden: list[dict[str, Any]], found: list[dict[str, Any]]
) -> None:
    once = evaluate(golden, found).overall
    many = evaluate(golden, found * (len(golden) + 1)).overall
    assert once.right <= min(len(golden), len(found))
    assert many.found >= once.found
    assert many.right <= len(golden)
    assert many.precision is not None
    assert many.precision < 1
