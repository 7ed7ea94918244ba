"""走进、到某地调研、联合某单位: where people go, what they do there, and who comes along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.clauses import Part, Role
from kg.extract.filler import Filler
from kg.extract.scene import CLOSE, Frame, Scene, bodies, event, fillers, named
from kg.patterns import compiled

__all__ = ["Going"]

_LEADER = re.compile(
    "(?:书记|市长|县长|区长|镇长|乡长|州长|旗长|主任|局长|主席|部长|会长|常委|委员|院长|检察长)$"
)
#: What may stand before a partner where the subject is that of an earlier clause.
_GOES_ON = re.compile("[并还也又先后积极主动同时一再已将分别，]{0,8}|[\ue800-\ue8ff][，]?")
_BRINGS = re.compile("邀请|特邀|诚邀|组织|带领|率领|带着|安排|动员|选派")
#: 某小学|部分学生|走进……: the people of a body.
_ITS_PEOPLE = re.compile(
    "(?P<body>[\ue000-\ue1ff\ue300-\ue4ff])(?:的|部分|全体|众多|[\ue900-\ue9ff])*[\ue700-\ue7ff]们?$"
)
_SEEN = frozenset({"Agency", "Organization", "Place"})
_LOOKS = re.compile("(?:实地)?参观")
#: 走访慰问贫困家庭: whom a body goes to see.
_CARES = re.compile(
    "(?:走访|看望|上门)+慰问(?:了)?[^，。；：！？]{0,8}(?:[\ue700-\ue7ff]|家庭|户|群众|老兵|党员|职工|学生|儿童|母亲|老人)"
)
#: 副部长甲等陪同|考察: the visit is another's.
_ALONG = re.compile("(?:陪同|随同|一同|参加|参与|随行)$")
#: 来到饮食、民俗|等展位: stands, and no places of their own.
_STANDS = re.compile("(?:展位|展台|展柜|摊位|柜台)")
#: 来到敬老院|，向老人送去水果.
_THERE = re.compile(
    "(?:现场|等[^，。；]{0,10})?，?(?:[^，。；]{0,16}(?:送去|送上|送来|赠送|捐赠|慰问|看望|探望)|开展|陪伴)"
)
#: 走进某街道|全新亮相的书房: where they go stands behind.
_NEW_THERE = re.compile("(?:全新|最新|新近|刚刚|新)?(?:亮相|落成|启用|建成|开放|打造|投用|开业|改造|升级)的")
#: 随后，甲局慰问了困难家庭: what goes on inside an event told before.
_THEN = re.compile("(?:活动|仪式)(?:现场|中|上|期间|结束后)?，|随后，|接着，|紧接着，|其间，|期间，")
_INSPECTS = re.compile("(?:开展|进行)?(?:调研|视察|督导|督查|暗访|考察|走访慰问|看望慰问|慰问)")


@dataclass(frozen=True, slots=True)
class Going:
    """The frames of going, visiting and doing something with others; built once from the macros.

    :param set_up: words behind a place that put something up there (设置3个执勤点).
    :param place: a place that no list of names knows (消防站).
    """

    set_up: re.Pattern[str]
    place: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Going:
        place = (
            f"[\u4e00-\u9fff]{{1,10}}?(?:{macros['PLACE_TAIL']})(?=[，。；]|$|参观|体验|开展|学习|感受|进行)"
        )
        return cls(set_up=compiled(macros["POINTS"]), place=compiled(place))

    def venue(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Places that somebody goes to."""
        part = _at(scene, Role.VENUE, trigger.start())
        text = scene.encoded.text
        if not part or text.startswith("的", part.end) or _NEW_THERE.match(text, part.end):
            return None
        if _STANDS.search(text, part.start, part.end) or _STANDS.match(text, part.end):
            return None
        slots = {"主体": scene.subject(part.start), "地点": part.fillers}
        return Frame(part.start, part.end, slots, closed=True)

    def points(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Places where stands or posts are put up."""
        part = _at(scene, Role.VENUE, trigger.start())
        set_up = self.set_up.match(scene.encoded.text, part.end) if part else None
        return Frame(part.start, set_up.end(), {"地点": part.fillers}) if part and set_up else None

    def visit(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Somebody goes somewhere to look or to help; the verb with its object names it."""
        at = trigger.start()
        if _ALONG.search(scene.encoded.text, 0, at):
            return None
        near = scene.own(at)
        venues = [part for part in near if part.role is Role.VENUE and part.end <= at]
        who = tuple(f for f in scene.subject(at) if f.type not in ("Group", "Place"))
        there = bool(venues) and at - venues[-1].end <= CLOSE
        leads = any(f.mention and _LEADER.search(f.mention.role or "") for f in who)
        beside = bool(bodies(who)) and at - scene.encoded.position(who[-1].end) <= CLOSE
        cares = beside and _CARES.match(scene.encoded.text, at)
        if not who or not (there or cares or (leads and _INSPECTS.match(trigger.group()))):
            return None
        if near != [part for part in scene.parts if part.start < at]:
            return None  # behind an event of the same sentence it is a part of that event
        slots = {
            "活动": (event(scene.encoded, at, trigger.end()),),
            "主办": who,
            "地点": fillers(venues, Role.VENUE),
            "时间": scene.when(at),
        }
        return Frame(at, trigger.end(), slots, closed=True, inside=bool(_THEN.match(scene.encoded.text)))

    def trip(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """A body brings others to a place, or its people go there, and nothing names it but verb and place:
        邀请学生|走进消防站."""
        encoded, at = scene.encoded, trigger.start()
        start = scene.clause(at)
        brought = _BRINGS.search(encoded.text, start, at)
        people = _ITS_PEOPLE.search(encoded.text, start, at)
        hosts = bodies(scene.subject(brought.start())) if brought else ()
        if people and not brought:
            body = encoded.mention(people.start("body"))
            hosts = (Filler.of(body),) if body else ()
        part = _at(scene, Role.VENUE, at)
        looked = encoded.mention(trigger.end()) if _LOOKS.fullmatch(trigger.group()) else None
        if looked and looked.type in _SEEN:
            part = Part(Role.VENUE, (Filler.of(looked),), at, trigger.end() + 1)
        unnamed = None if part else self.place.match(encoded.text, trigger.end())
        end = part.end if part else unnamed.end() if unnamed else at
        if not hosts or end == at or encoded.text.startswith("的", end):
            return None
        slots = {
            "活动": (event(encoded, at, end),),
            "主办": hosts,
            "地点": part.fillers if part else (named(encoded, trigger.end(), end, "Place"),),
            "时间": scene.when(at),
        }
        return Frame(at, end, slots, closed=True)

    def gift(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """A body gives something to others, and nothing names it but the verb and what is given."""
        at = trigger.start()
        near = scene.own(at)
        hosts = bodies(scene.subject(at)) or _opening(scene, at)
        there = fillers([part for part in near if part.end <= at], Role.VENUE)
        people = next(
            (m for m in reversed(scene.encoded.mentions(*trigger.span())) if m.type == "Group"), None
        )
        if not hosts:
            return None
        slots = {
            "活动": (event(scene.encoded, *trigger.span("活动")),),
            "主办": hosts,
            "地点": there,
            "对象": (Filler.of(people),) if people else (),
            "时间": scene.when(at),
        }
        return Frame(at, trigger.end(), slots, closed=True)

    def arrive(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """A body comes to a place to do something for people there, whatever the report calls it."""
        part = _at(scene, Role.VENUE, trigger.start())
        subject = scene.subject(trigger.start())
        hosts = bodies(subject) or tuple(f for f in subject if f.type == "Person")
        if not part or not hosts or not _THERE.match(scene.encoded.text, part.end):
            return None
        slots = {
            "主办": hosts,
            "合作": bodies(fillers(scene.own(part.start), Role.PARTNER)),
            "地点": part.fillers,
            "时间": scene.when(part.start),
        }
        return Frame(part.start, part.end, slots, closed=True)

    def join(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Whoever does something, and with whom."""
        part = _at(scene, Role.PARTNER, trigger.start())
        if not part:
            return None
        acting = (Role.AGENT, Role.SUBJECT)
        before = [p for p in scene.parts if p.role in acting and p.end <= part.start]
        subjects = before[-1].fillers if before else ()
        slots = {"主办": bodies(subjects), "合作": part.fillers}
        own = scene.encoded.text[scene.clause(part.start) : part.start]
        return Frame(part.start, part.end, slots, closed=bool(subjects or not _GOES_ON.fullmatch(own)))

    def together(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Several who do something jointly: 甲与乙联合制定标准."""
        for part in scene.parts:
            if part.role in (Role.SUBJECT, Role.AGENT) and part.end == trigger.start():
                both = bodies(part.fillers)
                return Frame(part.start, trigger.end(), {"双方": both}) if len(both) > 1 else None
        return None

    def backed(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Who stands behind what a body does: 在甲的支持下，乙举办……"""
        part = _at(scene, Role.BACKER, trigger.start())
        if not part:
            return None
        subjects = [p for p in scene.parts if p.role is Role.SUBJECT]
        later = [p for p in subjects if p.start >= part.end]
        acting = later[0] if later else next((p for p in reversed(subjects) if p.end <= part.start), None)
        slots = {"主办": bodies(acting.fillers) if acting else (), "合作": bodies(part.fillers)}
        return Frame(part.start, part.end, slots, closed=bool(acting))


def _opening(scene: Scene, end: int) -> tuple[Filler, ...]:
    """The body that opens a sentence, whoever of it acts: 某供电所|党员与志愿者组成的服务队来到…"""
    start = scene.past_opening(0, end)
    mention = scene.encoded.mention(start) if start < end else None
    return bodies((Filler.of(mention),)) if mention else ()


def _at(scene: Scene, role: Role, index: int) -> Part | None:
    return next((part for part in scene.parts if part.role is role and part.start == index), None)
