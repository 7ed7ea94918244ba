"""Metrics: one sentence for each construction, and a floor on the development corpus."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.annotate.quantities import quantities
from kg.annotate.sentences import quotations
from kg.extract.metrics import MetricCandidate, candidates, distinct
from kg.model import BlockKind, Mention, Sentence, Status, Text

CASES = [
    ("工作人员共计227名。", ["工作人员人数 227名"]),
    ("20余名学生到东湖市北山消防站学习。", ["学生人数 >20名"]),
    (
        "共检查商铺96家，发现隐患41处，其中现场整改30处。",
        ["检查商铺数量 96家", "发现隐患数量 41处", "现场整改数量 30处"],
    ),
    ("免费发放宣传单500余份、环保袋300个。", ["免费发放宣传单数量 >500份", "发放环保袋数量 300个"]),
    ("合作社助力15户村民人均增收3000元。", ["村民户数 15户", "人均增收 3000元"]),
    ("该馆借阅图书4.3万册次。", ["借阅图书数量 43000册次"]),
    ("民警发放500余份宣传单。", ["发放宣传单数量 >500份"]),
    ("活动吸引近千人次线上观看。", ["吸引线上观看人次 ~1000人次"]),
    ("网上办理率已达93.5%。", ["网上办理率 93.5%"]),
    ("新馆占地4.6公顷，建筑面积1.2万平方米。", ["占地面积 4.6公顷", "建筑面积 12000平方米"]),
    ("项目总投资5860万元。", ["总投资 58600000元"]),
    ("15名专家走进田间。", ["专家人数 15名"]),
    ("来自各县的24支代表队共144名队员参加。", ["代表队数量 24支", "参加队员人数 144名"]),
    ("干部群众代表等300余人参加。", ["参加人数 >300人"]),
    ("126人与企业达成就业意向。", ["达成就业意向人数 126人"]),
    ("近七成楼栋通过验收。", ["楼栋通过验收比例 ~70%"]),
    ("发案数同比下降12.5%。", ["发案数同比下降 12.5%"]),
    ("粮食产量12万吨，同比增长3.4%。", ["粮食产量 120000吨", "粮食产量同比增长 3.4%"]),
    ("接待游客2万人次，占全年总数的三分之一。", ["接待游客人次 20000人次", "接待游客占全年总数比例 0.3333"]),
    ("小学平均班额由53人降至46人。", ["原小学平均班额人数 53人", "小学平均班额人数 46人"]),
    ("事故起数、伤亡人数同比分别下降25%和33.3%。", ["事故起数同比下降 25%", "伤亡人数同比下降 33.3%"]),
    ("投资3800万元的第七幼儿园已于9月1日开园。", ["投资 38000000元"]),
    ("工程新建日供水能力2.5万立方米的净水厂1座。", ["日供水能力 25000立方米", "新建净水厂数量 1座"]),
    ("送出围裙、购物袋等小礼品260份。", ["送出小礼品数量 260份"]),
    ("每人每月提供2次免费助餐。", ["每人每月提供免费助餐次数 2次"]),
    ("发病率为38.6/10万。", ["发病率 38.6/10万"]),
    ("钢架大棚目前全村有3个。", ["钢架大棚数量 3个"]),
    ("全村种着宽24米、长140米的大棚。", []),
    ("企业目前存在约1万人的用工缺口。", ["用工缺口人数 ~10000人"]),
    ("企业为1600多名前来应聘的人员提供岗位。", ["前来应聘的人员人数 >1600名"]),
    (
        "流转土地面积从最初的500亩发展到现在的3500多亩。",
        ["原流转土地面积 500亩", "流转土地面积 >3500亩"],
    ),
    ("亩产达到了5000斤。", ["亩产数量 5000斤"]),
    ("查获各类交通违法行为393起。", ["查获各类交通违法行为数量 393起"]),
    ("专家分两组入户。", []),
    ("近年来，170余名技术人员深入田间。", ["技术人员人数 >170名"]),
    ("18家共建单位参加。", ["参加共建单位数量 18家"]),
    ("汇演中的10个节目都由居民自编自演。", ["节目数量 10个"]),
    ("居民凭20个塑料瓶兑换礼品。", []),
    ("民警清查校园周边200米范围内的商店。", []),
    ("覆盖率提高，公交站点500米覆盖率达95%。", ["覆盖率 95%"]),
    ("每20至30户推选1名楼长。", []),
    ("“专员盯着办。”局里抽调业务骨干36名。", ["抽调业务骨干人数 36名"]),
    ("来自全市的12家银行以及68家企业签约。", ["银行数量 12家", "签约企业数量 68家"]),
    ("续建水泥路25条共191公里。", ["续建水泥路数量 25条", "续建水泥路长度 191公里"]),
    ("公路由原来的3.5米拓宽至4.5米。", ["原公路长度 3.5米", "公路长度 4.5米"]),
    ("送来棉被、大米各500份。", ["送来棉被、大米数量 500份"]),
    ("带动580户农户发展特色种植。", ["带动农户户数 580户"]),
    ("全村共有236户、896人，其中党员42名。", ["户数 236户", "人数 896人", "党员人数 42名"]),
    ("产值12亿元，高于全省平均水平1.2个百分点。", ["产值 1200000000元", "产值高于全省平均水平 1.2个百分点"]),
    (
        "为386名环卫工送去矿泉水150箱、毛巾400条。",
        ["环卫工人数 386名", "送去矿泉水数量 150箱", "送去毛巾数量 400条"],
    ),
    ("村民王建国承包了50亩荒山。", ["承包荒山面积 50亩"]),
    ("全市计划投资2亿元，建成后年产值可达5亿元。", ["投资 200000000元", "年产值 500000000元"]),
    (
        "城镇、农村居民人均可支配收入分别为4.5万元和2.9万元，增长4.6%和6.1%。",
        [
            "城镇居民人均可支配收入 45000元",
            "农村居民人均可支配收入 29000元",
            "城镇居民人均可支配收入增长 4.6%",
            "农村居民人均可支配收入增长 6.1%",
        ],
    ),
    ("共受理事项537件，办结516件。", ["受理事项数量 537件", "办结事项数量 516件"]),
    ("保障房开工84万平方米9863套。", ["保障房开工面积 840000平方米", "保障房开工数量 9863套"]),
    ("选聘调解员612名，其中党员超过三分之二。", ["选聘调解员人数 612名", "调解员党员比例 >0.6667"]),
    ("代表队以总分286分夺冠。", ["代表队以总分 286分"]),
    # a list of districts, each with its figures; a list shares its verb; households and their people
    (
        "小区改造主要涉及甲区33栋楼、约20.5万平方米、2849户。",
        ["改造楼数量 33栋", "改造面积 ~205000平方米", "改造户数 2849户"],
    ),
    (
        "改造11个项目、156栋楼、95.8万平方米。",
        ["改造项目数量 11个", "改造楼数量 156栋", "改造面积 958000平方米"],
    ),
    ("小区有310户居民731人。", ["居民户数 310户", "居民人数 731人"]),
    ("300多户村民种植茶叶面积1200亩。", ["种植村民户数 >300户", "种植茶叶面积 1200亩"]),
    # descriptions of the counted, and what is theirs
    ("11辆挂着“送爱”横幅的公交同时出发。", ["公交数量 11辆"]),
    ("100余名穿着马甲的志愿者驾驶车辆。", ["驾驶志愿者人数 >100名"]),
    ("30余名学员的培训费用全免。", ["学员人数 >30名"]),
    # what the clause before is about; the last verb of a long phrase
    ("东湖县推进农村文化礼堂建设，现已建成206个。", ["建成农村文化礼堂数量 206个"]),
    ("积极配合市歌舞剧院开展惠民演出14场次。", ["开展惠民演出场次 14场次"]),
    ("比赛设9大项44小项。", ["大项数量 9项", "小项数量 44项"]),
    ("队伍共21人，平均年龄66岁。", ["人数 21人", "平均年龄 66岁"]),
    ("先后开展巡诊53次，足迹遍及12个乡镇。", ["开展巡诊次数 53次", "遍及乡镇数量 12个"]),
]
NOTHING = [
    "李强以1小时8分的成绩夺冠。",
    "街道宣传公民健康素养66条。",
    "1层为架空层，2到6层为住户。",
    "他在离家200米不到的助餐点用餐。",
    "60周岁以上老人可享“两荤一素10元”套餐。",
    "两个小时后，人群散去。",
    "这三个小区建于上世纪八十年代。",
    "对50亩以上的种植户给予支持。",
    "他住在第三栋，跑了三趟。",
    "翻过1800米高的山，走过1公里长的路。",
    "演出3小时后结束。",
    "比赛设两人三盘水带连接项目。",
    "这里原是一块三角地。",
]
STATUS = [
    ("下一步，该街道将增设3座消防站。", Status.PLANNED),
    ("在重阳节即将来临时，社区组织居民200余人，开展活动。", Status.DONE),
    ("接下来，市里将继续推进，新增车位300个。", Status.PLANNED),
    ("全市计划新增电梯60台。", Status.PLANNED),
    ("确保综合利用率达到95%以上。", Status.GOAL),
    ("街道正按照3个服务点的布局推进。", Status.PLANNED),
    ("当天将98处隐患整改到位。", Status.DONE),
    ("截至6月底，新增停车位407个。", Status.DONE),
    ("原定接待游客300人的夜场取消。", None),
    ("如果每天捐1元，能捐300万元。", None),
    ("会议强调，要新增打包机100台。", Status.GOAL),
    ("“百人计划”培育计划选聘调解员138名。", Status.DONE),
    ("去年已建成公园12个。", Status.DONE),
    ("去年9月起，中心将社保等9个窗口开放至20时。", Status.DONE),
    ("该局将开办事项等5个环节整合成1张表单。", Status.DONE),
    ("该县连续将“光明行动”列入实事项目，为1500名患者做了手术。", Status.DONE),
    ("街道争取上级资金2360万元。", Status.DONE),
    ("今年计划投资1289万元。", Status.PLANNED),
    ("模拟法庭走进3所学校。", Status.DONE),
    ("民警为正在军训的300余名新生上课。", Status.DONE),
]


def sentence(text: str, block: BlockKind = BlockKind.PARAGRAPH, *more: Mention) -> Sentence:
    """A sentence with its quotations and quantities, and the mentions given."""
    quotes = [Mention("Quote", start, end, text[start + 1 : end - 1]) for start, end in quotations(text)]
    found = [*quotes, *more]
    for number in quantities(text):
        if all(number.end <= m.start or m.end <= number.start for m in found):
            found.append(number)
    return Sentence(Text.of(text, range(len(text))), block, 0, tuple(sorted(found, key=lambda m: m.start)))


def labels(found: tuple[MetricCandidate, ...]) -> list[str]:
    return [c.metric.label for c in found]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_indicator_and_value(text: str, expected: list[str]) -> None:
    assert labels(candidates(sentence(text))) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_counts_nothing(text: str) -> None:
    assert [c for c in candidates(sentence(text)) if c.core and c.status] == []


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text: str, status: Status | None) -> None:
    assert candidates(sentence(text))[-1].status is status


def test_old_value_is_not_core() -> None:
    old, new = candidates(sentence("普及率由88.5%提高到96.2%。"))
    assert (old.core, new.core) == (False, True)
    assert old.rule == new.rule == "metric.from-to"


def test_what_a_number_describes() -> None:
    text = "投资3800万元的第七幼儿园开园。"
    (one,) = candidates(sentence(text))
    assert one.described and text[slice(*one.described)].startswith("第七幼儿园")


def test_a_headline_repeats_the_text() -> None:
    head = candidates(sentence("活动发放宣传单500份", BlockKind.HEADLINE))
    body = candidates(sentence("活动现场发放宣传单500份。"))
    assert not head[0].core
    assert distinct([*head, *body]) == body


@given(
    st.text(
        alphabet="共发放宣传单户由到从降至占的等、，。“”分别各30五百%万元人次个将计划为全市同比增长",
        max_size=50,
    )
)
def test_any_text_gives_ordered_evidence(text: str) -> None:
    for one in candidates(sentence(text)):
        assert 0 <= one.start <= one.quantity.start < one.quantity.end <= one.end <= len(text)
        assert one.metric.indicator
