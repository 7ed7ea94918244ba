"""How a clause puts its figures: done, under way, planned, a goal, or no fact at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.indicators import alternatives
from kg.model import Status
from kg.resources import Resources

__all__ = ["StatusReader"]

#: 将98处隐患整改到位: 将 before a counted noun is 把.
_AS_BA = re.compile(
    r"(?<=成功|及时|迅速|顺利|全部|已经)将|将(?=被困|被盗)|将(?=[其它]|\d|[一二两三四五六七八九十百千]+[余多]?[个名位件项处座家户])"
)
#: 培育计划, 《…计划》: the noun.
_AS_NOUN = re.compile(r"(?<=[”》’\w])(?:计划|规划)(?=[，。、；”》]|$)|(?<=[展育坚攻动提升训养作年])计划")
_DEMAND = re.compile(r"(?:^|[，：；])(?:他|她)?(?:强调|要求|指出)?，?要(?!是)")
_GOAL = re.compile("目标[是为]|奋斗目标|确保|努力实现|坚决实现")
_PURPOSE = re.compile(
    r"^(?:为了?|旨在)(?![\d一二两三四五六七八九十近约]).{0,3}(?:进一步|切实|更好|加快|解|实现|完成|确保|推动)"
)
_FIRM = re.compile("已|目前|截至|截止|去年|昨|共[收发检投]|累计")


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Cues of status; a plan or a demand goes on to the end of the sentence, the others hold in a clause."""

    planned: re.Pattern[str]
    carried: re.Pattern[str]
    void: re.Pattern[str]
    wish: re.Pattern[str]
    ongoing: re.Pattern[str]

    @classmethod
    def of(cls, resources: Resources) -> StatusReader:
        def pattern(name: str) -> re.Pattern[str]:
            return re.compile(alternatives(resources.words(name)))

        return cls(
            planned=pattern("metric_planned"),
            carried=pattern("metric_planned_wide"),
            void=pattern("metric_void"),
            wish=pattern("metric_wish"),
            ongoing=pattern("metric_ongoing"),
        )

    def read(self, clause: str, earlier: Status) -> tuple[Status | None, Status]:
        """The status of a clause.

        :param clause: the words up to the quantity's clause end.
        :param earlier: the status handed on by the clause before it in the sentence (``DONE`` at the start).
        :returns: the clause's status, None where it states no fact (wish, denial, cancelled, rumour); and
            the status it hands on.
        """
        words = _AS_NOUN.sub("", _AS_BA.sub("", clause))
        if self.void.search(words) or self.wish.search(words):
            return None, earlier
        if _PURPOSE.search(words):
            return Status.GOAL, earlier
        if _GOAL.search(words) or _DEMAND.search(words):
            return Status.GOAL, Status.GOAL
        if self.planned.search(words) or self.carried.search(words):
            return Status.PLANNED, Status.PLANNED
        if earlier is not Status.DONE and not _FIRM.search(words):
            return earlier, earlier
        return (Status.ONGOING if self.ongoing.search(words) else Status.DONE), Status.DONE
