"""One sentence with its parts, and how a verb picks those that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.clauses import ClauseReader, Part, Role
from kg.extract.encode import MACROS, QUOTES, Encoded, whole_words
from kg.extract.filler import Filler
from kg.extract.phrases import EventPhrases
from kg.patterns import compiled

__all__ = ["CLAUSE", "CLOSE", "Frame", "Readers", "Scene", "bodies", "event", "fillers", "named"]

#: Between two things that belong together stand a comma and an adverb at most.
CLOSE = 6
CLAUSE = re.compile("[，；：。！？]")
#: 2023年职工运动会: a bare year in front of a name belongs to it.
_YEAR = re.compile("[0-9〇零一二三四五六七八九]{4}年(?:度|[一二三四]季度|[上下]半年|[春秋]季)?")
PEOPLE = re.compile(MACROS["GROUP"])
#: 我|市老年大学开学典礼: whose it is.
_OURS = re.compile("^[我本](?=[省市县区镇乡旗州])")
#: 组织|各县（市、区）局, 组织|人员, 组织|志愿者.
_BROUGHT = re.compile(f"{MACROS['GROUP']}|人员|各[^，。；]{{0,8}}?[局所站队委办]")
#: Times of totals and of years say when much was done, not when one event was held.
_NO_DAY = re.compile(
    "以来$|^截[至止]|近年|多年|^[今去前]年$|^本年度?$|^每|^全年|将至$|临近$|来临$|到来$|之际$|前夕$|在即$|^日来$"
)
#: 重阳佳节|即将来临, 喜迎|国庆: a day that comes near or is celebrated.
_NEARS = re.compile("[^，。；：]{0,6}?(?:即将|将至|来临|到来|临近|之际|前夕|在即)")
_GREETS = re.compile("(?:喜迎|迎接|欢度|恰逢|适逢|正值|时值|欣逢|庆祝)(?:农历|阴历)?$")
_IN_HONOUR = re.compile("(?:庆祝|迎接|纪念|喜迎)[^，。；：]{0,14}$")
_DATED = re.compile("[0-9一二三四五六七八九十]+[月日号]")
#: 记者近日从某局获悉: when it became known.
_LEARNED = re.compile("，?[^，。；]{0,40}?(?:获悉|了解到|得知|采访时)")


@dataclass(frozen=True, slots=True)
class Frame:
    """A filled frame: what it covers in the encoded sentence and its slots.

    :param closed: no subject of an earlier sentence may fill what is empty here.
    :param verb: where its verb stands, if the frame begins before it.
    :param timeless: it says whose the event is and not whether it took place (由甲主办的灯会).
    :param inside: nothing says whose it is, where or on which day: behind another event it is a part of that.
    :param summed: it is counted, nothing that the text goes on to speak of (共举办灯会8场).
    """

    start: int
    end: int
    slots: Mapping[str, tuple[Filler, ...]]
    closed: bool = False
    verb: tuple[int, int] | None = None
    timeless: bool = False
    summed: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Readers:
    """What reading a sentence needs; built once from the macros."""

    clauses: ClauseReader
    phrases: EventPhrases
    hold: re.Pattern[str]
    time: re.Pattern[str]
    no_time: re.Pattern[str]
    moved: re.Pattern[str]
    opening: re.Pattern[str]
    organise: re.Pattern[str]
    means: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Readers:
        return cls(
            clauses=ClauseReader.of(macros),
            phrases=EventPhrases.of(macros),
            hold=compiled(macros["HOLD"]),
            time=compiled(macros["TIME"]),
            no_time=compiled(f"(?:{macros['NO_TIME']})[^，。；]{{0,2}}$"),
            moved=compiled(f"(?:{macros['MOVED']})[^，。；]{{0,3}}?({macros['TIME']})"),
            opening=compiled(macros["OPENING"]),
            organise=compiled(macros["ORGANISE"]),
            means=compiled(macros["MEANS"]),
        )

    def scene(self, encoded: Encoded) -> Scene:
        return Scene(encoded, self.clauses.parts(encoded), self)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its parts, read once for all frames."""

    encoded: Encoded
    parts: Sequence[Part]
    readers: Readers

    def own(self, trigger: int) -> list[Part]:
        """The parts that belong to a verb: not before an earlier verb that holds an event."""
        ends = [verb.end() for verb in self.holding(trigger)]
        floor = max([0, self.encoded.text.rfind("；", 0, trigger), *ends])
        return [part for part in self.parts if floor <= part.start < trigger]

    def held_before(self, trigger: int) -> bool:
        """Whether another verb that holds something stands before in the same sentence."""
        return any(True for _ in self.holding(trigger))

    def holding(self, trigger: int) -> Iterator[re.Match[str]]:
        """The verbs before one that hold something; who is brought together is no event (组织志愿者)."""
        for verb in whole_words(self.readers.hold, self.encoded, 0, trigger):
            if verb.group() != "组织" or not _BROUGHT.match(self.encoded.text, verb.end()):
                yield verb

    def subject(self, trigger: int, *, same_clause: bool = False) -> tuple[Filler, ...]:
        """The nearest subject before a verb."""
        floor = self.clause(trigger) if same_clause else 0
        for part in reversed(self.parts):
            if part.role is Role.SUBJECT and floor <= part.start and part.end <= trigger:
                return part.fillers
        return ()

    def when(self, trigger: int, name: tuple[int, int] = (0, 0)) -> tuple[Filler, ...]:
        """The time of a verb: the one that a postponement names, else the nearest before the verb.

        :param name: the name of the event; a time inside it (2023年职工运动会) says nothing of its own.
        """
        if moved := self.readers.moved.search(self.encoded.text, trigger):
            return self._time(moved.start(1))
        for match in reversed(list(self.readers.time.finditer(self.encoded.text, 0, trigger))):
            inside = name[0] <= match.start() < name[1]
            if inside or self.readers.no_time.search(self.encoded.text, 0, match.start()):
                continue
            if self._no_day(match.start()) or self._celebrated(match.start()):
                continue
            if _LEARNED.match(self.encoded.text, match.end(), trigger):
                continue
            return self._time(match.start())
        return ()

    def _no_day(self, index: int) -> bool:
        """Whether a time says no day: 中秋将至, also as the first of two (中秋、国庆将至)."""
        text = self.encoded.text
        mention = self.encoded.mention(index)
        if not mention or _NO_DAY.search(mention.label):
            return True
        if _NEARS.match(text, index + 1) or _GREETS.search(text, 0, index):
            return True
        follows = text[index + 1 : index + 2] in ("、", "和") and self.readers.time.match(text, index + 2)
        return bool(follows) and self._no_day(index + 2)

    def _celebrated(self, index: int) -> bool:
        """Whether a feast is what an event is for: 庆祝第116个“三八”国际劳动|妇女节."""
        mention = self.encoded.mention(index)
        feast = mention is not None and mention.label.endswith("节") and not _DATED.search(mention.label)
        return feast and _IN_HONOUR.search(self.encoded.text, 0, index) is not None

    def _time(self, index: int) -> tuple[Filler, ...]:
        mention = self.encoded.mention(index)
        if not mention:
            return ()
        return (Filler.of(mention),)

    def clause(self, index: int) -> int:
        """Where the clause around an index begins."""
        return max((m.end() for m in CLAUSE.finditer(self.encoded.text, 0, index)), default=0)

    def past_opening(self, start: int, end: int) -> int:
        """Behind the times and connectives at ``start``."""
        text = self.encoded.text
        while (opening := self.readers.opening.match(text, start, end)) and opening.end() > start:
            mention = self.encoded.mention(start)
            if mention and _YEAR.fullmatch(mention.label) and not text.startswith("，", start + 1):
                break
            start = opening.end()
        return start

    def said(self, index: int) -> bool:
        """Whether an index stands in speech whose quote is not closed in this sentence."""
        return self.encoded.text.count("“", 0, index) > self.encoded.text.count("”", 0, index)

    def by_means(self, start: int, end: int) -> bool:
        """Whether a stretch only says how something was done: 通过召开座谈会等方式."""
        return any(
            found.start() < start and end <= found.end()
            for found in self.readers.means.finditer(self.encoded.text)
        )


def fillers(parts: Sequence[Part], role: Role) -> tuple[Filler, ...]:
    """All fillers of a role."""
    return tuple(filler for part in parts if part.role is role for filler in part.fillers)


def bodies(found: Sequence[Filler]) -> tuple[Filler, ...]:
    """Those that are bodies: no people, no places."""
    return tuple(filler for filler in found if filler.type not in ("Group", "Place", "Person"))


def event(encoded: Encoded, start: int, end: int) -> Filler:
    """A stretch as the name of an event."""
    return named(encoded, start, end, "Event")


def named(encoded: Encoded, start: int, end: int, kind: str) -> Filler:
    """A stretch as the name of something, without its quotation marks."""
    label = _OURS.sub("", encoded.printed(start, end).translate(QUOTES).strip())
    first, last = encoded.span(start, end)
    return Filler(label, kind, first, last)
