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
    ("第二届社区运动会在东湖公园开幕。", ["东湖公园"]),
    ("第一名南园小学", ["南园小学"]),
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
    # a rank or a prize, a verb of giving are no part of a name; 街办 ends one
    ("第一名平南县初级中学。", ["平南县初级中学"]),
    ("优秀奖平南县第一小学。", ["平南县第一小学"]),
    ("善款捐给市红十字会。", ["市红十字会"]),
    ("东湖街办在行动。", ["东湖街办"]),
    ("走进平南县南珠镇还珠中学。", ["平南县南珠镇还珠中学"]),
    ("来到老校区、大公司。", []),
    # lists, parentheses, roads
    ("甲水市人社局、教育局、财政局参加。", ["甲水市人社局", "教育局", "财政局"]),
    ("走进横埠、钱铺、白柳等7个乡镇。", ["横埠", "钱铺", "白柳"]),
    ("福如（安平）服装有限公司招工。", ["福如（安平）服装有限公司"]),
    ("活动在鹤形路启动。", ["鹤形路"]),
    ("走上致富路，打开思路。", []),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_of_a_sentence(text: str, names: list[str]) -> None:
    assert [mention.label for mention in FINDER.find(text)] == names


INSIDE = [
    ("在平安市东湖街道南园社区老年食堂用餐。", ["平安市", "平安市东湖街道", "平安市东湖街道南园社区"]),
    ("走进平安市东湖镇杏花沟村。", ["平安市", "平安市东湖镇"]),
    ("莘湖街道社区卫生服务中心义诊。", ["莘湖街道"]),
    ("东市街道现代城社区到场。", ["东市街道"]),
    ("在元湖产业园消防训练基地比武。", ["元湖产业园"]),
    ("城区小学扩班。", []),
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


REFERRED = [
    # 该局 opens a paragraph: the body the article speaks of most, not the one that acted last
    (
        "记者从县财政局获悉，收入增长。县财政局统筹资金。\n县商务局发放消费券。\n该局还建立新机制。",
        "该局",
        "县财政局",
    ),
    ("县医院与市中医院签约。去年起，医院开设夜间门诊。", "医院", "县医院"),
    ("东湖慈善总会会长王大山说。去年以来，该会筹款百万。", "该会", "东湖慈善总会"),
    ("南园社区很热闹。自从节日办起，社区举办晚会。", "社区", "南园社区"),
]

#: Text, words of it that stand for nothing named.
NOT_REFERRED = [
    ("我区开展活动。东湖地区有变化。", "我区"),
    ("东湖供电公司开展活动。单位员工参加活动。", "单位"),
    ("活动惠及全县老人。据悉，该县有老人2万人。", "该县"),
]


@pytest.mark.parametrize(("text", "words", "label"), REFERRED)
def test_what_a_pointing_word_stands_for(text: str, words: str, label: str) -> None:
    annotator = Annotator.of(RESOURCES)
    articles = read(Source("a.txt", text, ""), resources=RESOURCES)
    found = [
        (sentence.text.value[m.start : m.end], m.label)
        for article in articles
        for sentence in annotator.annotate(article).sentences
        for m in sentence.mentions
        if m.reference
    ]
    assert (words, label) in found


@pytest.mark.parametrize(("text", "words"), NOT_REFERRED)
def test_what_points_to_nothing(text: str, words: str) -> None:
    annotator = Annotator.of(RESOURCES)
    articles = read(Source("a.txt", text, ""), resources=RESOURCES)
    sentences = [s for article in articles for s in annotator.annotate(article).sentences]
    assert words not in {s.text.value[m.start : m.end] for s in sentences for m in s.mentions if m.reference}


OFFICIAL = [
    # 大连 is a verb in the dictionary, and a city
    ("大连海洋大学蓝丝带志愿服务队到访。", ["大连海洋大学蓝丝带志愿服务队"]),
    # 市委 is not cut by the name of the city
    ("鹤山市委常委会研究工作。", ["鹤山市委常委会"]),
    # an official name is whole, whatever stands before it
    ("这是展示杞县的窗口。", ["杞县"]),
    # a short form acts, or stands before what lies in it
    ("长葛市有新招。长葛举办对接会。", ["长葛市", "长葛"]),
    ("贵州习水县来客。", ["贵州", "习水县"]),
    ("贵州习水县来客。", ["贵州", "习水县"]),
    # a name goes on with the head of the next, unless it begins with what is done to build that
    ("成都高新区北山街道新园社区与南园社区携手。", ["成都高新区北山街道新园社区", "南园社区"]),
    ("喜讯丨北山街道南园社区有新招。", ["北山街道南园社区"]),
    # a firm with a bracket inside its name begins behind a word, too
    ("活动在东湖华美企业（集团）有限公司内举行。", ["东湖华美企业（集团）有限公司"]),
    # the kin of a body beside it in a list
    ("东湖区公安局永昌所、前卫所分别到场。", ["东湖区公安局永昌所", "前卫所"]),
    # a head ends where a word does
    ("南园小学部分学生到场。", ["南园小学"]),
    # a name may begin with a word that elsewhere ends one
    ("来自下陆区的居民。", ["下陆区"]),
]


@pytest.mark.parametrize(("text", "names"), OFFICIAL)
def test_official_names_are_words(text: str, names: list[str]) -> None:
    assert annotated(text) == names
