"""What a verb takes with it: frames, filled from the parts of its sentence.

A rule names its frame and gives the words that trigger it; the frame finds the name of the event, if it has
one, and picks from the parts (:mod:`kg.extract.clauses`) those that belong to this verb. Every slot but the
event may stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.clauses import Part, Role
from kg.extract.encode import Encoded, at_words
from kg.extract.filler import Filler
from kg.extract.organised import Organised
from kg.extract.programmes import Programmes
from kg.extract.scene import CLAUSE, Frame, Readers, Scene, event, fillers

__all__ = ["FRAMES", "Frames"]

#: Names of the frames → the slots they may fill.
FRAMES = {
    "hold": ("活动", "主办", "合作", "地点", "对象", "时间"),
    "at": ("活动", "时间"),
    "happen": ("活动", "主办", "地点", "时间"),
    "organised": ("活动", "主办", "承办", "协办", "支持", "合作", "时间"),
    "organised-it": ("主办", "承办", "协办", "支持", "合作"),
    "join": ("主办", "合作"),
    "venue": ("主体", "地点"),
    "points": ("地点",),
    "lecture": ("活动", "主办", "主讲", "地点", "对象", "时间"),
    "visit": ("活动", "主办", "地点", "时间"),
    "implement": ("项目", "主体", "合作"),
}
_ENUMERATED = re.compile("[一二三四五六七八九十]是$")
#: Between a place and what is done there stand a comma and an adverb at most.
CLOSE = 6
LONGEST_QUOTED = 16
#: What follows a verb that has no object.
_ENDS = re.compile(
    "$|[，。；：！？…（）、的”]|了?[，。]|以来|后|时|至|到|期间|当|之|已|前|，|[\ue800-\ue8ff]"
)
_AND = re.compile("、|和|及|以及|暨")
#: The rest of a list that ends with 等: its items are parts of one event.
_AND_SO_ON = re.compile("[、和及][^，。；：！？]{0,120}?等(?!级|学)")
#: 共举办讲座8场: a sum, not a happening.
_TOTAL = re.compile("[\ue900-\ue9ff]")
_SUMMED = re.compile("(?:共|累计|已|先后|，|年内)$")
_EVE = re.compile("之际|前夕|在即|倒计时|之前|日当天")
_SERIES = re.compile("第|首届|[\ue800-\ue8ff]|20")
_LEADER = re.compile(
    "(?:书记|市长|县长|区长|镇长|乡长|州长|旗长|主任|局长|主席|部长|会长|常委|委员|院长|检察长)$"
)
_INSPECTS = re.compile("(?:开展|进行)?(?:调研|视察|督导|督查|暗访|考察|走访慰问|看望慰问|慰问)")
#: What such a list is a list of.
_EVENTS = re.compile(
    "(?:一系列|系列|多项|多种|丰富多彩的|各类|[\ue900-\ue9ff])*(?:主题|特色|文化|品牌|专题|公益)*(?:活动|赛事|比赛|培训)"
)
#: Verbs that bring out the parts of something larger.
_SHOWS = re.compile("推出|设|打响")
_AT = re.compile("(?:上|中|期间|现场)，")
#: A shorter name (启动仪式) points to an event named before.
NAMED = 7
_QUOTES = re.compile("[\uea00-\uebff](?:[、和与及][\uea00-\uebff])+")
_MARKS = re.compile("标志着|意味着")


@dataclass(frozen=True, slots=True)
class Frames:
    """Reads frames; built once from the macros."""

    readers: Readers
    organised: Organised
    programmes: Programmes
    count: re.Pattern[str]
    strong: re.Pattern[str]
    between: re.Pattern[str]
    attribute: re.Pattern[str]
    means: re.Pattern[str]
    points: re.Pattern[str]
    place_bound: re.Pattern[str]
    say: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Frames:
        return cls(
            readers=Readers.of(macros),
            organised=Organised.of(macros),
            programmes=Programmes.of(macros),
            count=re.compile(f"{macros['COUNT']}(?:{macros['THEMED']})?{macros['COUNT']}"),
            strong=re.compile(macros["STRONG_HOLD"]),
            between=re.compile(f"(?:{macros['BETWEEN']})*$"),
            attribute=re.compile("的"),
            means=re.compile(f"(?:{macros['MEANS_CUE']})$"),
            place_bound=re.compile(macros["PLACE_BOUND"]),
            points=re.compile(macros["POINTS"]),
            say=re.compile(macros["SAY"]),
        )

    def scene(self, encoded: Encoded) -> Scene:
        return self.readers.scene(encoded)

    def read(self, frame: str, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The frame that a trigger opens, or None where it says nothing."""
        whole = at_words(trigger.start(), trigger.end(), scene.encoded)
        if not whole or scene.said(trigger.start()):
            return None
        match frame:
            case "hold":
                return self._hold(trigger, scene)
            case "at":
                return self._at(trigger, scene)
            case "happen":
                return self._happen(trigger, scene)
            case "organised":
                return self.organised.read(trigger, scene)
            case "implement":
                return self.programmes.read(trigger, scene)
            case "organised-it":
                return self.organised.read(trigger, scene, named=False)
            case "join":
                return self._join(trigger, scene)
            case "lecture":
                return self._lecture(trigger, scene)
            case "visit":
                return self._visit(trigger, scene)
            case "points":
                part = _at(scene, Role.VENUE, trigger.start())
                set_up = part and self.points.match(scene.encoded.text, part.end)
                return Frame(part.start, set_up.end(), {"地点": part.fillers}) if part and set_up else None
            case _:
                return self._venue(trigger, scene)

    def _hold(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        encoded, at = scene.encoded, trigger.start()
        relative = encoded.text.startswith("的", trigger.end())
        counted = self.count.match(encoded.text, trigger.end())
        start = counted.end() if counted else trigger.end()
        strong = bool(self.strong.search(trigger.group()))
        found = self.readers.phrases.after(encoded, start, strong=strong)
        held = not _SHOWS.search(trigger.group())
        if found and not strong and _weak_quote(encoded, found, trigger.group()):
            return None
        if not found or scene.by_means(at, found[1]) or self.means.search(encoded.text, 0, at):
            return None
        events = self._listed(encoded, found, subject=held and _is_body(scene.subject(at)))
        if not events:
            return None
        if _TOTAL.match(encoded.text, found[1]) and _SUMMED.search(encoded.text, 0, at):
            return None
        near = scene.own(at)
        subjects = scene.subject(at, same_clause=relative)
        hosts = fillers(near, Role.AGENT) or tuple(f for f in subjects if f.type not in ("Group", "Place"))
        audience = fillers(near, Role.AUDIENCE)
        bound = self.place_bound.search(encoded.text, *found)
        sites = tuple(
            f for f in audience if f.type == "Place" or (bound and f.type not in ("Group", "Person"))
        )
        slots = {
            "活动": tuple(event(encoded, *one) for one in events),
            "主办": hosts,
            "合作": fillers(near, Role.PARTNER),
            "地点": (*fillers(near, Role.VENUE), *sites),
            "对象": tuple(f for f in audience if f not in sites),
            "时间": scene.when(at, found),
        }
        alone = relative or _ENUMERATED.search(encoded.text, 0, at) or self.say.search(encoded.text, 0, at)
        return Frame(at, found[1], slots, closed=bool(alone or subjects))

    def _listed(self, encoded: Encoded, found: tuple[int, int], *, subject: bool) -> list[tuple[int, int]]:
        """The events of a list: 开展甲活动、乙行动、丙比赛; a list that ends with 等 names parts of one."""
        if quotes := _QUOTES.match(encoded.text, *found):
            # 开展“甲”和“乙”活动: two names with one head.
            return [(at, at + 1) for at in range(found[0], quotes.end(), 2)]
        every = [found]
        if rest := _AND_SO_ON.match(encoded.text, found[1]):
            return self._series(encoded, found[0], rest.end()) if subject else []
        while separator := _AND.match(encoded.text, every[-1][1]):
            more = self.readers.phrases.after(encoded, separator.end(), strong=False)
            if not more:
                break
            if separator.group() in ("及", "暨"):
                every[-1] = (every[-1][0], more[1])
            else:
                every.append(more)
        return every

    def _series(self, encoded: Encoded, start: int, end: int) -> list[tuple[int, int]]:
        """The items of a list that ends with 等活动, if each of them is named as an event is."""
        if not _EVENTS.match(encoded.text, end):
            return []
        every, position = [], start
        for item in re.split("[、和及]", encoded.text[start : end - 1]):
            every.append((position, position + len(item)))
            position += len(item) + 1
        named = [self.readers.phrases.before(encoded, *item) or _quoted(encoded, *item) for item in every]
        return [item for item in named if item] if all(named) else []

    def _happen(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        encoded = scene.encoded
        venue, end = self._venue_before(scene, trigger.start())
        start = self._opening(scene, end)
        found = self.readers.phrases.before(encoded, start, end)
        if not found or _MARKS.search(encoded.text, scene.clause(start), found[1]):
            return None
        if _EVE.match(encoded.text, trigger.end()):
            return None
        if self.readers.hold.fullmatch(trigger.group()) and not _ENDS.match(encoded.text, trigger.end()):
            return None
        slots = {
            "活动": (event(encoded, *found),),
            "主办": _leading(encoded, found[0]) or self._inviting(scene, trigger.end()),
            "地点": venue or fillers(self._apart(scene, found[0]), Role.VENUE),
            "时间": scene.when(trigger.start(), found),
        }
        return Frame(found[0], trigger.end(), slots, verb=trigger.span())

    def _inviting(self, scene: Scene, end: int) -> tuple[Filler, ...]:
        """The body that asks people to an event whose host is not said: 大会召开，县工会特邀专家授课."""
        calls = [p for p in scene.parts if p.role is Role.INVITED and p.start > end]
        subjects = [p for p in scene.parts if p.role is Role.SUBJECT and p.start > end]
        for part in subjects:
            if any(0 <= call.start - part.end <= CLOSE for call in calls):
                return tuple(f for f in part.fillers if f.type not in ("Group", "Place", "Person"))
        return ()

    def _at(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """An event that something else took place at: 7月11日，在某某开班仪式上，……"""
        encoded = scene.encoded
        closing = _AT.search(encoded.text, trigger.end())
        if not closing or CLAUSE.search(encoded.text, trigger.end(), closing.start()):
            return None
        found = self.readers.phrases.before(encoded, trigger.end(), closing.start())
        if not found or found[1] - found[0] < NAMED:
            return None
        slots = {"活动": (event(encoded, *found),), "时间": scene.when(trigger.start(), found)}
        return Frame(trigger.start(), closing.end(), slots, closed=True)

    def _apart(self, scene: Scene, start: int) -> list[Part]:
        """Venues that fill the clause right before: 在某某广场，大赛举行."""
        text = scene.encoded.text
        before = [p for p in scene.own(start) if p.end < start and text[p.end : p.end + 1] == "，"]
        return [p for p in before if scene.past_opening(scene.clause(p.start), p.start) == p.start][-1:]

    def _venue_before(self, scene: Scene, end: int) -> tuple[tuple[Filler, ...], int]:
        """The venue between the name of an event and its verb, and where the name ends."""
        venue: tuple[Filler, ...] = ()
        while True:
            match = self.between.search(scene.encoded.text, 0, end)
            moved = bool(match and match.start() < end)
            end = match.start() if match else end
            part = next((part for part in scene.parts if _reaches(part, end, scene.encoded)), None)
            if not part:
                if not moved:
                    return venue, end
                continue
            venue, end = venue or part.fillers, part.start

    def _opening(self, scene: Scene, end: int) -> int:
        """Where the noun phrase that ends at ``end`` can begin: behind a stop, a time or 主办的."""
        text = scene.encoded.text
        start = scene.clause(end)
        for match in self.readers.organise.finditer(text, start, end):
            start = match.end() + text.startswith("的", match.end())
        return scene.past_opening(start, end)

    def _lecture(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        encoded, at = scene.encoded, trigger.start()
        counted = self.count.match(encoded.text, trigger.end())
        start = counted.end() if counted else trigger.end()
        found = self.readers.phrases.lesson(encoded, start)
        if not found or self.means.search(encoded.text, 0, at):
            return None
        near, subjects = scene.own(at), scene.subject(at)
        speakers = (*fillers(near, Role.AGENT), *fillers(near, Role.INVITED), *subjects)
        slots = {
            "活动": (event(encoded, *found),),
            "主办": tuple(f for f in subjects if f.type not in ("Group", "Place", "Person")),
            "主讲": tuple(f for f in speakers if f.type == "Person"),
            "地点": fillers(near, Role.VENUE),
            "对象": fillers(near, Role.AUDIENCE),
            "时间": scene.when(at, found),
        }
        return Frame(at, found[1], slots, closed=bool(speakers))

    def _visit(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Somebody goes somewhere to look or to help; the verb with its object names it."""
        encoded, at = scene.encoded, trigger.start()
        near, subjects = scene.own(at), scene.subject(at)
        venues = [p for p in near if p.role is Role.VENUE and p.end <= at]
        named = [f for f in subjects if f.type not in ("Group", "Place")]
        there = venues and at - venues[-1].end <= CLOSE
        leads = [f for f in named if f.mention and _LEADER.search(f.mention.role or "")]
        if not named or not (there or (leads and _INSPECTS.match(trigger.group()))):
            return None
        if near and near[0].start > 0 and scene.own(at) != [p for p in scene.parts if p.start < at]:
            return None
        slots = {
            "活动": (event(encoded, at, trigger.end()),),
            "主办": tuple(named),
            "地点": fillers(venues, Role.VENUE),
            "时间": scene.when(at),
        }
        return Frame(at, trigger.end(), slots, closed=True)

    def _join(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        part = _at(scene, Role.PARTNER, trigger.start())
        if not part:
            return None
        acting = (Role.AGENT, Role.SUBJECT)
        subjects = next(
            (p.fillers for p in reversed(scene.parts) if p.role in acting and p.end <= part.start), ()
        )
        hosts = tuple(f for f in subjects if f.type not in ("Group", "Place", "Person"))
        return Frame(part.start, part.end, {"主办": hosts, "合作": part.fillers}, closed=bool(subjects))

    def _venue(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        part = _at(scene, Role.VENUE, trigger.start())
        if not part or self.attribute.match(scene.encoded.text, part.end):
            return None
        slots = {"主体": scene.subject(part.start), "地点": part.fillers}
        return Frame(part.start, part.end, slots, closed=True)


def _at(scene: Scene, role: Role, index: int) -> Part | None:
    return next((part for part in scene.parts if part.role is role and part.start == index), None)


def _reaches(part: Part, end: int, encoded: Encoded) -> bool:
    """Whether a venue lasts up to an index, but for a stop."""
    inside = part.role is Role.VENUE and part.start < part.end <= end
    return inside and not encoded.text[part.end : end].strip("，")


def _weak_quote(encoded: Encoded, found: tuple[int, int], verb: str) -> bool:
    """Whether a verb that programmes take too holds nothing but a quotation: 推出“某某”."""
    mention = encoded.mention(found[0])
    alone = found[1] - found[0] == 1 and mention is not None and mention.type == "Quote"
    return alone and not verb.endswith("开展")


def _leading(encoded: Encoded, start: int) -> tuple[Filler, ...]:
    """The body whose event it is by its name: 东湖学院第六届读书节."""
    mention = encoded.mention(start)
    if mention and mention.type in ("Agency", "Organization") and _SERIES.match(encoded.text, start + 1):
        return (Filler(mention.label, mention.type, mention.start, mention.end, mention),)
    return ()


def _is_body(subjects: tuple[Filler, ...]) -> bool:
    return any(filler.type not in ("Group", "Place", "Person") for filler in subjects)


def _quoted(encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
    """A stretch with a quotation in it: “银发书香”经典诵读."""
    kinds = {mention.type for mention in encoded.mentions(start, end)}
    return (start, end) if kinds & {"Quote", "EventQuote"} and end - start <= LONGEST_QUOTED else None
