"""举办、开展、上了一堂: a body holds an event whose name stands behind the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.extract.clauses import Part, Role
from kg.extract.encode import Encoded, pieces
from kg.extract.filler import Filler
from kg.extract.scene import PEOPLE, Frame, Scene, bodies, event, fillers, named
from kg.extract.series import Series
from kg.model import Quantity
from kg.patterns import compiled

__all__ = ["Holding"]

#: 一是开展甲，二是开展乙: what a plan lists is nobody's in particular.
_ENUMERATED = re.compile("[一二三四五六七八九十]是$")
#: 共举办讲座8场: a sum, not a happening.
_TOTAL = re.compile(
    "(?:[及和与、][^，。；、]{1,10}?)?(?:等)?(?:活动|系列活动)?(?:共计?|累计|总计|达)?[\ue900-\ue9ff]"
)
#: 南园机场分会场也同步开展: where it is held, not who holds it.
_SITE = re.compile("(?:会场|展厅|赛场)$")
_JOINS = re.compile("(?:参加|参与|出席|观看)(?:了|由)*(?=[\ue000-\ue4ff])")
#: 拉开某活动的大幕.
_OPENS = re.compile("拉开")
_TIMES, _MANY = frozenset({"场", "次", "场次", "期"}), 5
#: 近年来，开展了一系列活动: a balance of years.
_YEARS = re.compile("近年来|多年来|[近几数]年来|每年")
_SUMMED = re.compile("(?:共|累计|已|先后|，|年内|全年)$")
#: 举办讲座8场 sums up what has no name; 开展读书活动8场 names it.
SHORTEST_SUMMED = 4
#: Help and talk, a part of an event more often than all of it.
_SERVICE = re.compile(
    "(?:咨询|义诊|检查|体检|问诊|诊疗|检测|筛查|指导|辅导|讲解|宣讲|宣传|教育|科普|互动|学习交流|演练|演习|项目的?比赛|预赛|初赛|决赛)$"
)
_CEREMONY = re.compile("(?:开幕|开班|启动|闭幕|开营|结业|闭营)(?:仪式|典礼|式)")
#: 某县一中、|五中: a school by its number, which only a list tells.
_SCHOOL = re.compile("[一二三四五六七八九十]{1,2}[中小]")
_BY_WAY = re.compile("的(?:形式|方式)$")
_WORK = re.compile("(?:集中|全面|统一|义务)*(?:清扫|清理|打扫|大扫除|清洁|保洁|消杀|巡查|巡逻)")
_DAY = re.compile("[日号月周]|近[日期]|[今昨明当]天")
#: 活动现场，随后，: the sentence goes on with what was spoken of before.
_GOES_ON = re.compile(
    "在?(?:(?:活动|仪式|典礼|会议|比赛|培训|讲座|演出)(?:现场|中|上|期间|过程中)|现场|其间|期间|随后|接着|紧接着|之后|最后|会上|课上)"
    "(?:，|[^，。；]{0,6}(?=[\ue700-\ue7ff]))"
)
#: 同日还举办: another event.
_APART = re.compile("还|也|同步|同时|同日|此外|另外|先后|分别|陆续|再次|首次|今年|每")
_LISTED = re.compile("、|以及|和(?!谐|睦)|及")
#: What kind of thing the items of a list are.
_KIND = re.compile("(?<=..)等?(?:主题|系列)?(?:志愿服务|志愿)?(?:活动|服务)$")
#: Verbs that bring out the parts of something larger.
_SHOWS = re.compile("推出|设|打响")


@dataclass(frozen=True, slots=True)
class Holding:
    """The frames ``hold`` and ``lecture``; built once from the macros.

    :param count: what stands between the verb and the name (了, 一场, 以“…”为主题的).
    :param strong: verbs that take nothing but events.
    :param means: words before a verb that make what it holds a mere means.
    :param place_bound: names of events that take place where their object lies (检查, 整治).
    """

    series: Series
    count: re.Pattern[str]
    strong: re.Pattern[str]
    means: re.Pattern[str]
    place_bound: re.Pattern[str]
    say: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Holding:
        return cls(
            series=Series(),
            count=compiled(f"{macros['COUNT']}(?:{macros['THEMED']})?{macros['DESCRIBED']}{macros['COUNT']}"),
            strong=compiled(macros["STRONG_HOLD"]),
            means=compiled(f"(?:{macros['MEANS_CUE']})$"),
            place_bound=compiled(macros["PLACE_BOUND"]),
            say=compiled(macros["SAY"]),
        )

    def hold(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The events that a verb holds, by whom, with whom, where, for whom and when."""
        frame = self._held(trigger, scene)
        return None if frame and _only_serves(frame) else frame

    def serve(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """People are served, and nothing says by whom, where or on which day: 现场为市民开展诊疗咨询."""
        frame = self._held(trigger, scene)
        if not frame or not _only_serves(frame):
            return None
        parts = tuple(replace(one, type="Activity") for one in frame.slots["活动"])
        return replace(frame, slots={**frame.slots, "环节": parts})

    def nested(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """What goes on inside an event told before, and nothing says whose, where or on which day it is:
        开展开放日活动，邀请学生到场，组织学生|开展模拟法庭活动; 活动现场，学生们|举行了宣誓仪式."""
        frame = self._held(trigger, scene)
        if not frame or not frame.inside:
            return None
        parts = tuple(part for one in frame.slots["活动"] for part in _parts(scene.encoded, one))
        return replace(frame, slots={**frame.slots, "环节": parts, "活动": ()}, closed=True)

    def _inside(self, at: int, scene: Scene) -> bool:
        """Whether a verb goes on with the event of its sentence, or of the sentence before."""
        encoded, start = scene.encoded, scene.clause(at)
        own = encoded.text[start:at]
        if _APART.search(own) or any(one.type == "Time" for one in encoded.mentions(start, at)):
            return False
        if bodies(tuple(f for part in scene.own(at) if part.start >= start for f in part.fillers)):
            return False
        if scene.held_before(at):
            before = (verb for verb in scene.holding(at) if verb.end() <= start)
            strong = self.strong.match(encoded.text, at)
            return not strong and any(self._held(verb, scene) for verb in before)
        people = scene.subject(at, same_clause=True)
        day = any(one.type == "Time" for one in encoded.mentions(0, at))
        alone = not bodies(scene.subject(at))
        return alone and not day and bool(people or _GOES_ON.match(encoded.text))

    def _held(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        found = self._named(trigger, scene)
        if not found or (trigger.group() == "进行" and self._within(trigger.start(), scene)):
            return None
        encoded, at = scene.encoded, trigger.start()
        relative = encoded.text.startswith("的", trigger.end())
        subjects = scene.subject(at, same_clause=relative)
        if relative and (theirs := self._theirs(at, scene)):
            subjects = theirs
        body = bool(bodies(scene.subject(at))) and not _SHOWS.search(trigger.group())
        here = tuple(f for f in subjects if _SITE.search(f.label))
        subjects = tuple(f for f in subjects if f not in here)
        events = self.series.of(encoded, found, scene.readers.phrases, subject=body)
        if not events:
            return None
        near = scene.own(at)
        joined = fillers(near, Role.PARTNER)
        audience, sites = fillers(near, Role.AUDIENCE), self._sites(near, encoded, found)
        persons_too = tuple(f for f in subjects if f.type not in ("Group", "Place"))
        slots = {
            "活动": tuple(event(encoded, *one) for one in events),
            "主办": fillers(near, Role.AGENT) or persons_too,
            "合作": tuple(f for f in joined if f.type not in ("Group", "Person")),
            "同行": (*(f for f in joined if f.type in ("Group", "Person")), *_people(subjects)),
            "地点": (*fillers(near, Role.VENUE), *here, *sites),
            "对象": tuple(f for f in audience if f not in sites),
            "时间": scene.when(at, found),
        }
        alone = relative or _ENUMERATED.search(encoded.text, 0, at) or self.say.search(encoded.text, 0, at)
        return Frame(
            at,
            found[1],
            slots,
            closed=bool(alone or subjects),
            timeless=relative,
            summed=self._summed(trigger, scene, found),
            inside=not relative and not slots["合作"] and not slots["地点"] and self._inside(at, scene),
        )

    def _theirs(self, at: int, scene: Scene) -> tuple[Filler, ...]:
        """Whose event others take part in: 某社区组织居民参加|街道残联|在广场召开的助残日活动."""
        cue = next(reversed(list(_JOINS.finditer(scene.encoded.text, scene.clause(at), at))), None)
        return bodies(scene.readers.clauses.items.names(scene.encoded, cue.end())[1]) if cue else ()

    def _of_event(self, at: int, scene: Scene) -> bool:
        """Whether the clause opens with the name of an event, and nothing but its place stands behind."""
        encoded = scene.encoded
        start = scene.past_opening(scene.clause(at), at)
        near = [
            part for part in scene.parts if part.role is Role.VENUE and start < part.start and part.end <= at
        ]
        end = near[0].start if near else at
        return scene.readers.phrases.before(encoded, start, end) is not None

    def _within(self, at: int, scene: Scene) -> bool:
        """Whether what 进行 takes is a part of an event of the sentence: 全程由某中心进行直播."""
        by = any(part.role is Role.AGENT for part in scene.own(at))
        return by or scene.held_before(at)

    def _named(self, trigger: re.Match[str], scene: Scene) -> tuple[int, int] | None:
        """The name of the event behind a verb; none where it is a means, a sum or no event at all."""
        text, at = scene.encoded.text, trigger.start()
        strong = bool(self.strong.search(trigger.group()))
        found = scene.readers.phrases.after(scene.encoded, self._past_count(trigger, scene), strong=strong)
        if not found or scene.by_means(at, found[1]) or self.means.search(text, 0, at):
            return None
        if _CEREMONY.match(text, trigger.end()) and self._of_event(at, scene):
            return None  # 某培训班在会议室举行|开班仪式: it is the course that takes place
        if _BY_WAY.search(text, 0, at):
            return None  # 采取…的形式|开展宣传: how something was done
        if trigger.group() == "进行" and text[slice(*found)] in ("整治", "清理", "改造"):
            return None  # 对楼梯间进行整治
        if trigger.group().endswith("组织") and PEOPLE.match(text, found[0]):
            return None  # 组织志愿者定期上门走访: people and what they do
        if not strong and _weak_quote(scene.encoded, found, trigger.group()):
            return None
        if _OPENS.match(trigger.group()) and scene.held_before(at):
            return None  # 举行了甲，拉开了乙的序幕: who held 甲 need not hold 乙
        start, end = scene.encoded.span(*found)
        summed = self._summed(trigger, scene, found)
        return None if summed and end - start < SHORTEST_SUMMED else found

    def _summed(self, trigger: re.Match[str], scene: Scene, found: tuple[int, int]) -> bool:
        """Whether the name is counted, as in a balance of the year."""
        text = scene.encoded.text
        if self._counted(trigger, scene, found):
            return True
        total = _TOTAL.match(text, found[1])
        counted = scene.encoded.mention(total.end() - 1) if total else None
        quantity = counted.quantity if counted else None
        years = _YEARS.search(text, 0, trigger.start()) is not None
        many = years or _many(quantity)
        return many or bool(quantity and _SUMMED.search(text, 0, trigger.start()))

    def _counted(self, trigger: re.Match[str], scene: Scene, found: tuple[int, int]) -> bool:
        """Whether many are counted before the name: 将举办|160余场|招聘会."""
        numbers = scene.encoded.mentions(trigger.end(), found[0])
        return any(_many(number.quantity) for number in numbers)

    def _past_count(self, trigger: re.Match[str], scene: Scene) -> int:
        counted = self.count.match(scene.encoded.text, trigger.end())
        return counted.end() if counted else trigger.end()

    def _sites(self, near: list[Part], encoded: Encoded, found: tuple[int, int]) -> tuple[Filler, ...]:
        """Places that something is done to: 对东湖路开展整治, 对某某学校进行检查."""
        bound = self.place_bound.search(encoded.text, *found)
        return tuple(
            filler
            for part in near
            if part.role is Role.AUDIENCE and encoded.text.startswith(("对", "针对"), part.start)
            for filler in part.fillers
            if (filler.mention or _SCHOOL.fullmatch(filler.label))
            and (filler.type == "Place" or (bound and filler.type not in ("Group", "Person")))
        )

    def lecture(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """A lesson or talk: whose it is, who gives it, to whom, where and when."""
        encoded, at = scene.encoded, trigger.start()
        found = scene.readers.phrases.lesson(encoded, self._past_count(trigger, scene))
        if not found or self.means.search(encoded.text, 0, at):
            return None
        near, subjects = scene.own(at), scene.subject(at)
        speakers = (*fillers(near, Role.AGENT), *fillers(near, Role.INVITED), *subjects)
        slots = {
            "活动": (event(encoded, *found),),
            "主办": bodies(subjects),
            "主讲": tuple(f for f in speakers if f.type == "Person"),
            "地点": fillers(near, Role.VENUE),
            "对象": fillers(near, Role.AUDIENCE),
            "时间": scene.when(at, found),
        }
        inside = not slots["地点"] and self._inside(at, scene)
        return Frame(at, found[1], slots, closed=bool(speakers), inside=inside)


def _parts(encoded: Encoded, name: Filler) -> Iterator[Filler]:
    """The parts that a name lists: 入户宣传、清洁家园|志愿服务活动."""
    low, high = encoded.position(name.start), encoded.position(name.end - 1) + 1
    items = list(pieces(encoded.text, low, high, _LISTED)) if "、" in encoded.text[low:high] else []
    for start, end in items or [(low, high)]:
        part = named(encoded, start, end, "Activity")
        label = _KIND.sub("", part.label) if items else part.label
        if len(label) > 1:
            yield replace(part, label=label)


def _many(quantity: Quantity | None) -> bool:
    """Whether something is said to have been held many times."""
    return quantity is not None and quantity.unit in _TIMES and quantity.value >= _MANY


def _only_serves(frame: Frame) -> bool:
    names = [one.label for one in frame.slots["活动"]]
    work = all(_WORK.fullmatch(name) for name in names)
    told = any(frame.slots[name] for name in ("主办", "合作", *(() if work else ("地点",))))
    day = any(_DAY.search(time.label) for time in frame.slots["时间"])
    return not (told or day) and (work or all(_SERVICE.search(name) for name in names))


def _people(subjects: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Unnamed people who hold something take part in it: 专家12名|为老人开展义诊."""
    return tuple(f for f in subjects if f.type == "Group")


def _weak_quote(encoded: Encoded, found: tuple[int, int], verb: str) -> bool:
    """Whether a verb that programmes take too holds nothing but a quotation: 推出“某某”."""
    mention = encoded.mention(found[0])
    alone = found[1] - found[0] == 1 and mention is not None and mention.type == "Quote"
    return alone and not verb.endswith("开展")
