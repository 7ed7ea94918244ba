"""Whose figure it is: short articles in invented names, one for each way of telling."""

from __future__ import annotations

import pytest
from kg.annotate import annotate
from kg.extract.article import Extractor
from kg.model import Source
from kg.read import read
from kg.resources import load

CASES = [
    (
        "今年以来，全县黄牛存栏7.3万头，产值15亿元，带动农户4900户。青山县农业农村局局长说。青山县举行牛羊交易会。",
        {"青山县": ["黄牛存栏数量", "产值", "带动农户户数"]},
    ),
    (
        "5月9日，东湖街道举办邻里文化节，发放宣传单500份。当天共有300余人参加。",
        {"邻里文化节": ["发放宣传单数量", "参加人数"]},
    ),
    (
        "去年以来，市民政局推行“银龄助浴”服务，已服务老人137名，群众满意率98.7%。",
        {"银龄助浴服务": ["服务老人人数", "群众满意率"]},
    ),
    (
        "青山县城乡供水一体化工程昨日通水。该工程由县水务局建设，概算总投资3.26亿元。",
        {"城乡供水一体化工程": ["概算总投资"]},
    ),
    (
        "平安市县域经济居全省首位。今年前三季度，县域实现生产总值1412亿元。",
        {"平安市": ["县域实现生产总值"]},
    ),
    ("近日，投资3800万元的县第七幼儿园开园，提供学位360个。", {"县第七幼儿园": ["投资"]}),
    (
        "青山县把12处空地改造成小公园。其中，东湖街道、南园街道各4处，北河镇3处，西山镇1处。",
        {
            "东湖街道": ["小公园数量"],
            "南园街道": ["小公园数量"],
            "北河镇": ["小公园数量"],
            "西山镇": ["小公园数量"],
        },
    ),
]


def owners(text: str) -> dict[str, list[str]]:
    resources = load()
    (annotated,) = annotate(read(Source("article.txt", text, ""), resources=resources), resources)
    found: dict[str, list[str]] = {}
    for row in Extractor.of(resources).rows(annotated):
        if row.object.metric:
            found.setdefault(row.subject.label, []).append(row.object.metric.indicator)
    return found


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_owner(text: str, expected: dict[str, list[str]]) -> None:
    found = owners(text)
    for owner, indicators in expected.items():
        assert set(indicators) <= set(found.get(owner, ()))
