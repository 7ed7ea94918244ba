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
from kg.extract.encode import Encoded, at_words
from kg.extract.filler import Filler
from kg.extract.scene import QUOTES, Frame, Scene, fillers

__all__ = ["Programmes"]

LONGEST, SHORTEST = 26, 3
_SEPARATOR = re.compile("、|以及|和|与|及")
_NO_PREFIX = re.compile("的|首[个家批支座所]|又一[个家]|[一二三四五六七八九十两多]+[个家项大类种]")
#: 重大项目, 多项措施: kinds of programmes, not one of them.
_GENERIC = re.compile(
    "(?:第.*)?(?:重大|重点|民生|惠民|各类|各项|多项|多种|一些|系列|相关|有效|具体|新|好|该|此|这)*"
    "(?:项目|工程|平台|机制|服务|措施|政策|方案|计划|制度|模式|体系|办法|标准|规定|行动|队伍|设备|网络|品牌|中心|基地)"
)
#: Who speaks for a body speaks of its plans: 市民政局副局长甲表示，今后将采取…
_SAYS = re.compile("(?:等)?(?:说|称|表示|介绍|透露|坦言|告诉记者|告诉笔者|补充|指出|强调|则|也|还|向记者)")
_BODIES = frozenset({"Street", "Community", "AdminDivision", "Agency", "Organization"})


@dataclass(frozen=True, slots=True)
class Programmes:
    """Reads what verbs run, build and adopt; built once from the macros.

    :param build: verbs that take facilities and bodies; all others take only what is quoted or has a head.
    :param lead: counts and the like between the verb and its object.
    :param head: right edges of names of programmes.
    :param stop: where the object ends at the latest.
    :param inner: verbs and prepositions that no name of a programme holds.
    :param vague: ends of what is no thing: 意识, 氛围.
    """

    verb: re.Pattern[str]
    build: re.Pattern[str]
    event: re.Pattern[str]
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

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Programmes:
        head = macros["PROGRAM_HEAD"]
        return cls(
            verb=re.compile(f"{macros['IMPLEMENT']}|{macros['BUILD']}|{macros['HOLD']}"),
            event=re.compile(f"{macros['EVENT_HEAD']}$"),
            build=re.compile(f"(?:{macros['BUILD']})$"),
            only_headed=re.compile(f"(?:{macros['ONLY_HEADED']})$"),
            only_headed_quote=re.compile(f"(?:{macros['ONLY_HEADED_QUOTE']})$"),
            lead=re.compile(f"(?:{macros['PROGRAM_LEAD']})*"),
            head=re.compile(f"{head}$"),
            tail=re.compile(f"(?:的)?(?:{macros['WORD']}){{0,12}}?{head}(?!{macros['WORD']})"),
            stop=re.compile(macros["PROGRAM_STOP"]),
            inner=re.compile(macros["PROGRAM_INNER"]),
            vague=re.compile(f"(?:{macros['PROGRAM_VAGUE']})$"),
            quote=re.compile(macros["QUOTE"]),
            count=re.compile(macros["NUM"]),
            person=re.compile(macros["PERSON"]),
        )

    def read(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The frame of a verb that runs or builds something, or None where it takes no such thing."""
        verb, encoded = trigger.group(), scene.encoded
        relative = encoded.text.startswith("的", trigger.end())
        spans = list(self._objects(encoded, trigger.end(), verb))
        things = tuple(_programme(encoded, *span) for span in spans)
        if not things or any(_GENERIC.fullmatch(thing.label) for thing in things):
            return None
        subject = self._subject(trigger.start(), scene, relative=relative)
        slots = {"项目": things, "主体": subject, "合作": self._partners(trigger.start(), scene)}
        # A mere facility (新增停车位) without a subject of its own is anybody's.
        quoted = any(self.quote.search(encoded.text, *span) for span in spans)
        plain = bool(self.build.search(verb)) and not quoted
        return Frame(trigger.start(), spans[-1][1], slots, closed=bool(subject) or relative or plain)

    def _partners(self, trigger: int, scene: Scene) -> tuple[Filler, ...]:
        """Who joins this verb: not those who joined another before it."""
        text = scene.encoded.text
        earlier = [m.end() for m in self.verb.finditer(text, 0, trigger) if self._is_verb(m, scene)]
        near = [part for part in scene.own(trigger) if part.start >= max(earlier, default=0)]
        return fillers(near, Role.PARTNER)

    def _is_verb(self, match: re.Match[str], scene: Scene) -> bool:
        return at_words(match.start(), match.end(), scene.encoded)

    def _subject(self, trigger: int, scene: Scene, *, relative: bool) -> tuple[Filler, ...]:
        near = [part for part in scene.own(trigger) if part.start >= scene.clause(trigger)]
        found = fillers(near, Role.AGENT) or scene.subject(trigger, same_clause=relative)
        bodies = tuple(filler for filler in found if filler.type in _BODIES)
        return bodies or self._speaker(trigger, scene)

    def _speaker(self, trigger: int, scene: Scene) -> tuple[Filler, ...]:
        """The body for which the person before the verb speaks."""
        encoded = scene.encoded
        for match in reversed(list(self.person.finditer(encoded.text, 0, trigger))):
            mention = encoded.mention(match.start())
            if not mention or not mention.parts or not _SAYS.match(encoded.text, match.end()):
                continue
            body = mention.parts[-1]
            if body.type in _BODIES:
                return (Filler(body.label, body.type, body.start, body.end, body),)
        return ()

    def _objects(self, encoded: Encoded, start: int, verb: str) -> Iterator[tuple[int, int]]:
        """Where the things that a verb takes stand."""
        lead = self.lead.match(encoded.text, start)
        start = lead.end() if lead else start
        stop = self.stop.search(encoded.text, start)
        limit = min(stop.start() if stop else len(encoded.text), start + 2 * LONGEST)
        shared = self._shared_head(encoded, limit)
        if shared and not self.head.search(shared):
            return  # 设置答题、套圈等体验区: parts of an event
        start = self._past_clause(encoded.text, start, limit)
        pieces = list(_pieces(encoded.text, start, limit))
        for low, high in pieces:
            found = self._quoted(encoded, low, high, verb)
            found = found or self._plain(encoded, low, high, verb, listed=bool(shared))
            if not found or self.event.search(_printed(encoded, *found[-1])):
                return
            yield from found

    def _past_clause(self, text: str, start: int, limit: int) -> int:
        """Behind a clause that only describes: 以甲为牵头单位、乙为成员的|医共体."""
        of = text.rfind("的", start, limit)
        return of + 1 if of >= 0 and text[start] in "以由为" else start

    def _shared_head(self, encoded: Encoded, limit: int) -> str:
        """The words behind 等 of a list: if they are 服务, each of its items is one."""
        if not encoded.text.startswith("等", limit):
            return ""
        stop = self.stop.search(encoded.text, limit + 1)
        counted = self.count.search(encoded.text, limit + 2, stop.start() if stop else len(encoded.text))
        end = min(stop.start() if stop else len(encoded.text), counted.start() if counted else 9999)
        return _printed(encoded, limit + 1, end)

    def _quoted(self, encoded: Encoded, low: int, high: int, verb: str) -> list[tuple[int, int]]:
        """A quotation with its head; quotations side by side are as many things."""
        quotes = [m.start() for m in self.quote.finditer(encoded.text, low, high)]
        if not quotes:
            return []
        last = quotes[-1]
        if len(quotes) > 1 and quotes == list(range(quotes[0], last + 1)):
            return [(index, index + 1) for index in quotes]
        tail = self.tail.match(encoded.text, last + 1, high)
        of = encoded.text.startswith("的", last + 1) or encoded.text.startswith("之", max(0, low))
        if not tail and (of or self.only_headed_quote.search(verb)):
            return []  # 打造“不见面”的营商环境, 落实“零差错”
        end = tail.end() if tail else last + 1
        begin = self._prefix(encoded, low, quotes[0])
        return [(begin, end)]

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
        counted = self.count.search(encoded.text, low + 1, high)
        high = counted.start() if counted else high
        low = max(low, encoded.text.rfind("的", low, high) + 1)
        printed = _printed(encoded, low, high)
        if not SHORTEST <= len(printed) <= LONGEST or self.vague.search(printed):
            return []
        if self.inner.search(encoded.text, low, high) or self.person.search(encoded.text, low, high):
            return []
        headed = bool(self.head.search(printed))
        built = bool(self.build.search(verb)) and not self.only_headed.search(verb)
        return [(low, high)] if headed or listed or built else []


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end


def _printed(encoded: Encoded, start: int, end: int) -> str:
    if start >= end:
        return ""
    first, last = encoded.span(start, end)
    return encoded.sentence.text.printed[first:last]


def _programme(encoded: Encoded, start: int, end: int) -> Filler:
    first, last = encoded.span(start, end)
    label = encoded.sentence.text.printed[first:last].translate(QUOTES).strip()
    return Filler(label, "Program", first, last)
