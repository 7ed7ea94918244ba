"""How a sentence puts what it says: done, ongoing, planned, goal — or nothing that may be stated.

Cues are looked for in the raw words, because a time mention may swallow one (下一步). Scope: a wide cue
rules to the end of its sentence, a narrow one its clause, a plan also the clauses behind it until one says
what has been done, a negation the verb behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Status
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["FIRM", "StatusReader"]

_CLAUSE = re.compile("[，；：。！？]")
#: 将 is a plan before an adverb, a preposition or the verb itself; before a noun it is 把 (将垃圾运走).
_WILL = re.compile(
    "将(?=参加|参与|亮相|登台|于|在|从|有|会|继续|进一步|陆续|逐步|持续|再|还|联合|依托|以|围绕|结合|通过|组织|不断|全面|积极|深入|加大|加快|"
    "加强|紧紧|充分|大力|按照|根据|推动|推进|带领|常态化|定期|同步|分批|择期|为|向|对|把|从|新|建|打|开|举|投|启|实|设|"
    "采|探|推|完|做|利用|聚焦|坚持|严格|适时|统筹|正式|视|酌情|力争|争取|投资|计划|每|分|由|面向|走|纳入|成为|供(?!应|给)|深化|与|和|上|捐(?!款|赠)|用于|建立|建成)"
)
#: 将举办E，设置A、B: what is planned goes on over commas until words of what is there already.
_CARRIES = re.compile(
    "(?<![模虚草比])拟(?!定|订|态|人)|计划(?!生育|[，、。的书中]|单列|经济)|即将(?![来到])|将会|预计|定于|将于"
)
#: Words of what is there or done already.
FIRM = "已|目前|截至|去年|昨[日天晚]|此前|当[日天晚]|近年来|[\u4e00-\u9fff]了(?!解)|曾|先后"
_FIRM = re.compile(f"{FIRM}|近日|日前")
_STATEMENT = re.compile("[；。！？]")
#: 由A主办的E，将于6月举行: who has it held and what it is are told before the plan.
_OF_WHAT_WILL = re.compile(
    "[^，。；]*?的?[^，。；的]{2,40}，?(?:预计|计划|拟|定)?(?:于[^，。；]{2,12})?(?:即将|将[于在从会]|拟于|定于)"
)
#: 拟购置…，并设立…: a clause so begun stands as the one before it does.
_GOES_ON = re.compile("并(?!非|不|无|联)|同时|以及")
_PURPOSE = re.compile(
    "(?:为了|旨在|以便|为(?:进一步|切实|更好|深入|有效|全面|推动|推进|提高|提升|增强|丰富|营造|加强|弘扬|普及|庆祝|"
    "促进|保障|确保|落实|贯彻|解决|破解|方便|满足|做好|打造|打通|构建|引导|倡导|传承|培养|培育|扎实|不断|让|帮助|充分|守护|"
    "减少|防止|预防|避免|缓解|改善|巩固|扩大|加快|积极|强化|规范|激发|响应|迎接|纪念))"
)
#: What goes on with a purpose over a comma.
_MEANT = re.compile(
    "(?:进一步|不断|切实|积极|全面|持续|着力|有效|更好地?|充分)*"
    "(?:引导|提高|提升|增强|激发|培养|培育|营造|丰富|促进|推动|普及|倡导|预防|减少|满足|强化|弘扬|树立|养成|拓宽|助力|深化)"
)
#: 要强化…，深入开展…: what a speaker demands.
_DEMAND = re.compile("(?:^|[，；：。])(?:一?要(?!求|闻|素|是|点|好|客)|务必|切实要|必须)")
#: 探讨…，提出关注…；利用…: what somebody proposes, to the end of the sentence.
_PROPOSED = re.compile("[，；]提出(?!了?[^，；]{0,8}(?:倡议|申请|异议|问题|口号))")
#: 原定5月举行的 … 推迟至6月: what was once planned is planned anew, or did not happen.
_FORMERLY = re.compile("原(?:定|拟|计划|打算|本)")
_POSTPONED = re.compile(
    "(?:延期|改期|推迟|延后|顺延|调整|改|延)[^，。；]{0,3}(?:至|到|在|于)|推迟[一二三四五六七八九十两0-9]+[天日周]|改为"
)
_QUOTED = re.compile(
    "“[^“”]*”|(?:按照|根据|依照|遵照|对照|落实)[^，。；“”]{0,40}要求"
    "|(?:宣读|发出|发布)[^，。；]{0,40}?倡议书?"
)
#: 准备了四类表演: ready and no plan any more.
_READY = "(?:准备|筹备|策划)(?:[了好]|的(?!是))"
#: 接下来，双方签署了协议: the next thing told, and no plan.
_NEXT, _TOLD = "接下来", re.compile("(?<![为除])了(?!解)")
_CANCELLED = re.compile("取消|未能|作废|叫停|泡汤|延期|改期|推迟|搁置")


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Reads the status of a trigger from the words around it."""

    planned: re.Pattern[str]
    wide: re.Pattern[str]
    negated: re.Pattern[str]
    wish: re.Pattern[str]
    ongoing: re.Pattern[str]

    @classmethod
    def of(cls, resources: Resources) -> StatusReader:
        def either(name: str, without: str = "", before: str = "") -> re.Pattern[str]:
            words = alternatives(word for word in resources.words(name) if word != without)
            return compiled(f"{before}(?:{words})")

        return cls(
            planned=either("status_planned", without="将", before=f"(?!{_READY})"),
            wide=either("status_planned_wide"),
            negated=either("status_negated"),
            wish=either("status_wish"),
            ongoing=either("status_ongoing"),
        )

    def read(self, sentence: str, start: int, end: int, words: Sequence[int] = ()) -> Status | None:
        """The status of what a trigger at ``start:end`` states; None where nothing may be stated.

        :param words: where the words of the sentence start: a cue of one character counts only as a word of
            its own (志愿 is no 愿, 未成年 no 未, 模拟 no 拟).
        """
        sentence = _without_slogans(sentence, start, end)
        left = _clause(sentence, start)
        while left and _GOES_ON.match(sentence, left):
            left = _clause(sentence, left - 1)
        stop = _CLAUSE.search(sentence, end)
        right = stop.start() if stop else len(sentence)
        before, after = sentence[left:start], sentence[end:right]
        if _NEXT in sentence and _TOLD.search(sentence, left, right):
            sentence = sentence.replace(_NEXT, "\u3000" * len(_NEXT))
        cues = _Cues(sentence, words)
        if cues.find(self.negated, max(left, start - 8), start) or self.negated.match(sentence, start):
            return None
        if cues.find(self.wish, max(0, left - 40), start):
            return None
        if _DEMAND.search(sentence, 0, start) or _PROPOSED.search(sentence, 0, start):
            return None
        if _FORMERLY.search(sentence, 0, start + 1):
            return Status.PLANNED if _POSTPONED.search(sentence) else None
        if _CANCELLED.search(after) or _CANCELLED.search(before):
            return Status.PLANNED if _POSTPONED.search(after + before) else None
        if cues.find(self.wide, 0, start) or cues.find(self.planned, left, start) or _WILL.search(before):
            return Status.PLANNED
        within = _WILL.search(sentence, start, end) and not _CLAUSE.search(sentence, start, end)
        if within or _WILL.match(sentence, end) or _OF_WHAT_WILL.match(sentence, end):
            return Status.PLANNED
        if before.endswith("将") or self.planned.match(sentence, start):
            return Status.PLANNED
        if self._carried(sentence, left, end) or self._in_row(sentence, end):
            return Status.PLANNED
        opens = left and start == left and not _PURPOSE.match(sentence, left)
        first = _clause(sentence, left - 1) if opens else left
        if self._for_purpose(sentence, first) and stop and stop.group() == "，":
            return Status.GOAL
        return Status.ONGOING if cues.find(self.ongoing, left, start) else Status.DONE

    @staticmethod
    def _carried(sentence: str, clause: int, end: int) -> bool:
        """Whether a clause goes on with what an earlier one of its statement plans."""
        first = max((m.end() for m in _STATEMENT.finditer(sentence, 0, clause)), default=0)
        plans = [m.end() for cue in (_WILL, _CARRIES) for m in cue.finditer(sentence, first, clause)]
        return bool(plans) and not _FIRM.search(sentence, max(plans), end)

    @staticmethod
    def _in_row(sentence: str, end: int) -> bool:
        """Whether a statement stands in a row of plans: 甲将开展E；乙将组织F；丙举办G."""
        *before, _ = sentence[:end].split("；")
        planned = all(_WILL.search(one) or _CARRIES.search(one) for one in before[:2])
        return len(before) > 1 and planned and not _FIRM.search(sentence, 0, end)

    @staticmethod
    def _for_purpose(sentence: str, clause: int) -> bool:
        """Whether a clause goes on with a purpose: 为丰富…生活，|引导市民健身，不断提高…."""
        begun = False
        for start in [0, *(m.end() for m in _CLAUSE.finditer(sentence, 0, clause))]:
            begun = bool(_PURPOSE.match(sentence, start)) or (begun and bool(_MEANT.match(sentence, start)))
        return begun


def _without_slogans(sentence: str, start: int, end: int) -> str:
    """The sentence with blanks for what is quoted beside a trigger (“技能成就未来”竞赛 is no plan) and for
    what is asked of those who act (按照方案要求)."""

    def blank(quoted: re.Match[str]) -> str:
        inside = quoted.start() < end and start < quoted.end()
        return quoted.group() if inside else "\u3000" * len(quoted.group())

    return _QUOTED.sub(blank, sentence)


class _Cues:
    """Looks for cues in one sentence, past those that are only parts of words."""

    def __init__(self, sentence: str, words: Sequence[int]) -> None:
        self.sentence = sentence
        bounds = (*words, len(sentence))
        self.whole = {start for start, end in pairwise(bounds) if end - start == 1} if words else None

    def find(self, cue: re.Pattern[str], start: int, end: int) -> bool:
        """Whether a cue stands in a stretch."""
        for found in cue.finditer(self.sentence, start, end):
            short = found.end() - found.start() == 1 and self.whole is not None
            if not short or found.start() in (self.whole or ()):
                return True
        return False


def _clause(sentence: str, position: int) -> int:
    """Where the clause around a position begins."""
    return max((m.end() for m in _CLAUSE.finditer(sentence, 0, position)), default=0)
