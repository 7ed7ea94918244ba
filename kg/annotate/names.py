"""Names of bodies and places: a right edge from a list of heads, a left edge from a closed list of stops.

No trained model and no list of names: 锦祥社区 ends with a head (社区), and going left the name lasts until
punctuation, a quotation, another mention or a word that cannot stand inside a name (design and figures:
right suffix + closed left boundary, F1 .75 on unseen cities against .09 for part-of-speech tags).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.annotate.segment import words
from kg.model import Mention
from kg.resources import Resources

__all__ = ["NameFinder"]

#: Lexicon of heads → class; the order decides where one head stands in two lists.
HEAD_LISTS = {
    "heads_street": "Street",
    "heads_community": "Community",
    "heads_agency": "Agency",
    "heads_organization": "Organization",
    "heads_place": "Place",
    "heads_division": "AdminDivision",
}
#: Heads whose bodies have names such as 市教育和体育局: 和 stands inside the name.
JOINED_HEADS = ("局", "委", "部", "办", "中心", "委员会", "厅", "科", "所")
#: A name that starts so is one whatever follows: the levels of the state.
LEVELS = "省市区县州旗镇乡村盟"
LONGEST_NAME = 26
#: 市, 县, 镇, 村 close short names; 自治县 has a head of its own.
LONGEST_CORE = 6
_SHORT_CORE = re.compile("[^省市区县第](?:镇|乡|村|街道|社区)|(?:镇|乡|村).")
#: 县乡村振兴局 lies in no 县乡村.
GENERIC_ENDS = ("乡村", "农村", "城市", "城乡", "城镇", "乡镇")
#: One-character stops that may open a proper name when nothing else is left of it.
SOFT_STOPS = frozenset("来都那连同上下中前后里内外会有至自当多几台座户人正曾共安建设教张条项石")
LISTED = re.compile(
    r"(?P<items>[\u4e00-\u9fff]{2,8}(?:、(?:(?!等)[\u4e00-\u9fff]){2,5})+)等?(?:\d+|[一两二三四五六七八九十]+)个(?:偏远|试点|重点)?"
    r"(?P<kind>自然村|行政村|村|社区|嘎查|屯|乡镇|镇|乡|街道)"
)
HARD_STOPS = frozenset("在到由对把被给向从为的了将是有该各本全某个等去赴和与及以同跟或并还也")
PUNCTUATION = re.compile(r"[\s，。；：！？、“”‘’『』「」《》（）()—…·,.;:!?/|【】\[\]●■▲◆□]")


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names in one sentence; built once from the lexicons.

    :param heads: head → class.
    :param pattern: every head, longest first.
    :param stops: words at which a name ends on its left.
    :param generic: words stripped from the left of a name.
    :param references: bare heads that refer back (该局, 社区).
    """

    heads: dict[str, str]
    pattern: re.Pattern[str]
    stops: frozenset[str]
    generic: re.Pattern[str]
    references: frozenset[str]
    reject: frozenset[str]
    active: frozenset[str]
    complete: frozenset[str]
    people: frozenset[str]

    @classmethod
    def of(cls, resources: Resources) -> NameFinder:
        heads: dict[str, str] = dict.fromkeys(resources.words("complete_names"), "Agency")
        for lexicon, kind in HEAD_LISTS.items():
            for head in resources.words(lexicon):
                heads.setdefault(head, kind)
        by_length = sorted(heads, key=lambda head: (-len(head), head))
        generic = sorted(resources.words("generic_modifiers"), key=lambda word: (-len(word), word))
        return cls(
            heads=heads,
            pattern=re.compile("(?=(" + "|".join(map(re.escape, by_length)) + "))"),
            stops=frozenset(resources.words("boundaries") + resources.words("boundary_chars")),
            generic=re.compile("(?:" + "|".join(map(re.escape, generic)) + ")"),
            references=frozenset(resources.words("reference_heads")),
            reject=frozenset(resources.words("not_organizations")),
            active=frozenset(resources.words("active_verbs")),
            complete=frozenset(resources.words("complete_names")),
            people=frozenset(resources.words("name_people")),
        )

    def find(
        self,
        text: str,
        taken: Sequence[tuple[int, int]] = (),
        known: Collection[str] = (),
        tokens: Sequence[tuple[int, int, str]] | None = None,
    ) -> tuple[Mention, ...]:
        """The outermost names of a sentence, ascending, not overlapping.

        :param taken: stretches that belong to other mentions; a name stops there.
        :param tokens: the words of the sentence, if they are known already.
        :param known: names found elsewhere in the article, found here without their cue.
        """
        tokens = words(text) if tokens is None else tokens
        blocked = _blocked(text, taken)
        candidates = [
            *self._by_head(text, tokens, blocked),
            *_by_memory(text, known, blocked, self),
            *self._listed(text, tokens, taken),
        ]
        return _outermost(candidates)

    def _by_head(
        self, text: str, tokens: Sequence[tuple[int, int, str]], blocked: bytearray
    ) -> list[Mention]:
        ends = {end: index for index, (_, end, _) in enumerate(tokens)}
        found: dict[int, Mention] = {}
        for match in self.pattern.finditer(text):
            head, end = match[1], match.end(1)
            if end not in ends or blocked[end - 1] or end in found:
                continue
            mention = self._leftwards(text, tokens, ends[end], match.start(1), head, blocked)
            if mention:
                found[end] = mention
        return list(found.values())

    def _leftwards(
        self,
        text: str,
        tokens: Sequence[tuple[int, int, str]],
        last: int,
        head_start: int,
        head: str,
        blocked: bytearray,
    ) -> Mention | None:
        end = tokens[last][1]
        index = last
        while index > 0 and tokens[index][0] > head_start:
            index -= 1
        start = tokens[index][0]
        while index > 0:
            word_start, word_end, word = tokens[index - 1]
            if (
                end - word_start > LONGEST_NAME
                or any(blocked[word_start:word_end])
                or PUNCTUATION.search(word)
            ):
                break
            if self._stops(word, text[word_end:end], tokens, index, head, start - head_start, blocked):
                break
            index -= 1
            start = word_start
        if index > 0 and _SHORT_CORE.match(text, start, end):
            # 和岭镇, 那大镇: a one-character core is no place name: the stop before it belongs to the name.
            word_start, word_end, word = tokens[index - 1]
            joins = (
                len(word) == 1 and (word == "和" or word not in HARD_STOPS) and not PUNCTUATION.search(word)
            )
            if joins and not any(blocked[word_start:word_end]):
                start = word_start
        return self._name(text, start, end, head, tokens[last][2])

    def _listed(
        self, text: str, tokens: Sequence[tuple[int, int, str]], taken: Sequence[tuple[int, int]]
    ) -> list[Mention]:
        """Short forms typed by what ends their list: 横埠、钱铺、白柳等7个乡镇 are three towns."""
        found: list[Mention] = []
        for match in LISTED.finditer(text):
            kind = "Community" if match["kind"][0] in "村社自行嘎屯" else "Street"
            position = match.start("items")
            for number, item in enumerate(match["items"].split("、")):
                start, end = position, position + len(item)
                position = end + 1
                if number == 0:
                    stops = [b for a, b, w in tokens if w in self.stops and start <= a and b < end]
                    start = max([start, *stops])
                inside = any(a < end and start < b for a, b in taken)
                if 2 <= end - start <= 5 and not inside:
                    found.append(Mention(kind, start, end, text[start:end]))
        return found

    def _stops(
        self,
        word: str,
        right: str,
        tokens: Sequence[tuple[int, int, str]],
        index: int,
        head: str,
        core: int,
        blocked: bytearray,
    ) -> bool:
        """Whether a name ends before a word. ``core`` is minus the length of what is read before the head."""
        if word in self.active:
            return right not in self.heads
        if word not in self.stops:
            return False
        before = tokens[index - 2][2] if index > 1 else ""
        if core >= -1 and word in SOFT_STOPS:
            return False  # 宛都|曲剧团, 来|龙|支行: without the word there is no name
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

    def _inner(
        self,
        word: str,
        right: str,
        tokens: Sequence[tuple[int, int, str]],
        index: int,
        head: str,
        blocked: bytearray,
    ) -> bool:
        """Whether 和 (与, 及) stands inside one name: 市教育和体育局, not 市教育局和市体育局."""
        if word not in ("和", "与", "及") or not head.endswith(JOINED_HEADS) or len(right) > 14:
            return False
        if self.pattern.search(right[: -len(head)]):
            return False
        left = ""
        for word_start, word_end, token in reversed(tokens[: index - 1]):
            if any(blocked[word_start:word_end]) or PUNCTUATION.search(token) or token in self.stops:
                break
            left = token + left
        starts_with_level = bool(re.match(rf"(?:[{LEVELS}](?!场|区)|[^{LEVELS}]{{1,8}}[{LEVELS}])", left))
        ends_with_head = any(left.endswith(h) for h in self.heads if h not in LEVELS)
        return starts_with_level and not ends_with_head

    def _name(self, text: str, start: int, end: int, head: str, last_word: str) -> Mention | None:
        while match := self.generic.match(text, start, end):
            if match.end() >= end - len(head) + 1:
                break
            start = match.end()
        label = text[start:end]
        core = label[: -len(head)]
        if head in self.complete:
            return Mention(self.heads[head], start, end, label, self._parts(label, start))
        if label in self.reject or not core or (len(label) == 2 and len(head) == 1):
            return None
        if len(head) == 1 and (last_word in self.reject or (head in LEVELS and len(core) > LONGEST_CORE)):
            return None
        if self.generic.fullmatch(core) or core in self.stops:
            return None
        return Mention(self.heads[head], start, end, label, self._parts(label, start))

    def _parts(self, label: str, start: int) -> tuple[Mention, ...]:
        """Containers inside a name, outermost first: 平城区 and 永泰街道 in 平城区永泰街道锦祥社区."""
        parts: list[Mention] = []
        begin = chain = 0
        for match in self.pattern.finditer(label):
            head, end = match[1], match.end(1)
            kind = self.heads[head]
            core = label[begin : match.start(1)]
            if (
                end >= len(label)
                or match.start(1) <= begin
                or kind == "Place"
                or not self._divides(head, label, end)
            ):
                continue
            repeated = self.pattern.match(core)
            if repeated and len(repeated[1]) > 1 and self.heads[repeated[1]] in ("Street", "Community"):
                continue  # 社区戒毒社区: the head repeats inside a word, it closes nothing
            if kind == "AdminDivision" and parts and parts[-1].type in ("Agency", "Organization"):
                begin = chain = end  # 支队▸平城区▸大队: the district is a jurisdiction, not the parent
                continue
            parts.append(Mention(kind, start + chain, start + end, label[chain:end]))
            begin = end
        return tuple(parts)

    def _divides(self, head: str, label: str, end: int) -> bool:
        """Whether a head inside a name closes a container: another name must follow it."""
        rest = label[end:]
        if label[:end] in self.heads or label[:end].endswith(GENERIC_ENDS):
            return False
        if len(head) == 1 and (head not in LEVELS + "局" or rest[0] in "民级属直委人场道办政内长志域直"):
            return False
        return len(rest) >= 2 and any(rest.endswith(other) for other in self.heads)


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
                head = next((h for h in sorted(finder.heads, key=len, reverse=True) if name.endswith(h)), "")
                kind = finder.heads.get(head, "Organization")
                found.append(Mention(kind, position, end, name, finder._parts(name, position)))
            position = text.find(name, end)
    return found


def _outermost(candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """Longest first; what overlaps a longer name goes."""
    kept: list[Mention] = []
    for mention in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
