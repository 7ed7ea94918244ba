"""Names and numbers that pair off: 起数、人数同比分别下降25%和33.3%; 受理5件，办结4件，同比分别增长3%、2%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.indicators import Wording
from kg.extract.metric_phrases import LIST, Context, Reading
from kg.model import Mention

__all__ = ["pairs"]

RULE = "metric.respectively"
_NAMED = re.compile(r"^(?P<names>.+?)(?P<how>(?:同比|环比)?分别.*)$")
#: 同比分别增长, 增长: the names stand in the clause before.
_BARE = re.compile(r"^(?:[、，]|同比|环比|较上年|较去年|比上年|比去年|均|分别|各)*(?P<how>\w{2,4})$")
#: 城镇、农村|居民人均可支配收入: what is measured stands behind the last name only.
_SHARED = re.compile(
    "(?:居民)?(?:人均)?(?:可支配收入|纯收入|收入|支出|增加值|总产值|产值|销售额|零售额|总额|余额|投资|产量|数量|"
    "人数|户数|面积|价格|覆盖率|利用率|合格率|满意率|率)$"
)
#: Ways to cut a list, the finest last: an 及 may stand inside a name.
_CUTS = (re.compile("、"), re.compile("[、和与]"), re.compile("[、和与及]"))


def pairs(
    text: str, numbers: Sequence[Mention], start: int, wording: Wording, context: Context
) -> list[tuple[Mention, Reading]]:
    """The readings of numbers that belong to as many names, in their order; none where they do not pair off.

    :param start: where the words before the first number start.
    """
    between = [text[a.end : b.start] for a, b in pairwise(numbers)]
    if len(numbers) < 2 or start >= numbers[0].start or not all(LIST.fullmatch(b) for b in between):
        return []
    words = text[start : numbers[0].start]
    if match := _NAMED.match(words):
        names = _names(match["names"], len(numbers))
        how = match["how"].replace("分别", "")
        how = how if wording.change.search(how) else ""
    elif (
        (match := _BARE.match(words)) and wording.change.search(words) and len(context.stems) >= len(numbers)
    ):
        names, how = context.stems[-len(numbers) :], words.replace("分别", "").lstrip("，、")
    else:
        return []
    found = [
        (number, Reading(name + how, RULE, start, number.end))
        for name, number in zip(names, numbers, strict=False)
    ]
    if names and not how:
        context.stems[:] = names
    return found if len(names) == len(numbers) else []


def _names(words: str, count: int) -> list[str]:
    """The names of a list of ``count``; what only the last says of all is given to the others."""
    cuts = (cut.split(words) for cut in _CUTS)
    names = next((names for names in cuts if len(names) == count), [])
    shared = _SHARED.search(names[-1]) if names else None
    if not shared or shared.start() < 2 or any(name[-1:] in "数量率额值价比入出" for name in names[:-1]):
        return names
    return [*(name + shared.group() for name in names[:-1]), names[-1]]
