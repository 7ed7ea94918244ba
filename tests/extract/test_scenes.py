"""Who took part, for whom, what was done and about what: constructions with invented names."""

from __future__ import annotations

import pytest
from tests.extract.text import facts_of

EVENT = "3月5日，东湖街道举办首届邻里文化活动。"


def objects(text: str, predicate: str) -> set[str]:
    return {fact.object.label for fact in facts_of(text) if fact.predicate == predicate}


def pairs(text: str) -> set[tuple[str, str, str]]:
    return {(fact.subject.label, fact.predicate, fact.object.label) for fact in facts_of(text)}


def facts(text: str, predicate: str) -> set[str]:
    return objects(EVENT + text, predicate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当天，市第一医院的30名医生为居民测量血压。", {"市第一医院"}),
        ("新华小学师生表演了舞蹈《春天》。", {"新华小学师生"}),
        ("活动中，南园社区的居民合唱了歌曲。", {"居民"}),
        ("最终评选出：第一名南园小学；第二名南园县第二小学。", {"南园小学", "南园县第二小学"}),
        ("青年组冠军由北山足球队夺得，南园足球队获亚军。", {"北山足球队", "南园足球队"}),
        ("由居民、文艺队、志愿者组成的队伍轮番上场。", {"居民", "文艺队", "志愿者"}),
        ("街道邀请市第一医院专家现场授课。", {"市第一医院"}),
        ("31支代表队、600名选手参加比赛。", {"代表队", "选手"}),
        ("教师李国强带领学生朗诵诗歌，并宣读倡议书。", {"李国强", "学生"}),
        ("副区长王建国，教育局局长李国强，文旅局局长张卫平出席活动。", {"王建国", "李国强", "张卫平"}),
        ("裁判代表队、各社区代表队、协会代表队等相继入场。", {"裁判代表队", "社区代表队", "协会代表队"}),
        (
            "副区长王建国，主办单位负责人，乡镇、街道妇联主席，家长代表近1000人参加。",
            {"王建国", "主办单位负责人", "乡镇、街道妇联主席", "家长代表"},
        ),
        ("来自东湖、南园等地的师生代表、家长代表等800余人参加了活动。", {"师生代表", "家长代表"}),
        ("最受欢迎的莫过于南园村舞狮艺术团带来的表演。", {"南园村舞狮艺术团"}),
        ("县文化馆的川剧变脸把气氛推向高潮。", {"县文化馆"}),
        ("街道组织教育专家、学生家长深入社区。", {"教育专家", "学生家长"}),
        (
            "参与本次活动的还有街道民政科代表、青禾社工服务中心和居民代表。",
            {"街道民政科", "青禾社工服务中心", "居民代表"},
        ),
        (
            "活动邀请青禾集团、金色纺织、东湖电子等32家缺工企业入场。",
            {"青禾集团", "金色纺织", "东湖电子", "缺工企业"},
        ),
        ("大中专毕业生及农民工纷纷进场。", {"大中专毕业生", "农民工"}),
        ("来自东湖、南园、北山等地众多书画家参加了活动。", {"书画家"}),
        ("文艺团队轮番上台表演。", {"文艺团队"}),
        ("最后，来自我县东湖幼儿园、小荷花艺术团荣获一等奖。", {"县东湖幼儿园", "小荷花艺术团"}),
        ("主任医师王国强等6位专家参加活动。", {"王国强"}),
        ("油茶、油菜等种植专业户参加活动。", {"种植专业户"}),
        ("14家医疗单位的50多位专家参加活动。", {"专家"}),
        ("平安中学组织、南园小学选送的队伍参加活动。", {"南园小学"}),
        ("部分党员、众多市民前来参加。", {"党员", "市民"}),
        ("来自西江、东湖等38个工会组织的600余名职工参加了活动。", {"职工"}),
        ("来自驻地单位区公安分局、区质监局等单位代表参会。", {"区公安分局", "区质监局", "单位代表"}),
        ("大队安排警力在路段设点。村民李国强：这场演出真好。", set()),
        ("县医院位于东湖路，去年参加评比。", set()),
        ("街道党工委在北山村新建一所具有示范意义的实践所。", set()),
        ("300余人共同与18名优秀读者分享了快乐。", {"优秀读者"}),
        ("在市委的坚强领导下，健身事业蓬勃发展。", set()),
        ("据区教育局局长李国强介绍，活动共有10个项目。", set()),
        ("下一步，市文化馆将为居民表演节目。", set()),
    ],
)
def test_participants(text: str, expected: set[str]) -> None:
    assert facts(text, "hasParticipant") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现场设置知识闯关、手工体验、灯谜竞猜等6个展区。", {"知识闯关", "手工体验", "灯谜竞猜"}),
        ("居民品油茶、听戏曲、话家常，其乐融融。", {"品油茶", "听戏曲", "话家常"}),
        ("志愿者向居民发放宣传手册2000份。", {"发放宣传手册"}),
        ("街道送来慰问金，物资发放至各社区，并发放给困难群众。", {"送来慰问金"}),
        ("发放限盐勺、控油壶各500个，送上了一道道文化大餐。", {"发放限盐勺、控油壶"}),
        ("清运车往返其中。街道提供更加优质、贴心的服务。", set()),
        ("观看直播的人数超过2万人次。以此次检查为契机，街道推进治理。", set()),
        ("有的清扫路面落叶，有的清理卫生死角。", {"清扫路面落叶", "清理卫生死角"}),
        ("会前，与会人员赴东湖镇观摩了重点工程建设。", {"观摩了重点工程建设"}),
        ("医生为居民进行视力、口腔等检查。", {"视力", "口腔"}),
        ("医生提供血压测量和健康咨询服务。", {"血压测量", "健康咨询"}),
        ("服务内容包括：心电图检查150人次，血糖检测100人次。", {"心电图检查", "血糖检测"}),
        ("小品《路口》、舞蹈《春天》及独唱《山茶》等节目陆续登台。", {"小品路口", "舞蹈春天", "独唱山茶"}),
        ("志愿者为居民讲解防火、防盗等知识。", {"讲解防火、防盗等知识"}),
        ("除文艺联欢、灯谜竞猜外，现场还有义诊。", {"文艺联欢", "灯谜竞猜"}),
        ("扬琴、古筝、朗诵等一批节目轮番上演。", {"扬琴", "古筝", "朗诵"}),
        ("随后进行了健身操比赛、气功比赛。", {"健身操比赛", "气功比赛"}),
        ("医生提供用药咨询、血压测量和康复指导。", {"用药咨询", "血压测量", "康复指导"}),
        ("官兵表演了军体拳、口琴独奏。", {"军体拳", "口琴独奏"}),
        ("独唱《山茶》唱出乡情，小品《路口》再现社区日常。", {"独唱山茶", "小品路口"}),
        ("中医院设义诊台，队员对楼道进行了大清扫。", {"义诊台", "大清扫"}),
        ("眼科义诊、修鞋、配钥匙等便民服务项目最受居民欢迎。", {"眼科义诊", "修鞋", "配钥匙"}),
        ("表演形式有踩高跷、划旱船等。", {"踩高跷", "划旱船"}),
        ("志愿者送文化、送科技、送服务。", {"送文化", "送科技", "送服务"}),
        ("医生测量血压。随后护士为老人量血压。", {"测量血压"}),
        ("大家开展了疏散演练和灭火演练，还进行了疏散演练、灭火演练。", {"疏散演练", "灭火演练"}),
        ("剪纸、糖画、东湖面人吸引了居民的目光。", {"剪纸", "糖画", "东湖面人"}),
        ("志愿者通过创意塔、剪窗花小游戏引导家长参与。", {"创意塔", "剪窗花小游戏"}),
        ("小演员们展现了良好的精神风貌，为大家送上了欢乐。", set()),
        ("会场布置颇具匠心，激发了孩子学习知识的热情。", set()),
        ("《威风锣鼓》、武术《中华魂》拉开了活动的帷幕。", {"威风锣鼓", "武术中华魂"}),
        ("街道开展了形式多样、丰富多彩的活动。", set()),
        ("为切实加强宣传健身知识，街道增设项目。", set()),
        ("演练开始，演练紧张有序。", set()),
        ("红烧肉、糯米饭、绿豆糕……桌上摆满了菜。", set()),
        ("志愿者把祝福和温暖送上。", set()),
        ("书记要求，一要摸清底数。二要强化宣传。通过悬挂条幅、发放传单等形式向农户宣传政策。", set()),
    ],
)
def test_activities(text: str, expected: set[str]) -> None:
    assert facts(text, "includesActivity") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("300多名居民观看演出。", {"居民"}),
        ("活动吸引了600多名市民。", {"市民"}),
        ("志愿者为行动不便的老人理发。", {"行动不便的老人"}),
        ("消防员向过往游客和附近居民普及消防常识。", {"游客", "居民"}),
        ("街道为获奖选手颁发证书。", set()),
        ("活动维护了居民权益。", set()),
        ("为让更多群众动起来，活动增设了项目。", set()),
    ],
)
def test_audience(text: str, expected: set[str]) -> None:
    assert facts(text, "hasAudience") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("消防安全知识培训", {"消防安全"}),
        ("第二届“平安你我 幸福万家”主题宣讲活动", {"平安你我 幸福万家"}),
        ("“七彩屋”暑期托管班", set()),
        ("志愿服务培训", set()),
        ("第二届“我爱我家文化节”", set()),
    ],
)
def test_theme_in_a_name(name: str, expected: set[str]) -> None:
    assert objects(f"3月5日，东湖街道举办{name}。", "hasTheme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("活动以“全民参与、全民共享”为宗旨。", {"全民参与、全民共享"}),
        ("活动主题定为“左邻右舍贺新春”。", {"左邻右舍贺新春"}),
        ("队员为居民科普垃圾分类、预防保健等知识。", {"垃圾分类", "预防保健"}),
        ("项目涉及生态保护、社会事业等领域。", set()),
        ("民警围绕道路安全、网络诈骗、校园欺凌三个方面进行讲解。", {"道路安全", "网络诈骗", "校园欺凌"}),
        ("会议围绕工作开展情况作了汇报。", set()),
        ("专家针对食用菌栽培技术、畜牧养殖技术进行了讲解。", {"食用菌栽培技术", "畜牧养殖技术"}),
        ("技术人员讲解了病虫害防治技术、高产栽培技术。", {"病虫害防治技术", "高产栽培技术"}),
    ],
)
def test_declared_theme(text: str, expected: set[str]) -> None:
    assert facts(text, "hasTheme") == expected


def test_who_gives_a_lesson_at_an_event_takes_part_in_the_event() -> None:
    text = EVENT + "活动中，市第一医院医生李国强为居民上了一堂急救课。"
    assert "李国强" in objects(text, "hasParticipant")
    labels = pairs(text)
    assert ("首届邻里文化活动", "hasParticipant", "李国强") in labels
    assert ("急救课", "hasParticipant", "李国强") not in labels


def test_speech_that_has_ended_is_a_sentence_of_its_own() -> None:
    """Who spoke before does not act in the sentence behind the speech."""
    text = "市园林局工程师李国强现场讲解。“三分栽，七分管。”当天还设立“同心林”。"
    assert not [one for one in pairs(text) if one[1] == "implements" and one[0] == "李国强"]


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("5月12日晚，石桥村文化广场，好戏刚刚落幕。", {"5月12日晚"}),
        ("“真好听！”5月12日晚，石桥村文化广场，好戏刚刚落幕。", {"5月12日晚"}),
        ("6月14日是文化遗产日。", set()),
    ],
)
def test_the_day_that_a_report_opens_with(opening: str, days: set[str]) -> None:
    text = f"戏到家门口\n\n{opening}这是由市文联主办的“好戏到家”惠民巡演的第100场。\n"
    assert objects(text, "heldOn") == days


def test_the_first_sentence_sets_the_scene_of_what_the_headline_alone_names() -> None:
    text = (
        "南园村开展家庭教育讲座\n\n11月4日，南园村人口学校，127名妇女听老师讲课。近年来，南园村举办读书节。\n"
    )
    assert ("家庭教育讲座", "heldOn", "11月4日") in pairs(text)
    assert ("家庭教育讲座", "heldAt", "南园村人口学校") in pairs(text)


def test_a_day_whose_name_begins_with_its_date_in_quotation_marks() -> None:
    text = "禁毒在行动\n\n“6·26”国际禁毒日当天，东湖街道举行禁毒宣传活动。\n"
    assert objects(text, "heldOn") == {"“6·26”国际禁毒日当天"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "东湖街道与共建单位平安市农业农村局开展消防培训活动。",
            ("平安市农业农村局", "hosted", "消防培训活动"),
        ),
        (
            "9月28日上午，重阳节文艺汇演在共建单位的支持下隆重举办。",
            ("重阳节文艺汇演", "heldOn", "9月28日上午"),
        ),
        ("南园社区举办的重阳节庆祝活动徐徐拉开帷幕。", ("南园社区", "hosted", "重阳节庆祝活动")),
        ("南园社区在会议室举办老年人茶话会。", ("南园社区", "hosted", "老年人茶话会")),
        ("近日，县交通局对农村公路建设进行拉练检查。", ("县交通局", "hosted", "拉练检查")),
        (
            "南园社区的消防知识受欢迎。社区特联合东湖消防中队举行消防演练。",
            ("南园社区", "hosted", "消防演练"),
        ),
        (
            "市交通运输局创新实施了农村公路保险制度。",
            ("市交通运输局", "implements", "农村公路保险制度"),
        ),
        (
            "由东湖街道妇联、社会组织服务中心、东湖银行联合举办的第四届和美家宴开席。",
            ("社会组织服务中心", "hosted", "第四届和美家宴"),
        ),
        ("10 月 12 日，东湖街道举办邻里节。", ("邻里节", "heldOn", "10月12日")),
        (
            "我县第二届读书分享活动启动暨县新华书店图书捐赠仪式在大韩村小学举行。",
            ("第二届读书分享活动启动暨县新华书店图书捐赠仪式", "heldAt", "大韩村小学"),
        ),
        (
            "前童镇政府很忙。近日，该镇残联、慈善分会、团委联合开展助残活动。",
            ("慈善分会", "hosted", "助残活动"),
        ),
        ("第二届民俗文化节在东湖公园拉开序幕。", ("第二届民俗文化节", "heldAt", "东湖公园")),
        (
            "东湖街道联合市第一医院，组织志愿者开展义诊活动。",
            ("市第一医院", "hosted", "义诊活动"),
        ),
        (
            "首届艺术节内容非常丰富，有送春联活动、非遗展示、画展等活动。东湖街道举办首届艺术节。",
            ("首届艺术节", "includesActivity", "非遗展示"),
        ),
        (
            "东湖街道举办首届秋游活动。在东湖公园，居民们赏花、唱歌。",
            ("首届秋游活动", "heldAt", "东湖公园"),
        ),
    ],
)
def test_what_is_said_of_an_event(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in pairs(text)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("我省各地纷纷举办重阳节敬老活动。", "hosted"),
        ("东湖街道举办义诊活动，双方围绕分级诊疗、远程医疗等工作进行了深入探讨。", "includesActivity"),
        ("同学和老师的表演很精彩。", "hasRole"),
        ("活动主办方为东湖社区的劳模送上礼品。", "hosted"),
        ("东湖街道新建农村公路398公里。", "implements"),
        ("我市共完成东湖巷、南园菜场等31座老旧公厕升级改造。", "implements"),
        ("东湖街道采取专家讲座、发放明白纸等方式指导农民。", "implements"),
        ("3月5日，东湖街道主任李国强陪同考察重点项目。", "hosted"),
        ("东湖街道开展“爱我家乡”主题采风活动和“看家乡”主题深调研活动。", "implements"),
        ("信用建设位列全国县级市第24位，全省第3位，全省与西门子开展深度合作交流。", "hasMetric"),
        ("民警提醒商户牢记安全，严格落实安全生产责任制。", "implements"),
    ],
)
def test_what_no_fact_is_read_from(text: str, predicate: str) -> None:
    assert objects(f"东湖见闻\n\n{text}\n", predicate) == set()


def test_a_name_ends_before_a_compound_that_says_how() -> None:
    text = "东湖街道积极探索城市服务中心建设路径，创新“历史＋现代”融合发展模式。"
    assert ("东湖街道", "implements", "历史＋现代融合发展模式") in pairs(text)


def test_what_was_only_going_on_is_no_part_of_an_event() -> None:
    assert not facts("演练过程中，大家认真听讲。图为志愿者忙碌着。", "includesActivity")
    assert "志愿者" not in facts("图为志愿者为老人理发。", "hasAudience")


def test_a_mock_trial_is_no_plan() -> None:
    """模拟 holds 拟, which elsewhere announces what is to come."""
    found = facts_of("近日，东湖法院组织学生开展模拟法庭活动，为学生们上了一堂法治教育课。")
    assert {str(fact.status) for fact in found} == {"done"}


def test_partners_without_a_name_are_no_hosts() -> None:
    found = pairs("首届邻里宴由居民发起，包联单位、街道社区予以协办。")
    assert not {subject for subject, predicate, _ in found if predicate == "hosted"} & {
        "包联单位",
        "街道社区",
    }


@pytest.mark.parametrize(
    "text",
    [
        "12月19日，由东湖区总工会主办的“匠心铸就梦想 技能成就未来”焊工竞赛成功举办，30名选手参加。",
        "近日，东湖街道举办“向未来”运动会，30名选手参加。",
    ],
)
def test_what_a_slogan_promises_is_no_plan(text: str) -> None:
    found = facts_of(text)
    assert found
    assert {str(fact.status) for fact in found} == {"done"}


def test_what_a_division_is_known_for_is_no_name() -> None:
    found = pairs("青山县人社局很忙。青山是劳务输出大县，今年1月以来已举办招聘会25场。")
    assert not [one for one in found if one[0].endswith("大县")]


def test_a_place_is_named_without_the_word_that_points() -> None:
    assert objects("1月28日，春季招聘会在该县迎宾广场举行。", "heldAt") == {"迎宾广场"}


@pytest.mark.parametrize(
    ("text", "predicate", "unwanted"),
    [
        ("走进青溪街道全新亮相的“悦读书房”，居民在看书。", "heldAt", "青溪街道"),
        ("活动在诗朗诵《春天》中拉开序幕。", "includesActivity", "活动在诗朗诵春天"),
        ("现场提供免费的读书分享。", "includesActivity", "读书分享"),
        ("嘉宾们来到书法、绘画等展位前。", "heldAt", "书法"),
    ],
)
def test_what_only_looks_like_a_part_of_the_event(text: str, predicate: str, unwanted: str) -> None:
    assert unwanted not in objects(f"3月5日，东湖街道举办读书分享活动。{text}", predicate)
