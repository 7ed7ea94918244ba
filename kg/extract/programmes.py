"""What outlasts one event: the programme, facility or mechanism that a verb runs, builds or adopts.

The object of 推行 or 新建 is found as a noun phrase, not as a pattern of the whole sentence: a quotation with
its head (“邻里”积分制), a list that shares one (甲、乙等服务), or plain words up to a count or a stop.
Positions are those of the encoded sentence (see :mod:`kg.extract.encode`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.clauses import Role
from kg.extract.encode import Encoded, pieces, whole_words
from kg.extract.filler import BODIES, Filler
from kg.extract.indicators import AREA, LENGTH
from kg.extract.scene import Frame, Scene, fillers, named
from kg.patterns import compiled

__all__ = ["GENERIC", "SEPARATOR", "Programmes", "programme"]

LONGEST, SHORTEST = 26, 3
#: A sentence with so many figures sums up works and sets up none.
MANY_FIGURES = 6
#: A place that is no body runs something only where its name stands so close before the verb.
BESIDE = 6
_COMMA = re.compile("[，；：、\ue000-\ue7ff]")
SEPARATOR = re.compile("、|以及|和|与|及")
_NO_PREFIX = re.compile(
    "的|一[个座条幅支家处项套]|首[个家批支座所]|又一[个家]|[一二三四五六七八九十两多]+[个家项大类种]"
)
#: 重大项目, 多项措施: kinds of programmes, not one of them.
GENERIC = re.compile(
    "(?:第.*|[一二三四五六]期)?(?:重大|重点|民生|惠民|各类|各项|多项|多种|一些|更多|更好|贴近民生的|务实|系列|相关|有效|具体|新|好|该|此|这|应急|便民)*"
    "(?:项目|工程|平台|机制|服务|措施|政策|方案|计划|制度|模式|体系|办法|标准|规定|行动|队伍|设备|网络|品牌|中心|基地)"
    "|.{1,6}难(?:题|问题)?"
)
_ENUMERATED = re.compile("[一二三四五六七八九十]是$")
#: Who speaks for a body speaks of its plans: 市民政局副局长甲表示，今后将采取…
_SAYS = re.compile("(?:等)?(?:说|称|表示|介绍|透露|坦言|告诉记者|告诉笔者|补充|指出|强调|则|也|还|向记者)")
#: 启动仪式 is a happening, nothing that is launched.
_CEREMONY = re.compile("仪式|典礼|式(?!样)|大会|会(?!员|所|馆|客|展)")
#: 采取讲座、发放明白纸等|方式: how something is done.
_MEANS = re.compile("方式|形式|手段|途径")
#: 进一步|完善机制, 提醒商户|落实责任制, 让智慧化|建设融入…: what shall come of it, or what others shall do.
_WISHED = re.compile("进一步$|让[^，；。]{1,10}$|(?:提醒|督促|叮嘱|告诫)[^；。]{0,40}$")
#: 打造实践平台——民主学堂: what stands behind the dash is the name of what stands before it.
_DASH = "——"
#: What people found, they run.
#: 构建“全民反诈”|新格局: what a quotation only describes, and is no thing.
_NO_THING = re.compile("的?新?(?:格局|局面|氛围|篇章|画卷|图景|景象|高地|防线|屏障|名片)")
#: 8个学科、|42门课程: what is counted has no name.
_COUNTED = re.compile("[\ue900-\ue9ff]|[0-9]+周年")
_FOUNDED = re.compile("成立|创办|开办|创建|组建|发起|设立|建立|筹建|兴办")


@dataclass(frozen=True, slots=True)
class Programmes:
    """Reads what verbs run, build and adopt; built once from the macros.

    :param build: verbs that take facilities and bodies, as ``adopt`` takes rules and ways of working; all
        others, and those of ``only_headed``, take only what is quoted or has a head.
    :param parts: what closes a list of the parts of an event.
    :param stands: what makes a quotation before it a part of an event (“非遗DIY”|区域).
    :param before: who stands right before a verb.
    :param lead: counts and the like between the verb and its object.
    :param head: right edges of names of programmes.
    :param stop: where the object ends at the latest.
    :param inner: verbs and prepositions that no name of a programme holds.
    :param vague: ends of what is no thing: 意识, 氛围.
    """

    verb: re.Pattern[str]
    build: re.Pattern[str]
    event: re.Pattern[str]
    happening: re.Pattern[str]
    adopt: re.Pattern[str]
    parts: re.Pattern[str]
    stands: re.Pattern[str]
    before: re.Pattern[str]
    only_headed: re.Pattern[str]
    only_headed_quote: re.Pattern[str]
    lead: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    stop: re.Pattern[str]
    inner: re.Pattern[str]
    vague: re.Pattern[str]
    quote: re.Pattern[str]
    count: re.Pattern[str]
    person: re.Pattern[str]
    group: re.Pattern[str]
    weak: re.Pattern[str]
    weak_head: re.Pattern[str]
    short: re.Pattern[str]
    works: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Programmes:
        head = macros["PROGRAM_MORE"]
        return cls(
            verb=compiled(f"{macros['IMPLEMENT']}|{macros['BUILD']}|{macros['HOLD']}"),
            event=compiled(f"{macros['EVENT_HEAD']}$"),
            happening=compiled(
                f"(?:主题|系列|宣传|志愿)*(?:{macros['EVENT_HEAD']}|[\u4e00-\u9fff]{{2,8}}活动)"
            ),
            build=compiled(macros["BUILD"]),
            adopt=compiled(macros["ADOPT"]),
            parts=compiled(f"(?:{macros['EVENT_PARTS']})$"),
            stands=compiled("区域|环节|展区|展台|展位|摊位|板块"),
            before=compiled(
                f"({macros['ORGS']})(?:{macros['TIME']}|{macros['ADVERB']}|重点|着力|全力|倾力)*$"
            ),
            only_headed=compiled(macros["ONLY_HEADED"]),
            only_headed_quote=compiled(macros["ONLY_HEADED_QUOTE"]),
            lead=compiled(f"(?:{macros['PROGRAM_LEAD']})*"),
            head=compiled(f"{head}$"),
            tail=compiled(f"(?:的)?(?:{macros['WORD']}){{0,12}}?{head}(?!{macros['WORD']})"),
            stop=compiled(macros["PROGRAM_STOP"]),
            inner=compiled(macros["PROGRAM_INNER"]),
            vague=compiled(f"(?:{macros['PROGRAM_VAGUE']})$"),
            quote=compiled(macros["QUOTE"]),
            count=compiled(macros["NUM"]),
            person=compiled(macros["PERSON"]),
            group=compiled(macros["GROUP"]),
            weak=compiled(macros["WEAK_ADOPT"]),
            weak_head=compiled(f"(?:{macros['WEAK_HEAD']}|{macros['PROGRAM_WORKS']})$"),
            short=compiled(macros["PROGRAM_SHORT"]),
            works=compiled(f"(?:{macros['PROGRAM_WORKS']})$"),
        )

    def read(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The frame of a verb that runs or builds something, or None where it takes no such thing."""
        verb, encoded = trigger.group(), scene.encoded
        if _CEREMONY.match(encoded.text, trigger.end()):
            return None
        if _WISHED.search(encoded.text, 0, trigger.start()):
            return None
        relative = encoded.text.startswith("的", trigger.end())
        spans = self._named_after(encoded, list(self._objects(encoded, trigger.end(), verb)))
        things = tuple(programme(encoded, *span) for span in spans)
        if not things or any(GENERIC.fullmatch(thing.label) for thing in things):
            return None
        if self._is_figure(encoded, spans[-1]) or self.stands.match(encoded.text, spans[-1][1]):
            return None
        subject = self._subject(trigger.start(), scene, verb, relative=relative)
        slots = {"项目": things, "主体": subject, "合作": self._partners(trigger.start(), scene)}
        # A mere facility (新增停车位) without a subject of its own is anybody's.
        quoted = any(self.quote.search(encoded.text, *span) for span in spans)
        plain = bool(self.build.fullmatch(verb)) and not quoted
        alone = relative or plain or bool(_ENUMERATED.search(encoded.text, 0, trigger.start()))
        return Frame(trigger.start(), spans[-1][1], slots, closed=bool(subject) or alone)

    def _is_figure(self, encoded: Encoded, span: tuple[int, int]) -> bool:
        """Whether so much was built, no thing with a name: 新建农村公路|398公里, 完成甲巷、乙路|等31座."""
        if encoded.text.startswith("等", span[1]) and self.count.match(encoded.text, span[1] + 1):
            return any(mention.type == "Place" for mention in encoded.mentions(*span))
        counted = encoded.mention(span[1]) if self.count.match(encoded.text, span[1]) else None
        quantity = counted.quantity if counted else None
        plain = not self.quote.search(encoded.text, *span)
        if not plain or quantity is None:
            return False
        # 增加停车位|22643个、新增绿化…、加装路灯…: a balance
        figures = sum(m.type == "Quantity" for m in encoded.sentence.mentions)
        return figures >= MANY_FIGURES or quantity.unit in (LENGTH | AREA)

    def _partners(self, trigger: int, scene: Scene) -> tuple[Filler, ...]:
        """Who joins this verb: not those who joined another before it."""
        earlier = [verb.end() for verb in whole_words(self.verb, scene.encoded, 0, trigger)]
        near = [part for part in scene.own(trigger) if part.start >= max(earlier, default=0)]
        return fillers(near, Role.PARTNER)

    def _subject(self, trigger: int, scene: Scene, verb: str, *, relative: bool) -> tuple[Filler, ...]:
        near = [part for part in scene.own(trigger) if part.start >= scene.clause(trigger)]
        found = fillers(near, Role.AGENT) or scene.subject(trigger, same_clause=relative)
        near_by = found and self._beside(scene.encoded, found[-1].end, trigger)
        doers = BODIES | ({"Place"} if near_by else set())
        doers |= {"Person"} if _FOUNDED.search(verb) else set()
        bodies = tuple(filler for filler in found if filler.type in doers)
        if relative and not bodies:
            return self._right_before(trigger, scene.encoded)
        return bodies or self._speaker(trigger, scene)

    def _beside(self, encoded: Encoded, end: int, trigger: int) -> bool:
        """Whether nothing but adverbs stands between a name and the verb: a place acts only so."""
        words = encoded.text[encoded.position(end) : trigger]
        return len(words) <= BESIDE and not _COMMA.search(words)

    def _right_before(self, trigger: int, encoded: Encoded) -> tuple[Filler, ...]:
        """变化源自东湖街道今年推行的“摊长制”: in a relative clause whoever stands before the verb acts."""
        match = self.before.search(encoded.text, 0, trigger)
        mentions = encoded.mentions(*match.span(1)) if match else []
        return tuple(Filler.of(m) for m in mentions if m.type in BODIES)

    def _speaker(self, trigger: int, scene: Scene) -> tuple[Filler, ...]:
        """The body for which the person before the verb speaks or, where she opens the sentence, acts."""
        encoded = scene.encoded
        for match in reversed(list(self.person.finditer(encoded.text, 0, trigger))):
            mention = encoded.mention(match.start())
            opens = match.start() == 0
            if not mention or not mention.parts or not (opens or _SAYS.match(encoded.text, match.end())):
                continue
            body = mention.parts[-1]
            if body.type in BODIES:
                return (Filler.of(body),)
        return ()

    def _objects(self, encoded: Encoded, start: int, verb: str) -> Iterator[tuple[int, int]]:
        """Where the things that a verb takes stand."""
        lead = self.lead.match(encoded.text, start)
        start = lead.end() if lead else start
        stop = self.stop.search(encoded.text, start)
        limit = min(stop.start() if stop else len(encoded.text), start + 2 * LONGEST)
        shared = self._shared_head(encoded, limit)
        if shared and (self.parts.search(shared) or self.is_event(shared) or _MEANS.match(shared)):
            return  # 设置答题、套圈等体验区: parts of an event
        start = self._past_clause(encoded.text, start, limit)
        listed = self._names_kind(shared)
        found: list[tuple[int, int]] = []
        open_at = -1
        for low, high in pieces(encoded.text, start, limit, SEPARATOR):
            named = self._quoted(encoded, low, high, verb)
            named = named or self._plain(encoded, low, high, verb, listed=listed)
            standing = self.weak.fullmatch(verb) and self.quote.search(encoded.text, low, high)
            if named and not standing and self.is_event(encoded.printed(*named[-1])):
                break
            headed = bool(named) and bool(self.head.search(encoded.printed(*named[-1]).rstrip("”》")))
            if headed and open_at >= 0:
                # 市、县、乡三级|服务网络: what has no head of its own shares that of the last.
                whole = self._plain(encoded, open_at, high, verb, listed=listed)
                found = [span for span in found if not whole or span[1] <= open_at]
                named, open_at = whole or named, -1
            elif not headed and not listed and open_at < 0 and not self.quote.search(encoded.text, low, high):
                open_at = low
            found += named
        yield from found

    def _named_after(self, encoded: Encoded, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The same things, the last by the name that a dash gives it."""
        if not spans or not encoded.text.startswith(_DASH, spans[-1][1]):
            return spans
        low = spans[-1][1] + len(_DASH)
        stop = self.stop.search(encoded.text, low)
        high = min(stop.start() if stop else len(encoded.text), low + LONGEST)
        piece = next(pieces(encoded.text, low, high, SEPARATOR), None)
        if not piece:
            return spans
        named = self._quoted(encoded, *piece, "") or self._plain(encoded, *piece, "", listed=False)
        return [*spans[:-1], *named] if named else spans

    def is_event(self, words: str) -> bool:
        """A programme may end as events do (三年行动, 托管班), but an event is none (诵读大赛)."""
        return bool(self.event.search(words)) and not self.head.search(words)

    def quoted(self, encoded: Encoded, start: int, verb: str) -> list[tuple[int, int]]:
        """The quotations right behind a verb, each with its head."""
        stop = self.stop.search(encoded.text, start)
        limit = min(stop.start() if stop else len(encoded.text), start + LONGEST)
        piece = next(pieces(encoded.text, start, limit, SEPARATOR), None)
        return self._quoted(encoded, *piece, verb) if piece else []

    def _past_clause(self, text: str, start: int, limit: int) -> int:
        """Behind what only describes: 以甲为牵头单位、乙为成员的|医共体, 设施齐全、环境优美的|书屋."""
        of = text.rfind("的", start, limit)
        if of < 0:
            return start
        listed = text.rfind("、", start, of)
        described = listed > 0 and not self._things(text[start:listed])
        return of + 1 if text[start] in "以由为集" or described else start

    def _things(self, items: str) -> bool:
        """Whether the items of a list are things, none of them a description of what follows."""
        return any(self.quote.search(item) or self.head.search(item) for item in items.split("、"))

    def _shared_head(self, encoded: Encoded, limit: int) -> str:
        """The words behind 等 of a list: if they are 服务, each of its items is one."""
        if not encoded.text.startswith("等", limit):
            return ""
        stop = self.stop.search(encoded.text, limit + 1)
        counted = self.count.search(encoded.text, limit + 2, stop.start() if stop else len(encoded.text))
        end = min(stop.start() if stop else len(encoded.text), counted.start() if counted else 9999)
        return encoded.printed(limit + 1, end)

    def _names_kind(self, shared: str) -> bool:
        return bool(shared) and bool(self.head.search(shared) or shared.endswith(("举措", "做法", "设施")))

    def _quoted(self, encoded: Encoded, low: int, high: int, verb: str) -> list[tuple[int, int]]:
        """A quotation with its head; quotations side by side are as many things."""
        quotes = [m.start() for m in self.quote.finditer(encoded.text, low, high)]
        if not quotes:
            return []
        last = quotes[-1]
        if len(quotes) > 1 and quotes == list(range(quotes[0], last + 1)):
            return [(index, index + 1) for index in quotes]
        tail = self.tail.match(encoded.text, last + 1, high)
        standing = self.weak.fullmatch(verb) and encoded.text.startswith("活动", last + 1)
        if not tail and not standing and self.happening.match(encoded.text, last + 1):
            return []  # 启动“邻里文化节”活动, but 深化“邻里节”活动
        of = encoded.text.startswith("的", last + 1) or encoded.text.startswith("之", max(0, low))
        if not tail and _NO_THING.match(encoded.text, last + 1):
            return []
        if not tail and (of or self.only_headed_quote.fullmatch(verb)):
            return []  # 打造“不见面”的营商环境, 落实“零差错”
        end = tail.end() if tail else last + 3 if standing else last + 1
        begin = self._prefix(encoded, low, quotes[0])
        return [] if self.vague.search(encoded.printed(begin, end).rstrip("”》")) else [(begin, end)]

    def _prefix(self, encoded: Encoded, low: int, quote: int) -> int:
        """Where the words before a quotation begin that belong to the name: 全市首个 does not."""
        for match in _NO_PREFIX.finditer(encoded.text, low, quote):
            low = match.end()
        named = any(encoded.mention(index) for index in range(low, quote))
        return quote if named or self.inner.search(encoded.text, low, quote) else low

    def _plain(
        self, encoded: Encoded, low: int, high: int, verb: str, *, listed: bool
    ) -> list[tuple[int, int]]:
        """Words without a quotation: up to a count, with a head or as what is built."""
        if (
            encoded.text[low : low + 1] == "）"
            or _COUNTED.match(encoded.text, low)
            or _COUNTED.match(encoded.printed(low, high))
        ):
            return []
        counted = self.count.search(encoded.text, low + 1, high)
        high = counted.start() if counted else high
        of = max(low, encoded.text.rfind("的", low, high) + 1)
        # 推行由专家评分的办法: a kind alone is no name.
        kind = len(encoded.printed(of, high)) < SHORTEST
        low = low if kind and self.adopt.fullmatch(verb) else of
        words = encoded.printed(low, high)
        long_enough = len(words) >= SHORTEST or self.short.fullmatch(words)
        if not long_enough or len(words) > LONGEST or self.vague.search(words):
            return []
        if self._holds_verb(encoded, low, high) or self.person.search(encoded.text, low, high):
            return []
        weak = bool(self.weak.fullmatch(verb))
        headed = bool((self.weak_head if weak else self.head).search(words))
        if not headed and self.group.search(encoded.text, low, high):
            return []
        built = bool(self.build.fullmatch(verb)) and not self.only_headed.fullmatch(verb)
        built = built or bool(self.adopt.fullmatch(verb))
        return [(low, high)] if headed or listed or built else []

    def _holds_verb(self, encoded: Encoded, low: int, high: int) -> bool:
        """Whether a verb or preposition stands inside: not one that makes up the head (绿化|提升行动)."""
        for match in self.inner.finditer(encoded.text, low, high):
            tail = high - match.end()
            compound = len(match.group()) > 1 and 1 < tail <= 4 and match.start() > low
            if not (compound and self.head.search(encoded.printed(match.end(), high))):
                return True
        return False


def programme(encoded: Encoded, start: int, end: int) -> Filler:
    """A stretch as the name of a programme."""
    return named(encoded, start, end, "Program")
