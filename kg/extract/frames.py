"""What a verb takes with it: frames, filled from the parts of its sentence.

A rule names its frame and gives the words that trigger it; the frame finds the name of the event, if it has
one, and picks from the parts (:mod:`kg.extract.clauses`) those that belong to this verb. Every slot but the
event may stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from kg.extract.attendance import Attendance
from kg.extract.encode import Encoded, at_words
from kg.extract.going import Going
from kg.extract.happening import Taking
from kg.extract.holding import Holding
from kg.extract.organised import Organised
from kg.extract.programmes import Programmes
from kg.extract.scene import Frame, Readers, Scene
from kg.extract.standing import Standing

__all__ = ["FRAMES", "Frames"]

#: Names of the frames → the slots they may fill.
FRAMES = {
    "hold": ("活动", "主办", "合作", "同行", "地点", "对象", "时间"),
    "serve": ("活动", "环节", "主办", "合作", "同行", "地点", "对象", "时间"),
    "nested": ("环节", "同行", "对象"),
    "lecture": ("活动", "主办", "主讲", "地点", "对象", "时间"),
    "happen": ("活动", "主办", "地点", "时间"),
    "at": ("活动", "时间"),
    "attended": ("活动", "主办", "时间", "地点"),
    "organised": ("活动", "主办", "承办", "协办", "支持", "合作", "时间"),
    "organised-it": ("主办", "承办", "协办", "支持", "合作"),
    "join": ("主办", "合作"),
    "together": ("双方",),
    "backed": ("主办", "合作"),
    "venue": ("主体", "地点"),
    "points": ("地点",),
    "visit": ("活动", "主办", "地点", "时间"),
    "arrive": ("主办", "合作", "地点", "时间"),
    "gift": ("活动", "主办", "地点", "对象", "时间"),
    "trip": ("活动", "主办", "地点", "时间"),
    "implement": ("项目", "主体", "合作"),
    "attend": ("参加",),
    "origins": ("参加",),
    "invite": ("参加",),
    "opened": ("项目", "主体"),
    "offered": ("项目", "主体"),
    "relied": ("项目", "主体"),
    "listed": ("项目", "主体"),
    "reach": ("对象",),
    "win": ("参加",),
}
Read = Callable[[re.Match[str], Scene], Frame | None]


@dataclass(frozen=True, slots=True)
class Frames:
    """Reads frames; built once from the macros."""

    readers: Readers
    frames: Mapping[str, Read]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Frames:
        holding, taking, going = Holding.of(macros), Taking.of(macros), Going.of(macros)
        organised, programmes = Organised.of(macros), Programmes.of(macros)
        attendance = Attendance.of(macros)
        standing = Standing(programmes)
        frames: dict[str, Read] = {
            "hold": holding.hold,
            "serve": holding.serve,
            "nested": holding.nested,
            "lecture": holding.lecture,
            "happen": taking.happen,
            "at": taking.at,
            "attended": taking.attended,
            "organised": organised.read,
            "organised-it": partial(organised.read, named=False),
            "join": going.join,
            "together": going.together,
            "backed": going.backed,
            "venue": going.venue,
            "points": going.points,
            "visit": going.visit,
            "arrive": going.arrive,
            "gift": going.gift,
            "trip": going.trip,
            "implement": programmes.read,
            "attend": attendance.attend,
            "origins": attendance.origins,
            "invite": attendance.invite,
            "opened": standing.opened,
            "offered": standing.offered,
            "relied": standing.relied,
            "listed": standing.listed,
            "reach": attendance.reach,
            "win": attendance.win,
        }
        return cls(Readers.of(macros), frames)

    def scene(self, encoded: Encoded) -> Scene:
        """A sentence with its parts, read once for all frames."""
        return self.readers.scene(encoded)

    def read(self, frame: str, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The frame that a trigger opens, or None where it says nothing."""
        whole = at_words(trigger.start(), trigger.end(), scene.encoded)
        if not whole or scene.said(trigger.start()):
            return None
        return self.frames[frame](trigger, scene)
