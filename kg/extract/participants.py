"""What only the whole article can say about who took part and what was done at an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.row import Row

__all__ = ["fullest", "of_whole", "plausible", "without_hosts"]

#: Predicates whose objects are told again in shorter words: 社区居民, then 居民.
_RETOLD = frozenset({"hasAudience", "hasParticipant"})
#: The rule that reads lessons and talks.
_LESSON = "event.lecture"
#: The rule by which people are said to take part.
_TAKES_PART = "participant.gather"
#: 孩子们, 小朋友: the young people of an event told again.
_YOUNG = re.compile("(?:孩子|小朋友)(?:们)?")
_YOUTH = ("幼儿", "儿童", "少年", "学生", "同学", "营员")


#: What a list or a verb took along that is no doing: modifiers of a later noun, a sum, the end of a list.
_NO_DOING = re.compile(
    "^(?:更加|更为|更多|更好|叮嘱|嘱咐|听取|要求|强调)|(?:的|[元性样准业细字能态范]化|等(?:内容|方面|问题))$|契机$|(?:大餐|盛宴|温暖|祝福|关怀|问候)$|了个遍|的人|(?:^检查|^演练|^活动|^培训|过程)中$|^.{2,3}着$|旨在|^(?:主题鲜明|内容丰富|形式多样)|[了送]$|[量数率]达$|络绎|人数|人次|超过|达到|得到了|正在|举行|召开"
)
#: 为本次活动提供支持的……: the people for whom an event is not held, and those who compete or judge in it.
_NO_AUDIENCE = re.compile("^(?:[本此该这][次场届]|该活动)|(?:选手|代表队|法官|检察官|裁判|评委|演员)$")


#: Forces are sent, and do not take part; a list of people begins with no verb; 等9个部门 sums up a list.
_NO_PEOPLE = re.compile(
    "(?:警力|人力|物力|力量)$|^(?:由|召开|举办|举行|开展)|^(?:部门|单位|部门单位)$|^的|代表.{2,4}同学$"
)


def plausible(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without parts of an event that are no doings, and without audiences that are none."""
    for row in rows:
        label = row.object.label
        no_doing = row.predicate == "includesActivity" and _NO_DOING.search(label)
        no_audience = row.object.type == "Person" or _NO_AUDIENCE.search(label)
        no_people = row.predicate == "hasParticipant" and _NO_PEOPLE.search(label)
        if not (no_doing or no_people or (row.predicate == "hasAudience" and no_audience)):
            # 讲解用火、用电安全|等: that there was more is no part of it.
            more = row.predicate == "includesActivity" and label.endswith("等")
            yield replace(row, object=replace(row.object, label=label[:-1])) if more else row


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
