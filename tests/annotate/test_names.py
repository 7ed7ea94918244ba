"""Names of bodies and places: where they begin, where they end, what lies inside them."""

from __future__ import annotations

import pytest
from kg.annotate import Annotator
from kg.annotate.names import NameFinder
from kg.gazetteer import Gazetteer
from kg.model import Article, Source
from kg.read import read
from kg.resources import data_directory, load

RESOURCES = load()
GAZETTEER = Gazetteer.load(data_directory() / "gazetteer")
FINDER = NameFinder.of(RESOURCES)

NAMED = [
    # a verb right behind the place is the body's field
    ("由市徒步运动协会、县朗诵协会承办。", ["市徒步运动协会", "县朗诵协会"]),
    ("甲水市秦味烹饪协会办宴。", ["甲水市秦味烹饪协会"]),
    ("云湖街道综合治理办公室牵头。", ["云湖街道综合治理办公室"]),
    ("南园社区打造滨河文化广场。", ["南园社区", "滨河文化广场"]),
    ("东湖街道新增停车场3处。", ["东湖街道"]),
    # the head lies in another word of the dictionary
    ("市公安局局长到会。", ["市公安局"]),
    ("育才中学和县特殊教育学校参加。", ["育才中学", "县特殊教育学校"]),
    ("市民营企业家协会捐款。", ["市民营企业家协会"]),
    # joined names
    ("由市住房和城乡建设局实施。", ["市住房和城乡建设局"]),
    ("市教育局和市体育局联合举办。", ["市教育局", "市体育局"]),
    # teams, firms, facilities
    ("海悦石化队夺冠。", ["海悦石化队"]),
    ("大家排起长队。", []),
    ("民警率队赶到。", []),
    ("在葛岭宾馆三楼会议厅举行。", ["葛岭宾馆三楼会议厅"]),
    ("走进蛤岭岛湿地、市海洋馆。", ["蛤岭岛湿地", "市海洋馆"]),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_of_a_sentence(text: str, names: list[str]) -> None:
    assert [mention.label for mention in FINDER.find(text)] == names


INSIDE = [
    ("在平安市东湖街道南园社区老年食堂用餐。", ["平安市", "平安市东湖街道", "平安市东湖街道南园社区"]),
    ("贵南翠脊茶业有限公司招工。", []),
    ("河口村镇银行赞助。", []),
]


@pytest.mark.parametrize(("text", "parts"), INSIDE)
def test_containers_inside_a_name(text: str, parts: list[str]) -> None:
    assert [part.label for mention in FINDER.find(text) for part in mention.parts] == parts


def annotated(text: str) -> list[str]:
    """The labels of the names of a text, with the official divisions known."""
    annotator = Annotator.of(RESOURCES, GAZETTEER)
    articles: tuple[Article, ...] = read(Source("a.txt", text, ""), resources=RESOURCES)
    found = [annotator.annotate(article) for article in articles]
    return [
        m.label for one in found for s in one.sentences for m in s.mentions if m.type not in ("Time", "Group")
    ]


OFFICIAL = [
    # 大连 is a verb in the dictionary, and a city
    ("大连海洋大学蓝丝带志愿服务队到访。", ["大连海洋大学蓝丝带志愿服务队"]),
    # 市委 is not cut by the name of the city
    ("鹤山市委常委会研究工作。", ["鹤山市委常委会"]),
]


@pytest.mark.parametrize(("text", "names"), OFFICIAL)
def test_official_names_are_words(text: str, names: list[str]) -> None:
    assert annotated(text) == names
