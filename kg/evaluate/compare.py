"""When two words, dates or figures count as the same: the matching rules of the annotation guide, one by one.

Every function answers with a :class:`Grade`; a match never depends on anything but its two arguments.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import IntEnum
from itertools import pairwise

from kg.model import Metric

__all__ = ["Grade", "clean", "dice", "same_date", "same_metric", "same_name", "same_number", "same_phrase"]

#: Gone before any comparison: quotes and brackets of every kind, white space.
_DROPPED = re.compile(r"""[\s"'`“”‘’„‟「」『』﹁﹂﹃﹄〝〞()\[\]{}<>〈〉《》【】〔〕〖〗«»‹›]""")
#: What may be left over when one name ends with the other. 社区 and 小区 end with 区 and are no such prefix.
_ADMINISTRATIVE = re.compile(r".+(?:省|市|(?<![社小校园景])区|县|旗|镇|乡|街道)$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: A fraction equals its percentage.
_SHARES = {"%": 100.0, "‰": 1000.0, "": 1.0}
TOLERANCE = 0.005


class Grade(IntEnum):
    """How well two things match; anything but ``NONE`` counts."""

    NONE = 0
    LOOSE = 1
    EXACT = 2


def clean(text: str) -> str:
    """The form in which texts are compared: half-width, without quotes, brackets and white space.

    >>> clean("“珍爱生命 关爱自我”（第２期）")
    '珍爱生命关爱自我第2期'
    """
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text))


def dice(a: str, b: str) -> float:
    """The Dice overlap of the character bigrams of two strings, repeated bigrams counted.

    >>> dice("义诊活动", "义诊")
    0.5
    """
    left = Counter(pairwise(a))
    right = Counter(pairwise(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _contained(a: str, b: str, shortest: int) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= shortest and short in long


def same_name(a: str, b: str, *, shortest: int = 3) -> Grade:
    """Two cleaned names: equal, or one is the other behind an administrative prefix.

    >>> same_name("安平市东湖区北山街道", "北山街道").name
    'LOOSE'
    """
    if a == b:
        return Grade.EXACT if a else Grade.NONE
    short, long = sorted((a, b), key=len)
    if len(short) < shortest or not long.endswith(short):
        return Grade.NONE
    return Grade.LOOSE if _ADMINISTRATIVE.match(long[: -len(short)]) else Grade.NONE


def same_phrase(a: str, b: str) -> Grade:
    """Two cleaned phrases: equal, contained (2 characters or more), or half of their bigrams shared."""
    if a == b:
        return Grade.EXACT if a else Grade.NONE
    return Grade.LOOSE if _contained(a, b, 2) or dice(a, b) >= 0.5 else Grade.NONE


def same_date(a: str, b: str, a_iso: str | None = None, b_iso: str | None = None) -> Grade:
    """Two cleaned date texts: equal or contained; or both fixed to the same ISO value."""
    if (a and a == b) or (a_iso and a_iso == b_iso):
        return Grade.EXACT
    return Grade.LOOSE if _contained(a, b, 1) else Grade.NONE


def same_number(a: str, b: str) -> Grade:
    """Two ages: the first numbers in them are equal (58 and 58岁)."""
    left, right = (_NUMBER.search(text) for text in (a, b))
    return Grade.EXACT if left and right and float(left[0]) == float(right[0]) else Grade.NONE


def same_metric(a: Metric, b: Metric) -> Grade:
    """Equal value (±0.5 %) and unit, the indicators equal, contained or sharing 0.3 of their bigrams."""
    if not _same_quantity(a, b):
        return Grade.NONE
    left, right = clean(a.indicator), clean(b.indicator)
    if left and left == right:
        return Grade.EXACT
    return Grade.LOOSE if _contained(left, right, 2) or dice(left, right) >= 0.3 else Grade.NONE


def _same_quantity(a: Metric, b: Metric) -> bool:
    left, right = clean(a.unit), clean(b.unit)
    if left != right and not {left, right} <= _SHARES.keys():
        return False
    # A factor of its own for each side only where the units differ: 93 and 93% are not the same.
    x = a.value / _SHARES.get(left, 1.0)
    y = b.value / _SHARES.get(right, 1.0)
    # The guide writes a third as 0.3333: the hair beyond half a percent is rounding, not a difference.
    return abs(x - y) <= TOLERANCE * max(abs(x), abs(y)) + 1e-12
