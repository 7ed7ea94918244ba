"""Events: who held what, with whom, where and when. Each case is a text in invented names."""

from __future__ import annotations

import pytest
from kg.annotate import annotate
from kg.extract import extract
from kg.model import Source
from kg.read import read
from kg.resources import load

HELD = frozenset({"hosted", "partneredWith", "heldAt", "heldOn"})

#: Text → every fact of the four predicates that it must give (pairs among co-hosts are not listed).
CASES = [
    (
        "6月8日，南园派出所与县公安局禁毒大队民警，共同走进东湖广场开展禁毒宣传教育。",
        {
            "南园派出所 hosted 禁毒宣传教育",
            "县公安局禁毒大队 hosted 禁毒宣传教育",
            "南园派出所 partneredWith 县公安局禁毒大队",
            "禁毒宣传教育 heldAt 东湖广场",
            "禁毒宣传教育 heldOn 6月8日",
        },
    ),
    ("第二届邻里市集在东湖小学操场上如火如荼地开展。", {"第二届邻里市集 heldAt 东湖小学操场"}),
    ("6月8日，首届邻里节在居民的歌声中落幕。", {"首届邻里节 heldOn 6月8日"}),
    (
        "近日，东湖镇在各村广场同步拉开“感恩家园”活动大幕。此次活动由市文明办统筹推进。",
        {
            "东湖镇 hosted 感恩家园活动",
            "感恩家园活动 heldAt 各村广场",
            "市文明办 hosted 感恩家园活动",
        },
    ),
    ("由市文联主办的市民书画摄影展正在东湖图书馆开展。", {"市文联 hosted 市民书画摄影展"}),
    (
        "6月8日，由市政府主办的“春风行动”启动仪式暨劳动者、毕业生专场招聘会在东湖广场举行。",
        {
            "市政府 hosted 春风行动启动仪式暨劳动者、毕业生专场招聘会",
            "春风行动启动仪式暨劳动者、毕业生专场招聘会 heldAt 东湖广场",
        },
    ),
    ("市人社部门相继在东湖广场开展巡回招聘会。", {"市人社部门 hosted 巡回招聘会"}),
    (
        "6月8日，东湖消防救援大队邀请学校的师生走进消防站。",
        {
            "东湖消防救援大队 hosted 走进消防站",
            "走进消防站 heldAt 消防站",
            "走进消防站 heldOn 6月8日",
        },
    ),
    (
        "6月8日，由市文旅局、市文联主办，市剧团承办，各乡镇文化站协办的“好戏到家”文化巡演在东湖广场启动。",
        {
            "市文旅局 hosted 好戏到家文化巡演",
            "市文联 hosted 好戏到家文化巡演",
            "市剧团 hosted 好戏到家文化巡演",
            "市文旅局 partneredWith 各乡镇文化站",
            "好戏到家文化巡演 heldAt 东湖广场",
            "好戏到家文化巡演 heldOn 6月8日",
        },
    ),
    (
        "首届龙舟赛由东湖街道主办、南园社区承办，东湖银行独家冠名。",
        {
            "东湖街道 hosted 首届龙舟赛",
            "南园社区 hosted 首届龙舟赛",
            "东湖街道 partneredWith 东湖银行",
        },
    ),
    (
        "当天的敬老宴由南园社区党委联合东湖市烹饪协会、金色面业举办。",
        {"南园社区党委 hosted 敬老宴", "南园社区党委 partneredWith 金色面业"},
    ),
    (
        "近日，东湖街道司法所还会同公安、交通等部门，在东湖路开展联合检查。",
        {
            "东湖街道司法所 hosted 联合检查",
            "东湖街道司法所 partneredWith 公安",
            "东湖街道司法所 partneredWith 交通",
            "联合检查 heldAt 东湖路",
            "联合检查 heldOn 近日",
        },
    ),
    (
        "市医院的医护人员走进南园社区，为老人开展义诊活动。",
        {"市医院 hosted 义诊活动", "义诊活动 heldAt 南园社区"},
    ),
    (
        "为期三天的东湖县第六届职工运动会9月22日在县体育中心落下帷幕。",
        {
            "东湖县第六届职工运动会 heldAt 县体育中心",
            "东湖县第六届职工运动会 heldOn 9月22日",
        },
    ),
    (
        "市教育局先后深入东湖街道南园社区、北园社区，西山街道石桥社区等3个社区，开展普法宣讲活动。",
        {
            "市教育局 hosted 普法宣讲活动",
            "普法宣讲活动 heldAt 东湖街道南园社区",
            "普法宣讲活动 heldAt 西山街道石桥社区",
        },
    ),
    (
        "5月12日晚，东湖镇文化广场，演员们登台亮相。这是市剧团举办的惠民演出活动。",
        {
            "市剧团 hosted 惠民演出活动",
            "惠民演出活动 heldAt 东湖镇文化广场",
            "惠民演出活动 heldOn 5月12日晚",
        },
    ),
    (
        "9月20日是公民道德宣传日。当天上午，东湖街道举办主题宣传活动。",
        {"东湖街道 hosted 主题宣传活动", "主题宣传活动 heldOn 9月20日"},
    ),
    (
        "市图书馆组织第二届荐书大赛、“银发书香”经典诵读、公益讲座等活动。",
        {
            "市图书馆 hosted 第二届荐书大赛",
            "市图书馆 hosted 银发书香经典诵读",
            "市图书馆 hosted 公益讲座",
        },
    ),
    (
        "12月4日，东湖中队对东湖小学、南园中学开展食品安全整治行动。",
        {"食品安全整治行动 heldAt 东湖小学", "食品安全整治行动 heldAt 南园中学"},
    ),
    (
        "8月14日，“你好！邻居・2025东湖市邻里生活节”第二场活动走进南园小区。",
        {
            "你好！邻居・2025东湖市邻里生活节第二场活动 heldAt 南园小区",
            "你好！邻居・2025东湖市邻里生活节第二场活动 heldOn 8月14日",
        },
    ),
    (
        "这是东湖街道志愿服务总队联合西山街道文明实践所在南园社区广场开展的便民大集活动。",
        {
            "东湖街道志愿服务总队 hosted 便民大集活动",
            "东湖街道志愿服务总队 partneredWith 西山街道文明实践所",
            "便民大集活动 heldAt 南园社区广场",
        },
    ),
    (
        "5月13日，由市妇联主办的“成长同行”2024年家教宣传周启动仪式暨家庭教育讲座在东湖区青少年宫举行。",
        {
            "市妇联 hosted 成长同行2024年家教宣传周启动仪式暨家庭教育讲座",
            "成长同行2024年家教宣传周启动仪式暨家庭教育讲座 heldAt 东湖区青少年宫",
        },
    ),
    (
        "市文化馆成功举办“四季”村歌展演、东湖美食文化节开幕式（春之篇）文艺演出活动、“阳光杯”歌手大赛（秋之篇）等活动。",
        {
            "市文化馆 hosted 四季村歌展演",
            "市文化馆 hosted 东湖美食文化节开幕式（春之篇）文艺演出活动",
            "市文化馆 hosted 阳光杯歌手大赛（秋之篇）",
        },
    ),
    (
        "市医院在南园大厦组织开展了一场面向企业员工和居民的急救演练活动。",
        {"市医院 hosted 急救演练活动", "急救演练活动 heldAt 南园大厦"},
    ),
    (
        "东湖县近期开展的“春风行动”系列招聘会共有200余家企业参与。",
        {"东湖县 hosted 春风行动系列招聘会", "春风行动系列招聘会 heldOn 近期"},
    ),
    (
        "东湖街道南园社区警务室与北园社区警务室联合消防大队在第七小学开展消防演练活动。",
        {
            "东湖街道南园社区警务室 hosted 消防演练活动",
            "北园社区警务室 partneredWith 消防大队",
        },
    ),
    (
        "市老干部局驻南园社区“暖心”工作队、东湖社区联合举办母亲节文艺演出。",
        {"市老干部局驻南园社区暖心工作队 hosted 母亲节文艺演出", "东湖社区 hosted 母亲节文艺演出"},
    ),
    (
        "南园社区组织网格员开展“扫楼行动”与“敲门行动”。",
        {"南园社区 hosted 扫楼行动", "南园社区 hosted 敲门行动"},
    ),
    (
        "12月17日，东湖市“新风进万家”活动来到南园社区。活动主办方是市文明办，市妇联联合南园社区、卫健局等12个单位共同承办。",
        {
            "东湖市新风进万家活动 heldOn 12月17日",
            "市文明办 hosted 东湖市新风进万家活动",
            "市妇联 hosted 东湖市新风进万家活动",
            "卫健局 hosted 东湖市新风进万家活动",
        },
    ),
    (
        "8月21日，由市文明办、市教育局统一部署，东湖县集中开展“美丽家园”志愿服务活动。",
        {"市教育局 hosted 美丽家园志愿服务活动"},
    ),
    (
        "南园小区广场近日热闹非常，东湖医院在这里开展义诊。",
        {"东湖医院 hosted 义诊", "义诊 heldAt 南园小区广场"},
    ),
    (
        "5月16日，新春佳节将至，东湖街道举办才艺比赛。",
        {"才艺比赛 heldOn 5月16日"},
    ),
    (
        "6月18日，2026年“爱心东湖”慈善大宴在我市启幕。",
        {"2026年爱心东湖慈善大宴 heldOn 6月18日"},
    ),
    (
        "在市慈善会、市民政局的指导下，东湖街道联合南园社区，与北园医院、西园中学等单位一道，举办敬老宴。",
        {
            "东湖街道 partneredWith 市慈善会",
            "东湖街道 partneredWith 南园社区",
            "东湖街道 partneredWith 西园中学",
        },
    ),
    (
        "连日来，东湖市各乡镇、街道文明实践所（站）组织开展主题宣讲活动。",
        {"东湖市各乡镇、街道文明实践所（站） hosted 主题宣讲活动"},
    ),
    (
        "近日，12处镇（街道）残联也积极组织开展了形式多样的助残日活动。",
        {"镇（街道）残联 hosted 助残日活动"},
    ),
    (
        "今年以来，东湖县共开展下乡志愿服务活动120余场。",
        {"东湖县 hosted 下乡志愿服务活动"},
    ),
    (
        "5月9日，县妇联以“关爱母亲”为主题的“邮包”发放仪式在东湖镇举行。",
        {"县妇联 hosted 邮包发放仪式", "邮包发放仪式 heldAt 东湖镇"},
    ),
    (
        "7月11日，东湖县交警大队“集市会”在南园镇开讲。",
        {
            "东湖县交警大队 hosted 集市会",
            "集市会 heldAt 南园镇",
            "集市会 heldOn 7月11日",
        },
    ),
    (
        "5月25日，市政协副主席王桂芬率市残联相关负责同志前往市康复中心、东湖职业学校等地调研残疾人工作。",
        {
            "王桂芬 hosted 调研残疾人工作",
            "调研残疾人工作 heldAt 市康复中心",
            "调研残疾人工作 heldAt 东湖职业学校",
        },
    ),
    (
        "东湖街道举行邻里文化节。南园机场分会场也同步开展文艺演出活动。",
        {"文艺演出活动 heldAt 南园机场分会场"},
    ),
    (
        "市医院副院长王志强为居民作健康讲座。",
        set(),
    ),
]

#: Text → a fact that must not come out.
TRAPS = [
    ("通过召开座谈会、发放问卷等方式，东湖街道了解民意。", "东湖街道 hosted 座谈会"),
    ("王志强要求，要深入开展隐患排查整治，确保安全。", "王志强 hosted 隐患排查整治"),
    ("市未成年人保护中心志愿者到场。东湖街道未举办灯会。", "东湖街道 hosted 灯会"),
    ("东湖街道共举办讲座8场。", "东湖街道 hosted 讲座"),
    ("6月8日，东湖街道举行健步走活动，拉开了道德宣传月的序幕。", "东湖街道 hosted 道德宣传月"),
    ("宣讲以“一堂课、一次展”的形式进行。", "宣讲以一堂课、一次展的形式 heldOn 6月8日"),
    ("相关单位组成联合检查组到场。", "相关单位 partneredWith 检查组"),
    ("东湖街道联合青年志愿者开展清扫活动。", "青年志愿者 hosted 清扫活动"),
    ("东湖街道开展清扫活动，对死角进行了一次彻底整治。", "东湖街道 hosted 彻底整治"),
    ("公益组织提供律师咨询、法律讲座。", "公益组织 hosted 提供律师咨询"),
    ("记者近日从市体育局获悉，由东湖街道主办的龙舟赛举行。", "龙舟赛 heldOn 近日"),
    ("开工仪式在东湖镇与全省同步举行。", "开工仪式 heldAt 全省"),
    ("南园街道组织志愿者定期上门走访。", "南园街道 hosted 志愿者定期上门走访"),
    ("敬老宴举行。此次活动由市传媒中心进行直播。", "市传媒中心 hosted 直播"),
    ("6月14日，记者从市残联获悉，东湖街道举办专场招聘会。", "专场招聘会 heldOn 6月14日"),
    ("第五届文化节即将开幕之际，东湖街道召开座谈会。", "第五届文化节 heldOn 即将"),
]

STATUS = [
    ("原定5月9日举行的灯会推迟至6月。", "灯会 heldOn 6月", "planned"),
    ("第二期夏令营拟于8月7日在东湖公园开营。", "第二期夏令营 heldOn 8月7日", "planned"),
    ("由市体育局主办的首届龙舟赛，将于12月6日在东湖公园举行。", "市体育局 hosted 首届龙舟赛", "planned"),
    ("首届龙舟赛将于6月举行。活动由市体育局主办。", "市体育局 hosted 首届龙舟赛", "planned"),
    ("首届龙舟赛下月开赛。活动由市体育局主办。", "市体育局 hosted 首届龙舟赛", "planned"),
    ("由市体育局主办的首届龙舟赛吸引了众多市民。", "市体育局 hosted 首届龙舟赛", "done"),
    ("东湖街道举行模拟法庭活动，未成年人旁听。", "东湖街道 hosted 模拟法庭活动", "done"),
    ("东湖街道组织志愿者开展义诊活动。", "东湖街道 hosted 义诊活动", "done"),
]


def facts(text: str) -> dict[str, str]:
    """Facts of the four predicates → their status."""
    resources = load()
    articles = read(Source("case.txt", text, ""), resources=resources)
    found = extract(annotate(articles, resources), resources)
    return {
        f"{fact.subject.label} {fact.predicate} {fact.object.label}": str(fact.status)
        for fact in found
        if fact.predicate in HELD
    }


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:16] for text, _ in CASES])
def test_events(text: str, wanted: set[str]) -> None:
    found = set(facts(text))
    assert wanted <= found, f"missing {wanted - found}; found {found}"
    if not wanted:
        assert not {fact for fact in found if " hosted " in fact}


@pytest.mark.parametrize(("text", "unwanted"), TRAPS, ids=[text[:16] for text, _ in TRAPS])
def test_no_event(text: str, unwanted: str) -> None:
    assert unwanted not in facts(text)


@pytest.mark.parametrize(("text", "fact", "status"), STATUS, ids=[text[:16] for text, _, _ in STATUS])
def test_status(text: str, fact: str, status: str) -> None:
    assert facts(text).get(fact) == status
