"""Names of bodies and places: a right edge from a list of heads, a left edge from a closed list of stops.

No trained model and no list of names: 南园社区 ends with a head (社区), and going left the name lasts until
punctuation, a quotation, another mention or a word that cannot stand inside a name (design and figures:
right suffix + closed left boundary, F1 .75 on unseen cities against .09 for part-of-speech tags).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.containers import OFFICES, Containers
from kg.annotate.edges import LEVELS, LeftEdge, Token
from kg.annotate.heads import Heads
from kg.annotate.irregular import ROADS, Irregular
from kg.annotate.places import official_names, short_names
from kg.annotate.segment import words
from kg.gazetteer import EMPTY, Gazetteer
from kg.model import Mention
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["NameFinder", "NameScan"]

#: Lexicon of heads → class; the order decides where one head stands in two lists.
HEAD_LISTS = {
    "heads_street": "Street",
    "heads_community": "Community",
    "heads_agency": "Agency",
    "heads_organization": "Organization",
    "heads_place": "Place",
    "heads_division": "AdminDivision",
}
#: 市, 县, 镇, 村 close short names; 自治县 has a head of its own.
LONGEST_CORE = 6
#: 市民服务中心, 新时代文明实践站 are all head and still a name where the article gives no fuller one.
SHORTEST_BARE = 5
#: 镇乡街道, 市县乡 name levels, not one place.
LEVELS_ONLY = re.compile("^(?:[省市县区镇乡村旗]|街道|社区)+$|(?:省市县|市县乡|县乡村|省市|市县|区县)$")
#: 村（社区）家长学校: a kind of school, no school.
KIND = re.compile("（(?:社区|街道|居|乡镇|村居)）?")
#: 劳务输出大县: what a division is known for.
_FAME = re.compile("[\u4e00-\u9fff]{2,}(?:大|强|名|示范|先进|贫困|试点)[省市县]$")
#: A verb before these is no part of a name.
BARE_STARTS = ("社区", "乡镇", "农村", "镇村", "街道", "城乡", "村级", "村综合", "村文化", "村卫生")
#: 老校区, 大公司: a kind of body.
PLAIN_CORES = frozenset("大小老新旧原多几总副正好高低")
#: What is done to build a thing is no part of its name.
BUILDING = frozenset(("规划建设", "投资建设", "新建改建", "开工建设", "加快建设", "推进建设", "配套建设"))
BUILT = frozenset(("新建", "建设", "修建", "打造", "建成", "共建", "兴建", "扩建", "改建", "增设", "成为"))
#: 建设路, 建设银行, 新建区: names that begin so.
_BUILT_NAMES = re.compile(
    "[东西南北中]?[大路街巷村镇乡县区]|银行|集团|局|委|投资|工程|规划|管理|兵团|公司|和|厅|部|科"
)
#: 实操体验区: a part of a stand, no district.
_ZONE = re.compile(
    "(?:体验|互动|展示|游戏|咨询|解读|解答|宣传|义诊|休息|阅读|展览|展销|美食|答题|闯关|打卡|表演|比赛|签到|直播|洽谈|招聘"
    "|科普|教学|实操|操作|竞猜|抽奖|兑换|手工|采摘|亲子|品鉴|试吃|书画|演示|模拟)区$"
)
_FLAG = re.compile("[授升降赠国党军队团锦彩校会战]旗$")
_SESSION = re.compile("[一二三四五六七八九十]届(?:人大|政协|党代会)$")
#: 第二届|社区运动会, 第一名|东湖小学: which one in a row of others is no part of a name.
_ORDINAL = re.compile("首届|第[一二三四五六七八九十0-9]{1,3}[届名]|(?:[一二三特]等|优秀)奖")
#: Behind a count or a quotation such a head is a kind of body, not one of them.
COUNTED = tuple("各支个家所名座处间批”")


@dataclass(frozen=True, slots=True)
class NameScan:
    """A sentence with the names that their heads show; see :meth:`NameFinder.scan`."""

    text: str
    taken: Sequence[tuple[int, int]]
    tokens: Sequence[Token]
    blocked: bytearray
    headed: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names in one sentence; built once from the lexicons.

    :param heads: head → class.
    :param stops: words at which a name ends on its left.
    :param generic: words stripped from the left of a name.
    :param references: bare heads that refer back (该局, 社区).
    """

    heads: Heads
    stops: frozenset[str]
    generic: re.Pattern[str]
    references: frozenset[str]
    reject: frozenset[str]
    complete: frozenset[str]
    edge: LeftEdge
    containers: Containers
    irregular: Irregular

    @classmethod
    def of(cls, resources: Resources, gazetteer: Gazetteer = EMPTY) -> NameFinder:
        kinds = dict.fromkeys(resources.words("complete_names"), "Agency")
        for lexicon, kind in HEAD_LISTS.items():
            for head in resources.words(lexicon):
                kinds.setdefault(head, kind)
        heads = Heads(kinds)
        places = official_names(gazetteer)
        stops = frozenset(resources.words("boundaries") + resources.words("boundary_chars"))
        return cls(
            heads=heads,
            stops=stops,
            generic=compiled(f"(?:{alternatives(resources.words('generic_modifiers'))})"),
            references=frozenset(resources.words("reference_heads")),
            reject=frozenset(resources.words("not_organizations")),
            complete=frozenset(resources.words("complete_names")),
            edge=LeftEdge.of(resources, heads, places, short_names(gazetteer)),
            containers=Containers(heads, places),
            irregular=Irregular(stops, frozenset(resources.words("heads_agency"))),
        )

    def find(
        self,
        text: str,
        taken: Sequence[tuple[int, int]] = (),
        known: Collection[str] = (),
        tokens: Sequence[Token] | None = None,
    ) -> tuple[Mention, ...]:
        """The outermost names of a sentence, ascending, not overlapping.

        :param taken: stretches that belong to other mentions; a name stops there.
        :param tokens: the words of the sentence, if they are known already.
        :param known: names found elsewhere in the article, found here without their cue.
        """
        return self.read(self.scan(text, taken, words(text) if tokens is None else tokens), known)

    def scan(self, text: str, taken: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> NameScan:
        """What :meth:`find` reads in the sentence alone."""
        blocked = _blocked(text, taken)
        return NameScan(text, taken, tokens, blocked, self._by_head(text, tokens, blocked))

    def read(self, scan: NameScan, known: Collection[str]) -> tuple[Mention, ...]:
        """What :meth:`find` finds, given what the rest of the article knows."""
        headed = [*scan.headed, *_by_memory(scan.text, known, scan.blocked, self)]
        found = _outermost([*headed, *self._joined(headed)])
        return _outermost([*found, *self.irregular.find(scan.text, scan.tokens, scan.taken, found)])

    def _joined(self, found: Sequence[Mention]) -> Iterator[Mention]:
        """Names of which one goes on with the head of the other: 仁里小区|艺术团."""
        for name in found:
            if name.label[:2] in BUILT:
                continue  # 建设|村文化站
            for other in found:
                crossing = name.start < other.start < name.end < other.end
                if crossing and (tail := other.label[name.end - other.start :]) in self.heads:
                    label = name.label + tail
                    parts = self.containers.find(label, name.start)
                    yield Mention(other.type, name.start, other.end, label, parts)

    def breaks_off(self, between: str) -> bool:
        """Whether words in front of a head hold one that no name runs over."""
        return any(word in self.stops or word in self.edge.breaks for _, _, word in words(between))

    def _by_head(self, text: str, tokens: Sequence[Token], blocked: bytearray) -> list[Mention]:
        ends = {end: index for index, (_, end, _) in enumerate(tokens)}
        found: dict[int, Mention] = {}
        for head_start, end in self.heads.find(text, ends=ends):
            head = text[head_start:end]
            if blocked[end - 1] or end in found:
                continue
            last = ends[end]
            start = self.edge.find(text, tokens, last, head_start, head, blocked)
            mention = self._name(text, start, end, head, tokens[last][2])
            if mention:
                found[end] = mention
        return list(found.values())

    def _name(self, text: str, start: int, end: int, head: str, last_word: str) -> Mention | None:
        if ordinal := _ORDINAL.match(text, start, end):
            start = ordinal.end()
        while match := self.generic.match(text, start, end):
            if match.end() >= end - len(head) + 1:
                break
            start = match.end()
        if text[start : start + 2] in self.edge.breaks and text.startswith(BARE_STARTS, start + 2, end):
            start += 2  # 建设|社区综合服务中心
        if (
            text[start] in "和与"
            and text[start + 1 : start + 2] in LEVELS
            and text[start:end] not in self.containers.places
        ):
            start += 1  # 和|乡政府
        if text[start : start + 4] in BUILDING:
            start += 4
        if text[start : start + 2] in BUILT and end - start - 2 > max(len(head), 3):
            start += 2 if not _BUILT_NAMES.match(text, start + 2) else 0
        label = text[start:end]
        core = label[: -len(head)]
        if head in self.complete:
            return Mention(self.heads[head], start, end, label, self.containers.find(label, start))
        counted = text[start - 1 : start] in COUNTED
        bare = label in self.heads and (len(label) < SHORTEST_BARE or counted)
        official = label in self.containers.places
        short = len(label) == 2 and len(head) == 1 and not official
        if _ZONE.search(label) or label in self.reject or bare or not core or short:
            return None
        if LEVELS_ONLY.search(label) or (last_word[:1] in "进入下上出回" and last_word[1:] in self.heads):
            return None
        if head == "旗" and _FLAG.search(label):
            return None  # 为服务队授旗
        if KIND.search(label) or (not official and _FAME.search(label)):
            return None
        if any(word in label[1:] for word in ("各", "每")) or _SESSION.search(label):
            return None  # 平安市各县, 东湖镇各村; 平安市四届人大一次会议
        parts = self.containers.find(label, start)
        if self.heads[head] == "AdminDivision" and any(p.type in ("Street", "Community") for p in parts):
            return None  # 佳园社区巴黎都市
        own = len(core) - (parts[-1].end - start if parts else 0)
        if len(head) == 1 and (last_word in self.reject or (head in LEVELS and own > LONGEST_CORE)):
            return None
        if self.generic.fullmatch(core) or core in self.stops or core in PLAIN_CORES:
            return None
        if parts and self.generic.fullmatch(core[parts[-1].end - start :]):
            return None  # 平安县|老旧小区: many of them, none by name
        return Mention(self.heads[head], start, end, label, parts)


def _blocked(text: str, taken: Iterable[tuple[int, int]]) -> bytearray:
    blocked = bytearray(len(text))
    for start, end in taken:
        blocked[start:end] = b"\1" * (end - start)
    return blocked


def _by_memory(text: str, known: Collection[str], blocked: bytearray, finder: NameFinder) -> list[Mention]:
    found: list[Mention] = []
    for name in sorted(known, key=lambda n: (-len(n), n)):
        position = text.find(name)
        while position >= 0:
            end = position + len(name)
            if not any(blocked[position:end]):
                kind = finder.heads.get(finder.heads.end_of(name)) or _kind(name)
                found.append(Mention(kind, position, end, name, finder.containers.find(name, position)))
            position = text.find(name, end)
    return found


def _kind(name: str) -> str:
    """The class of a name without a head."""
    return "Place" if name.endswith(ROADS) else "Agency" if name.endswith(OFFICES) else "Organization"


def _outermost(candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """Longest first; what overlaps a longer name goes."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
