"""Posts, ages and bodies of persons, from one article each."""

from __future__ import annotations

from pathlib import Path

import kg
import pytest

CASES = [
    # behind the name
    ("东湖大学李红教授为居民授课。", ["李红 affiliatedWith 东湖大学", "李红 hasRole 教授"]),
    (
        "管理员哈文兰是个38岁的养殖户。",
        ["哈文兰 hasAge 38", "哈文兰 hasRole 管理员", "哈文兰 hasRole 养殖户"],
    ),
    (
        "队长曾建军今年41岁，是当地的果农。",
        ["曾建军 hasAge 41", "曾建军 hasRole 果农", "曾建军 hasRole 队长"],
    ),
    ("专家肖国安受聘为产业首席顾问。", ["肖国安 hasRole 专家", "肖国安 hasRole 产业首席顾问"]),
    ("11岁的张小诺来自东湖镇中心小学。", ["张小诺 affiliatedWith 东湖镇中心小学", "张小诺 hasAge 11"]),
    # one post for a list, unless one person only can hold it
    ("区领导张毅、李文参加会议。", ["张毅 hasRole 区领导", "李文 hasRole 区领导"]),
    ("市委书记张毅、李文明参加会议。", ["张毅 hasRole 市委书记"]),
    # a body before 的, a body pointed back to, a body implied
    ("来自东湖街道的社工李小梅讲解了分类知识。", ["李小梅 affiliatedWith 东湖街道", "李小梅 hasRole 社工"]),
    (
        "县博物馆举办开放日。馆长李明致辞。",
        ["李明 affiliatedWith 县博物馆", "李明 hasRole 馆长"],
    ),
    (
        "南园社区党委副书记、居委会主任王小明介绍了情况。",
        ["王小明 affiliatedWith 南园社区", "王小明 hasRole 党委副书记", "王小明 hasRole 居委会主任"],
    ),
    # a pupil of a school; a team that has only somebody's name
    ("学生王国强是东湖人，就读于东湖学院。", ["王国强 affiliatedWith 东湖学院", "王国强 hasRole 学生"]),
    ("东湖大学王国强工作室志愿者到场。", []),
    ("住户王国强告诉记者：“我今年55岁，住在顶层。”", ["王国强 hasAge 55", "王国强 hasRole 住户"]),
    # in fewer words a second time
    (
        "红星村党支部书记刘海涛讲课。党支部书记刘海涛还走访了农户。",
        ["刘海涛 affiliatedWith 红星村", "刘海涛 hasRole 党支部书记"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_persons(text: str, wanted: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"本报讯 {text}", "utf-8")
    told = [
        f"{fact.subject.label} {fact.predicate} {fact.object.label}"
        for fact in kg.build(page).facts
        if fact.predicate in {"hasRole", "hasAge", "affiliatedWith"}
    ]
    assert sorted(told) == sorted(wanted)


def test_houses_are_no_authors_beside_persons(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("北湖日报讯（记者 张小三）昨日，东湖街道举办健康讲座。", "utf-8")
    authors = [fact.object.label for fact in kg.build(page).facts if fact.predicate == "reportedBy"]
    assert authors == ["张小三"]
