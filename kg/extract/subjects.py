"""Who does what a clause says: the bodies, persons and groups in the place of its subject.

A subject stands at the start of its clause, behind nothing but a time, a place, a linking word or an
attribute (当天，来自各校的|300名学生|…). A clause without one goes on with the subject of the clause before
it; a verb that makes others act (邀请|专家|授课) hands the clause to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.encode import Encoded

__all__ = ["Member", "members", "object_after", "subject"]

# Cities and counties act through their bodies; a city that does something is no participant.
_ORG = "[\ue000-\ue1ff\ue300-\ue4ff]"
_PERSON = "[\ue600-\ue6ff]"
_GROUP = "[\ue700-\ue7ff]"
_COUNT = "(?:[\ue900-\ue9ff][余多]?(?:名|位)?|各)?"
_QUOTE = "[\uea00-\uebff]"
_MENTION = "\ue000-\uebff"
#: 市医院的30名医生, “山茶花”志愿者, 民警李某: what may stand in one place of a list.
MEMBER = (
    f"(?:(?P<body>{_ORG})(?P<of>的)?(?P<count>{_COUNT})(?P<crowd>{_QUOTE}?{_GROUP})"
    f"|(?P<org>{_ORG})|(?P<person>{_PERSON})|{_COUNT}(?P<group>{_QUOTE}?{_GROUP}))"
)
_PLAIN = re.sub(r"\?P<\w+>", "?:", MEMBER)
#: Bodies and people that only their last character tells, beside others in a list: 文艺队、工商联.
_PLAIN_WORDS = (
    f"[^，。；：！？、的了在为向{_MENTION}]{{1,9}}"
    "(?:单位|部门|组织|团体|企业|人士|干部|代表|班子|主体|协会|机构|[队团组会社委办联者员家生])"
)
_NEXT = "(?:等?(?:、|和|与|及|以及|暨|，以及)|，(?=[\ue600-\ue6ff]))"
RUN = (
    f"(?:{_PLAIN_WORDS}、)*{_PLAIN}"
    f"(?:{_NEXT}(?:{_PLAIN}|{_PLAIN_WORDS}(?=等|、|和|及|以及|[\ue900-\ue9ff]|共|积极|踊跃|参|出席|到场)))*"
)
_STOPS = "，；：。！？…"
_PERSON_ENDS = re.compile(f"{_PERSON}$")
#: What may close the words before a subject.
_CLOSED = re.compile(
    f"(?:^|[\ue800-\ue9ff\ue200-\ue2ff\ue500-\ue5ff{_ORG[1:-1]}的上中里内前后下时外旁）]"
    "|、[^，。；、]{1,10}等|期间|现场|随后|接着|最后|同时|其中|此外|当天|当日|当晚"
    "|一旁|只见|另外|首先|然后|紧接着|随即|由|期间还|已有|共有|先后有|还有|台上|台下|席间|会后|课后|赛后|一旁的|身着盛装的|与此同时)$"
)
#: Words before a name that make it an object.
_OPEN = re.compile(
    "(?:为|向|给|对|把|被|让|使|与|同|跟|据|邀请|特邀|组织|联合|走访|慰问|看望|带领|率领|带着"
    "|走进|来到|关于|得到|根据|针对|面向|帮助|指导)(?:了)?[^，。；]*$|(?:据|记者从|和)$"
)
#: Verbs that make others act, and those whose own subject acts with them.
_PIVOT = re.compile(
    f"(?:邀请|特邀|诚邀|请来|请|组织|安排|派出|选派|抽调|委托|动员|发动|号召|带领|率领|带着|带|由|率)(?:了|到|来)?[^，。；{_MENTION}]{{0,8}}(?P<run>{RUN})"
)
_WITH = ("带", "率")
#: What a verb acts on: right behind it, or behind an attribute.
_OBJECT = re.compile(f"(?:[^，。；：{_MENTION}]{{0,12}}|[^，。；：]{{0,20}}的)(?P<run>{RUN})")
_OF_THESE = re.compile(f"等(?!组成)[^，。；：{_MENTION}]{{0,8}}的?(?P<crowd>{_COUNT}{_QUOTE}?{_GROUP})")
#: Words that make a name before them a place.
_LOCATIVE = re.compile(
    "院内|院里|门前|门口|境内|辖区|广场|内|里|外|旁|前|上空|附近|周边|一带|沿线|展位|展台|摊位"
)
_LONGEST_LEAD = 30
_LONGEST_ELLIPSIS = 12
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Member:
    """One body, person or group of a list: positions in the encoded sentence.

    :param kind: ``org``, ``person``, ``group``, ``words`` (a group without mention), or ``crowd`` for the people of a body (市医院医生).
    :param apart: of a crowd, whether 的 or a count stands between (市医院的30名医生).
    :param inner: of a crowd, where the people's own words start.
    """

    kind: str
    start: int
    end: int
    apart: bool = False
    inner: int = 0


def members(text: str, start: int, end: int) -> Iterator[Member]:
    """The members of a run of actors, in order."""
    for match in re.finditer(
        f"{MEMBER}|(?P<words>(?<![^、和及]){_PLAIN_WORDS}(?=[、和及]|$))", text[start:end]
    ):
        if match["words"]:
            yield Member("words", start + match.start(), start + match.end())
        elif match["body"]:
            apart = bool(match["of"] or match["count"])
            inner = start + match.start("crowd")
            yield Member("crowd", start + match.start(), start + match.end(), apart, inner)
        else:
            kind = next(name for name in ("org", "person", "group") if match[name])
            yield Member(kind, start + match.start(kind), start + match.end())


def subject(
    encoded: Encoded,
    trigger: int,
    unlike: re.Pattern[str] | None = None,
    between: re.Pattern[str] | None = None,
) -> tuple[int, int] | None:
    """Positions (in the encoded sentence) of the run of actors that does what stands at ``trigger``.

    :param unlike: words behind a run that say that it does something else (speaks, sponsors).
    :param between: words that, at the end of what stands between, give the trigger another subject.
    """
    text = encoded.text
    end = trigger
    for _ in range(_FARTHEST):
        start = max(text.rfind(stop, 0, end) for stop in _STOPS) + 1
        found, closed = _in_clause(text, start, end)
        if found:
            found = (_listed(text, found[0], start), found[1])
            other = unlike and unlike.match(text, found[1])
            other = other or (between and between.search(text[found[1] : trigger]))
            return None if other else found
        if closed or start == 0 or text[start - 1] != "，":
            return None
        if end == trigger and end - start > _LONGEST_ELLIPSIS:
            return None
        end = start - 1
    return None


def _listed(text: str, low: int, clause: int) -> int:
    """Where a list of persons begins that goes on from clause to clause: 局长王某，主任李某出席."""
    while low == clause and text[low - 1 : low] == "，" and _PERSON_ENDS.search(text, 0, low - 1):
        low = max(0, low - 2)
        clause = max(text.rfind(stop, 0, low) for stop in _STOPS) + 1
    return low


def object_after(encoded: Encoded, position: int) -> tuple[int, int] | None:
    """Positions of the run of actors that a verb ending at ``position`` acts on."""
    found = _OBJECT.match(encoded.text, position)
    return _people_of(encoded.text, *found.span("run")) if found else None


def _in_clause(text: str, start: int, end: int) -> tuple[tuple[int, int] | None, bool]:
    """The subject of a clause, and whether the clause has one, of this or another kind."""
    for match in re.finditer(RUN, text[start:end]):
        low, high = start + match.start(), start + match.end()
        lead = text[start:low]
        if len(lead) > _LONGEST_LEAD or not _CLOSED.search(lead) or _OPEN.search(lead):
            continue
        if _LOCATIVE.match(text, high):
            continue
        low, high = _people_of(text, low, high)
        if text[high : high + 1] == "的":
            return None, True
        handed = list(_PIVOT.finditer(text, high, end))
        if handed:
            run = _people_of(text, *handed[-1].span("run"))
            return ((low, run[1]) if handed[-1].group().startswith(_WITH) else run), True
        return (low, high), True
    handed = list(_PIVOT.finditer(text, start, end))
    return (_people_of(text, *handed[-1].span("run")), True) if handed else (None, False)


def _people_of(text: str, start: int, end: int) -> tuple[int, int]:
    """心内科、骨科等科室的18名医生: bodies that only say where people come from give way to the people."""
    crowd = _OF_THESE.match(text, end)
    return crowd.span("crowd") if crowd else (start, end)
