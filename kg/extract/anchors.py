"""What 当天, 同日 and a bare hour stand for: the last day that the text named before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import BlockKind, Mention

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["anchor"]

#: 当天上午, 同日, 上午9时: no day of their own.
_POINTS = re.compile(
    "(?:当|同|此|是|次|翌|即)[日天晚夜晨]|(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚|当地时间)?[0-9一二三四五六七八九十]{0,3}[时点:：]|"
    "(?:清晨|早晨|上午|中午|下午|傍晚|晚上)$"
)
_DAY = re.compile("[0-9一二三四五六七八九十][日号]|[0-9]月[0-9]")
FARTHEST = 8


def anchor(reading: Reading, sentence: int, mention: Mention) -> Mention | None:
    """The day meant by a time that names none, or None if it names one or nothing stands before it."""
    if not _POINTS.match(mention.label) or _DAY.search(mention.label):
        return None
    return next(_days(reading, sentence, mention.start), None)


def _days(reading: Reading, sentence: int, position: int) -> Iterator[Mention]:
    for number in range(sentence, max(-1, sentence - FARTHEST - 1), -1):
        read = reading.sentences[number]
        if number != sentence and read.block is not BlockKind.PARAGRAPH:
            return
        for mention in reversed(read.mentions):
            before = number < sentence or mention.end <= position
            if mention.type == "Time" and before and _DAY.search(mention.label) and _single(mention):
                yield mention


def _single(mention: Mention) -> bool:
    return mention.time is not None and mention.time.kind == "instant"
