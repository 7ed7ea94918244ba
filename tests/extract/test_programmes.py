"""What a verb runs, builds or adopts: the thing's whole name, and who does it."""

from __future__ import annotations

import pytest
from tests.extract.text import facts_of

CASES = [
    # quotations with a head, side by side, in a list that shares one
    ("南园社区成立“暖心”服务队。", {("南园社区", "暖心服务队")}),
    ("东湖街道推行“邻长制”“楼长制”。", {("东湖街道", "邻长制"), ("东湖街道", "楼长制")}),
    ("县人社局推出返岗预登记、免费检测等服务。", {("县人社局", "返岗预登记"), ("县人社局", "免费检测")}),
    ("东湖镇出台跟踪制、督办制。", {("东湖镇", "跟踪制"), ("东湖镇", "督办制")}),
    # what is built needs no head, and may be counted behind
    ("县水务局新建污水泵房6座。", {("县水务局", "污水泵房")}),
    ("市教育局实施“绿河”三年行动。", {("市教育局", "绿河三年行动")}),
    # who acts: before a relative clause, through a speaker
    ("变化源自东湖街道今年推行的“摊长制”。", {("东湖街道", "摊长制")}),
    ("县民政局局长王大山表示，今后将采取“中心＋站点”模式。", {("县民政局", "中心＋站点模式")}),
    # what has no head shares that of the last; what is worked at is one; short facilities
    ("平安市施行总承包、全过程咨询项目组织模式。", {("平安市", "总承包、全过程咨询项目组织模式")}),
    ("平安市已建成市、县、社区（村）三级文化服务网络。", {("平安市", "市、县、社区（村）三级文化服务网络")}),
    ("东湖县推进农村文化礼堂建设，现已建成206个。", {("东湖县", "农村文化礼堂建设")}),
    ("青禾农业合作社开办了夜校，向社员传授技术。", {("青禾农业合作社", "夜校")}),
    ("东湖县深入推进“三下乡”活动走深走实。", {("东湖县", "三下乡活动")}),
    # a dash gives the name of what was described before it; a ceremony is nothing that is launched
    ("东湖镇人大打造了学生都喜欢的实践平台——民主学堂。", {("东湖镇人大", "民主学堂")}),
    ("东湖县打造全市首个物业服务平台——“红色物业”。", {("东湖县", "红色物业")}),
    ("市民政局推出便民小程序——方便老人的好帮手。", {("市民政局", "便民小程序")}),
    ("东湖县举办“四季村晚”启动仪式暨“春之花”展示活动。", set()),
    # 该工程 is one that is called so
    ("东湖县推行“邻长制”。该工程由县水务局建设。", {("东湖县", "邻长制")}),
    (
        "东湖县实施“甘泉”供水工程。该工程由县水务局建设。",
        {("东湖县", "甘泉供水工程"), ("县水务局", "甘泉供水工程")},
    ),
    # a place runs what stands right behind it; a person runs what she founded
    ("东湖小区安装了智能安防系统。", {("东湖小区", "智能安防系统")}),
    ("村民王建国创办了“红石榴”工作室。", {("王建国", "红石榴工作室")}),
    # named after the body, launched at a ceremony, opened, relied upon, listed
    ("南园社区“红管家”服务队活跃在街巷。", {("南园社区", "红管家服务队")}),
    ("昨天，市民政局举行“暖阳”助老计划启动仪式。", {("市民政局", "暖阳助老计划")}),
    ("昨天，南园社区食堂正式营业。", {("南园社区", "南园社区食堂")}),
    ("南园社区依托“邻里议事厅”化解矛盾。", {("南园社区", "邻里议事厅")}),
    ("东湖县还开展老年康复、上门助浴等服务。", {("东湖县", "老年康复"), ("东湖县", "上门助浴")}),
    ("当天，南园社区为群众提供理发、量血压等服务。", set()),
    ("昨天，南园社区举办的读书节正式启动。", set()),
    # parts of an event, claims and slogans are none
    ("活动由南园社区承办，设置答题、套圈等体验区。", set()),
    (
        "老旧管网改造工程于5月10日开工，由市住建局实施，青禾热力有限公司承建。",
        {("市住建局", "老旧管网改造工程"), ("青禾热力有限公司", "老旧管网改造工程")},
    ),
    ("东湖街道打造“不见面”的营商环境。", set()),
    ("东湖街道启动“邻里文化节”活动。", set()),
    (
        "东湖街道配备专业社工队伍，升级改造翠苑新区等5处中心。",
        {("东湖街道", "专业社工队伍"), ("东湖街道", "翠苑新区")},
    ),
    ("东湖街道让智慧化建设融入“悦读书房”。", set()),
    ("东湖街道增强防范意识，营造良好氛围。", set()),
    # what is taken up among the works of a year, a reform
    ("今年，平安市政府把应急救护培训列入了为民办实事项目。", {("平安市政府", "应急救护培训")}),
    ("平安市民政局开展养老服务改革。", {("平安市民政局", "养老服务改革")}),
    # the balance of a year is no list of programmes
    (
        "东湖街道增加停车位22643个、加装路灯120盏、新增绿化面积3000平方米、改造管网50公里、"
        "安装电梯12部、修缮房屋300间。",
        set(),
    ),
    ("现场设立“非遗体验”区域。东湖街道举办邻里节。", set()),
]


@pytest.mark.parametrize(("text", "pairs"), CASES)
def test_who_implements_what(text: str, pairs: set[tuple[str, str]]) -> None:
    found = {(f.subject.label, f.object.label) for f in facts_of(text) if f.predicate == "implements"}
    assert found == pairs
