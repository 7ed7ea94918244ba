"""由甲主办、乙承办、丙协办、丁支持的活动: who organises, in whichever order and punctuation.

Between 由, a stop or the verb before and each verb stands a list of organisers, so that names that nobody
found are read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.clauses import Role
from kg.extract.encode import whole_words
from kg.extract.filler import Filler
from kg.extract.scene import Frame, Scene, event
from kg.patterns import compiled

__all__ = ["Organised"]

#: Slot → the macro with its verbs; the first that fits counts.
_VERBS = {
    "承办": "ORGANISE_UNDER",
    "协办": "ORGANISE_HELP",
    "支持": "ORGANISE_BACK",
    "主办": "ORGANISE_HOST",
}
#: Between two verbs of one enumeration there are names and stops, at most this many characters.
FARTHEST = 60
_BETWEEN = re.compile("[。！？；：]|的")
#: What follows a verb whose object is the event named elsewhere.
_CLOSED = re.compile("[，、；。：！的和与及（）]|$|并|，")
_BY = re.compile("由")
#: 由甲文明办，乙地税局，|丙区委主办: a list that goes on over commas.
_LISTED_BY = re.compile("由[\ue000-\ue4ff](?:[、，和与及]+[\ue000-\ue4ff])*，$")


@dataclass(frozen=True, slots=True)
class Organised:
    """The frame ``organised``; built once from the macros."""

    verbs: Mapping[str, re.Pattern[str]]
    certain: re.Pattern[str]
    count: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Organised:
        return cls(
            verbs={slot: compiled(macros[macro]) for slot, macro in _VERBS.items()},
            certain=compiled("主办|承办|协办"),
            count=compiled(f"(?:{macros['THEMED']})?{macros['COUNT']}"),
        )

    def read(self, trigger: re.Match[str], scene: Scene, *, named: bool = True) -> Frame | None:
        """The frame that the first verb of an enumeration opens.

        :param named: the sentence names the event; else it must not, and the text before it does.
        """
        chain = self._chain(scene, trigger)
        if not chain:
            return None
        begin = self._list_start(scene, chain[0].start())
        slots = self._lists(scene, chain, begin)
        last = chain[-1].end()
        found = self._behind(scene, last) or self._before(scene, begin)
        if not any(slots.get(slot) for slot in _VERBS) or bool(found) != named:
            return None
        if not found:
            return Frame(begin, last, slots)
        slots["活动"] = (event(scene.encoded, *found),)
        slots["时间"] = scene.when(trigger.start(), found)
        return Frame(min(begin, found[0]), max(last, found[1]), slots, timeless=True)

    def _chain(self, scene: Scene, trigger: re.Match[str]) -> list[re.Match[str]]:
        """The verbs of one enumeration, if the trigger is the first of it."""
        encoded = scene.encoded
        every = whole_words(scene.readers.organise, encoded)
        verbs = [verb for verb in every if _CLOSED.match(encoded.text, verb.end())]
        first = next((i for i, verb in enumerate(verbs) if verb.start() == trigger.start()), None)
        if first is None or (first and _near(encoded.text, verbs[first - 1], verbs[first])):
            return []
        chain = [verbs[first]]
        for verb in verbs[first + 1 :]:
            if not _near(encoded.text, chain[-1], verb):
                break
            chain.append(verb)
        begin = self._list_start(scene, trigger.start())
        by = begin > 0 and encoded.text[begin - 1] == "由"
        return chain if by or any(self.certain.search(verb.group()) for verb in chain) else []

    def _list_start(self, scene: Scene, end: int) -> int:
        """Where the first list of organisers begins: behind 由, a stop or a time."""
        start = scene.clause(end)
        for verb in scene.readers.organise.finditer(scene.encoded.text, start, end):
            start = verb.end()
        by = next(whole_words(_BY, scene.encoded, start, end), None)
        if not by and (listed := _LISTED_BY.search(scene.encoded.text, 0, start)):
            return listed.start() + 1
        return by.end() if by else scene.past_opening(start, end)

    def _lists(self, scene: Scene, chain: list[re.Match[str]], begin: int) -> dict[str, tuple[Filler, ...]]:
        slots: dict[str, tuple[Filler, ...]] = {}
        for number, verb in enumerate(chain):
            left = begin if number == 0 else chain[number - 1].end()
            while left < verb.start() and scene.encoded.text[left] in "，、；由和与及":
                left += 1
            hosts, partners = self._joined(scene, left, verb.start())
            slot = next(slot for slot, pattern in self.verbs.items() if pattern.search(verb.group()))
            slots[slot] = (*slots.get(slot, ()), *hosts)
            slots["合作"] = (*slots.get("合作", ()), *partners)
        return slots

    def _joined(self, scene: Scene, start: int, end: int) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
        """Hosts and, behind 联合 or 携手, their partners."""
        encoded, items = scene.encoded, scene.readers.clauses.items
        cue = scene.readers.clauses.cues[Role.PARTNER][0]
        for match in whole_words(cue, encoded, start + 1, end):
            if match.end() < end:
                partners = items.between(encoded, match.end(), end, plain=True)
                if partners:
                    return items.between(encoded, start, match.start(), plain=True), partners
        return items.between(encoded, start, end, plain=True), ()

    def _behind(self, scene: Scene, last: int) -> tuple[int, int] | None:
        """The name behind 承办的."""
        text = scene.encoded.text
        if not text.startswith("的", last):
            return None
        counted = self.count.match(text, last + 1)
        start = counted.end() if counted else last + 1
        return scene.readers.phrases.after(scene.encoded, start, strong=True)

    def _before(self, scene: Scene, begin: int) -> tuple[int, int] | None:
        """The name in front of 由: 大赛由甲主办 and 大赛，由甲主办."""
        end = begin
        while end and scene.encoded.text[end - 1] in "由，是系":
            end -= 1
        if end == begin:
            return None
        start = scene.past_opening(scene.clause(end), end)
        return scene.readers.phrases.before(scene.encoded, start, end)


def _near(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    return len(between) <= FARTHEST and not _BETWEEN.search(between)
