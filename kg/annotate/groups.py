"""Groups: people without a proper name (社区居民, 环卫工, 40多位心理专家 → 心理专家)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.model import Mention

__all__ = ["groups"]

LEXICONS = ("group_heads", "boundaries", "boundary_chars")
LONGEST = 10
_PUNCTUATION = frozenset("，。；：！？、“”‘’（）()《》… 　·—【】[]/")


#: 学生会, 代表队, 居民区: the head goes on to another word.
_GOES_ON = (
    "会",
    "节",
    "队",
    "团",
    "宫",
    "性",
    "院",
    "校",
    "证",
    "卡",
    "报",
    "区",
    "席",
    "服装",
    "协会",
    "作用",
    "作品",
    "们的节日",
)


@lru_cache(maxsize=4)
def _compiled(lists: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    heads = sorted(lists[0], key=lambda word: (-len(word), word))
    named = "|".join(map(re.escape, heads))
    # 学生家长, 大学生志愿者: heads in a row are one group.
    return re.compile(f"(?:{named})+(?!{'|'.join(_GOES_ON)})"), frozenset(lists[1] + lists[2])


def groups(text: str, lexicons: Mapping[str, tuple[str, ...]]) -> tuple[Mention, ...]:
    """The groups of a sentence, ascending, not overlapping; the label lacks count, 等 and 们.

    >>> words = {"group_heads": ("专家",), "boundaries": (), "boundary_chars": ()}
    >>> [group.label for group in groups("40多位心理专家到场", words)]
    ['心理专家']
    """
    heads, stops = _compiled(tuple(lexicons[name] for name in LEXICONS))
    found: list[Mention] = []
    last = 0
    for match in heads.finditer(text):
        start = _left(text, match.start(), last, stops)
        found.append(Mention("Group", start, match.end(), text[start : match.end()]))
        last = match.end()
    return tuple(found)


def _left(text: str, head: int, last: int, stops: frozenset[str]) -> int:
    """Where the group's words begin: back to punctuation, a count or a word that closes names."""
    start = head
    floor = max(last, head - LONGEST + 2)
    while start > floor and text[start - 1] not in _PUNCTUATION and not text[start - 1].isdigit():
        if any(text[start - n : start] in stops for n in (4, 3, 2, 1) if start - n >= floor):
            break
        if text[start - 1] in "名位个的":
            break
        start -= 1
    return start
