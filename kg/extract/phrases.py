"""Noun phrases that name a happening: read from the verb to their head, or back from the verb that ends them.

Positions are those of the encoded sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.encode import Encoded
from kg.patterns import compiled

__all__ = ["EventPhrases"]

#: 的 in front of a name: what stands before it only describes (为期三天的, 丰富多彩的).
_OF = "的"
#: A body, or people, and what it calls its event.
_CALLED = re.compile("[\ue000-\ue1ff\ue300-\ue4ff\ue700-\ue7ff]的?[\uea00-\ueaff]$")
#: 同日启动的|还有“…”读书月.
_THERE_IS = re.compile("还有|也有|正是")
_QUOTED = re.compile("[\uea00-\uebff]")
#: 一场|主题为“…”|慰问活动: how many and about what.
_ONE = re.compile("一[场次项届个期堂](?=..)")
_ABOUT = re.compile("(?:一[场次项届个期堂])?主题[是为][\ue000-\uecff](?=..)")
#: 30桌|坝坝宴.
_SO_MANY = re.compile("[\ue900-\ue9ff](?=[^年月日届期、]{2})")
#: 我县|第二届读书节: whose it is stands before the name.
_OURS = re.compile("我[省市县区旗州镇乡]")
SHORTEST_AFTER_OF = 3
_FEASTS = "我们的节日"
#: By how many characters the halves of a slogan may differ in length.
UNEVEN = 2


@dataclass(frozen=True, slots=True)
class EventPhrases:
    """Finds names of events; built once from the macros.

    :param known: up to a head that only events have.
    :param loose: up to the end of the clause, for verbs that take nothing but events.
    :param quoted: with a quotation or a number in a series, for the other verbs.
    :param listed: with a list inside (进机关、进社区活动).
    :param joined: a second name behind 暨 or a parenthesis, part of the first.
    :param halves: with a comma between the two halves of its slogan.
    :param back: any of them, ending where a verb begins.
    """

    known: re.Pattern[str]
    loose: re.Pattern[str]
    quoted: re.Pattern[str]
    listed: re.Pattern[str]
    back: re.Pattern[str]
    taught: re.Pattern[str]
    no_event: re.Pattern[str]
    joined: re.Pattern[str]
    halves: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> EventPhrases:
        return cls(
            known=compiled(macros["EVENT"]),
            loose=compiled(macros["LOOSE_EVENT"]),
            listed=compiled(f"{macros['LISTED_EVENT_CORE']}(?=[，。；！？并]|$)"),
            quoted=compiled(macros["QUOTED_EVENT"]),
            back=compiled(
                f"(?:{macros['EVENT_CORE']}|{macros['LOOSE_EVENT_CORE']}|{macros['LISTED_EVENT_CORE']})$"
            ),
            taught=compiled(macros["LECTURE"]),
            no_event=compiled(macros["NO_EVENT"]),
            joined=compiled(macros["AND_EVENT"]),
            halves=compiled(macros["SLOGAN_EVENT"]),
        )

    def after(self, encoded: Encoded, start: int, *, strong: bool) -> tuple[int, int] | None:
        """The event whose name begins at ``start``, if one does."""
        loose = self.loose if strong else self.quoted
        match = (
            self.known.match(encoded.text, start)
            or self._slogan(encoded, start)
            or loose.match(encoded.text, start)
            or self.listed.match(encoded.text, start)
        )
        if not match:
            return None
        end = match.end()
        while more := self.joined.match(encoded.text, end):
            end = more.end()
        return self._trimmed(encoded, match.start(), end)

    def _slogan(self, encoded: Encoded, start: int) -> re.Match[str] | None:
        """A name of two halves of one length: 关爱老人出行，|送法保平安活动."""
        match = self.halves.match(encoded.text, start)
        if match:
            first, second = (encoded.printed(*match.span(n)) for n in (1, 2))
            if abs(len(first) - len(second)) > UNEVEN:
                return None
        return match

    def lesson(self, encoded: Encoded, start: int) -> tuple[int, int] | None:
        """The lesson or talk whose name begins at ``start``, if one does."""
        match = self.taught.match(encoded.text, start)
        return self._trimmed(encoded, *match.span()) if match else None

    def before(self, encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
        """The event whose name is all of a stretch."""
        match = self.back.match(encoded.text[:end], start) if end > start else None
        if not match and end - start > 1 and _CALLED.match(encoded.text[:end], start):
            return end - 1, end  # 县交警大队“院落会”: called by a name that no head tells
        return self._trimmed(encoded, *match.span()) if match else None

    def _trimmed(self, encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
        of = encoded.text.rfind(_OF, start, end)
        if encoded.text.startswith(_FEASTS, max(of - 2, 0)):
            of = -1  # 我们的节日·端午: so the feasts of the year are celebrated everywhere
        if of >= 0 and (end - of > SHORTEST_AFTER_OF or _QUOTED.fullmatch(encoded.text, of + 1, end)):
            start = of + 1
        for lead in (_THERE_IS, _ABOUT, _ONE, _SO_MANY):
            if found := lead.match(encoded.text[:end], start):
                start = found.end()
        if _OURS.match(encoded.printed(start, end)) and end - start > SHORTEST_AFTER_OF:
            owner = encoded.mention(start)
            if not owner or owner.type == "AdminDivision":
                start = encoded.past_pointer(start)
        name = encoded.text[start:end]
        if self.no_event.search(name) or any(m.type == "Speech" for m in encoded.mentions(start, end)):
            return None
        return start, end
