"""The body that a person's post belongs to: named with the post, pointed back to, or plain from the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.filler import BODIES
from kg.model import Argument, Mention
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["Bodies"]

_PARTY = "党委|党组|党工委|党总支|党支部|总支|支部|人大|政府|村委会|居委会"
_POINTER = re.compile(
    rf"(?:该|本|这家|这所)([^党]{{1,4}}?)(?:{_PARTY})?|(镇|乡|街道|村|社区|嘎查|公司|企业|集团|学校|医院|中心|合作社|支队|大队|景区|园区|基地)(?:{_PARTY})?"
)
#: A party committee stands for the body that it leads: 南园学院党委副书记 is of 南园学院.
_COMMITTEE = re.compile(
    r"(?:(?<=社区)|(?<=..[^市省区县州盟旗]))(?:党委|党组|党工委|党总支|党支部|总支部|总支|支部)$"
)
#: What leads a body and is no part of its name.
_LEAD = re.compile(r"^(?:[0-9第]+届|(?:爱心|会员|成员|帮扶|结对|共建|辖区)?(?:企业|商家|单位)(?=.{4}))")
_SCHOOLS = ("学校", "小学", "中学", "大学", "学院", "幼儿园", "中心校", "完小")
#: How the body ends that a general word stands for.
_MEANT = {
    "公司": ("公司", "集团", "厂"),
    "企业": ("公司", "集团", "厂", "合作社"),
    "学校": _SCHOOLS,
    "校": _SCHOOLS,
    "医院": ("医院", "卫生院", "保健院"),
    "院": ("医院", "卫生院", "法院", "检察院", "学院", "研究院"),
    "园": ("幼儿园",),
}
#: The body that a post alone tells, where an article names one.
_IMPLIED = (
    (("校长", "教导主任", "教务主任", "班主任", "德育主任"), _SCHOOLS),
    (("园长",), ("幼儿园",)),
    (("医师", "医生", "护士长", "护士", "药师"), ("医院", "卫生院", "保健院", "卫生服务中心")),
    (("董事长", "总经理", "行政总监", "技术总监", "车间主任"), ("公司", "集团", "厂")),
    (("检察官",), ("检察院",)),
    (("法官", "庭长"), ("法院", "法庭")),
)
#: Heads of one character that end a body right before a post only.
_SHORT = "队会社站所局院馆校团厂场庭店处办"
_VILLAGE = {"村委会": "村", "村民委员会": "村", "村两委": "村", "居委会": "社区"}
_LEVELS = "市县区省州盟旗镇乡"


class Bodies:
    """Finds the bodies of one article's persons.

    :param reading: the article; names are taken in their fullest form from it.
    """

    def __init__(self, reading: Reading, resources: Resources) -> None:
        self._reading = reading
        communities = resources.words("heads_community") + resources.words("heads_street")
        self._agencies = resources.words("heads_agency")
        self._bodies = resources.words("heads_organization") + communities

    def named(self, number: int, body: str) -> Argument | None:
        """The body that these words of sentence ``number`` name, or point back to (该局, 社区, 镇党委)."""
        body = _LEAD.sub("", body)
        if match := _POINTER.fullmatch(body):
            return self._pointed(number, match[1] or match[2])
        if body in _VILLAGE:
            return self._pointed(number, _VILLAGE[body])
        names = self._reading.names
        led = _COMMITTEE.sub("", body)
        label, forms = names.canonical(led)
        if label in names.types:
            return Argument(label, names.types[label], forms)
        longer = [name for name in names.types if len(led) >= 3 and name.endswith(led)]
        if longer:
            return names.argument(min(longer, key=lambda name: (len(name), name)), "Organization")
        if len(led) >= 3 and led.endswith(self._agencies):
            return Argument(led, "Agency")
        headed = len(led) >= 3 and led.endswith(self._bodies)
        return Argument(led, "Organization") if headed or (len(led) > 3 and led[-1] in _SHORT) else None

    def implied(self, number: int, role: str) -> Argument | None:
        """校长 in an article that names one school only, or one so far."""
        ends = next((ends for posts, ends in _IMPLIED if role.endswith(posts)), ())
        head = role.removeprefix("副")
        if not ends and len(head) == 2 and head[1] == "长" and head[0] not in _LEVELS:
            ends = (head[0],)
        if not ends:
            return None
        for candidates in (self._before(number), self._everywhere()):
            labels = dict.fromkeys(label for label in candidates if label.endswith(ends) and len(label) > 3)
            if len(labels) == 1:
                return self._reading.names.argument(next(iter(labels)), "Organization")
        return None

    def _everywhere(self) -> Iterator[str]:
        names = self._reading.names
        for label, kind in names.types.items():
            if kind in ("Agency", "Organization"):
                yield names.canonical(label)[0]

    def _before(self, number: int) -> Iterator[str]:
        """Bodies named up to this sentence in its paragraph."""
        here = self._reading.sentences[number].paragraph
        for sentence in self._reading.sentences[: number + 1]:
            if sentence.paragraph == here:
                for mention in sentence.mentions:
                    yield from (
                        self._reading.names.canonical(one.label)[0]
                        for one in (mention, *mention.parts)
                        if one.type in ("Agency", "Organization")
                    )

    def _pointed(self, number: int, head: str) -> Argument | None:
        """The nearest body named so far that ends with ``head``, else the first one named later."""
        ends = _MEANT.get(head, (head,))
        subject = self._reading.subject_before(number)
        if subject and subject.label.endswith(ends) and len(subject.label) > len(head):
            return self._argument(subject.label, subject.type)
        before = [s.mentions for s in self._reading.sentences[: number + 1]]
        after = [s.mentions for s in self._reading.sentences[number + 1 :]]
        ordered = [m for ms in reversed(before) for m in reversed(ms)] + [m for ms in after for m in ms]
        for mention in ordered:
            for one in (mention, *reversed(mention.parts)):
                if self._meant(one, head, ends):
                    return self._argument(one.label, one.type)
        return None

    def _meant(self, mention: Mention, head: str, ends: tuple[str, ...]) -> bool:
        label = mention.label
        return mention.type in BODIES and label.endswith(ends) and len(label) > len(head) + 1

    def _argument(self, label: str, kind: str) -> Argument:
        return self._reading.names.argument(label, kind)
