"""Bylines and photo credits in all their forms."""

from __future__ import annotations

import pytest
from kg.model import Text
from kg.read.bylines import closing, opening
from kg.read.credit_line import credit_line
from kg.read.credits import sign
from kg.read.normalise import fold
from kg.read.wording import Wording


def text(printed: str) -> Text:
    return Text(fold(printed), printed, ((0, 0),))


# Written as the words of the paper | name/role of writers | name/role of photographers.
FORMS = """
本报记者 张鑫 | 张鑫/记者 |
邸东芳摄 | | 邸东芳/摄
记者 胡旭东 摄 | | 胡旭东/摄
通讯员 薛能武 摄 | | 薛能武/摄
李 明 摄 | | 李明/摄
图/王强 | | 王强/图
县气象局 供图 | | 县气象局/供图
□ 通讯员 王建福 记者 普云芬 文/图 | 王建福/通讯员 普云芬/记者 | 王建福/文/图 普云芬/文/图
□本报记者 许多 实习生 田雨禾 | 许多/记者 田雨禾/实习生 |
文/图 张三丰 | 张三丰/文/图 | 张三丰/文/图
文、图/李明 | 李明/文/图 | 李明/文/图
（图文：张三） | 张三/图文 | 张三/图文
（记者 单大为 摄影报道） | 单大为/记者 | 单大为/摄影报道
（王金龙 付莹莹/文 孙长林/摄） | 王金龙/文 付莹莹/文 | 孙长林/摄
（记者/冯咏诗 通讯员/吕健辉 摄影/温子豪） | 冯咏诗/记者 吕健辉/通讯员 | 温子豪/摄影
（融媒体中心记者 由海波 摄影 隋晓光） | 由海波/记者 | 隋晓光/摄影
（杨丽蓉 供稿　尹正昌 摄） | 杨丽蓉/供稿 | 尹正昌/摄
记者 张三 文 李四 摄 | 张三/记者 | 李四/摄
（摄影 尤佳） | | 尤佳/摄影
（佟立岩 曲丹） | 佟立岩/ 曲丹/ |
（魏西京 通讯员 冯丹） | 魏西京/ 冯丹/通讯员 |
（记者 李　明、王 强 通讯员 欧阳娜） | 李明/记者 王强/记者 欧阳娜/通讯员 |
云上东湖通讯员：李小明、王强 | 李小明/通讯员 王强/通讯员 |
（播报员 李小明） | 李小明/播报员 |
特约摄影 王 强 摄 | | 王强/摄
（本报记者 格日勒图 通讯员 姜海涛） | 格日勒图/记者 姜海涛/通讯员 |
通讯员 阿依古丽·买买提 摄 | | 阿依古丽·买买提/摄
（通讯员张立伟 记者赵红梅） | 张立伟/通讯员 赵红梅/记者 |
（首席记者 刘畅 全媒体记者 曲连波） | 刘畅/首席记者 曲连波/全媒体记者 |
仁寿县融媒体中心 袁梦 毛一鸣 报道 | 仁寿县融媒体中心/报道 袁梦/报道 毛一鸣/报道 |
（莒县新闻网 宋玉洁 潘峰） | 莒县新闻网/ 宋玉洁/ 潘峰/ |
三峡新报记者 覃晓雨 通讯员 向明 | 三峡新报/ 覃晓雨/记者 向明/通讯员 |
作者：党晓斌　责任编辑：雷婷 | 党晓斌/作者 |
责任编辑：张三 版式：李四 | |
文/本报记者 张三 图/通讯员 李四 | 张三/记者 | 李四/图
撰文/张三 摄影/李四 | 张三/撰文 | 李四/摄影
文｜张三 图｜李四 | 张三/文 | 李四/图
记者丨张三 编辑丨李四 | 张三/记者 |
记者：张三 通讯员：李四、王五 | 张三/记者 李四/通讯员 王五/通讯员 |
张三 李四 摄 | | 张三/摄 李四/摄
本报记者张三 通讯员李四 文/图 | 张三/记者 李四/通讯员 | 张三/文/图 李四/文/图
记者 张三 实习生 李四 文 王五 摄 | 张三/记者 李四/实习生 | 王五/摄
◎本报记者 买买提·吐尔逊 | 买买提·吐尔逊/记者 |
全媒体记者：张三 李四 王新月（实习） | 张三/全媒体记者 李四/全媒体记者 王新月/全媒体记者 |
（NHG全媒体记者 张三 通讯员 李四） | 张三/全媒体记者 李四/通讯员 |
（湖网/山海手机端记者 张三） | 张三/记者 |
（市中医院 张三） | 市中医院/ 张三/ |
（张亚敏孔小菊） | 张亚敏/ 孔小菊/ |
（张三 雨歌） | 张三/ 雨歌/ |
作者：谌一龙 | 谌一龙/作者 |
记者张 玲 | 张玲/记者 |
（市图书馆 张三） | 市图书馆/ 张三/ |
本文内容由县气象局提供 | 县气象局/提供 |
照片由县气象局提供 | | 县气象局/提供
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_forms(row: str, wording: Wording) -> None:
    printed, writers, photographers = (part.strip() for part in row.split("|"))
    signature = sign(text(printed), wording, names_alone=printed[0] == "（")
    assert signature is not None
    for photo, wanted in ((False, writers), (True, photographers)):
        assert [f"{c.name}/{c.role}" for c in signature.credits if c.photo == photo] == wanted.split()


@pytest.mark.parametrize(
    "printed",
    ["（综合）", "（一期）", "（完）", "（未完待续）", "（上接第1版）", "记者走基层", "新闻记者节",
     "图为工人", "文明出行 从我做起",
     "作者：佚名", "（人民公园 会议中心）",
     "小板凳坐出大民生", "新春走基层", "摄影大赛开幕", "编辑部的故事", "□ □", "（）"],
)  # fmt: skip
def test_no_credits(printed: str, wording: Wording) -> None:
    assert sign(text(printed), wording, names_alone=printed[0] == "（") is None


def test_organizations_are_marked(wording: Wording) -> None:
    signature = sign(text("（莒县新闻网 宋玉洁）"), wording, names_alone=True)
    assert signature is not None
    assert [(c.name, c.organization) for c in signature.credits] == [("莒县新闻网", True), ("宋玉洁", False)]


@pytest.mark.parametrize(
    ("printed", "rest", "names", "dateline"),
    [
        ("本报讯（记者 尚丽）近日，", "近日，", "尚丽", None),
        ("本报讯 （记者 王建军）11月6日，", "11月6日，", "王建军", None),
        ("本报讯(记者 王建军)11月6日，", "11月6日，", "王建军", None),
        ("本报讯 9月20日是", "9月20日是", "", None),
        ("本网讯（罗永芬 王兴祥）“这", "“这", "罗永芬 王兴祥", None),
        ("本报广汉讯 记者蒋春蓉 见习记者邓柯报道：“水", "“水", "蒋春蓉 邓柯", "广汉"),
        ("本报青铜峡4月3日讯（记者 马晓娟）扬", "扬", "马晓娟", "青铜峡"),
        ("本报嘉积12月5日电（记者 符传良）“水", "“水", "符传良", "嘉积"),
        ("陇西融媒讯 赛道上", "赛道上", "陇西融媒", None),
        ("北海晚报讯（记者 庞海燕）“现", "“现", "北海晚报 庞海燕", None),
        ("边城融媒10月19日讯（记者 杨通华）“这", "“这", "边城融媒 杨通华", None),
        ("鹤山讯 （记者/冯咏诗）历时", "历时", "冯咏诗", "鹤山"),
        ("新华社北京3月5日电（记者 张三）今年", "今年", "新华社 张三", "北京"),
        ("又讯（王丽娟）12月1日", "12月1日", "王丽娟", None),
        ("本报记者张三报道：昨日", "昨日", "张三", None),
        ("本报讯 记者张三报道 昨日", "昨日", "张三", None),
        ("本报讯记者张三、李四报道：昨日", "昨日", "张三 李四", None),
        ("（记者 张三 通讯员 李四）昨日，", "昨日，", "张三 李四", None),
        ("本报9月3日讯（记者 张三）昨日", "昨日", "张三", None),
        ("北湖融媒（记者 张三）昨日", "昨日", "张三", None),
        ("云上北湖报道（记者 张三）昨日", "昨日", "张三", None),
        ("本报讯【北湖晚报通讯员张三】昨日", "昨日", "北湖晚报 张三", None),
        ("北湖新闻·南山发布客户端10月9日讯（记者 张三）昨日", "昨日", "北湖新闻·南山发布客户端 张三", None),
        ("本报讯 记者 张三 通讯员 李四 10月8日，", "10月8日，", "张三 李四", None),
        ("科技新闻网闻喜电（张三丰）昨日", "昨日", "科技新闻网 张三丰", "闻喜"),
    ],
)
def test_openings(printed: str, rest: str, names: str, dateline: str | None, wording: Wording) -> None:
    found = opening(text(printed), wording)
    assert found is not None
    assert printed[found.end :] == rest
    assert [credit.name for credit in found.signature.credits] == names.split()
    assert found.dateline == dateline


@pytest.mark.parametrize(
    "printed",
    [
        "记者了解到，今年以来",
        "记者从平罗县财政局获悉，",
        "通讯员队伍建设",
        "近日，",
        "据新华社报道，",
        "喜讯 传来",
        "资讯（一）",
    ],
)
def test_no_openings(printed: str, wording: Wording) -> None:
    assert opening(text(printed), wording) is None


@pytest.mark.parametrize(
    ("printed", "names", "issued"),
    [
        ("2023-10-09 08:12 来源：北湖日报 作者：张三 编辑：李四", "张三", "2023-10-09"),
        ("来源：北湖区融媒体中心  记者：张三  通讯员：李四  责编：王五", "张三 李四", "None"),
        ("发布时间：2023年10月9日 | 来源：北湖网 | 作者：谌一龙 | 浏览次数：12", "谌一龙", "2023-10-09"),
    ],
)
def test_lines_of_fields(printed: str, names: str, issued: str, wording: Wording) -> None:
    found = credit_line(text(printed), wording)
    assert found is not None
    assert " ".join(credit.name for credit in found[0].credits) == names
    assert str(found[1].issued) == issued


@pytest.mark.parametrize(
    "printed",
    [
        "来源：北湖日报",
        "2023-10-09 星期一",
        "记者：张三 摄影：李四",
        "作者：",
        "他问记者：这是2023年10月9日的事吗",
    ],
)
def test_no_lines_of_fields(printed: str, wording: Wording) -> None:
    assert credit_line(text(printed), wording) is None


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("活动传播了健康知识。刘雪平", ["刘雪平"]),
        ("活动传播了健康知识。 杨志杰 陈晨", ["杨志杰", "陈晨"]),
        ("活动传播了健康知识。好评如潮", []),
        ("刘雪平", []),
        ("活动传播了健康知识。同时也", []),
        ("活动传播了健康知识。居民们", []),
    ],
)
def test_writers_behind_the_last_sentence_need_no_brackets(
    printed: str, names: list[str], wording: Wording
) -> None:
    tail = closing(text(printed), wording)
    assert [credit.name for credit in (tail.signature.credits if tail else ())] == names
