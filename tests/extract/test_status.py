"""How a sentence puts an event: plans go on over commas, and over an article that announces."""

from __future__ import annotations

import pytest
from kg.extract.status import StatusReader
from kg.model import Status
from kg.resources import load
from tests.extract.text import facts_of

RESOURCES = load()

LEAD = "本报讯 6月2日，东湖街道将在南园公园举办邻里文化节。"
THEME = "活动以“邻里一家亲”为主题，面向辖区所有的居民。"
#: Text, predicate, object, its status.
CASES = [
    # A plan goes on over commas until words of what is there.
    ("明天东湖街道将举办邻里文化节，联合南园小学开展义诊活动。", "hosted", "义诊活动", "planned"),
    ("东湖街道将举办邻里文化节，近日已开展义诊活动。", "hosted", "义诊活动", "done"),
    # 将至 tells what season it is, no plan.
    ("佳节将至，东湖街道举办邻里文化节。", "hosted", "邻里文化节", "done"),
    # What is asked of those who act, and what is ready, is no plan.
    ("东湖街道按照市委推进方案要求，举办首届邻里节。", "hosted", "首届邻里节", "done"),
    ("东湖街道举办首届邻里节，准备了猜谜赛、长桌宴等活动。", "includesActivity", "猜谜赛", "done"),
    ("东湖街道举办首届邻里节。接下来，居民们表演了舞蹈。", "hasParticipant", "居民", "done"),
    # A name is no wish.
    ("东湖街道走进南园希望小学，开展义诊活动。", "hosted", "义诊活动", "done"),
    # What is still to come of an event that goes on.
    ("东湖街道举办首届邻里节。活动期间还将设猜谜赛、长桌宴等环节。", "includesActivity", "长桌宴", "planned"),
    ("在禁毒日即将来临之际，东湖街道举办邻里文化节。", "hosted", "邻里文化节", "done"),
    # A row of plans: what stands between them is one, too, even without 将.
    (
        "东湖街道将开展书画展；南园社区将组织读书会；东湖小学举办运动会。",
        "hosted",
        "运动会",
        "planned",
    ),
    ("东湖街道已开展书画展；南园社区将组织读书会；东湖小学举办运动会。", "hosted", "运动会", "done"),
    # What is said to come by a known plan.
    ("按照规划，东湖镇新建口袋公园3处。", "implements", "口袋公园", "planned"),
    # One part is put off: it is still to come, the others are not.
    (
        "东湖镇举办首届邻里节，设猜谜赛、长桌宴等活动，其中猜谜赛推迟一天举行。",
        "includesActivity",
        "猜谜赛",
        "planned",
    ),
    (
        "东湖镇举办首届邻里节，设猜谜赛、长桌宴等活动，其中猜谜赛推迟一天举行。",
        "includesActivity",
        "长桌宴",
        "done",
    ),
    # A purpose goes on over commas up to the verb it serves.
    ("为丰富群众生活，引导市民健身，提高身体素质，东湖镇举办邻里节。", "hosted", "邻里节", "done"),
    ("东湖镇举办首届邻里节，吸引百名市民观看。", "hasAudience", "市民", "done"),
    # The host is told before the plan.
    ("由东湖街道主办的第三届邻里文化节，将于6月2日举行。", "hosted", "第三届邻里文化节", "planned"),
    # An article that announces: what it tells of its event is planned, too.
    (LEAD + "活动由东湖街道主办，南园小学协办。", "hosted", "邻里文化节", "planned"),
    (LEAD + THEME, "hasTheme", "邻里一家亲", "planned"),
    # … unless a sentence says that it is there already, or the event was held after all.
    (LEAD + "近日，东湖街道开展了义诊活动。", "hosted", "义诊活动", "done"),
    (
        "6月2日，东湖街道举办邻里文化节，场面十分热闹。" + THEME,
        "hasTheme",
        "邻里一家亲",
        "done",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "thing", "status"), CASES)
def test_status_of_what_is_said_of_an_event(text: str, predicate: str, thing: str, status: str) -> None:
    found = {f.status.value for f in facts_of(text) if f.predicate == predicate and f.object.label == thing}
    assert found == {status}


#: A sentence, a verb in it, its status: a purpose goes on over commas up to the verb it serves.
PURPOSES = [
    ("为丰富群众生活，引导市民健身，提高身体素质，东湖镇举办邻里节。", "引导", Status.GOAL),
    ("为丰富群众生活，引导市民健身，提高身体素质，东湖镇举办邻里节。", "举办", Status.DONE),
    ("东湖镇举办邻里节，引导市民健身，提高身体素质。", "引导", Status.DONE),
    # 将 right behind the words makes them a plan, as does 将 inside.
    ("志愿者们将聚焦居民所需，提供便民服务。", "志愿者们", Status.PLANNED),
    ("义卖所得将捐给红十字会。", "义卖所得将捐给", Status.PLANNED),
]


@pytest.mark.parametrize(("text", "verb", "status"), PURPOSES)
def test_status_of_a_verb(text: str, verb: str, status: Status) -> None:
    start = text.index(verb)
    assert StatusReader.of(RESOURCES).read(text, start, start + len(verb)) is status
