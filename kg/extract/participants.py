"""What only the whole article can say about who took part and what was done at an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.extract.row import Row

__all__ = ["fullest", "of_whole", "plausible", "told_once", "without_hosts"]

#: 测量了血压, 量血压, 测血压: one deed.
_NO_TENSE, _SAME_DEED = re.compile("^(?:免费|现场)|了"), re.compile("^(?:测量|监测|检测|量)(?=血)")
_PART_TAIL = re.compile(
    "等$|[0-9一二两三四五六七八九十]+个(?:组别|项目|环节|级别|类别|科目|板块|部分)$|(?<=..)环节$"
)
#: The rules of known words for parts, which may be the end of a longer name.
_BARE = ("activity.bare", "activity.company", "activity.perform", "activity.quoted")
#: The rule that reads parts clause by clause, so that others find the ends of them.
_WHOLE = "activity.clauses"
#: A deed of so many characters that begins another one is told there more fully.
SHORTEST_RETOLD = 4
#: The rules that read a verb with what it takes.
_VERBAL_RULES = ("activity.verb-list", "activity.does", "activity.done@", "activity.gives")
_PRAISE = re.compile(
    "^(?:精彩纷呈|丰富多彩|形式多样|[^的、了]{2}(?:深邃|亢|动人|高亢)?|[^的、了]{4})的(?=[^的]{3})"
)
#: 表演了|歌曲《甲》、舞蹈《乙》.
_SHOWN = re.compile("^(?:表演|演唱|带来|献上|演奏|朗诵|进行)了?")
#: The rules that read lists: a verb inside is no deed of its own (家庭医生|签约宣传).
_LISTS = ("activity.list-of", "activity.by", "activity.contents", "activity.listed", "activity.items")
_HALVES = re.compile("、|和|及|与")
#: Predicates whose objects are told again in shorter words: 社区居民, then 居民.
_RETOLD = frozenset({"hasAudience", "hasParticipant"})
#: The rule that reads lessons and talks.
_LESSON = "event.lecture"
#: The rule by which people are said to take part.
_TAKES_PART = "participant.gather"
#: 孩子们, 小朋友: the young people of an event told again.
_YOUNG = re.compile("(?:孩子|小朋友)(?:们)?")
_YOUTH = ("幼儿", "儿童", "少年", "学生", "同学", "营员")


#: What a list or a verb took along that is no doing.
_NO_DOING = re.compile(
    "|".join(
        (
            # modifiers of a later noun, and the ends of lists
            "(?:的|[元性样准业细字能态范]化|等(?:内容|方面|问题))$|^(?!送|学|讲|懂|展|演)[^，、]{2}[化式型性]$|的人|着(?:自己|各自)的",
            "^(?:主题鲜明|内容丰富|形式多样)|契机$|(?:精神风貌|精神面貌|风采|魅力)$",
            "的(?:形式|方式)|等(?:形式|方式)|(?:形式|方式)(?:进行|开展)$",
            # words cut from the middle of a clause
            "[了送]$|共$|^.{2,3}着$|(?:^.{2}|过程)中$|了个遍|旨在|正在|举行|召开",
            "^[舞唱跳写画演]出了?|^评选出|^(?:更加|更为|更多|更好)|..下$|到哪里|听得懂|记得住",
            # what is said, felt or meant
            "^(?:叮嘱|嘱咐|听取|要求|强调)|络绎|精彩绝伦|^精彩表演$|积极行动|颇具|热力四射",
            "的(?:热情|种子|乐趣|印象|语言|便利)$|惊叹$|(?:激情|热情|活力|氛围|气氛|干劲|斗志|之情|情怀)$",
            "^引导.*(?:养成|树立|习惯|意识|理念|走进|融入|表达|参与)",
            "^(?:和|与|及|以及)(?!谐|睦|美|解|善|平)|的(?:法律法规|时间|机会|时候)$|^(?:文字|图片|视频|小礼品|线上|线下)$",
            "^通过|^普及到|^告知|精彩纷呈$",
            "^力所能|大餐|盛宴|(?:温暖|祝福|关怀|问候)$",
            "^送[去来上]了?(?:政策|知识|法律|点子|欢乐|健康|清凉|温暖|关爱|问候)$",
            # what a verb takes that tells nothing, and figures
            "^(?:学习?|玩|看)(?:知识|游戏|节目)$",
            "^留下|均可|可以|依次|^.{2,10}(?:共|均)(?:出动|[有计种栽接发设收可])|(?:参加|举行|开始|进行)$|[量数率]达$|人数|人次|超过|达到|得到了",
        )
    )
)
#: 赠书、分享等活动 is named by its parts.
_LISTING = re.compile("、.*等(?:活动|服务)$")
#: 大型义诊活动 has no part that is 免费义诊.
_FREE = re.compile("^(?:免费|现场|义务|集中|爱心|健康)+")
#: 为本次活动提供支持的……: the people for whom an event is not held, and those who compete or judge in it.
_NO_AUDIENCE = re.compile("^(?:[本此该这][次场届]|该活动)|(?:选手|代表队|法官|检察官|裁判|评委|演员)$")


#: Forces are sent, and do not take part; a list of people begins with no verb; 等9个部门 sums up a list.
_NO_PEOPLE = re.compile(
    "(?:警力|人力|物力|力量)$|^(?:由|面向|召开|举办|举行|开展)|^(?:部门|单位|部门单位)$|^的|代表.{2,4}同学$"
)


def plausible(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without parts of an event that are no doings, and without audiences that are none."""
    for row in rows:
        label = row.object.label
        no_doing = row.predicate == "includesActivity" and (
            _NO_DOING.search(label) or (_names_again(row) and not _LISTING.search(row.subject.label))
        )
        no_audience = row.object.type == "Person" or _NO_AUDIENCE.search(label)
        no_people = row.predicate == "hasParticipant" and _NO_PEOPLE.search(label)
        if not (no_doing or no_people or (row.predicate == "hasAudience" and no_audience)):
            # 讲解用火、用电安全|等, 有奖问答|环节: no part of what was done.
            name = _named_part(row) if row.predicate == "includesActivity" else label
            yield row if name == label else replace(row, object=replace(row.object, label=name))


def _names_again(row: Row) -> bool:
    """Whether a part only says again what the event is called."""
    return _FREE.sub("", _named_part(row)) in row.subject.label


def _named_part(row: Row) -> str:
    """The name of a part without 等, and without what only praises it (欢快的|秧歌舞)."""
    label = _PART_TAIL.sub("", row.object.label)
    return label if row.rule.startswith(_VERBAL_RULES) else _PRAISE.sub("", label)


def of_whole(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with those who give and hear a lesson that is a part of an event as people of the event; that
    the lesson took place on the day of the event is told once."""
    rows = list(rows)
    wholes = {row.object.label: row.subject for row in rows if row.predicate == "includesActivity"}
    days = {(row.subject.label, row.object.label) for row in rows if row.predicate == "heldOn"}
    for row in rows:
        whole = wholes.get(row.subject.label) if row.rule.startswith(_LESSON) else None
        if whole and row.predicate in _RETOLD:
            yield replace(row, subject=whole)
        elif not (whole and row.predicate == "heldOn" and (whole.label, row.object.label) in days):
            yield row


def without_hosts(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that make a host or its audience take part in the same event, unless they are
    said to take part."""
    rows = list(rows)
    hosts = {(row.object.label, row.subject.label) for row in rows if row.predicate == "hosted"}
    known = hosts | {(row.subject.label, row.object.label) for row in rows if row.predicate == "hasAudience"}
    for row in rows:
        others = hosts if row.rule.startswith(_TAKES_PART) else known
        if row.predicate != "hasParticipant" or (row.subject.label, row.object.label) not in others:
            yield row


def told_once(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without deeds that the article tells again: 量了血压 behind 测血压, and 抽奖环节 cut from
    互动抽奖环节."""
    rows = list(rows)
    deeds: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.predicate == "includesActivity":
            deeds.setdefault((row.subject.label, _deed(row.object.label)), row)
    for row in rows:
        if row.predicate == "includesActivity":
            deed = _deed(row.object.label)
            again = deeds[row.subject.label, deed].object.label != row.object.label
            if (
                again
                or _cut(row, deed, deeds)
                or _joined(row, deeds.values())
                or _part_of(row, deeds.values())
                or _within(row, rows)
            ):
                continue
        yield row


def _cut(row: Row, deed: str, deeds: Mapping[tuple[str, str], Row]) -> bool:
    """Whether a known word is the end of a longer deed of its sentence: 抽奖 in 互动抽奖."""
    bare = row.rule.startswith(_BARE) or row.object.label.endswith("环节")
    return any(
        other.sentence == row.sentence and subject == row.subject.label
        for (subject, longer), other in deeds.items()
        if longer != deed and longer.endswith(deed) and other.start <= row.start
        if bare or other.rule.startswith(_WHOLE)
    )


def _joined(row: Row, deeds: Iterable[Row]) -> bool:
    """Whether a deed is told as two of its sentence: 疏散演练和灭火演练."""
    halves = _HALVES.split(_SHOWN.sub("", row.object.label))
    told = {other.object.label for other in deeds if other.sentence == row.sentence}
    return len(halves) > 1 and told.issuperset(halves)


def _within(row: Row, rows: Iterable[Row]) -> bool:
    """Whether a verb with its object lies inside a list: 提供急救体验、家庭医生|签约宣传等服务."""
    return row.rule.startswith("activity.does") and any(
        other.predicate == row.predicate
        and other.rule.startswith(_LISTS)
        and other.sentence == row.sentence
        and other.start < row.start
        and row.end <= other.end
        for other in rows
    )


def _part_of(row: Row, deeds: Iterable[Row]) -> bool:
    """Whether a deed is told more fully in its sentence or before: 宣传政策 and 宣传政策和办理流程."""
    label = _NO_TENSE.sub("", row.object.label)
    verbal = row.rule.startswith(_VERBAL_RULES) and len(label) >= SHORTEST_RETOLD
    return verbal and any(
        label != (fuller := _NO_TENSE.sub("", other.object.label)) and fuller.startswith(label)
        for other in deeds
        if other.subject.label == row.subject.label
    )


def _deed(label: str) -> str:
    return _SAME_DEED.sub("测", _NO_TENSE.sub("", label)).removesuffix("环节")


def fullest(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that another row of the same event names more fully: 居民 beside 社区居民, and
    in one sentence 合唱团 beside 合唱团成员."""
    rows = list(rows)
    groups: dict[tuple[str, str], set[str]] = {}
    spoken: dict[tuple[str, str, int], set[str]] = {}
    for row in rows:
        if row.predicate in _RETOLD and row.object.type == "Group":
            groups.setdefault((row.subject.label, row.predicate), set()).add(row.object.label)
            spoken.setdefault((row.subject.label, row.predicate, row.sentence), set()).add(row.object.label)
    for row in rows:
        label, key = row.object.label, (row.subject.label, row.predicate)
        fuller = groups.get(key, ()) if row.object.type == "Group" else ()
        beside = spoken.get((*key, row.sentence), ()) if row.object.type != "Person" else ()
        young = row.predicate == "hasParticipant" and _YOUNG.fullmatch(label)
        ends = _YOUTH if young else label
        told = any(o != label and o.endswith(ends) for o in fuller)
        if not told and not any(o != label and label in o for o in beside):
            yield row
