"""Where a name begins: going left from its head until a word that cannot stand inside a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.heads import Heads
from kg.resources import Resources

__all__ = ["LEVELS", "PUNCTUATION", "LeftEdge", "Token"]

Token = tuple[int, int, str]

#: A name that starts so is one whatever follows: the levels of the state.
LEVELS = "省市区县州旗镇乡村盟"
#: Heads whose bodies have names such as 市教育和体育局: 和 stands inside the name.
JOINED_HEADS = ("局", "委", "部", "办", "中心", "委员会", "厅", "科", "所")
LONGEST_NAME = 26
_SHORT_CORE = re.compile("[^省市区县第](?:镇|乡|村|街道|社区)|(?:镇|乡|村).")
#: One-character stops that may open a proper name when nothing else is left of it.
SOFT_STOPS = frozenset(
    "来都那连同上下中前后里内外会有至自当多几台座户人正曾共安建设教张条项石家名所支次件份只围比像靠过加令"
)
#: Stops that may be the first character of a name whose second stands alone before the head.
CUT = frozenset("还同并前和经")
#: Single characters before a head that are no cut name: 大公司, 老小区, 原单位.
NO_CORES = LEVELS + "大小老新旧原各该本全某多两几总分副正女男好美高低"
_NUMERAL = re.compile("[0-9一二三四五六七八九十百千万两几多余数每这那该此]$")
HARD_STOPS = frozenset("据在到由对把被给向从为的了将是有该各本全某个等去赴和与及以同跟或并还也")
PUNCTUATION = re.compile(r"[\s，。；：！？、“”‘’『』「」《》（）()—…·,.;:!?/|丨｜【】\[\]●■▲◆□+＋×~～&=—-]")
#: Verbs of news that stand between a body and what it deals with: no name runs over them.
_VERB_LISTS = (
    "hold_verbs", "implement_verbs", "go_verbs", "join_verbs", "participate_verbs",
    "counting_verbs", "reach_verbs", "change_verbs", "saying_verbs", "happen_verbs", "taking_part_verbs",
    "name_breaks",
)  # fmt: skip
#: Bodies of people who do one thing: 市|朗诵|协会, where the verb is their field.
SOCIETIES = (
    "协会",
    "学会",
    "研究会",
    "俱乐部",
    "社",
    "团",
    "队",
    "班",
    "中心",
    "学校",
    "联盟",
    "基地",
    "公司",
    "馆",
)
#: What names a body's place or parent right before a word of its own: 市|徒步|运动协会.
_ANCHOR = re.compile(rf"(?:.*[{LEVELS}]|.*(?:街道|社区|大学|学院|公司|集团|医院|总工会))$")
_OF_LEVEL = re.compile(f"[^{LEVELS}]{{0,3}}[省市县区镇乡]")
#: How many words may stand between such a word and the head.
_NEAR = 3
#: Heads of these bodies are whole names of their level: no verb stands in front of them inside a name.
LEVEL_HEADS = ("街道", "社区", "村", "镇", "乡", "县", "市", "区")


@dataclass(frozen=True, slots=True)
class LeftEdge:
    """Finds the left edge of a name; built once from the lexicons.

    :param heads: head → class.
    :param stops: words at which a name ends on its left; ``breaks`` are those that no name runs over,
        but for ``fields`` in the names of societies.
    :param active: verbs that stand in a name only right before its head.
    :param people: groups that may stand in the name of a body behind its level.
    :param places: official names, full and short; ``short`` are the short ones.
    """

    heads: Heads
    stops: frozenset[str]
    breaks: frozenset[str]
    fields: frozenset[str]
    active: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    short: frozenset[str]

    @classmethod
    def of(
        cls,
        resources: Resources,
        heads: Heads,
        places: frozenset[str] = frozenset(),
        short: frozenset[str] = frozenset(),
    ) -> LeftEdge:
        """:param places: official names; they never stop a name, whatever else the word means (大连)."""
        stops = resources.words("boundaries") + resources.words("boundary_chars")
        breaks = [word for name in _VERB_LISTS for word in resources.words(name)]
        fields = resources.words("activity_verbs")
        return cls(
            heads=heads,
            stops=frozenset(stops) - places,
            breaks=frozenset((*breaks, *fields)),
            fields=frozenset(fields),
            active=frozenset(resources.words("active_verbs")),
            people=frozenset(resources.words("name_people")),
            places=places,
            short=short,
        )

    def find(
        self, text: str, tokens: Sequence[Token], last: int, head_start: int, head: str, blocked: bytearray
    ) -> int:
        """The position in ``text`` at which the name that ends with token ``last`` begins.

        :param head_start: where the head begins; it may lie inside a token.
        :param blocked: 1 for each character that belongs to another mention.
        """
        end = tokens[last][1]
        index = last
        while index > 0 and tokens[index][0] > head_start:
            index -= 1
        start, inner = tokens[index][0], head_start
        divided = self.heads[head] in ("AdminDivision", "Street", "Community")
        official = tokens[index][2] in self.places and self.heads[head] == "AdminDivision"
        while index > 0:
            before = tokens[index - 1][2]
            if official and (before not in self.places or before in self.short):
                break  # 展示|杞县: what an official name begins with is known
            if divided and inner - start > 1 and self._stands_alone(tokens, index, blocked):
                break  # 兴国|潋水镇, 贵州|习水县: the short form before it is a name of its own
            word_start, word_end, word = tokens[index - 1]
            if end - word_start > LONGEST_NAME or _closed(tokens[index - 1], blocked):
                break
            stops = self._stops(word, text[word_end:end], tokens, index, head, start - inner, blocked)
            if stops and not self._anchored(tokens, index, last, head, blocked):
                break
            index -= 1
            start = word_start
            if self.heads.get(word) in ("Street", "Community") or (divided and word == "街"):
                inner = start  # 城东|里|街道|办公室: a name within the name begins anew
        if official_start := self._official(text, tokens, index, blocked):
            return official_start
        return _short_core(text, tokens, index, start, end, blocked)

    def _official(self, text: str, tokens: Sequence[Token], index: int, blocked: bytearray) -> int:
        """Where the official name begins whose first character is a stop (上城区, 下陆区); 0 if none does."""
        if index == 0 or _closed(tokens[index - 1], blocked):
            return 0
        start, end, word = tokens[index - 1]
        named = any(text[start : start + length] in self.places for length in (3, 4))
        return start if named and len(word) == 1 and word in SOFT_STOPS and end > start else 0

    def _stands_alone(self, tokens: Sequence[Token], index: int, blocked: bytearray) -> bool:
        """Whether the word before ``index`` is the short form of a division with nothing before it."""
        word = tokens[index - 1][2]
        if word not in self.short:
            return False
        return index < 2 or _closed(tokens[index - 2], blocked) or tokens[index - 2][2] in self.stops

    def _anchored(
        self, tokens: Sequence[Token], index: int, last: int, head: str, blocked: bytearray
    ) -> bool:
        """Whether a stop stands inside the name: close behind the name of a place or body, near the head."""
        word = tokens[index - 1][2]
        field = word in self.fields and head.endswith(SOCIETIES)
        if last - index >= _NEAR or len(word) < 2 or (word in self.breaks and not field):
            return False
        for before in reversed(tokens[max(0, index - 1 - _NEAR) : index - 1]):
            if _closed(before, blocked) or before[2] in self.stops:
                return False
            if _ANCHOR.match(before[2]) or before[2] in self.places:
                return True
        return False

    def _stops(
        self,
        word: str,
        right: str,
        tokens: Sequence[Token],
        index: int,
        head: str,
        core: int,
        blocked: bytearray,
    ) -> bool:
        """Whether a name ends before a word. ``core`` is minus the length of what is read before the head."""
        if word == "活动" and _OF_LEVEL.match(right):
            return True  # 本次活动|县总工会: who acts stands right behind the event
        if word in self.breaks and len(word) > 1 and self._is_division(tokens[index][2]):
            return True  # 联系|码头镇规划建设局: a verb before the full name of a division
        if word in self.active:
            return right not in self.heads or right.startswith(LEVEL_HEADS)  # 创新|街道党工委
        if self.heads[head] == "Place" and core < -1 and word in self.breaks:
            return True  # 宣传|古都旅游景点: what is done with a place is no part of its name
        if word not in self.stops:
            return False
        before = tokens[index - 2][2] if index > 1 else ""
        if word == "张" and before and not _NUMERAL.search(before):
            return False  # 和|张|富清志愿突击队: no number stands before it, so that it counts nothing
        if core >= -1 and word in SOFT_STOPS:
            return False  # 宛都|曲剧团, 来|龙|支行: without the word there is no name
        if word in SOFT_STOPS and self.heads[head] == "Community" and self._opens(before):
            return False  # 北河镇|张|堤口村: behind the name of a town the village's begins
        if core == -1 and word in CUT and right[0] not in NO_CORES:
            return False  # 还|珠|中学: one character before the head is no name
        if word in self.people and before[-1:] in LEVELS:
            return False
        if (
            right == head
            and self.heads[head] == "Community"
            and len(word) > 1
            and before.endswith(("镇", "乡", "街道"))
        ):
            return False  # 孔国乡|进化|村: a verb between a town and 村 is the village's name
        return not self._inner(word, right, tokens, index, head, blocked)

    def _is_division(self, word: str) -> bool:
        return word in self.places or (len(word) > 2 and word.endswith(("省", "市", "县", "区", "镇", "乡")))

    def _opens(self, before: str) -> bool:
        """Whether a word ends the name of a town or street, so that the next character opens a name."""
        return before.endswith(("街道", "办事处", "镇", "乡"))

    def _inner(
        self, word: str, right: str, tokens: Sequence[Token], index: int, head: str, blocked: bytearray
    ) -> bool:
        """Whether 和 (与, 及) stands inside one name: 市教育和体育局, not 市教育局和市体育局."""
        if word not in ("和", "与", "及") or not head.endswith(JOINED_HEADS) or len(right) > 14:
            return False
        if tokens[index][2] in LEVELS:
            return False  # 市教育局和|市|体育局: a level begins a name of its own
        if any(end > start + 1 for start, end in self.heads.find(right[: -len(head)])):
            return False
        left = ""
        for token in reversed(tokens[: index - 1]):
            if _closed(token, blocked) or token[2] in self.stops:
                break
            left = token[2] + left
        starts_with_level = bool(re.match(rf"(?:[{LEVELS}](?!场|区)|[^{LEVELS}]{{1,8}}[{LEVELS}])", left))
        ends_with_head = any(left.endswith(h) for h in self.heads if h not in LEVELS)
        return starts_with_level and not ends_with_head


def _closed(token: Token, blocked: bytearray) -> bool:
    start, end, word = token
    return any(blocked[start:end]) or bool(PUNCTUATION.search(word))


def _short_core(
    text: str,
    tokens: Sequence[Token],
    index: int,
    start: int,
    end: int,
    blocked: bytearray,
) -> int:
    """和岭镇, 那大镇: a one-character core is no place name: the stop before it belongs to the name."""
    if index == 0 or not _SHORT_CORE.match(text, start, end):
        return start
    word_start, word_end, word = tokens[index - 1]
    joins = len(word) == 1 and (word == "和" or word not in HARD_STOPS) and not PUNCTUATION.search(word)
    return word_start if joins and not any(blocked[word_start:word_end]) else start
