"""Who does what a clause says: the bodies, persons and groups in the place of its subject.

A subject stands at the start of its clause, behind nothing but a time, a place, a linking word or an
attribute (当天，来自各校的|300名学生|…). A clause without one goes on with the subject of the clause before
it; a verb that makes others act (邀请|专家|授课) hands the clause to them.
Positions are those of the encoded sentence (see :mod:`kg.extract.encode`); the words are macros.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.encode import Encoded
from kg.patterns import compiled

__all__ = ["Member", "SubjectReader"]

# Cities and counties act through their bodies; a city that does something is no participant.
_ORG = "[\ue000-\ue1ff\ue300-\ue4ff]"
_PERSON = "[\ue600-\ue6ff]"
_GROUP = "[\ue700-\ue7ff]"
_COUNT = "(?:[\ue900-\ue9ff][余多]?(?:名|位)?|各)?"
_CROWD = f"[\uea00-\uebff]?{_GROUP}"
_MENTION = "\ue000-\uebff"
#: 市医院的30名医生, “山茶花”志愿者, 民警李某: what may stand in one place of a list.
_MEMBER = (
    f"(?:(?P<body>{_ORG})(?P<of>的)?(?P<count>{_COUNT})(?P<crowd>{_CROWD})"
    f"|(?P<org>{_ORG})|(?P<person>{_PERSON})|{_COUNT}(?P<group>{_CROWD}))"
)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _MEMBER)
_NEXT = f"(?:等?(?:、|和|与|及|以及|暨|，以及)|，(?={_PERSON}))"
_PERSON_ENDS = re.compile(f"{_PERSON}$")
_THERE_ARE = re.compile("(?:现场|当天|今年|目前)?(?:共|已|还|先后|现)*有(?=[\ue900-\ue9ff]|近|约|数|上百|几)")
_THEIR_PEOPLE = re.compile(f"{_ORG}?的?{_COUNT}{_CROWD}")
_STOPS = "，；：。！？…"
LONGEST_LEAD = 30
LONGEST_ELLIPSIS = 12
FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Member:
    """One body, person or group of a list.

    :param kind: ``org``, ``person``, ``group``, ``words`` (a group without a mention), or ``crowd`` for the
        people of a body (市医院医生).
    :param apart: of a crowd, whether 的 or a count stands between (市医院的30名医生).
    :param inner: of a crowd, where the people's own words start.
    """

    kind: str
    start: int
    end: int
    apart: bool = False
    inner: int = 0


@dataclass(frozen=True, slots=True)
class SubjectReader:
    """Finds who acts and whom a verb acts on; built once from the macros.

    :param run: a list of actors; ``member`` one of them, or words that only their end tells (文艺队).
    :param closed: what may close the words before a subject; ``bars`` words there that make it an object.
    :param place: words that make a name before them a place.
    :param hands_on: a verb that makes others act, with them; ``joins`` where its own subject acts too.
    :param objects: a list right behind a verb, or behind an attribute.
    :param people: 等科室的|18名医生: people behind the list of where they come from.
    """

    run: re.Pattern[str]
    member: re.Pattern[str]
    closed: re.Pattern[str]
    bars: re.Pattern[str]
    place: re.Pattern[str]
    hands_on: re.Pattern[str]
    joins: re.Pattern[str]
    objects: re.Pattern[str]
    people: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> SubjectReader:
        words = f"(?!{macros['HANDS_ON']})[^，。；：！？、的了在为向{_MENTION}]{{1,9}}{macros['COLLECTIVE']}"
        then = f"(?=等|、|和|及|以及|[\ue900-\ue9ff]|{macros['JOINTLY']})"
        # 灭火组、疏散组、救护组: a list of teams that nobody found as bodies opens a clause.
        team = f"[^，。；：！？、的了在为向{_MENTION}]{{1,6}}?[组队](?![织员伍建成合])"
        teams = f"(?<![^，。；：])(?:{team}、)+{team}"
        run = f"(?:(?:{words}、)*{_PLAIN}(?:{_NEXT}(?:{_PLAIN}|{words}{then}))*|{teams})"
        near, beside = f"[^，。；：{_MENTION}]", f"[^，。；：对向给到在{_MENTION}]"
        return cls(
            run=compiled(run),
            member=compiled(f"{_MEMBER}|(?P<words>(?<![^、和及]){words}(?=[、和及]|$))"),
            closed=compiled(
                f"(?:^|[\ue800-\ue9ff\ue200-\ue2ff\ue500-\ue5ff{_ORG[1:-1]}]|{macros['BEFORE_SUBJECT']})$"
            ),
            bars=compiled(f"{macros['BARS_SUBJECT']}(?:了)?[^，。；]*$|(?:据|记者从|和)$"),
            place=compiled(macros["AS_PLACE"]),
            hands_on=compiled(f"{macros['HANDS_ON']}(?:了|到|来)?{beside}{{0,8}}(?P<run>{run})"),
            joins=compiled(macros["JOINS_IN"]),
            objects=compiled(f"(?:{near}{{0,12}}|[^，。；：]{{0,20}}的)(?P<run>{run})"),
            people=compiled(f"等(?!组成){near}{{0,8}}的?(?P<crowd>{_COUNT}{_CROWD})"),
        )

    def members(self, text: str, start: int, end: int) -> Iterator[Member]:
        """The members of a list of actors, in order."""
        for match in self.member.finditer(text[start:end]):
            low, high = start + match.start(), start + match.end()
            if match["words"]:
                yield Member("words", low, high)
            elif match["body"]:
                apart = bool(match["of"] or match["count"])
                yield Member("crowd", low, high, apart, start + match.start("crowd"))
            else:
                kind = next(name for name in ("org", "person", "group") if match[name])
                yield Member(kind, start + match.start(kind), high)

    def subject(
        self,
        encoded: Encoded,
        trigger: int,
        unlike: re.Pattern[str] | None = None,
        between: re.Pattern[str] | None = None,
    ) -> tuple[int, int] | None:
        """Positions of the list of actors that does what stands at ``trigger``.

        :param unlike: words behind the list that say that it does something else (speaks, sponsors).
        :param between: words between the two that give the trigger another subject.
        """
        text, end = encoded.text, trigger
        for _ in range(FARTHEST):
            start = _clause(text, end)
            found, closed = self._in_clause(text, start, end)
            if found:
                found = (_listed(text, found[0], start), found[1])
                other = unlike and unlike.match(text, found[1])
                other = other or (between and between.search(text[found[1] : trigger]))
                return None if other else found
            if closed or start == 0 or text[start - 1] != "，":
                return None
            if end == trigger and end - start > LONGEST_ELLIPSIS:
                return None
            end = start - 1
        return None

    def object_after(self, encoded: Encoded, position: int) -> tuple[int, int] | None:
        """Positions of the list of actors that a verb ending at ``position`` acts on."""
        found = self.objects.match(encoded.text, position)
        return self._people_of(encoded.text, *found.span("run")) if found else None

    def _in_clause(self, text: str, start: int, end: int) -> tuple[tuple[int, int] | None, bool]:
        """The subject of a clause, and whether the clause has one, of this or another kind."""
        for match in self.run.finditer(text[start:end]):
            low, high = start + match.start(), start + match.end()
            if not self._opens(text[start:low]) or self.place.match(text, high):
                continue
            if text.endswith("来自", start, low) and not _THEIR_PEOPLE.match(text, low, high):
                continue  # 来自甲镇、乙镇……: where many come from
            if _THERE_ARE.match(text, high, end):
                continue  # 城郊乡|共有100多名党员参加: they take part
            low, high = self._people_of(text, low, high)
            if text[high : high + 1] == "的":
                # 14家医疗单位的|50多位专家: the last of them acts.
                last = self.run.match(text[:end], high + 1)
                if not last:
                    return None, True
                low, high = last.span()
            handed = self._handed(text, high, end)
            if handed:
                joins = self.joins.match(handed.group())
                run = self._people_of(text, *handed.span("run"))
                return ((low, run[1]) if joins else run), True
            return (low, high), True
        handed = self._handed(text, start, end)
        return (self._people_of(text, *handed.span("run")), True) if handed else (None, False)

    def _opens(self, lead: str) -> bool:
        """Whether a name behind these words of its clause can be the subject."""
        short = len(lead) <= LONGEST_LEAD
        return short and bool(self.closed.search(lead)) and not self.bars.search(lead)

    def _handed(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The last verb of a stretch that hands it to others."""
        return next(reversed(list(self.hands_on.finditer(text, start, end))), None)

    def _people_of(self, text: str, start: int, end: int) -> tuple[int, int]:
        """心内科、骨科等科室的18名医生: where people only come from gives way to the people."""
        crowd = self.people.match(text, end)
        return crowd.span("crowd") if crowd else (start, end)


def _clause(text: str, end: int) -> int:
    return max(text.rfind(stop, 0, end) for stop in _STOPS) + 1


def _listed(text: str, low: int, clause: int) -> int:
    """Where a list of persons begins that goes on from clause to clause: 局长王某，主任李某出席."""
    while low == clause and text[low - 1 : low] == "，" and _PERSON_ENDS.search(text, 0, low - 1):
        low = max(0, low - 2)
        clause = _clause(text, low)
    return low
