"""Words that point back: 该局, 社区, 全市 → the name they stand for, inside one article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Mention, Sentence
from kg.patterns import compiled
from kg.resources import Resources

__all__ = ["References"]

_LEVEL_WORDS = {
    "市": "市",
    "区": "区",
    "县": "县旗市区",
    "旗": "旗",
    "州": "州",
    "省": "省",
    "镇": "镇",
    "乡": "乡",
    "街道": "街道",
    "村": "村",
    "社区": "社区",
    "校": "校",
    "院": "院",
}
_NAMED = ("Street", "Community", "AdminDivision", "Agency", "Organization", "Place")
_SCHOOLS = ("学校", "小学", "中学", "高中", "初中", "幼儿园", "大学", "学院", "附中", "附小", "校")
#: Pointing word → how names end that it may stand for, where that is not the word itself.
ENDINGS = {
    "校": _SCHOOLS,
    "学校": _SCHOOLS,
    "企业": ("公司", "集团", "厂", "药业", "酒业", "面业", "铝业", "矿业", "茶业", "合作社", "农场"),
    "公司": ("公司", "集团"),
    "村": ("村", "嘎查", "村委会"),
    "社区": ("社区", "居委会"),
    "会": ("协会", "学会", "总会", "联合会", "商会", "基金会", "红十字会", "促进会", "研究会", "工会"),
    "行": ("银行", "支行", "分行", "信用社", "联社"),
    "社": ("合作社", "出版社", "报社", "剧社", "联社", "信用社"),
    "园": ("幼儿园", "公园", "产业园", "工业园", "科技园", "园区", "植物园", "动物园"),
    "园区": ("园区", "产业园", "工业园", "科技园", "开发区", "高新区", "集聚区"),
    "院": ("医院", "法院", "检察院", "学院", "卫生院", "研究院", "敬老院", "养老院", "福利院", "剧院"),
    "医院": ("医院", "卫生院", "保健院"),
    "镇": ("镇", "镇人民政府", "镇政府"),
    "乡": ("乡", "乡人民政府", "乡政府"),
    "街道": ("街道", "街道办", "街道办事处"),
    "单位": ("局", "委", "中心", "公司", "院", "校", "站", "所", "队", "厂", "馆"),
    "部门": ("局", "委", "办", "厅"),
    "委": ("委", "委员会"),
}  # fmt: skip
#: Zones that end as a district does and are none.
_NO_DISTRICT = ("地区", "小区", "园区", "校区", "景区", "山区", "库区", "灾区", "牧区", "片区", "社区")
#: What makes another word of a pointing word: 该行业, 该会议, 该团队.
_GOES_ON = {
    "会": "议场员展期务",
    "行": "业动为政程",
    "团": "队伙员",
    "社": "区会员",
    "队": "伍员长形",
    "店": "铺面",
    "院": "落子线坝士",
    "所": "有在谓",
    "区": "域间",
    "市": "民场",
    "村": "民子",
    "县": "域",
    "馆": "藏",
    "校": "园区友",
    "园": "区",
    "站": "点",
    "厂": "房区",
    "办": "法事理公",
    "委": "员",
}


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A name read before.

    :param acts: it is the subject of its clause.
    """

    paragraph: int
    name: Mention
    acts: bool


@dataclass(frozen=True, slots=True)
class References:
    """Finds pointing words and what they stand for; built once from the lexicons.

    :param pointer: 该局, 全市 and, where a clause begins, a bare 社区.
    :param verbs: what must follow a bare head for it to be the subject of its clause.
    """

    pointer: re.Pattern[str]
    verbs: frozenset[str]

    @classmethod
    def of(cls, resources: Resources, verbs: frozenset[str]) -> References:
        words = {*resources.words("reference_heads"), *ENDINGS}
        heads = sorted(words, key=lambda word: (-len(word), word))
        named = "|".join(
            re.escape(head) + (f"(?![{_GOES_ON[head]}])" if _GOES_ON.get(head) else "") for head in heads
        )
        levels = "|".join(sorted(_LEVEL_WORDS, key=len, reverse=True))
        pointer = compiled(
            rf"(?:该|这家|这所|此|本(?=镇|村|社区|街道|校|院))(?P<that>{named})(?!长|项|次)"
            rf"|(?P<deixis>(?<![居列])[全我](?:{levels}))(?!民|区|园|友|长|第|前列|首位|各[地市县区乡镇村级])"
            rf"|(?P<bare>{named})"
        )
        return cls(pointer, verbs)

    def resolve(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Add a mention, marked ``reference``, for each word that points back to a name read before it.

        One candidate or none: the nearest earlier name with the same head; 全市 and 我市 take the division
        of that level that the article names most often. Where it names none they keep their own words: the
        paper's home is then the thing spoken of.
        """
        everywhere = [part for s in sentences for part in _names(s)]
        resolved: list[Sentence] = []
        earlier: list[_Earlier] = []
        for sentence in sentences:
            taken = [(m.start, m.end) for m in sentence.mentions]
            new: list[Mention] = []
            for match in self.pointer.finditer(sentence.text.value):
                if any(match.start() < b and a < match.end() for a, b in taken):
                    continue
                own = [m for m in sentence.mentions if m.end <= match.start()]
                before = earlier + list(_acted(own, sentence))
                if found := self._mention(match, sentence, before, everywhere):
                    new.append(found)
            whole = tuple(sorted((*sentence.mentions, *new), key=lambda m: m.start))
            resolved.append(replace(sentence, mentions=whole))
            earlier += _acted(whole, sentence)
        return tuple(resolved)

    def _mention(
        self,
        match: re.Match[str],
        sentence: Sentence,
        earlier: Sequence[_Earlier],
        everywhere: Sequence[Mention],
    ) -> Mention | None:
        if match["deixis"]:
            return _division(match, everywhere)
        if match["bare"] and not self._is_subject(match, sentence):
            return None
        head = match["that"] or match["bare"]
        # 全县 itself names nothing that 该县 could stand for.
        named = (one for one in earlier if one.name.label not in (f"全{head}", f"我{head}"))
        fitting = [one for one in named if _fits(one.name.label, head)]
        best = _likeliest(fitting, sentence.paragraph)
        return Mention(best.type, *match.span(), best.label, reference=True) if best else None

    def _is_subject(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether a bare head opens a clause and acts: ，社区举办, 去年起，中心推行."""
        text, start, end = sentence.text.value, match.start(), match.end()
        opens = (
            start == 0
            or text[start - 1] in "，；：。！？”"
            or any(m.type == "Time" and m.end == start for m in sentence.mentions)
        )
        if not opens or not _at_word(end, sentence.words):
            return False
        behind = next((m.type for m in sentence.mentions if m.start == end), "")
        if behind == "Group":
            return False  # 单位|员工: a kind of people
        if behind in ("Time", "Quote"):
            return True
        word = _word_at(end, sentence)
        return word in self.verbs or word[:1] in "将还也在与已通则正又就仍便特"


def _word_at(position: int, sentence: Sentence) -> str:
    index = bisect_left(sentence.words, position)
    if index >= len(sentence.words) or sentence.words[index] != position:
        return ""
    after = sentence.words[index + 1] if index + 1 < len(sentence.words) else len(sentence.text.value)
    return sentence.text.value[position:after]


def _at_word(position: int, words: Sequence[int]) -> bool:
    index = bisect_left(words, position)
    return index < len(words) and words[index] == position


def _fits(label: str, head: str) -> bool:
    """Whether a pointing word may stand for a name; 各社区 and 社区 are kinds of bodies, not one of them."""
    return label.endswith(ENDINGS.get(head, (head,))) and label != head and label[0] not in "各全该本某每"


def _likeliest(fitting: Sequence[_Earlier], paragraph: int) -> Mention | None:
    """In one paragraph the body that acted last, else one that was only named; where a paragraph opens with
    the pointing word, the body that the article speaks of most."""
    own = [one for one in fitting if one.paragraph == paragraph]
    if own:
        return next((one for one in reversed(own) if one.acts), own[-1]).name
    if not fitting:
        return None
    labels = [one.name.label for one in fitting]

    def weight(one: _Earlier) -> int:
        return sum(label.endswith(one.name.label) or one.name.label.endswith(label) for label in labels)

    most = max(map(weight, fitting))
    best = [one for one in fitting if weight(one) == most]
    return next((one for one in reversed(best) if one.acts), best[-1]).name


def _names(sentence: Sentence) -> Iterator[Mention]:
    """Every name of a sentence with those inside it and inside the posts of persons."""
    for mention in sentence.mentions:
        yield from mention.parts
        if mention.type in _NAMED:
            yield mention


def _acted(mentions: Iterable[Mention], sentence: Sentence) -> Iterator[_Earlier]:
    """Each name of a sentence, inner ones first; a whole name that opens a clause acts in it."""
    text = sentence.text.value
    for mention in mentions:
        opens = mention.start == 0 or text[mention.start - 1] in "，；：。”）)日时午晚天"
        acts = opens and text[mention.end : mention.end + 1] != "的"
        for part in mention.parts:
            yield _Earlier(sentence.paragraph, part, acts and mention.type != "Person")
        if mention.type in _NAMED:
            yield _Earlier(sentence.paragraph, mention, acts)


def _division(match: re.Match[str], everywhere: Sequence[Mention]) -> Mention | None:
    level = match["deixis"][1:]
    state = level in ("市", "区", "县", "旗", "州", "省")
    kind = "AdminDivision" if state else "Street" if level in ("镇", "乡", "街道") else "Community"
    if level in ("校", "院"):
        ends, types = ENDINGS[level], {"Organization", "Agency"}
    else:
        ends, types = (level,), {"AdminDivision", "Street", "Community"}
    counts: dict[str, tuple[int, str]] = {}
    for mention in everywhere:
        label = mention.label
        if label.endswith(_NO_DISTRICT):
            continue
        if len(label) > len(level) + 1 and label.endswith(ends) and mention.type in types:
            counts[label] = (counts.get(label, (0, ""))[0] + 1, mention.type)
    if not counts:
        return Mention(kind, *match.span(), match["deixis"]) if state else None
    best = max(count for count, _ in counts.values())
    winners = [(label, type_) for label, (count, type_) in counts.items() if count == best]
    if len(winners) > 1:
        return None
    return Mention(winners[0][1], *match.span(), winners[0][0], reference=True)
