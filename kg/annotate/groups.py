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


@lru_cache(maxsize=4)
def _compiled(lists: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], frozenset[str]]:
    heads = sorted(lists[0], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, heads))), frozenset(lists[1] + lists[2])


def groups(text: str, lexicons: Mapping[str, tuple[str, ...]]) -> tuple[Mention, ...]:
    """The groups of a sentence, ascending, not overlapping; the label lacks count, 等 and 们.

    >>> [g.label for g in groups("40多位心理专家到场", {"group_heads": ("专家",), "boundaries": (), "boundary_chars": ()})]
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
