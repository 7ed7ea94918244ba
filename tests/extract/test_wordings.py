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
        # what goes on inside an event is a part of it
        (
            "近日，东湖法院开展开放日活动，邀请学生走进法院，组织学生开展模拟法庭活动。",
            "开放日活动 includesActivity 模拟法庭活动",
        ),
        (
            "东湖街道举办邻里节。志愿者们开展入户宣传、清洁家园志愿服务活动。",
            "邻里节 includesActivity 清洁家园志愿服务",
        ),
        (
            "东湖街道举办首届文艺汇演。文艺演出在歌声中拉开帷幕，孩子们表演了舞蹈《春天》。",
            "首届文艺汇演 includesActivity 舞蹈春天",
        ),
        ("4月23日，东湖街道举办读书节。同日，街道还举办书画展览。", "东湖街道 hosted 书画展览"),
        # “甲”“乙”系列活动: parts where nobody is said to hold them
        (
            "东湖镇举行首届葡萄节。同时开展“寻宝”“卖葡萄”“吃葡萄比赛”系列趣味活动。",
            "首届葡萄节 includesActivity 卖葡萄",
        ),
        (
            "免费品尝、文艺演出、葡萄评比……3月5日，东湖镇首届葡萄节开幕。",
            "东湖镇首届葡萄节 includesActivity 葡萄评比",
        ),
        # who, where, with whom
        (
            "3月5日，东湖街道联合南园中心，及甲山、乙山社区与北山村，共同开展邻里节。",
            "东湖街道 partneredWith 北山村",
        ),
        (
            "3月5日，位于东湖街道南园路的北山社区党群服务中心举行启用仪式。",
            "北山社区党群服务中心 hosted 启用仪式",
        ),
        (
            "3月5日，南园社区举办邻里节。3月5日上午，人民广场热闹非凡，邻里节在这里举行。",
            "邻里节 heldAt 人民广场",
        ),
        (
            "东湖街道举行清明祭扫活动。4月4日，志愿者为烈士王国强清扫墓碑。",
            "清明祭扫活动 includesActivity 清扫墓碑",
        ),
        ("东湖街道举办邻里节。市民们用生动的语言讲述邻里故事。", "邻里节 includesActivity 讲述邻里故事"),
        (
            "东湖街道举办首届技能大赛。比赛共设电工、焊工、汽车维修3个工种。",
            "首届技能大赛 includesActivity 汽车维修",
        ),
        ("东湖街道举行清洁日活动。大家有的除草，有的倒垃圾。", "清洁日活动 includesActivity 倒垃圾"),
        ("东湖街道以“和美邻里 情满南园”为主题举办邻里节。", "邻里节 hasTheme 和美邻里 情满南园"),
        ("东湖街道在330省道举办清洁日活动。", "清洁日活动 heldAt 330省道"),
        (
            "东湖街道举办邻里节。志愿者宣读文明倡议书，居民签名承诺。",
            "邻里节 includesActivity 宣读文明倡议书",
        ),
        ("东湖街道举办邻里节。活动吸引了200多位居民的热情参与。", "邻里节 hasParticipant 居民"),
        ("3月5日，唐家墩街八古墩社区举办邻里节。", "唐家墩街八古墩社区 hosted 邻里节"),
        ("3月5日，在延令街道鼓楼社区举办邻里节。", "邻里节 heldAt 延令街道鼓楼社区"),
        (
            "10月20日，东湖社区在人民广场开展我们的节日·重阳汇演活动。",
            "我们的节日·重阳汇演活动 heldOn 10月20日",
        ),
        ("3月5日，东湖社区为老人打造了一场文艺汇演。", "东湖社区 hosted 文艺汇演"),
        ("东湖街道举办文艺汇演。灯笼舞《灯》率先点燃气氛。", "文艺汇演 includesActivity 灯笼舞灯"),
        ("东湖县税务局开展“写春联，送祝福”的主题党日活动。", "主题党日活动 hasTheme 写春联，送祝福"),
        (
            "日前，县图书馆通过免费赠书、阅读分享、图书漂流等活动，为市民送上礼物。",
            "免费赠书、阅读分享、图书漂流等活动 includesActivity 图书漂流",
        ),
        (
            "4月1日，南园社区组织师生和张春山志愿突击队开展清扫活动。",
            "清扫活动 hasParticipant 张春山志愿突击队",
        ),
        ("9月14日，东湖县科普日活动在东湖湾海洋世界拉开帷幕。", "东湖县科普日活动 heldAt 东湖湾海洋世界"),
        (
            "邻里节在人民广场举行。本次活动由东湖县科协、东湖科技馆分馆（东湖湾海洋世界）等单位共同主办。",
            "东湖科技馆分馆 hosted 邻里节",
        ),
        (
            "东湖县举行乒乓球赛。最终，南园队获得第一名，北山乒协获得第三名。",
            "乒乓球赛 hasParticipant 北山乒协",
        ),
        ("东湖县举行乒乓球赛。竞赛项目分男单、女单和混双。", "乒乓球赛 includesActivity 混双"),
        (
            "东湖县举行广场舞大赛，共有10支代表队、80余名舞蹈爱好者进入决赛。",
            "广场舞大赛 hasParticipant 舞蹈爱好者",
        ),
        (
            "7月31日，东湖馆举办“博物馆之夜”活动。“博物馆之夜”活动广受市民欢迎。",
            "博物馆之夜活动 heldOn 7月31日",
        ),
        ("东湖街道举办邻里节。学生们围坐一起，包粽子。", "邻里节 hasParticipant 学生"),
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
        ("东湖街道举办邻里节。居民纷纷表示，活动很有意义。", "邻里节 hasParticipant 居民"),
        ("东湖街道提供膳食，解决“就餐难”。", "东湖街道 implements 就餐难"),
        (
            "东湖街道举办邻里节。谜面内容多样，涵盖了运动、养生和饮食等多方面的内容。",
            "邻里节 includesActivity 养生",
        ),
        ("东湖街道举办邻里节。志愿者以文字、图片的形式开展宣传。", "邻里节 includesActivity 图片"),
        (
            "东湖街道举办邻里节。志愿者讲解毒品的种类和危害、抵制毒品的方法。",
            "邻里节 includesActivity 和危害",
        ),
        ("东湖街道举办邻里节。五彩的灯谜悬挂其间，志愿者分发点心。", "邻里节 includesActivity 悬挂其间"),
        ("为做好春运期间交通管理工作，东湖镇开展交通安全进学校活动。", "交通安全进学校活动 heldOn 春运期间"),
        ("东湖街道构建“全民反诈”新格局。", "东湖街道 implements 全民反诈"),
        ("东湖街道开设8个学科、42门课程。", "东湖街道 implements 42门课程"),
        # a day told more exactly, and a feast that is celebrated
        ("12月21日，南园社区举办邻里节。12月21日上午，邻里节在人民广场举行。", "邻里节 heldOn 12月21日"),
        ("为庆祝第三个“三八”国际劳动妇女节，东湖街道举办插花活动。", "插花活动 heldOn 妇女节"),
        ("3月5日，东湖街道举办邻里节。志愿者为服务队授旗。", "服务队授旗 hosted 邻里节"),
        ("东湖街道举行清明祭扫活动。志愿者为烈士王国强清扫墓碑。", "清明祭扫活动 hasParticipant 王国强"),
        ("东湖街道举办“12·4”法治宣传活动。", "12·4法治宣传活动 hasTheme 12·4"),
        ("东湖街道举办邻里节。服务涉及机电、煤炭、卫生等行业多个工种。", "邻里节 includesActivity 煤炭"),
    ],
)
def test_what_is_not_stated(text: str, fact: str) -> None:
    assert fact not in stated(text)
