"""Who plays which part in a clause: every name gets its part from the word before it.

A list of names behind 由 acts, behind 联合 joins, behind 走进 is where it happens, behind 为 is whom it is
for; one that opens a clause is its subject. No part needs another to be there, and they may stand in any
order: a sentence that lacks one, or has words in between, is read all the same.
Positions are those of the encoded sentence (see :mod:`kg.extract.encode`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.extract.encode import Encoded, whole_words
from kg.extract.filler import Filler
from kg.extract.items import Items
from kg.patterns import compiled

__all__ = ["ClauseReader", "Part", "Role"]


class Role(StrEnum):
    """The parts; the values are the names that rules give to their slots."""

    SUBJECT = "主体"
    AGENT = "施事"
    PARTNER = "合作"
    VENUE = "地点"
    AUDIENCE = "对象"
    INVITED = "邀请"
    LED = "带领"
    BACKER = "支持"


#: Role → macro with the words before the list, macro with the words at which the list ends at the latest.
CUES = {
    Role.AGENT: ("CUE_BY", "LIST_STOP"),
    Role.PARTNER: ("CUE_JOIN", "LIST_STOP"),
    Role.VENUE: ("CUE_GO", "VENUE_STOP"),
    Role.AUDIENCE: ("CUE_FOR", "LIST_STOP"),
    Role.INVITED: ("CUE_INVITE", "LIST_STOP"),
    Role.LED: ("CUE_LEAD", "LIST_STOP"),
}
#: Likewise, with the macro of what must stand behind the list: 与甲|签约, 在甲|的支持下.
CLOSED = {
    Role.PARTNER: ("CUE_WITH", "WITH_STOP", "AGREED"),
    Role.BACKER: ("CUE_IN", "BACK_STOP", "BACKED"),
}


#: 村（居）|法律顾问: a bracket inside a name opens no clause.
_IN_NAME = re.compile("(?<=[^，。；：！？\\s（）])（[^（）]{1,2}）$")
_BODY = "Organization"


@dataclass(frozen=True, slots=True)
class Part:
    """A list of names and the part it plays.

    :param start: where its cue begins; ``end`` is where the list ends.
    """

    role: Role
    fillers: tuple[Filler, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseReader:
    """Finds the parts of a sentence; built once from the macros.

    :param cues: role → its cue and the pattern of what ends its list.
    :param closed: role → its cue, what ends its list and what must follow.
    :param opening: what may stand before a subject in its clause.
    :param attribute: what may not stand behind it: then it is an attribute of something else.
    :param staff: the people of a body, who act for it.
    """

    cues: Mapping[Role, tuple[re.Pattern[str], re.Pattern[str]]]
    closed: Mapping[Role, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]
    opening: re.Pattern[str]
    attribute: re.Pattern[str]
    staff: re.Pattern[str]
    acts: re.Pattern[str]
    no_venue: re.Pattern[str]
    held: re.Pattern[str]
    items: Items

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> ClauseReader:
        return cls(
            cues={
                role: (compiled(macros[cue]), compiled(macros[stop])) for role, (cue, stop) in CUES.items()
            },
            closed={
                role: (compiled(macros[cue]), compiled(macros[stop]), compiled(macros[behind]))
                for role, (cue, stop, behind) in CLOSED.items()
            },
            opening=compiled(f"(?:^|(?<=[，；：。！？”—\\s）]))(?:{macros['OPENING']})*"),
            attribute=compiled(macros["ATTRIBUTE"]),
            acts=compiled(f"{macros['HOLD']}|{macros['CUE_JOIN']}|组织"),
            staff=compiled(macros["ACTING_PEOPLE"]),
            no_venue=compiled(macros["NO_VENUE"]),
            held=compiled(macros["HELD"]),
            items=Items.of(macros),
        )

    def parts(self, encoded: Encoded) -> list[Part]:
        """All parts of a sentence, ascending; a name may stand in one only."""
        cued = list(self._cued(encoded))
        # 深入甲社区，乙社区等: what goes on with a list behind a comma opens no clause.
        subjects = [s for s in self._subjects(encoded) if not any(c.start < s.start < c.end for c in cued)]
        closed = [c for c in self._closed(encoded) if not any(s.start <= c.start < s.end for s in subjects)]
        found = [*subjects, *cued, *closed]
        return sorted(found, key=lambda part: (part.start, part.end))

    def _subjects(self, encoded: Encoded) -> Iterator[Part]:
        for match in self.opening.finditer(encoded.text):
            if _IN_NAME.search(encoded.text, 0, match.start()):
                continue
            end, fillers = self.items.gathered(encoded, match.end())
            if fillers:
                yield Part(Role.SUBJECT, fillers, match.end(), end)
                continue
            end, fillers = self.items.names(encoded, match.end())
            people = self.staff.match(encoded.text, end)
            if fillers and people:
                # 市医院的医护人员开展义诊: what its people do it does.
                yield Part(Role.SUBJECT, fillers, match.end(), people.end())
            elif fillers and not self.attribute.match(encoded.text, end):
                if self.acts.match(encoded.text, end):
                    # 某某开发区召开会议: a place that holds something is a body.
                    fillers = tuple(replace(f, type=_BODY) if f.type == "Place" else f for f in fillers)
                yield Part(Role.SUBJECT, fillers, match.end(), end)
            elif not fillers:
                end, fillers = self.items.unfound(encoded, match.end())
                if fillers:
                    yield Part(Role.SUBJECT, fillers, match.end(), end)

    def _cued(self, encoded: Encoded) -> Iterator[Part]:
        for role, (cue, stop) in self.cues.items():
            for match in whole_words(cue, encoded):
                if role is Role.VENUE:
                    end, fillers = self._venue(encoded, match, stop)
                else:
                    end, fillers = self.items.list(encoded, match.end(), stop)
                if fillers:
                    yield Part(role, fillers, match.start(), end)

    def _closed(self, encoded: Encoded) -> Iterator[Part]:
        for role, (cue, stop, behind) in self.closed.items():
            for match in whole_words(cue, encoded):
                end = self.items.limit(encoded, match.end(), stop)
                if not behind.match(encoded.text, end):
                    continue
                if fillers := self.items.between(encoded, match.end(), end):
                    yield Part(role, fillers, match.start(), end)

    def _venue(
        self, encoded: Encoded, cue: re.Match[str], stop: re.Pattern[str]
    ) -> tuple[int, tuple[Filler, ...]]:
        end = self.items.limit(encoded, cue.end(), stop)
        if self.no_venue.search(encoded.text, cue.end(), end):
            return end, ()
        if encoded.text.startswith("，", end):
            end = self.items.run_on(encoded, end)
        # Right before the verb that holds the event a place is one whether its name was found or not.
        held = self.held.match(encoded.text, end)
        return end, self.items.places(encoded, cue.end(), end, plain=bool(held))
