"""Pages in the forms real papers have: masthead, wrapped lines, no blank lines, briefs, captions, jumps."""

from __future__ import annotations

from datetime import date

import pytest
from kg.model import Article, BlockKind, Source
from kg.read import read
from kg.read.normalise import fold


def page(text: str) -> tuple[Article, ...]:
    return read(Source("page.txt", text, ""))


def outline(article: Article) -> list[str]:
    return [f"{block.kind}:{block.text.printed}" for block in article.blocks]


def headlines(text: str) -> list[str | None]:
    return [article.headline for article in page(text)]


WRAPPED = """大 同 日 报
2024年3月5日 星期二 农历正月廿五 第3版
民生
责任编辑：王晓明 版式：李莉 校对：赵敏

西山区推进农村改厕惠民生
　　本报讯（记者 王晓丽）连日来，西山区东坪镇组织
干部群众开展农村改厕工作，镇党委书记李国强带队深
入坊城新村、下河村，逐户查看改厕进度。截至目前，
全镇已完成改厕320座，占年度任务的80%。
　　据了解，今年该镇计划改厕400座，总投资160万元
，将惠及群众1200余人。镇政府联合区住建局、区乡村
振兴局开展技术培训三期，培训农民工120人次。
　　下一步，该镇将继续加大力度，确保年底前完成全
部任务。（下转第4版）
志愿服务暖人心
——记南关社区志愿服务队
　　南关社区志愿服务队成立于2019年，现有队员56人
，平均年龄58岁。队长张秀英今年62岁，是一名退休教
师。她常说：“能帮一把是一把。”
　　　　　　　　　　　　　　本报记者 刘 洋
图①：志愿者为老人理发。
图②：志愿者打扫楼道。
本报通讯员 陈静 摄
"""


def test_masthead_and_wrapped_lines() -> None:
    first, second = page(WRAPPED)
    assert (first.issued, first.paper) == (date(2024, 3, 5), "大同日报")
    assert outline(first) == [
        "headline:西山区推进农村改厕惠民生",
        "byline:本报讯（记者 王晓丽）",
        "paragraph:连日来，西山区东坪镇组织干部群众开展农村改厕工作，镇党委书记李国强带队深入坊城新村、下河村，"
        "逐户查看改厕进度。截至目前，全镇已完成改厕320座，占年度任务的80%。",
        "paragraph:据了解，今年该镇计划改厕400座，总投资160万元，将惠及群众1200余人。镇政府联合区住建局、"
        "区乡村振兴局开展技术培训三期，培训农民工120人次。",
        "paragraph:下一步，该镇将继续加大力度，确保年底前完成全部任务。",
    ]
    assert second.first(BlockKind.SUBHEADLINE) == "——记南关社区志愿服务队"
    assert [c.name for c in second.credits] == ["刘洋", "陈静"]
    assert len(list(second.of(BlockKind.CAPTION))) == 2


def test_the_user_knows_better_than_the_masthead() -> None:
    source = Source("page.txt", WRAPPED, "")
    (first, *_) = read(source, issued=date(2020, 1, 2), paper="某报")
    assert (first.issued, first.paper) == (date(2020, 1, 2), "某报")


@pytest.mark.parametrize(
    ("line", "issued", "paper"),
    [
        ("2024年3月5日 星期二 第3版", date(2024, 3, 5), None),
        ("晨光晚报 2024年3月5日 星期二 A03 民生", date(2024, 3, 5), "晨光晚报"),
        ("2024-03-05 第2版：要闻", date(2024, 3, 5), None),
        ("来源：晨光日报 发布时间：2024-03-05 10:20", date(2024, 3, 5), "晨光日报"),
        ("报头：晨光日报", None, "晨光日报"),
        ("第三版 综合新闻", None, None),
        ("来源：晨光日报　编辑：张三", None, "晨光日报"),
    ],
)
def test_page_furniture(line: str, issued: date | None, paper: str | None) -> None:
    (article,) = page(f"{line}\n\n小区换新颜\n\n本报讯（记者 李明）近日，居民搬回了小区。")
    assert (article.headline, article.issued, article.paper) == ("小区换新颜", issued, paper)


def test_a_date_in_the_text_is_no_masthead() -> None:
    (article,) = page("2024年3月5日是学雷锋日\n\n2024年3月5日，我市举行了活动。")
    assert (article.headline, article.issued) == ("2024年3月5日是学雷锋日", None)


UNSPACED = """新区举办职工趣味运动会
本报讯（记者 李华）3月8日，新区总工会举办职工趣味运动会，来自32家单位的480名职工参加。
运动会设置拔河、跳绳、踢毽子等8个项目。
社区食堂开张啦！
老人乐享“幸福味道”
本报讯（通讯员 王芳）近日，和平街道幸福社区食堂正式开张，为辖区60岁以上老人提供午餐。
“饭菜软和，价格也便宜。”居民赵大爷说。
春耕备耕忙
3月以来，石桥镇组织农技人员深入田间地头，指导农民科学施肥。
（张明 李强）
县医院义诊进乡村
3月10日，县医院组织12名医务人员走进王家村开展义诊。
共接诊群众150人次。（县融媒体中心 周洁）
简讯
本报讯 3月11日，县图书馆举办读书会。
本报讯 3月12日，县文化馆举办书画展。
编辑：孙明　校对：钱红
"""


def test_page_without_blank_lines() -> None:
    assert headlines(UNSPACED) == [
        "新区举办职工趣味运动会", "社区食堂开张啦！", "春耕备耕忙", "县医院义诊进乡村", None, None,
    ]  # fmt: skip
    articles = page(UNSPACED)
    assert articles[4].first(BlockKind.COLUMN) == "简讯"
    assert [[c.name for c in article.credits] for article in articles] == [
        ["李华"], ["王芳"], ["张明", "李强"], ["周洁"], [], [],
    ]  # fmt: skip


def test_byline_behind_a_text_belongs_to_it() -> None:
    first, second = page(
        "甲地忙春耕\n\n春耕开始了。\n\n本报记者 李明\n\n乙地植新绿\n\n植树开始了。\n\n本报记者 王芳"
    )
    assert [c.name for c in first.credits] == ["李明"]
    assert [c.name for c in second.credits] == ["王芳"]


def test_subheadings_do_not_open_articles() -> None:
    parts = [
        "小区治理有妙招",
        "本报记者·李明",
        "居民满意了。",
        "建好队伍",
        "队伍有了。",
        "一、管好制度",
        "制度有了。",
    ]
    text = "\n\n".join(parts).replace("·", " ")
    (article,) = page(text)
    assert [b.text.printed for b in article.of(BlockKind.SUBHEADING)] == ["建好队伍", "一、管好制度"]


def test_a_second_byline_shows_a_second_article() -> None:
    text = (
        "甲地忙春耕\n\n本报讯（记者 李明）春耕开始了。\n\n乙地植新绿\n\n植树开始了。\n\n大家都来了。（王芳）"
    )
    assert headlines(text) == ["甲地忙春耕", "乙地植新绿"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("该局在全市推行“网上办理”，实现了“最多跑一", "次”，群众和企业都说好。"),
        ("活动中，区疾控中心结核病防制科科长张", "晓梅为学生作讲座。"),
        ("会上，主办方宣布成立志愿服务队，并", "向队员授旗。"),
        ("全市民生支出同比增长百分之八，其中教育", "，医疗支出增长最快。"),
        ("同日启动的还有读书月。读书月由宣传部与", "文旅局主办。"),
    ],
)
def test_short_torn_lines_are_joined(above: str, below: str) -> None:
    (article,) = page(f"标题在这里\n\n本报讯（记者 李明）活动开始了。\n\n{above}\n\n{below}\n\n活动结束了。")
    assert f"paragraph:{above}{below}" in outline(article)


def test_unbalanced_quotes_stay_in_their_paragraph() -> None:
    (article,) = page("标题在这里\n\n“一旦误食会带来后果。\n\n活动现场，民警发放手册。”\n\n活动结束了。")
    assert len(list(article.of(BlockKind.PARAGRAPH))) == 3


@pytest.mark.parametrize(
    "caption",
    [
        "图为活动现场。 通讯员 李明 摄", "图为活动现场。李明摄", "志愿者在清理积雪。\n\n李明 摄",
        "志愿者在清理积雪。　李明 摄", "▲志愿者在清理积雪（李明 摄）", "上图：志愿者在清理积雪。（李明/摄）",
        "图为活动现场 李明 摄",
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", [True, False])
def test_captions_before_and_behind_the_text(caption: str, behind: bool) -> None:
    body = "本报讯（记者 王芳）入冬以来，全市出动清雪人员两千人次，各社区组织志愿者清理背街小巷的积雪。"
    parts = [body, caption] if behind else [caption, body]
    (article,) = page("\n\n".join(["清雪保畅通", *parts]))
    (block,) = article.of(BlockKind.CAPTION)
    assert "李明" not in block.text.printed
    assert {(c.name, c.photo) for c in article.credits} == {("王芳", False), ("李明", True)}


def test_tag_before_the_headline_is_a_column() -> None:
    (article,) = page("【科普进行时】千名群众参加科普活动\n\n活动开始了。")
    assert outline(article)[:2] == ["column:科普进行时", "headline:千名群众参加科普活动"]


def test_jump_lines_are_cut() -> None:
    (article,) = page("（上接第1版）\n\n会议强调工作要点\n\n（上接第1版）会议强调，要抓好落实。（下转第4版）")
    assert outline(article) == ["headline:会议强调工作要点", "paragraph:会议强调，要抓好落实。"]


def test_three_titles_and_a_column() -> None:
    text = "改革进行时\n办照零等待 服务送上门\n某局优化营商环境\n——改革观察\n\n本报记者 李明\n\n改革开始了。"
    (article,) = page(text)
    kinds = [BlockKind.COLUMN, BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.BYLINE]
    assert [block.kind for block in article.blocks][:5] == kinds


def test_traditional_characters_are_matched_as_simplified() -> None:
    (article,) = page(
        "社區舉辦活動\n\n本報訊（記者 李明）近日，社區聯合學校舉辦活動。\n\n「活動很好。」居民說。"
    )
    assert [c.name for c in article.credits] == ["李明"]
    paragraph = next(article.of(BlockKind.PARAGRAPH)).text
    assert (paragraph.value, paragraph.printed) == (
        "近日，社区联合学校举办活动。",
        "近日，社區聯合學校舉辦活動。",
    )


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("２０２４年９３％ＡＢ", "2024年93%AB"),
        ("完成率93.5%,增长(约)3:1;好!", "完成率93.5%，增长（约）3:1；好！"),
        ("『爱心』「甲『乙』」", "‘爱心’“甲‘乙’”"),
        ("『爱心餐馆』", "“爱心餐馆”"),
        ('他说"好"', "他说“好”"),
        ("３．５万", "3.5万"),
        ("12:30-14:00,1,000", "12:30-14:00,1,000"),
        ("⼈民", "人民"),
    ],
)
def test_fold(printed: str, value: str) -> None:
    assert fold(printed) == value
    assert len(fold(printed)) == len(printed)
