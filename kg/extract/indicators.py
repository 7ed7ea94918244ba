"""The wording of indicators: 发放|宣传单|500余份 → 发放宣传单数量, 参加|人 → 参加人数.

An indicator is cut from the words of the text; only a measure word that names what the unit measures (数量,
人数, 长度 …) is added where the text leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["MONEY", "PEOPLE", "TIME", "Wording"]

PEOPLE = frozenset(("人", "名", "位", "口"))
MONEY = frozenset(("元", "块钱", "角", "美元", "港元", "欧元", "日元"))
TIME = frozenset(("秒", "分钟", "小时", "个小时", "天", "周", "个月", "工作日", "个工作日"))
LENGTH = frozenset(("米", "公里", "千米", "延米", "延长米", "里", "海里", "车道公里", "厘米", "毫米"))
AREA = frozenset(("平方米", "平方公里", "平方千米", "平米", "㎡", "平方", "亩", "公顷"))
MASS = frozenset(("吨", "公斤", "千克", "斤", "克", "立方米", "立方", "方", "升"))
RATE = frozenset(("%", "‰", ""))
#: Unit class → (the word added, endings that already say it).
_MEASURES: tuple[tuple[frozenset[str], str, str], ...] = (
    (PEOPLE, "人数", "人数|人口|人员数|数量|规模"),
    (frozenset(("人次",)), "人次", "人次|人数|量|数"),
    (frozenset(("户", "户次")), "户数", "户数|数量"),
    (
        MONEY,
        "金额",
        "额|总量|总值|增加值|利润|资金|款|费|投资|收入|支出|产值|价|金|贷款|补贴|补助|营收|利润|税收|债券|券|价值|善款|标准",
    ),
    (LENGTH, "长度", "长度|里程|距离|全长|总长|长|程|量|高度|深度|宽度|宽|高|深|时速|速度|车速|成绩"),
    (AREA, "面积", "面积|规模"),
    (MASS, "数量", "量|能力|数|总量"),
    (TIME, "时长", "时长|时间|用时|周期|时限|历时|耗时|天数"),
    (RATE, "比例", "率|比|比例|比重|占比|度|份额|增幅|降幅|涨幅"),
    (frozenset(("个百分点", "百分点")), "", ""),
    (frozenset(("场", "场次")), "场次", "场次|场数|次数|数量"),
    (frozenset(("次", "回", "趟", "轮")), "次数", "次数|频次|数量|人次"),
    (frozenset(("摄氏度", "℃", "度")), "", ""),
    (frozenset(("/10万",)), "", ""),
    (frozenset(("分",)), "", "总分|得分|成绩|比分|平均分|积分"),
)


#: Verbs of one character count only where they start no longer word: 设咨询台, but 设计时速.
_SHORT_VERBS = "设(?![计备施想法])|建(?![筑议国军材行])|招(?![牌])"
#: What may follow a subject and is no part of it.
_ADVERBS = (
    "共(?!同|建|享|有)|已|累计|先后|现有|现已|还|将|拟|均|也|自|由|于|在|从|是|位于|名叫|总|全长|占地|"
    "内|里|设有?|为|，"
)
_HEADS = ("event_heads", "program_heads", "heads_place", "heads_organization", "reference_heads")
#: How a phrase of place ends.
_WHERE = re.compile("[上中内里处旁边侧]|沿线|周边|现场")
_MEASURING = re.compile("占地|总建筑|建筑面积|面积|总投资|投资|概算|全长|总长|共有|现有|达|已|累计|共")


#: Words before a number longer than this are cut at the last verb that governs.
LONG = 14
_ACTS = re.compile(
    "开展|举办|举行|组织|实施|完成|发放|捐赠|建设|建成|培训|演出(?=[^，]{3})|投入|募集|征集|办理|受理"
)
#: What begins a description of the counted: 穿着…的, 来自…的, 60岁以上的.
_DESCRIBES = re.compile(
    "[穿戴挂背拿举抱提带载坐打]着|身[着穿披]|[穿披戴挂]|来自|参加|参与|从事|需要|喜爱|热爱|留守|患有|考上|[^的]{0,6}以[上下]$|居住|生活|驻守|奋战|坚守"
)
_PEOPLE_END = re.compile("(?:学员|群众|居民|村民|老人|学生|儿童|孩子|职工|党员|队员|患者|家庭)$")

#: 农户|发展特色种植: who is counted, before what they do.
_WHO_DO = re.compile(
    "(?:农户|村民|群众|居民|职工|农民|贫困户|脱贫户|家庭)(?=发展|参与|实现|增收|就业|脱贫|受益|种植|从事|加入)"
)
#: Measures that only something built or planned has.
_SIZES = (
    "计划总投资|概算总投资|总投资|投资(?:约|为|额)|全长|总长|占地|总占地|用地|总用地|建筑面积|总建筑面积|"
    "规划面积|总面积|位于|坐落|主营|藏书|馆藏"
)


def _built(resources: Resources) -> set[str]:
    words = {
        *resources.words("heads_place"),
        *resources.words("program_heads"),
        *resources.words("heads_organization"),
    }
    return words | {"路", "街", "桥", "园", "馆", "站", "厂", "库", "渠", "塔", "楼", "河", "坝", "线"}


def _things(resources: Resources, verbs: Iterable[str]) -> re.Pattern[str]:
    """A bare noun before a predicate: 该工程|新建, 专线|共, 园内|栽植, 巡演|自."""
    heads = {word for name in _HEADS for word in resources.words(name) if len(word) > 1}
    heads |= {"赛事", "赛会", "节会", "新馆", "工程", "项目"}
    # 计划|培育, 试点|推广: a head that is a verb too is taken as the verb.
    heads -= {
        *verbs,
        *resources.words("metric_planned"),
        *resources.words("activity_verbs"),
        "规划",
        "服务",
        "措施",
    }
    named = f"(?:该|本|此|这[个项场次家所])?(?:[一-鿿]{{0,2}})(?:{alternatives(heads)})"
    # 滨海路改造工程|总投资…, 漳河路|全长…: a thing before its measures may have any name.
    sized = f"[^，。；：、的]{{2,24}}?(?:{alternatives(_built(resources))})(?={_SIZES})"
    short = "(?:该|本|此)[校院馆园店厂站所局团队村镇会赛]|[校院馆园店厂站村镇县市]内"
    # 工程|建设项目: what makes longer nouns is no predicate.
    acting = sorted(set(verbs) - {"建设", "改造", "管理", "销售", "交易", "生产", "服务"})
    behind = f"{_ADVERBS}|{alternatives(acting)}|[设建](?!计|备|设)"
    pointed = f"(?:{named}|{short})(?:内|里|中|现场|期间)?(?={behind})"
    return compiled(f"(?![的在从于])(?:(?:{sized})|{pointed})")


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists an indicator is trimmed with."""

    lead: re.Pattern[str]
    reach: re.Pattern[str]
    noun_end: re.Pattern[str]
    verb: re.Pattern[str]
    change: re.Pattern[str]
    part: re.Pattern[str]
    verb_last: re.Pattern[str]
    thing: re.Pattern[str]

    @classmethod
    def of(cls, resources: Resources) -> Wording:
        verbs = {*resources.words("activity_verbs"), *resources.words("counting_verbs")}
        verbs = {verb for verb in verbs if len(verb) > 1}
        change = alternatives(resources.words("change_verbs"))
        return cls(
            lead=compiled(f"(?:{alternatives(resources.words('indicator_leads'))})"),
            reach=compiled(f"(?:{alternatives(resources.words('reach_verbs'))})$"),
            # 专家|共…, but 共建单位.
            noun_end=compiled(f"{alternatives(resources.words('counted_noun_ends'))}|共(?![建享同])"),
            verb=compiled(f"{alternatives(verbs)}|{_SHORT_VERBS}"),
            verb_last=compiled(f"(?:{alternatives(verbs)}|{_SHORT_VERBS})[了过]?$"),
            thing=_things(resources, verbs),
            part=compiled(alternatives(resources.words("taking_part_verbs"))),
            change=compiled(f"(?:{change})了?(?:到|至)?$"),
        )

    def trim_left(self, words: str) -> int:
        """How many characters at the left are fillers (其中, 已, 先后): they may follow one another."""
        position = self._where(words)
        while match := self.lead.match(words, position):
            # 共建 is no 共 + 建: a filler of one character needs something of two behind it.
            if match.end() >= len(words):
                break
            position = match.end()
        while position < len(words) and words[position] in "，、 ":
            position += 1
        return position

    def _where(self, words: str) -> int:
        """Behind a phrase of place that a verb follows: 在路口、小区的围挡上|共制作."""
        for match in _WHERE.finditer(words):
            end = match.end()
            while filler := self.lead.match(words, end):
                end = filler.end()
            if words.startswith(("在", "沿")) and self.verb.match(words, end):
                return match.end()
        return 0

    def measuring(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first word of measuring behind ``start``: 占地, 总投资, 共有."""
        return _MEASURING.search(text, start, end)

    def measures(self, text: str, position: int) -> bool:
        """True if such a word stands at ``position``."""
        return _MEASURING.match(text, position) is not None

    def trim_right(self, words: str) -> str:
        """The words without verbs of reaching at the end: 进驻率已达 → 进驻率."""
        trimmed = words.rstrip(" 的：:各")
        while (match := self.reach.search(trimmed)) and not trimmed.endswith(("行为", "作为")):
            trimmed = trimmed[: match.start()].rstrip(" 的已也将可能各")
        return trimmed

    def noun(self, words: str, longest: int = 16) -> str:
        """The counted noun phrase at the start of ``words``: 专家|组成5个小组 → 专家."""
        words = self.described(words)
        end = min(len(words), longest)
        if people := _WHO_DO.search(words, 0, longest):
            end = min(end, people.end())
        # A noun has two characters or more: 新获评的“好人” does not end at 获评.
        if match := self.noun_end.search(words, 2):
            end = min(end, match.start())
        return re.sub("(?<=[）村区县镇户])中$|以及$|或者?$", "", words[:end].rstrip("、，的了 ")).rstrip(
            "与和及"
        )

    def described(self, words: str) -> str:
        """Behind what only describes (穿着马甲的|志愿者), before what is theirs (学员|的费用)."""
        head, of, tail = words.partition("的")
        if not of or "，" in head or len(head) > 24 or len(tail) < 2:
            return words
        if _DESCRIBES.match(head):
            return tail
        return head if _PEOPLE_END.search(head) else words

    def last_verb(self, words: str) -> str:
        """The verb that governs a counted noun, from the words before the number: 在老街增设 → 增设."""
        # 建设者, 管理员 are people, no verbs.
        found = [m.group() for m in self.verb.finditer(words) if not words.startswith(("者", "员"), m.end())]
        return found[-1] if found else ""

    def reduce(self, words: str) -> str:
        """The verb and the head: 送出围裙、购物袋等小礼品 → 送出小礼品, 征集到来自全国的项目 → 征集项目."""
        words = re.sub("连续.{1,3}年", "", words)
        if len(words) > LONG and (acts := list(_ACTS.finditer(words, 2))):
            # 积极配合乙剧院|开展惠民演出: the last verb that governs says what is counted.
            words = words[acts[-1].start() :]
        match = self.verb.match(words)
        verb = match.group() if match else ""
        head = re.search(r"等(?P<head>[^等、]{2,})$", words) if "、" in words else None
        if head:
            return verb + head["head"].lstrip("各类项种多个的")
        if verb and (head := re.search(r"的(?P<head>[^的、]{2,})$", words)):
            return verb + head["head"]
        return words

    def is_rate(self, words: str) -> bool:
        return self.is_measure(words, "%") or self.change.search(words) is not None

    def is_measure(self, words: str, unit: str) -> bool:
        """True if the words end with a word for what the unit measures: 总分, 满意率."""
        known = (known for units, _, known in _MEASURES if unit in units and known)
        return any(re.search(f"(?:{one})$", words) for one in known)

    def measured(self, words: str, unit: str) -> str:
        """The indicator with the word for what its unit measures: 宣传单, 份 → 宣传单数量."""
        if self.change.search(words):
            return words
        for units, added, known in _MEASURES:
            if unit in units:
                return words if not added or re.search(f"(?:{known})$", words) else words + added
        return words if re.search("(?:数|数量|量|总数)$", words) else words + "数量"
