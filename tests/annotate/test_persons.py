"""Persons and groups in sentences of many cities and kinds of news."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.annotate.groups import GroupFinder
from kg.annotate.names import NameFinder
from kg.annotate.persons import PersonFinder
from kg.model import Mention
from kg.resources import load

RESOURCES = load()
FINDER = NameFinder.of(RESOURCES)
PERSONS = PersonFinder.of(RESOURCES.lexicons)
GROUPS = GroupFinder.of(RESOURCES.lexicons)


def find(text: str, known: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    return tuple(PERSONS.find(text, FINDER.find(text), known))


NAMED = [
    # police, courts
    ("据桂花派出所所长周建平介绍，辖区警情下降。", ["周建平"]),
    ("民警刘洋、辅警王大勇连夜赶到现场。", ["刘洋", "王大勇"]),
    ("该院民一庭法官陈晓云耐心调解。", ["陈晓云"]),
    ("市中级人民法院院长赵志刚作工作报告。", ["赵志刚"]),
    ("县检察院检察官孙丽提醒，不要轻信陌生电话。", ["孙丽"]),
    ("“谢谢你们！”失主李国庆激动地说。", ["李国庆"]),
    ("犯罪嫌疑人王某被抓获。", []),
    ("交警大队副大队长何伟带队巡逻。", ["何伟"]),
    # hospitals
    ("市第一人民医院心内科主任医师张海燕为患者义诊。", ["张海燕"]),
    ("护士长杨静带着护士们给老人测血压。", ["杨静"]),
    ("村医马德海一干就是40年。", ["马德海"]),
    ("68岁的患者吴桂芳竖起大拇指。", ["吴桂芳"]),
    # villages
    ("种粮大户孙长河正在查看墒情。", ["孙长河"]),
    ("红星村党支部书记刘海涛说，今年苹果卖得好。", ["刘海涛"]),
    ("脱贫户高秀英笑着说，日子越来越甜。", ["高秀英"]),
    ("村民王平和妻子一起摘棉花。", ["王平"]),
    ("驻村第一书记林晓带领村民修路。", ["林晓"]),
    ("今年76岁的老党员丁玉山每天义务巡河。", ["丁玉山"]),
    ("致富带头人蔡文斌流转土地300亩。", ["蔡文斌"]),
    ("养殖户罗永贵的羊圈里，羊羔咩咩叫。", ["罗永贵"]),
    # firms
    ("恒达机械有限公司董事长钱卫东表示，将扩大产能。", ["钱卫东"]),
    ("该公司总经理许静介绍，订单排到了年底。", ["许静"]),
    ("车间主任顾大明告诉记者，设备已全部更新。", ["顾大明"]),
    ("店主郑小红忙着打包快递。", ["郑小红"]),
    # schools
    ("校长秦岭在开学典礼上致辞。", ["秦岭"]),
    ("东海大学教授宋立新应邀授课。", ["宋立新"]),
    ("五年级学生朱子涵获得一等奖。", ["朱子涵"]),
    ("家长于海波说，孩子有了好去处。", ["于海波"]),
    ("县实验小学教师曹敏、谭雪梅分享了经验。", ["曹敏", "谭雪梅"]),
    # sports, culture
    ("选手彭程以9.87秒夺冠。", ["彭程"]),
    ("省级非遗代表性传承人田大林现场演示剪纸。", ["田大林"]),
    ("教练员胡军告诉记者，队员们状态很好。", ["胡军"]),
    ("“金牌调解员”汤秀兰走进社区。", ["汤秀兰"]),
    ("书法家沈鹏飞挥毫泼墨。", ["沈鹏飞"]),
    # government
    ("副市长冯涛出席会议并讲话。", ["冯涛"]),
    ("县委副书记、县长邓明宣布开工。", ["邓明"]),
    ("市人大常委会副主任蒋丽，市政协副主席韩冰参加活动。", ["蒋丽", "韩冰"]),
    ("区民政局副局长方圆、区妇联主席白雪参加座谈。", ["方圆", "白雪"]),
    ("市数据局副局长、市政务服务中心主任姜正林介绍了情况。", ["姜正林"]),
    ("网格员任小燕挨家挨户敲门。", ["任小燕"]),
    # minority areas, compound surnames
    ("牧民巴特尔说，草场恢复了。", ["巴特尔"]),
    ("牧民阿依古丽·买买提告诉记者，今年收入翻番。", ["阿依古丽·买买提"]),
    ("护林员扎西在山上巡护了20年。", ["扎西"]),
    ("副县长欧阳文博主持会议。", ["欧阳文博"]),
    ("队长诸葛亮亮带队出发。", ["诸葛亮亮"]),
    # clauses of saying without a post
    ("范大成说，这条路修得好。", ["范大成"]),
    ("“路修好了，出门方便多了。”石磊笑着说。", ["石磊"]),
    ("家住幸福小区的卢桂英老人收到了米和油。", ["卢桂英"]),
    ("有个小伙子名叫孔祥瑞。", ["孔祥瑞"]),
    # posts that no list knows, posts behind the name, bodies without a post
    ("南园合作社飞防机手钱小元、东湖服装公司指导工贾丽。", ["钱小元", "贾丽"]),
    ("东湖区科协李生来副主席、郑春明主任参与活动。", ["李生来", "郑春明"]),
    ("东湖县消防大队张文杰用通俗的语言讲解了灭火常识。", ["张文杰"]),
    ("区领导张毅、李文、王川参加会议。", ["张毅", "李文", "王川"]),
    ("居民刘大爷说，方便多了。", ["刘大爷"]),
    ("69岁的王全福老人高兴地说，今年真好。", ["王全福"]),
]

NOBODY = [
    "工作人员向市民发放传单。",
    "民警通过走访了解情况。",
    "志愿者高度重视安全。",
    "居民安全感不断提高。",
    "老张乐呵呵地说，日子好了。",
    "小赵警官走进课堂。",
    "王女士拨打了电话。",
    "李大爷今年八十了。",
    "医务人员现场演示急救。",
    "村民都说好。",
    "学生应当遵守规则。",
    "教师方面，新增编制20名。",
    "党员干部带头参加劳动。",
    "护理员于是耐心讲解。",
    "群众满意度达到98%。",
    "专家万一不能到场，可以连线。",
    "社区工作者连夜排查。",
    "主任医师和护士一起查房。",
    "代表们认真审议。",
    "时间表示意图已经公布。",
    "孩子们在老师的带领下参观。",
    "安全生产常抓不懈。",
    "市民文明素质明显提升。",
    "司机应急处置得当。",
    "农民党员学习小组成立。",
    "每到一户，民警都轻轻敲响房门。",
    "10名市级领导包保20个项目。",
    "学生志愿者为老人戴上红围巾。",
    "村支书高兴地说，收成好。",
    "李老师严慈并举。",
]


@pytest.mark.parametrize(("text", "labels"), NAMED)
def test_names(text: str, labels: list[str]) -> None:
    assert [m.label for m in find(text)] == labels


@pytest.mark.parametrize("text", NOBODY)
def test_no_name(text: str) -> None:
    assert [m.label for m in find(text)] == []


@pytest.mark.parametrize(
    ("text", "role", "organization", "age"),
    [
        ("红星村党支部书记刘海涛说，收成好。", "党支部书记", "红星村", None),
        ("68岁的退休教师吴桂芳竖起大拇指。", "退休教师", None, 68),
        ("副市长冯涛出席会议。", "副市长", None, None),
        ("该公司总经理许静介绍，订单多。", "总经理", "该公司", None),
        ("县交通运输局副局长魏强介绍。", "副局长", "县交通运输局", None),
        ("副市长、市公安局局长梁勇出席。", "副市长、市公安局局长", None, None),
        ("“金牌调解员”汤秀兰走进社区。", "“金牌调解员”", None, None),
        ("省安全生产专家毛建平应邀授课。", "省安全生产专家", None, None),
        ("居民贺春梅今年54岁。", "居民", None, 54),
        ("沟村党支部书记兼村委会主任杨锁上台。", "党支部书记兼村委会主任", "沟村", None),
        ("市爱卫办常务副主任赵文江到场。", "常务副主任", "市爱卫办", None),
        ("市水务集团运营部负责人刘志勇介绍。", "运营部负责人", "市水务集团", None),
        ("少年审判庭副庭长陈思慧授课。", "副庭长", "少年审判庭", None),
        ("江北金石超硬材料有限公司董事长崔保国发言。", "董事长", "江北金石超硬材料有限公司", None),
        ("书法家协会主席李明泽到场。", "主席", "书法家协会", None),
        ("红星村76岁的村民张世军来了。", "村民", "红星村", 76),
        ("家住六楼的贾玉兰（76岁）下楼了。", None, None, 76),
    ],
)
def test_what_stands_before(text: str, role: str | None, organization: str | None, age: int | None) -> None:
    (person,) = find(text)
    assert (person.role, person.organization, person.age) == (role, organization, age)
    before = text[: person.start]
    assert before.endswith(role or "")
    assert age or before.removesuffix(role or "").endswith(organization or "")


def test_known_persons_need_no_cue() -> None:
    assert [m.label for m in find("随后，贺春梅把饺子端上桌。", ("贺春梅",))] == ["贺春梅"]
    assert find("随后，老贺把饺子端上桌。") == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("40多位心理专家到场。", ["心理专家"]),
        ("为社区居民送上服务", ["社区居民"]),
        ("60余名党员参加", ["党员"]),
        ("300名环卫工人吃上早餐", ["环卫工人"]),
        ("邀请退役军人、网格员等参加", ["退役军人", "网格员"]),
        ("学生家长走进课堂", ["学生家长"]),
        ("大学生志愿者教孩子们画画", ["大学生志愿者", "孩子"]),
        ("代表队入场，学生会换届", []),
        ("医务人员为老年人体检", ["医务人员", "老年人"]),
        ("非遗老师教剪纸", ["非遗老师"]),
        ("知名专家坐诊", ["知名专家"]),
        ("张老师教剪纸", []),
        ("携手快乐孩子营开展活动", []),
        ("非遗传承人解读工艺", ["非遗传承人"]),
    ],
)
def test_groups(text: str, labels: list[str]) -> None:
    assert [g.label for g in GROUPS.find(text)] == labels


WORDS = st.lists(
    st.sampled_from(
        [
            "副局长",
            "李明",
            "王",
            "82岁的",
            "、",
            "，",
            "”",
            "“",
            "市公安局",
            "说",
            "·",
            "老人",
            "该",
            "和",
            "1",
            "a",
        ]
    )
    | st.text(max_size=3),
    max_size=12,
).map("".join)


@given(WORDS)
def test_any_text_gives_names_inside_it_in_order(text: str) -> None:
    people = find(text)
    assert all(text[m.start : m.end] == m.label for m in people)
    assert all(a.end <= b.start for a, b in itertools.pairwise(people))
    for person in people:
        before = text[: person.start]
        assert before.endswith(person.role or "")
        # An age may stand between the body and the post: 福利院82岁的李明.
        behind_body = before.removesuffix(person.role or "")
        if person.age is not None:
            behind_body = re.sub(r"[0-9]+岁的?$", "", behind_body)
        assert behind_body.endswith(person.organization or "")
    crowd = GROUPS.find(text)
    assert all(text[m.start : m.end] == m.label for m in crowd)
    assert all(a.end <= b.start for a, b in itertools.pairwise(crowd))
