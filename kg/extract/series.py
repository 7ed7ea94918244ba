"""Several events behind one verb: 开展甲活动、乙行动, 开展“甲”和“乙”活动, 组织甲大赛、乙征集等活动."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.encode import Encoded, pieces
from kg.extract.phrases import EventPhrases

__all__ = ["Series"]

LONGEST_QUOTED = 16
_AND = re.compile("、|和|与|及|以及|暨")
_COMMA = re.compile("、")
_HALVES = re.compile("[和与及]|以及")
_ONE_NAME = frozenset({"及", "暨"})
#: The rest of a list that ends with 等.
_AND_SO_ON = re.compile("[、和及][^，。；：！？]{0,120}?等(?!级|学)")
#: What such a list is a list of.
_EVENTS = re.compile(
    "(?:一系列|系列|多项|多种|丰富多彩的|各类|[\ue900-\ue9ff])*(?:主题|特色|文化|品牌|专题|公益|阅读推广|文体)*"
    "(?:活动|赛事|比赛|培训)"
)
_ASIDE = re.compile("（[^（）]*）$")
#: Heads that close a name of their own.
_WHOLE = ("活动", "行动", "仪式", "会", "赛", "节", "班", "展", "课", "讲座", "演练", "演出")
_NAMED = re.compile("[“《]|第|首届")
LONGEST_HALF = 10
#: “甲”“乙”“丙”系列活动: what somebody else's event is made of.
_SIDE_BY_SIDE = re.compile("[\uea00-\uebff]{2}")
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
        if _SIDE_BY_SIDE.match(encoded.text, *found) and not subject:
            return []
        if quotes := _QUOTES.match(encoded.text, *found):
            return [(at, at + 1) for at in range(found[0], quotes.end(), 2)]
        if rest := _AND_SO_ON.match(encoded.text, found[1]):
            return _closed(encoded, found[0], rest.end(), phrases) if subject else []
        every = [found]
        while separator := _AND.match(encoded.text, every[-1][1]):
            more = phrases.after(encoded, separator.end(), strong=False)
            if not more:
                break
            halves = (encoded.printed(*every[-1]), encoded.printed(*more))
            if separator.group() in _ONE_NAME or _one_name(separator.group(), *halves):
                every[-1] = (every[-1][0], more[1])
            else:
                every.append(more)
        return every


def _one_name(separator: str, first: str, second: str) -> bool:
    """Whether two names share their last word: 关爱老人义诊、义演|活动."""
    bare = not first.endswith(_WHOLE) and not _NAMED.search(first + second)
    return separator == "、" and bare and len(first) <= LONGEST_HALF and second.endswith("活动")


def _closed(encoded: Encoded, start: int, end: int, phrases: EventPhrases) -> list[tuple[int, int]]:
    """The items of a list that ends with 等活动, if each of them is named as an event is."""
    if not _EVENTS.match(encoded.text, end):
        return []
    every: list[tuple[int, int] | None] = []
    for low, high in pieces(encoded.text, start, end - 1, _COMMA):
        whole = _event(encoded, low, high, phrases)
        halves = [_event(encoded, *one, phrases) for one in pieces(encoded.text, low, high, _HALVES)]
        every += halves if all(halves) else [whole]
    return [item for item in every if item] if all(every) else []


def _event(encoded: Encoded, start: int, end: int, phrases: EventPhrases) -> tuple[int, int] | None:
    """An item as the name of an event; what stands behind it in brackets belongs to it."""
    aside = _ASIDE.search(encoded.text[:end], start)
    named = phrases.before(encoded, start, aside.start() if aside else end)
    return (named[0], end) if named else _quoted(encoded, start, end)


def _quoted(encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
    """A stretch with a quotation in it: “银发书香”经典诵读."""
    kinds = {mention.type for mention in encoded.mentions(start, end)}
    return (start, end) if kinds & {"Quote", "EventQuote"} and end - start <= LONGEST_QUOTED else None
