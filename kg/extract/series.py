"""Several events behind one verb: 开展甲活动、乙行动, 开展“甲”和“乙”活动, 组织甲大赛、乙征集等活动."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.encode import Encoded
from kg.extract.phrases import EventPhrases

__all__ = ["Series"]

LONGEST_QUOTED = 16
_AND = re.compile("、|和|及|以及|暨")
_ONE_NAME = frozenset({"及", "暨"})
#: The rest of a list that ends with 等.
_AND_SO_ON = re.compile("[、和及][^，。；：！？]{0,120}?等(?!级|学)")
#: What such a list is a list of.
_EVENTS = re.compile(
    "(?:一系列|系列|多项|多种|丰富多彩的|各类|[\ue900-\ue9ff])*(?:主题|特色|文化|品牌|专题|公益)*"
    "(?:活动|赛事|比赛|培训)"
)
_QUOTES = re.compile("[\uea00-\uebff](?:[、和与及][\uea00-\uebff])+")


@dataclass(frozen=True, slots=True)
class Series:
    """Reads the list that begins with a name."""

    def of(
        self, encoded: Encoded, found: tuple[int, int], phrases: EventPhrases, *, subject: bool
    ) -> list[tuple[int, int]]:
        """All events of the list whose first name is at ``found``; none if it lists parts of one event.

        :param subject: a body is said to hold them; a list that ends with 等 names parts of something
            larger otherwise.
        """
        if quotes := _QUOTES.match(encoded.text, *found):
            return [(at, at + 1) for at in range(found[0], quotes.end(), 2)]
        if rest := _AND_SO_ON.match(encoded.text, found[1]):
            return _closed(encoded, found[0], rest.end(), phrases) if subject else []
        every = [found]
        while separator := _AND.match(encoded.text, every[-1][1]):
            more = phrases.after(encoded, separator.end(), strong=False)
            if not more:
                break
            if separator.group() in _ONE_NAME:
                every[-1] = (every[-1][0], more[1])
            else:
                every.append(more)
        return every


def _closed(encoded: Encoded, start: int, end: int, phrases: EventPhrases) -> list[tuple[int, int]]:
    """The items of a list that ends with 等活动, if each of them is named as an event is."""
    if not _EVENTS.match(encoded.text, end):
        return []
    every, position = [], start
    for item in re.split("[、和及]", encoded.text[start : end - 1]):
        every.append((position, position + len(item)))
        position += len(item) + 1
    named = [phrases.before(encoded, *item) or _quoted(encoded, *item) for item in every]
    return [item for item in named if item] if all(named) else []


def _quoted(encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
    """A stretch with a quotation in it: “银发书香”经典诵读."""
    kinds = {mention.type for mention in encoded.mentions(start, end)}
    return (start, end) if kinds & {"Quote", "EventQuote"} and end - start <= LONGEST_QUOTED else None
