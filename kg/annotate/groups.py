"""Groups: people without a proper name (社区居民, 环卫工, 40多位心理专家 → 心理专家), and unnamed bodies
where they are counted (24支代表队 → 代表队, 68家企业 → 企业)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.patterns import alternatives, compiled

__all__ = ["GroupFinder"]

LONGEST = 10
_PUNCTUATION = frozenset("，。；：！？、“”‘’（）()《》… 　·—【】[]/")


#: 学生会, 代表队, 居民区: the head goes on to another word.
_GOES_ON = (
    "会",
    "节",
    "队",
    "团",
    "宫",
    "园",
    "营",
    "性",
    "院",
    "校",
    "证",
    "卡",
    "报",
    "区",
    "席",
    "站",
    "法",
    "服装",
    "协会",
    "作用",
    "作品",
    "们的节日",
    "精神",
    "权益",
    "之家",
    "学校",
    "大学",
    "驿站",
    "中心",
    "公寓",
    "食堂",
    "活动",
    "热线",
    "委员会",
    "公园",
    "广场",
    "文化",
    "艺术",
    "事业",
    "事务",
    "问题",
    "意识",
    "群体",
    "身份",
    "待遇",
    "价格",
    "市场",
    "需求",
    "专业",
    "比例",
    "人数",
    "数量",
    "总数",
    "他们",
    "她们",
    "大家",
    "如何",
)
#: Words with a character inside that would end a group: 大中|专毕业生 are no people.
_WHOLE = re.compile(
    "非遗|非公|知名|著名|名医|被征地|在读|在编|在岗|对外|大中专|[初高职]中|中小|中老年|中青年|下岗|在校|在职|退伍|外来|返乡"
)
#: 张老师: one person, whoever it is.
_ONE_PERSON = re.compile(
    "[王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋杜叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖韦贾邹熊孟秦邱尹薛阎段雷侯陶黎贺顾毛郝龚邵严戴莫孔汤]"
    "(?:老师|教授|医生|律师|教练|护士|师傅|法官|检察官|委员|代表)"
)
#: What counts unnamed bodies, with the number before it: 31家, 近百支, 多个.
_COUNT = "(?:(?:[0-9一二两三四五六七八九十百千数几多余来])(?:家|个|支|所|户|对|组|户次)|各)"


@dataclass(frozen=True, slots=True)
class GroupFinder:
    """Finds groups; built once from the lexicons.

    :param people: heads of groups in a row: 学生家长, 大学生志愿者 are one group.
    :param bodies: a count and the head of what it counts.
    :param stops: words at which a group ends on its left.
    """

    people: re.Pattern[str]
    bodies: re.Pattern[str]
    stops: frozenset[str]

    @classmethod
    def of(cls, lexicons: Mapping[str, tuple[str, ...]]) -> GroupFinder:
        named, counted = (
            alternatives(lexicons[name]) or "(?!)" for name in ("group_heads", "counted_group_heads")
        )
        ahead = f"(?!{'|'.join(_GOES_ON)})"
        return cls(
            people=compiled(f"(?:{named})+{ahead}"),
            bodies=compiled(
                f"{_COUNT}(?P<body>[^，。；：！？、“”《》（）的0-9]{{0,8}}?(?:{counted}){ahead})"
            ),
            stops=frozenset(lexicons["boundaries"] + lexicons["boundary_chars"] + lexicons["group_stops"]),
        )

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
        """The groups of a sentence, ascending, not overlapping; the label lacks count, 等 and 们.

        :param taken: positions of other mentions: a group begins behind them (市医院|医务人员).

        >>> words = {"group_heads": ("专家",), "boundaries": (), "boundary_chars": (), "group_stops": ()}
        >>> words["counted_group_heads"] = ("银行",)
        >>> [group.label for group in GroupFinder.of(words).find("40多位心理专家到场，12家银行参加")]
        ['心理专家', '银行']
        """
        found = list(_people(text, self.people, self.stops, taken))
        for match in self.bodies.finditer(text):
            start, end = match.span("body")
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Mention("Group", start, end, text[start:end]))
        return tuple(sorted(found, key=lambda mention: mention.start))


def _people(
    text: str, heads: re.Pattern[str], stops: frozenset[str], taken: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    last = 0
    for match in heads.finditer(text):
        floor = max((end for _, end in taken if end <= match.start()), default=0)
        start = _left(text, match.start(), max(last, floor), stops)
        if _one_person(text, start, match.end()):
            continue
        yield Mention("Group", start, match.end(), text[start : match.end()])
        last = match.end()


def _one_person(text: str, start: int, end: int) -> bool:
    """Whether the words are a surname and a post, the surname also outside (张 closes other groups)."""
    opens = start == 1 or (start > 1 and text[start - 2] in _PUNCTUATION)
    return any(_ONE_PERSON.fullmatch(text, at, end) for at in (start, start - opens))


def _left(text: str, head: int, last: int, stops: frozenset[str]) -> int:
    """Where the group's words begin: back to punctuation, a count or a word that closes names."""
    start = head
    floor = max(last, head - LONGEST + 2)
    whole = {n for m in _WHOLE.finditer(text, floor, head + 1) for n in range(m.start() + 1, m.end())}
    while start > floor and text[start - 1] not in _PUNCTUATION and not text[start - 1].isdigit():
        if start in whole or start - 1 in whole:
            start -= 1
            continue
        if any(text[start - n : start] in stops for n in (4, 3, 2, 1) if start - n >= floor):
            break
        if text[start - 1] in "名位个的":
            break
        start -= 1
    return start
