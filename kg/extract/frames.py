"""What a verb that holds an event takes with it: frames, filled from the parts of its sentence.

A rule names its frame and gives the words that trigger it; the frame finds the name of the event and picks
from the parts (:mod:`kg.extract.clauses`) those that belong to this verb: between the verb before it and
the end of the event's name. Every slot but the event may stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.clauses import ClauseReader, Part, Role, at_words
from kg.extract.encode import Encoded
from kg.extract.filler import Filler
from kg.extract.phrases import EventPhrases

__all__ = ["FRAMES", "Frames", "Slots"]

Slots = dict[str, tuple[Filler, ...]]
#: Names of the frames → the slots they may fill.
FRAMES = {
    "hold": ("活动", "主办", "合作", "地点", "对象", "时间", "主题"),
    "happen": ("活动", "地点", "时间"),
    "organised": ("活动", "主办", "承办", "协办", "支持", "合作", "地点", "时间"),
}
_CLAUSE = re.compile("[，；：。！？]")
QUOTES = str.maketrans("", "", '“”『』「」《》‘’"')


@dataclass(frozen=True, slots=True)
class Frame:
    """A filled frame: what it covers in the encoded sentence and its slots.

    :param closed: no subject of an earlier sentence may fill what is empty here.
    """

    start: int
    end: int
    slots: Slots
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with its parts, read once for all frames."""

    encoded: Encoded
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Frames:
    """Reads frames; built once from the macros."""

    clauses: ClauseReader
    phrases: EventPhrases
    time: re.Pattern[str]
    no_time: re.Pattern[str]
    count: re.Pattern[str]
    strong: re.Pattern[str]
    organise: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    between: re.Pattern[str]
    opening: re.Pattern[str]
    hold: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Frames:
        return cls(
            clauses=ClauseReader.of(macros),
            phrases=EventPhrases.of(macros),
            time=re.compile(macros["TIME"]),
            no_time=re.compile(f"(?:{macros['NO_TIME']})$"),
            count=re.compile(f"{macros['COUNT']}(?:{macros['THEMED']})?{macros['COUNT']}"),
            strong=re.compile(macros["STRONG_HOLD"]),
            organise=re.compile(macros["ORGANISE"]),
            kinds={slot: re.compile(macros[f"ORGANISE_{name}"]) for slot, name in _ORGANISERS.items()},
            between=re.compile(f"(?:{macros['BETWEEN']})*$"),
            opening=re.compile(macros["OPENING"]),
            hold=re.compile(macros["HOLD"]),
        )

    def scene(self, encoded: Encoded) -> Scene:
        return Scene(encoded, self.clauses.parts(encoded))

    def read(self, frame: str, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The frame that a trigger opens, or None where it names no event."""
        if not at_words(trigger.start(), trigger.end(), scene.encoded):
            return None
        return {"hold": self._hold, "happen": self._happen, "organised": self._organised}[frame](
            trigger, scene
        )

    def _hold(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        encoded = scene.encoded
        start = trigger.end()
        relative = encoded.text.startswith("的", start)
        counted = self.count.match(encoded.text, start)
        start = counted.end() if counted else start
        found = self.phrases.after(encoded, start, strong=bool(self.strong.search(trigger.group())))
        if not found:
            return None
        slots: Slots = {"活动": (_event(encoded, *found),), "时间": self._when(scene, trigger.start())}
        near = self._own(scene, trigger.start())
        agents = _all(near, Role.AGENT)
        subjects = self._subject(scene, trigger.start(), relative=relative)
        slots["主办"] = agents or tuple(f for f in subjects if f.type != "Group")
        slots["合作"] = _all(near, Role.PARTNER)
        slots["地点"] = _all(near, Role.VENUE)
        slots["对象"] = _all(near, Role.AUDIENCE)
        return Frame(trigger.start(), found[1], slots, closed=relative or bool(subjects))

    def _happen(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        encoded, end = scene.encoded, trigger.start()
        venue: tuple[Filler, ...] = ()
        moved = True
        while moved:
            moved = False
            if match := self.between.search(encoded.text, 0, end):
                moved, end = match.start() < end, match.start()
            part = next((p for p in scene.parts if p.role is Role.VENUE and _reaches(p, end, encoded)), None)
            if part:
                venue, end, moved = venue or part.fillers, part.start, True
        start = self._opening(encoded, end)
        found = self.phrases.before(encoded, start, end)
        if not found:
            return None
        slots: Slots = {"活动": (_event(encoded, *found),), "地点": venue}
        slots["时间"] = self._when(scene, trigger.start())
        slots["地点"] = venue or _all(self._own(scene, found[0]), Role.VENUE)
        return Frame(found[0], trigger.end(), slots)

    def _opening(self, encoded: Encoded, end: int) -> int:
        """Where the noun phrase that ends at ``end`` can begin: behind a stop, a time or 主办的."""
        start = max((m.end() for m in _CLAUSE.finditer(encoded.text, 0, end)), default=0)
        for match in self.organise.finditer(encoded.text, start, end):
            start = match.end() + encoded.text.startswith("的", match.end())
        return self._past_opening(encoded.text, start, end)

    def _past_opening(self, text: str, start: int, end: int) -> int:
        """Behind the times and connectives at ``start``."""
        while (opening := self.opening.match(text, start, end)) and opening.end() > start:
            start = opening.end()
        return start

    def _organised(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        encoded = scene.encoded
        verbs = self._chain(encoded, trigger)
        if verbs is None:
            return None
        slots: Slots = {}
        left = self._list_start(encoded, verbs[0].start())
        begin = left
        for number, verb in enumerate(verbs):
            left = self._list_start(encoded, verb.start()) if number == 0 else verbs[number - 1].end()
            while left < verb.start() and encoded.text[left] in "，、；由":
                left += 1
            hosts, partners = self._joined(encoded, left, verb.start())
            kind = next(slot for slot, pattern in self.kinds.items() if pattern.search(verb.group()))
            slots[kind] = (*slots.get(kind, ()), *hosts)
            slots["合作"] = (*slots.get("合作", ()), *partners)
        last = verbs[-1].end()
        found = None
        if encoded.text.startswith("的", last):
            found = self.phrases.after(encoded, last + 1, strong=True)
        if not found:
            found = self._before_agents(encoded, begin)
        if not found or not any(slots.get(kind) for kind in _ORGANISERS):
            return None
        slots["活动"] = (_event(encoded, *found),)
        slots["时间"] = self._when(scene, trigger.start())
        return Frame(min(begin, found[0]), max(last, found[1]), slots)

    def _chain(self, encoded: Encoded, trigger: re.Match[str]) -> list[re.Match[str]] | None:
        """The verbs of one enumeration (主办，承办，协办), if the trigger is the first of it."""
        verbs = [m for m in self.organise.finditer(encoded.text) if at_words(m.start(), m.end(), encoded)]
        first = next((i for i, verb in enumerate(verbs) if verb.start() == trigger.start()), None)
        if first is None:
            return None
        if first and _near(encoded.text, verbs[first - 1], verbs[first]):
            return None
        chain = [verbs[first]]
        for verb in verbs[first + 1 :]:
            if not _near(encoded.text, chain[-1], verb):
                break
            chain.append(verb)
        certain = any(self.kinds["承办"].search(v.group()) or "主办" in v.group() for v in chain)
        by = encoded.text[max(0, self._list_start(encoded, trigger.start()) - 1)] == "由"
        return chain if certain or by else None

    def _list_start(self, encoded: Encoded, end: int) -> int:
        """Where the list of organisers before a verb begins: behind 由, a stop or a time."""
        text = encoded.text
        start = max((m.end() for m in _CLAUSE.finditer(text, 0, end)), default=0)
        for match in re.compile("由").finditer(text, start, end):
            if at_words(match.start(), match.end(), encoded):
                return match.end()
        return self._past_opening(text, start, end)

    def _joined(
        self, encoded: Encoded, start: int, end: int
    ) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """Hosts and, behind 联合 or 携手, their partners."""
        cue = self.clauses.cues[Role.PARTNER][0]
        items = self.clauses.items
        for match in cue.finditer(encoded.text, start + 1, end):
            if at_words(match.start(), match.end(), encoded) and match.end() < end:
                partners = items.between(encoded, match.end(), end)
                if partners:
                    return items.between(encoded, start, match.start()), partners
        return items.between(encoded, start, end), ()

    def _before_agents(self, encoded: Encoded, begin: int) -> tuple[int, int] | None:
        """The name in front of 由: 大赛由甲主办 and 大赛，由甲主办."""
        end = begin
        while end and encoded.text[end - 1] in "由，是系":
            end -= 1
        if end == begin:
            return None
        return self.phrases.before(encoded, self._opening(encoded, end), end)

    def _own(self, scene: Scene, trigger: int) -> list[Part]:
        """The parts that belong to a verb: not before an earlier verb that holds an event."""
        text = scene.encoded.text
        floor = max(
            (
                m.end()
                for m in self.hold.finditer(text, 0, trigger)
                if at_words(m.start(), m.end(), scene.encoded)
            ),
            default=0,
        )
        floor = max(floor, text.rfind("；", 0, trigger))
        return [part for part in scene.parts if floor <= part.start < trigger]

    def _subject(self, scene: Scene, trigger: int, *, relative: bool) -> tuple[Filler, ...]:
        """The nearest subject before a verb; of a relative clause only one in the same clause."""
        floor = 0
        if relative:
            floor = max((m.end() for m in _CLAUSE.finditer(scene.encoded.text, 0, trigger)), default=0)
        for part in reversed(scene.parts):
            if part.role is Role.SUBJECT and floor <= part.start and part.end <= trigger:
                return tuple(f for f in part.fillers if f.type != "Place")
        return ()

    def _when(self, scene: Scene, trigger: int) -> tuple[Filler, ...]:
        """The nearest time before a verb that is not what was once planned."""
        encoded = scene.encoded
        for match in reversed(list(self.time.finditer(encoded.text, 0, trigger))):
            mention = encoded.mention(match.start())
            if mention and not self.no_time.search(encoded.text, 0, match.start()):
                return (Filler(mention.label, mention.type, mention.start, mention.end, mention),)
        return ()


#: Slot → the macro with the verbs of its organisers.
_ORGANISERS = {"承办": "UNDER", "协办": "HELP", "支持": "BACK", "主办": "HOST"}
#: Between two verbs of one enumeration there are names and stops, at most this many characters.
FARTHEST = 60


def _near(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return len(between) <= FARTHEST and not re.search("[。！？；：]|的", between)


def _all(parts: Sequence[Part], role: Role) -> tuple[Filler, ...]:
    return tuple(filler for part in parts if part.role is role for filler in part.fillers)


def _reaches(part: Part, end: int, encoded: Encoded) -> bool:
    return part.start < end and encoded.text[part.end : end].strip("，") == "" and part.end <= end


def _event(encoded: Encoded, start: int, end: int) -> Filler:
    first, last = encoded.span(start, end)
    label = encoded.sentence.text.printed[first:last].translate(QUOTES).strip()
    return Filler(label, "Event", first, last)
