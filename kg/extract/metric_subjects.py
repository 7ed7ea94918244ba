"""Whose metric it is: the name a clause opens with, and what to prefer where it opens with none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.indicators import Wording
from kg.model import Mention, Sentence

__all__ = ["DIVIDED", "NAMED", "OWNED", "PAINTED", "Clause", "frames", "opening"]

NAMED = frozenset(
    (
        "Street",
        "Community",
        "AdminDivision",
        "Agency",
        "Organization",
        "Place",
        "Person",
        "Group",
        "Program",
        "Event",
    )
)
PREPOSITION = re.compile(r"(?:来自|在|于|从|向|为|对|给|与|同|到|赴|由|据|经|把|将|自)")
#: 各村（社区）|因地制宜，共栽树500棵: whose figures they are, though none is named.
EACH = re.compile(
    "各(?:村|社区|乡镇|镇街|街道|乡镇街道|单位|部门|学校|县区|县市区|区县|支部|党支部|网格)(?:（[^）]{1,6}）)?"
    "(?![的级类项种长民子])"
)
#: 全市, 我县, 该镇 where annotation left them as words.
POINTER = re.compile(
    r"这[支个家所座](?:队伍|团队|小队|服务队|志愿队|协会|社团|公司|企业|学校|医院|书屋|小区|社区|项目|工程|平台)|"
    r"(?:全|我|本|该)(?:市|县|区|镇|乡|街道|村|州|省|旗|校|局|院|馆|会|所|站|中心|社区|公司|项目|工程)"
)
LEVELS = ("市", "县", "区", "镇", "乡", "街道", "村", "州", "省", "旗")
TIME_WORD = re.compile(
    r"(?:截至|截止|自|从)?(?:目前|[^，]{0,12}?以来|[^，]{0,8}?期间|\d{4}年|今年|去年|当日|当天|昨日|\d+月(?:底|份)?|\d+日)(?:起|至今|，)?"
)
#: 调解室|共受理, 大赛|共征集到: what stands before such an adverb, and is no verb, is the subject.
BEFORE_ADVERB = re.compile(
    r"(?:此次|本次|本届|该|这)?[一-鿿]{0,8}(?:室|馆|站|社|队|所|院|校|园|店|(?<![现当全])场|厂|会|局|部|赛|目|程|市|县|区|镇|乡|村|动|划|节|系|司|库|港|线|路|桥|部门|单位)"
    r"(?=(?:共(?!同|建|享)计?+|已|累计|先后|现有|现已|还将|将|拟|均)(?!达|为|有|是|超|突破|高达|近|约|逾|\d))"
)
#: 项目|总投资, 新馆|占地: a bare head before a predicate.
BARE_THING = re.compile(
    r"(?:该|本|新|整个)?(?:项目|工程|活动|大赛|比赛|赛事|会议|平台|公园|小区|园区|基地|广场|公司|企业|学校|医院|新馆|新校区|场馆)"
)
#: 甲区|33栋楼: a division before what it can only have; before 3个 it is counted itself.
DIVIDED = frozenset(("AdminDivision", "Street", "Community"))
OWNED = re.compile(
    r"[约近超逾达\d.,]+[余多百千万亿]*(?:栋|幢|户|人|名|平方|亩|公[里顷]|米|元|%|例|件|起|场|次|辆|吨)"
)
COMMA_RUN = re.compile(r"[、和与及]")
#: 甲公司|承建，总投资…: who carries a thing out takes the clause, but not the figures behind it.
ACTS_FOR = re.compile(
    r"(?:等)?(?:单位)?(?:联合|共同|具体|负责|牵头)*(?:承办|承建|主办|协办|施工|实施|建设|赞助|牵头|运营|支持|指导|冠名|负责|参与)(?=[，。；、的]|$)"
)
#: 甲公司、乙公司等|19家企业: the list only says which.
MEMBERS = re.compile(r"等(?:共|近|约|逾|超)?(?:\d|[一二三四五六七八九十两]+[多余]?[个家所名位支项座])")
#: 某社区的樟树坪里，68张八仙桌…: where it happens.
SCENE = re.compile(r"的?[^，。；]{0,8}?(?:里|内|上|中|前|旁|边|门口|现场|广场)[，,]")
#: 文化广场|热闹非凡，200多名群众……; 人民广场|迎来招聘会: where it happens, without a preposition.
PAINTED = re.compile(
    "[里内上中]?(?:早已|已)?(?:热闹|人头攒动|人声鼎沸|人山人海|人潮|人流|座无虚席|锣鼓|欢声笑语|欢歌|歌声|掌声|笑声|书声"
    "|彩旗|气氛|暖意|张灯结彩|灯火|喜气|其乐融融|迎来(?=[^，。；]{0,24}(?:会|节|赛|活动|演出|仪式|展)[，。；])|好不热闹|一派|一片|洋溢)"
)
CLAUSE = re.compile(r"[^，；。！？：!?;—…]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence.

    :param start: its first position in ``Sentence.text.value``; ``end`` is exclusive.
    :param subject: what it opens with, if that can have figures.
    :param predicate: where the words behind its subject and its opening time start.
    """

    start: int
    end: int
    subject: Mention | None
    predicate: int


def frames(sentence: Sentence, wording: Wording) -> tuple[Clause, ...]:
    """The clauses of a sentence, each with its subject."""
    text = sentence.text.value
    numbers = [m.start for m in sentence.mentions if m.type == "Quantity"]
    at = {m.start: m for m in sentence.mentions if m.type != "Quantity"}
    found: list[Clause] = []
    for start, end in _clauses(text, sentence.mentions):
        first = next((n for n in numbers if start <= n < end), end)
        subject, predicate = opening(text, at, start, first, wording)
        found.append(Clause(start, end, subject, predicate))
    return tuple(found)


def opening(
    text: str, at: Mapping[int, Mention], start: int, end: int, wording: Wording
) -> tuple[Mention | None, int]:
    """The subject a clause opens with, and the position where its predicate starts.

    :param end: the first number of the clause, or the end of a clause without one.
    :param at: the mentions that are no quantities, by their first position.

    Times, fillers (已, 累计) and phrases with a preposition (在P, 为X) before and behind it are passed over.

    >>> # 目前，全县黄牛存栏7.3万头 → (全县, position of 黄牛)
    """
    subject: Mention | None = None
    position = start
    while position < end:
        here = at.get(position)
        # 养老服务站|3个: what stands right before the number is counted, not the subject.
        if (
            here
            and here.end >= end
            and not (position == start and here.type in DIVIDED and OWNED.match(text, end))
        ):
            break
        if here and here.type in NAMED and _no_subject(text, _past_run(text, at, here.end)):
            break
        found = None if subject else _subject(text, here, position, start, end, wording)
        if found:
            subject, position = found, _past_run(text, at, found.end) if found is here else found.end
        elif passed := _passed(text, at, position, end, wording):
            position = passed
        else:
            break
    if subject and text.startswith("的", position):
        position += 1
    return subject, min(position, end)


def _subject(
    text: str, here: Mention | None, position: int, start: int, end: int, wording: Wording
) -> Mention | None:
    """The subject that stands at a position: a name, a quotation with its noun, a bare noun."""
    if position == start and (match := EACH.match(text, position, end)):
        return Mention("Organization", position, match.end(), match.group())
    if here and here.type in NAMED:
        return None if _counted(text, here, wording) else here
    if here and here.type == "Quote":
        return _quoted(text, here, end, wording)
    if match := POINTER.match(text, position):
        return Mention(_pointed(match.group()), position, match.end(), match.group())
    if position == start and (match := BEFORE_ADVERB.match(text, position, end)):
        return Mention("Thing", position, match.end(), match.group())
    if position == start and (bare := _bare_thing(text, position, end, wording)):
        return bare
    match = None if here or wording.verb.match(text, position) else wording.thing.match(text, position)
    return Mention("Thing", position, match.end(), match.group()) if match and match.end() <= end else None


def _passed(text: str, at: Mapping[int, Mention], position: int, end: int, wording: Wording) -> int:
    """The position behind a time, a phrase with a preposition or fillers; 0 where there is none."""
    here = at.get(position)
    if here and here.type == "Time":
        return here.end
    if (match := PREPOSITION.match(text, position)) and (m := at.get(match.end())) and m.type in NAMED:
        return _past_run(text, at, m.end)
    if match := TIME_WORD.match(text, position, end):
        return match.end()
    skipped = wording.trim_left(text[position:end])
    return position + skipped if skipped else 0


def _no_subject(text: str, end: int) -> bool:
    """Whether names that end there only carry out, say where, or are members of what is counted."""
    return any(pattern.match(text, end) for pattern in (ACTS_FOR, SCENE, MEMBERS))


def _counted(text: str, mention: Mention, wording: Wording) -> bool:
    """群众|满意率, 游客|接待量: a group before a noun is part of what is counted."""
    if mention.type != "Group":
        return False
    behind = mention.end
    return not (
        wording.verb.match(text, behind)
        or wording.lead.match(text, behind)
        or text[behind : behind + 1] in "，在们等"
    )


def _pointed(words: str) -> str:
    if words.endswith(("项目", "工程")):
        return "Program"
    return "Place" if words.endswith(LEVELS) and not words.endswith("社区") else "Organization"


def _bare_thing(text: str, position: int, end: int, wording: Wording) -> Mention | None:
    match = BARE_THING.match(text, position, end)
    if not match or not (wording.verb.match(text, match.end()) or wording.measures(text, match.end())):
        return None
    return Mention("Thing", position, match.end(), match.group())


def _past_run(text: str, at: Mapping[int, Mention], position: int) -> int:
    """Behind a list of names: A、B和C."""
    while COMMA_RUN.match(text, position) and (following := at.get(position + 1)) and following.type in NAMED:
        position = following.end
    return position


def _quoted(text: str, quote: Mention, end: int, wording: Wording) -> Mention | None:
    """“情暖蒲城”助学项目|资助…: a quotation with its noun, up to the verb."""
    verb = wording.verb.search(text, quote.end, end) or wording.measuring(text, quote.end, end)
    if not verb or verb.start() - quote.end > 8:
        return None
    # 『爱心餐馆』免费为环卫工|提供: for whom it is done is no part of the name.
    end = quote.end if re.search("[为向给对]", text[quote.end : verb.start()]) else verb.start()
    return Mention("Program", quote.start, end, re.sub("[“”『』]", "", text[quote.start : end]))


def _clauses(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Positions of the clauses; marks inside quotations, titles and brackets do not end one."""
    masked = list(text)
    spans = [(m.start, m.end) for m in mentions if m.type in ("Quote", "Speech")]
    spans += [match.span() for match in re.finditer(r"（[^（）]*）|“[^“”。！？]*”|《[^《》]*》", text)]
    for start, end in spans:
        masked[start:end] = "\x00" * (end - start)
    for match in CLAUSE.finditer("".join(masked)):
        yield match.span()
