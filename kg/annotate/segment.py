"""Word boundaries by jieba: a hint where a name may stop, never a source of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from kg.annotate.dictionary import Dictionary, Token

__all__ = ["Token", "boundaries", "costs", "joined", "words"]

#: Words of jieba's dictionary that run over the edge of a name: 公安局|局长, 书法|家协会, 中学|和|县实验学校.
_GLUED = (
    "局局长", "总局局长", "处处长", "科科长", "协会会员", "协会会长", "商会会长", "医院院长",
    "学院院长", "法院院长", "银行行长", "家协会", "和县", "和州", "会会", "乡乡", "村村", "县县",
    "区区", "党委书记", "党委委员", "干部部", "我市", "我省", "我校",
)  # fmt: skip
#: Words of local news that jieba does not know and cuts where a name would end: 驻|村工作队.
_WORDS = (
    "地区生产总值", "非物质文化遗产", "社会组织", "领办", "齐聚", "群团组织", "公益组织", "基层组织",
    "驻村", "驻企", "驻校", "绿委办", "安委办", "食安办", "禁毒办", "防汛办", "创文办", "民营企业家",
    "文艺家", "市场监管所", "市场监督管理所", "生态环境局", "自然资源局", "农业农村局", "卫生健康局",
    "卫生健康委", "文化广电", "渔村", "讲师团", "文旅", "文广", "文体", "教体", "卫健", "人社", "住建",
    "经开区", "高新区", "经开", "工信", "发改", "农技", "医共体", "农商银行", "代表队",
)  # fmt: skip
#: Words that read like a surname with a given name, common in local news, that the dictionary lacks.
_NO_PEOPLE = ("包保", "包联", "包户", "包片", "包抓", "包靠")
_COMMON = 500


#: Behind these words 所 is an office and 以 or 在 a preposition, though the dictionary knows 所以, 所在 only.
_BEFORE_OFFICE = frozenset(
    ("派出", "司法", "研究", "事务", "卫生", "招待", "实践", "管理", "供电", "财政", "检测", "收费")
) | {"监管", "服务", "税务"}


@cache
def _dictionary() -> Dictionary:
    return Dictionary.load(dict.fromkeys(_WORDS) | dict.fromkeys(_NO_PEOPLE, _COMMON), dropped=_GLUED)


def words(text: str) -> list[Token]:
    """Words with their positions in ``text``; no model guesses unknown words (HMM off), so the same
    text always gives the same words.

    >>> [w for _, _, w in words("社区开展活动")]
    ['社区', '开展', '活动']
    >>> [w for _, _, w in words("派出所以案说法")]
    ['派出', '所', '以', '案', '说法']
    >>> [w for _, _, w in words("文明实践所在广场")]
    ['文明', '实践', '所', '在', '广场']
    """
    found: list[Token] = []
    for start, end, word in _dictionary().cut(text):
        office = word in ("所以", "所在") and not text.startswith(("地", "的"), end)
        if office and found and found[-1][2] in _BEFORE_OFFICE:
            found += [(start, start + 1, "所"), (start + 1, end, word[1])]
        else:
            found.append((start, end, word))
    return found


def joined(tokens: list[Token], names: Iterable[tuple[int, int]]) -> list[Token]:
    """The words with each known name as one of them; a word that runs over its edge is cut there.

    :param names: stretches of the text, ascending, not overlapping.

    >>> [w for _, _, w in joined(words("在马家店街道"), [(1, 6)])]
    ['在', '马家店街道']
    """
    text = "".join(word for _, _, word in tokens)
    cuts = {position for start, end, _ in tokens for position in (start, end)}
    for start, end in names:
        cuts = {cut for cut in cuts if not start < cut < end} | {start, end}
    edges = sorted(cuts)
    return [(a, b, text[a:b]) for a, b in pairwise(edges)]


def costs(text: str, start: int) -> Iterator[tuple[int, float]]:
    """The words that begin at a position: the length of each and how rare it is, in nats. One character is
    always a word.

    >>> [length for length, _ in costs("社区开展", 0)], [length for length, _ in costs("区开", 0)]
    ([1, 2], [1])
    """
    return _dictionary().costs(text, start)


def boundaries(tokens: list[Token]) -> frozenset[int]:
    """The positions at which a word starts or ends.

    >>> sorted(boundaries(words("社区开展")))
    [0, 2, 4]
    """
    return frozenset(position for start, end, _ in tokens for position in (start, end))
