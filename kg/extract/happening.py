"""活动在某地举行: an event whose name stands before its verb, and one that something took place at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.clauses import Part, Role
from kg.extract.encode import Encoded
from kg.extract.filler import BODIES, Filler
from kg.extract.scene import CLAUSE, CLOSE, Frame, Scene, bodies, event, fillers
from kg.patterns import compiled

__all__ = ["Taking"]

#: What follows a verb that has no object.
_ENDS = re.compile(
    "$|[，。；：！？…（）、的”]|了?[，。]|以来|后|时|至|到|期间|当|之|已|前|，|[\ue800-\ue8ff]|(?:[\ue900-\ue9ff]|[0-9一二两三四五六七八九十]+[年届期])(?=[，。；])"
)
_QUOTE = re.compile("[\uea00-\ueaff]")
_EVE = re.compile("之际|前夕|在即|倒计时|之前|日当天")
_SERIES = re.compile("第|首届|[\ue800-\ue8ff]|20|[\uea00-\uebff]|[春夏秋冬寒暑]")
#: In our town: no venue, and no part of the name.
_AT_LARGE = re.compile("(?:，)?在[\ue200-\ue2ff]$")
#: 在舞蹈《春》中|拉开帷幕: what it begins amid is no venue.
_AMID = re.compile("，?(?:在|伴随?着)[^，；。：！？、在]{1,30}中$")
#: 甲、乙等部门参加的|某某活动.
_TAKEN_PART = re.compile("(?:参加|参与|组织|策划|发起|推出)的")
#: 甲公司等企业|向某中学捐赠办公设备仪式: whose it is stands before what it gives.
_GIVING = re.compile(
    "(?:向|为|给)[^，。；：]{1,24}?(?:捐赠|赠送|捐款|授牌|颁发|颁奖)[^，。；：]{0,14}(?:仪式|活动)$"
)
#: What schools and courses do.
_STARTS = re.compile(".{0,2}(?:开学|开班|开课|开营|结班|结业|结课|闭营)了?")
_MARKS = re.compile("标志着|意味着")
#: 在全国某某统一行动中: of which the report tells a piece.
_EVERYWHERE = re.compile("全[国省市]")
#: 阵阵歌声从|某某中心|传出.
_FROM = re.compile("(?:从|在)(?=[\ue000-\ue5ff](?:里|内|上)?(?:传来|传出|响起|飘出))")
_THERE = re.compile("在(?:这里|此)")
_AT = re.compile("(?:上|中|期间|现场)，")
#: 第二届…, “春”晚会: a name of its own.
_NAMED = re.compile("第[0-9一二三四五六七八九十]+[届期]|首届|[“《]")
#: A shorter name (启动仪式) points to an event named before.
NAMED = 7
#: A mere head names nothing that somebody takes part in: 参加活动.
HEAD = 4


@dataclass(frozen=True, slots=True)
class Taking:
    """The frames ``happen`` and ``at``; built once from the macros.

    :param between: what may stand between a name and its verb (times, adverbs).
    :param described: what may stand between whose event it is and its name.
    """

    between: re.Pattern[str]
    described: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Taking:
        return cls(between=compiled(f"(?:{macros['BETWEEN']})*$"), described=compiled(macros["DESCRIBED"]))

    def happen(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The event that takes place, where, when, and whose it is by its name or an invitation."""
        encoded = scene.encoded
        venue, end = self._venue_before(scene, trigger.start())
        found = scene.readers.phrases.before(encoded, _opening(scene, end), end)
        given = None if found else _GIVING.search(encoded.text, scene.clause(end), end)
        found = given.span() if given else found
        if not found:
            return None
        marked = _MARKS.search(encoded.text, scene.clause(found[0]), found[1])
        if marked and not _STARTS.fullmatch(trigger.group()):
            return None
        takes_object = scene.readers.hold.fullmatch(trigger.group()) is not None
        if _EVE.match(encoded.text, trigger.end()):
            return None
        if takes_object and not _ENDS.match(encoded.text, trigger.end()):
            return None
        slots = {
            "活动": (event(encoded, *found),),
            "主办": self._owning(scene, found[0])
            or _leading(encoded, found[0], local=_STARTS.fullmatch(trigger.group()) is not None)
            or (bodies(scene.subject(found[0])) if given else ())
            or _inviting(scene, trigger.end()),
            "地点": venue
            or fillers(_apart(scene, found[0]), Role.VENUE)
            or _here(scene, found, trigger.start()),
            "时间": scene.when(trigger.start(), found),
        }
        own = any(one.type == "Time" for one in encoded.mentions(0, trigger.start()))
        inside = (
            not own and not slots["地点"] and not slots["主办"] and not _NAMED.search(encoded.printed(*found))
        )
        return Frame(found[0], trigger.end(), slots, verb=trigger.span(), inside=inside)

    def _owning(self, scene: Scene, start: int) -> tuple[Filler, ...]:
        """Whose event it is by the words before its name: 县妇联以“…”为主题的|发放仪式, 交警的|院落会."""
        begin = scene.past_opening(scene.clause(start), start)
        end, owners = scene.readers.clauses.items.names(scene.encoded, begin)
        between = scene.encoded.text[end:start]
        called = not between and end == start and _QUOTE.match(scene.encoded.text, start)
        if not called and between != "的" and not (between and self.described.fullmatch(between)):
            return ()
        return tuple(f for f in owners if f.type not in ("AdminDivision", "Place", "Person"))

    def _venue_before(self, scene: Scene, end: int) -> tuple[tuple[Filler, ...], int]:
        """The venue between the name of an event and its verb, and where the name ends."""
        venue: tuple[Filler, ...] = ()
        while True:
            match = self.between.search(scene.encoded.text, 0, end)
            moved = bool(match and match.start() < end)
            end = match.start() if match else end
            part = next((part for part in scene.parts if _reaches(part, end, scene.encoded)), None)
            if part:
                venue, end = venue or part.fillers, part.start
            elif aside := _AT_LARGE.search(scene.encoded.text, 0, end) or _AMID.search(
                scene.encoded.text, 0, end
            ):
                end = aside.start()
            elif not moved:
                return venue, end

    def at(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """An event that something else took place at: 7月11日，在某某开班仪式上，……"""
        encoded = scene.encoded
        closing = _AT.search(encoded.text, trigger.end())
        if not closing or CLAUSE.search(encoded.text, trigger.end(), closing.start()):
            return None
        found = scene.readers.phrases.before(encoded, trigger.end(), closing.start())
        if not found or found[1] - found[0] < NAMED or _EVERYWHERE.match(encoded.text, found[0]):
            return None
        slots = {"活动": (event(encoded, *found),), "时间": scene.when(trigger.start(), found)}
        return Frame(trigger.start(), closing.end(), slots, closed=True)

    def attended(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """An event that people take part in or lead, whoever holds it: 参加|区老年大学春季开学典礼."""
        found = scene.readers.phrases.after(scene.encoded, trigger.end(), strong=False)
        if not found or found[1] - found[0] < HEAD:
            return None
        slots = {
            "活动": (event(scene.encoded, *found),),
            "主办": _leading(scene.encoded, found[0]),
            "时间": scene.when(trigger.start(), found),
            "地点": fillers(scene.own(trigger.start()), Role.VENUE),
        }
        return Frame(trigger.start(), found[1], slots, closed=True)


def _opening(scene: Scene, end: int) -> int:
    """Where the noun phrase that ends at ``end`` can begin: behind a stop, a time or 主办的."""
    text = scene.encoded.text
    start = scene.clause(end)
    for match in scene.readers.organise.finditer(text, start, end):
        start = match.end() + text.startswith("的", match.end())
    for lead in (_TAKEN_PART, _MARKS):
        for match in lead.finditer(text, start, end):
            start = match.end()
    return scene.past_opening(start, end)


def _inviting(scene: Scene, end: int) -> tuple[Filler, ...]:
    """The body that asks people to an event whose host is not said: 大会召开，县工会特邀专家授课."""
    calls = [part for part in scene.parts if part.role is Role.INVITED and part.start > end]
    for part in scene.parts:
        asks = any(0 <= call.start - part.end <= CLOSE for call in calls)
        if part.role is Role.SUBJECT and part.start > end and asks:
            return bodies(part.fillers)
    return ()


def _apart(scene: Scene, start: int) -> list[Part]:
    """Venues that fill the clause right before: 在某某广场，大赛举行."""
    text = scene.encoded.text
    before = [part for part in scene.own(start) if part.end < start and text.startswith("，", part.end)]
    return [
        part for part in before if scene.past_opening(scene.clause(part.start), part.start) == part.start
    ][-1:]


def _here(scene: Scene, found: tuple[int, int], verb: int) -> tuple[Filler, ...]:
    """The place to which 在这里 points: 人民广场热闹非凡，灯会|在这里举行."""
    if not _THERE.search(scene.encoded.text, found[1], verb):
        return ()
    encoded = scene.encoded
    opening = scene.past_opening(scene.clause(max(0, scene.clause(found[0]) - 1)), found[0])
    mention = encoded.mention(opening) if opening < found[0] else None
    if mention and mention.type == "Place":
        return (Filler.of(mention),)
    heard = next((encoded.mention(m.end()) for m in _FROM.finditer(encoded.text, 0, found[0])), None)
    return (Filler.of(heard),) if heard else ()


def _reaches(part: Part, end: int, encoded: Encoded) -> bool:
    """Whether a venue lasts up to an index, but for a stop."""
    inside = part.role is Role.VENUE and part.start < part.end <= end
    return inside and not encoded.text[part.end : end].strip("，")


def _leading(encoded: Encoded, start: int, *, local: bool = False) -> tuple[Filler, ...]:
    """The body whose event it is by its name: 东湖学院第六届读书节.

    :param local: so is a street or community, whose school or class begins.
    """
    mention = encoded.mention(start)
    types = BODIES - {"AdminDivision"} if local else {"Agency", "Organization"}
    if mention and mention.type in types and _SERIES.match(encoded.text, start + 1):
        return (Filler.of(mention),)
    return ()
