"""How a clause puts its figures: done, under way, planned, a goal, or no fact at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Status
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["StatusReader"]

#: 将98处隐患整改到位: 将 before a counted noun is 把.
_AS_BA = re.compile(
    r"(?<=成功|及时|迅速|顺利|全部|已经)将|将(?=被困|被盗)|将(?=[其它]|\d|[一二两三四五六七八九十百千]+[余多]?[个名位件项处座家户])"
)
#: 培育计划, 《…计划》: the noun.
_AS_NOUN = re.compile(
    r"(?<=[”》’\w])(?:计划|规划)(?=[，。、；”》]|$)|(?<=[展育坚攻动提升训养作])计划|(?<=[两三五十]年)计划"
)
#: “筑梦未来”竞赛: what is quoted plans nothing.
_SLOGAN = re.compile("“[^“”。！？]{1,30}”")
#: 模拟法庭, 争取上级资金: a cue inside another word, or a verb of what was done.
_OTHER_WORDS = re.compile(
    "建成后的|投用后的|即将(?=[来到])|模拟|虚拟|草拟|比拟|争取(?=到?(?:了)?(?:上级|中央|省级|市级|国家|各类|各级|专项|政策|补助|配套)?[^，]{0,4}(?:资金|项目|政策|补助|债券|贷款))"
)
#: 将申请材料|精简到9份: 将 before a noun, with what became of it behind, is 把.
_BECAME = re.compile(
    "将(?!把)[^，将]{2,}?(?:整合|精简|压缩|缩短|开放|改造|打造|转化|合并|调整|延长|延伸|提升|纳入|交|送|运|发放|划分|分|列)(?:成|至|到|为|给|入)"
)
#: 正在军训的|300余名新生: what they are doing, not how far the figure is.
_ATTRIBUTE = re.compile(r"正在?[^，]{1,8}的(?=[约近超逾]?[\d一二两三四五六七八九十百])")
_DEMAND = re.compile(r"(?:^|[，：；])(?:他|她)?(?:强调|要求|指出)?，?要(?!是)")
_GOAL = re.compile("目标[是为]|奋斗目标|确保|努力实现|坚决实现")
_PURPOSE = re.compile(
    r"^(?:为了?|旨在)(?![\d一二两三四五六七八九十近约]).{0,3}(?:进一步|切实|更好|加快|解|实现|完成|确保|推动)"
)
_ADVERBS = (
    "于|在|会|继续|进一步|陆续|逐步|持续|再|还|以|围绕|结合|通过|不断|全面|积极|深入|加大|加快|加强|充分|大力|按照|根据|"
    r"常态化|定期|同步|分批|从|为|向|对|把|与|和|由|投|新|增|建|打造|推|力争|争取|计划|每|\d"
)
_FIRM = re.compile("已|目前|截至|截止|去年|昨|共[收发检投]|累计|[\u4e00-\u9fff]了(?!解)")


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Cues of status; a plan or a demand goes on to the end of the sentence, the others hold in a clause."""

    planned: re.Pattern[str]
    carried: re.Pattern[str]
    void: re.Pattern[str]
    wish: re.Pattern[str]
    ongoing: re.Pattern[str]
    acts: re.Pattern[str]

    @classmethod
    def of(cls, resources: Resources) -> StatusReader:
        def pattern(name: str) -> re.Pattern[str]:
            return compiled(alternatives(resources.words(name)))

        verbs = {*resources.words("activity_verbs"), *resources.words("counting_verbs")}
        verbs = {verb for verb in verbs if len(verb) > 1}
        return cls(
            planned=pattern("metric_planned"),
            carried=pattern("metric_planned_wide"),
            void=pattern("metric_void"),
            wish=pattern("metric_wish"),
            ongoing=pattern("metric_ongoing"),
            acts=compiled(f"{_ADVERBS}|{alternatives(verbs)}"),
        )

    def _verb_behind(self, words: str, will: re.Match[str]) -> bool:
        """将|在年底前…, 将|进一步…: an adverb, preposition or verb behind 将 makes it a plan."""
        return self.acts.match(words, will.start() + 1) is not None

    def read(self, clause: str, earlier: Status) -> tuple[Status | None, Status]:
        """The status of a clause.

        :param clause: the words up to the quantity's clause end.
        :param earlier: the status handed on by the clause before it in the sentence (``DONE`` at the start).
        :returns: the clause's status, None where it states no fact (wish, denial, cancelled, rumour); and
            the status it hands on.
        """
        clause = _SLOGAN.sub("", clause)
        words = _OTHER_WORDS.sub("", _ATTRIBUTE.sub("", _AS_NOUN.sub("", _AS_BA.sub("", clause))))
        if (
            earlier is Status.DONE
            and (became := _BECAME.search(words))
            and not self._verb_behind(words, became)
        ):
            words = words[: became.start()] + words[became.start() + 1 :]
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
