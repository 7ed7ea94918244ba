"""Wordings of reports: each case is a text in invented names and one fact that it states, or does not."""

from __future__ import annotations

import pytest
from tests.extract.text import facts_of


def stated(text: str) -> set[str]:
    return {f"{fact.subject.label} {fact.predicate} {fact.object.label}" for fact in facts_of(text)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        # who
        ("近日，我县教育局举办教师书画展。", "县教育局 hosted 教师书画展"),
        ("近日，武警三支队举行国庆文艺晚会。", "武警三支队 hosted 国庆文艺晚会"),
        ("3月5日，东湖街道基层开展义诊活动。", "东湖街道 hosted 义诊活动"),
        ("由市文明办，市教育局，东湖区委主办的邻里节在人民广场举行。", "市教育局 hosted 邻里节"),
        ("3月5日，东湖街道联合市中医院，组织各县（市、区）局开展演练活动。", "市中医院 hosted 演练活动"),
        # what begins by itself belongs to the school or street that its name tells
        ("3月5日，东湖老年大学春季班开学。", "东湖老年大学 hosted 东湖老年大学春季班"),
        ("3月5日，标志着南园社区2023年暑期托管班开班。", "南园社区 hosted 南园社区2023年暑期托管班"),
        ("我市老年大学春季开学典礼在人民剧场举行。", "市老年大学春季开学典礼 heldAt 人民剧场"),
        ("3月5日，王国强参加东湖老年大学春季开学典礼。", "东湖老年大学春季开学典礼 heldOn 3月5日"),
        (
            "3月5日，东湖公司向南园小学捐赠图书仪式在南园小学举行。",
            "东湖公司 hosted 向南园小学捐赠图书仪式",
        ),
        # a school of a list is told by its number alone
        ("近日，北山县消防大队先后对北山县一中、五中开展消防检查。", "消防检查 heldAt 五中"),
        # 和 joins the last two of a list only
        (
            "东湖街道举办邻里节。课程包括衣物和餐具的保洁、婴儿护理和急救。",
            "邻里节 includesActivity 衣物和餐具的保洁",
        ),
        (
            "东湖街道举行消防演练，灭火组、疏散组、救护组迅速就位，开展灭火。",
            "消防演练 hasParticipant 疏散组",
        ),
        # a place that a scene is painted of owns no figures
        (
            "人民广场热闹非凡，200多名群众前来观看。东湖街道举办邻里节。",
            "邻里节 hasMetric 观看群众人数 >200名",
        ),
    ],
)
def test_what_is_stated(text: str, fact: str) -> None:
    assert fact in stated(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("为做好本次活动县总工会组织志愿者到场。", "活动县总工会 locatedIn 活动县"),
        ("3月5日，平安市改造平安县老旧小区12个。", "平安县老旧小区 locatedIn 平安县"),
        # what was done is no part of what is to come
        (
            "东湖街道举办邻里节。现场，志愿者为居民理发。下一步，街道将举办敬老节。",
            "敬老节 hasParticipant 志愿者",
        ),
        ("东湖街道构建“全民反诈”新格局。", "东湖街道 implements 全民反诈"),
        ("东湖街道开设8个学科、42门课程。", "东湖街道 implements 42门课程"),
    ],
)
def test_what_is_not_stated(text: str, fact: str) -> None:
    assert fact not in stated(text)
