from __future__ import annotations

import pytest
from kg.explain import Explanation, explain
from kg.resources import load


def one(text: str) -> Explanation:
    (explanation,) = explain(text, load())
    return explanation


def test_words_mentions_rules_and_facts_of_a_sentence() -> None:
    found = one("6月14日，市司法局联合湖滨街道开展法律咨询活动。")
    assert "".join(found.words) == found.text
    assert [(m.type, m.label) for m in found.mentions] == [
        ("Time", "6月14日"),
        ("Agency", "市司法局"),
        ("Street", "湖滨街道"),
    ]
    hold = next(trial for trial in found.fired if trial.rule.startswith("event.hold@"))
    assert hold.words == "开展法律咨询活动"
    assert ("主办", "市司法局") in hold.slots
    assert any(fact.startswith("市司法局 —hosted→ 法律咨询活动 (0.") for fact in hold.facts)
    assert not hold.why_not


def test_every_rule_fired_or_has_a_reason() -> None:
    found = one("市司法局联合湖滨街道开展法律咨询活动。")
    for trial in found.fired:
        assert bool(trial.facts) != bool(trial.why_not)
    assert all(trial.why_not and not trial.words for trial in found.near)
    assert found.absent


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("市司法局没有开展法律咨询活动。", "denies"),
        ("开展法律咨询活动。", "nothing fills"),
    ],
)
def test_a_rule_that_fires_without_a_fact_says_why(text: str, reason: str) -> None:
    reasons = [trial.why_not for trial in one(text).fired if not trial.facts]
    assert any(reason in why for why in reasons), one(text)


def test_no_sentence_is_no_error() -> None:
    assert explain("", load()) == ()
