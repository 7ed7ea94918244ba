"""What a time expression fixes: components read from its words, and ISO values where a year is known.

A year comes from the words themselves, from the paper's date or from a year the article states; never
from today. What stays open stays ``None``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.annotate.numerals import numeral
from kg.model import TimeExpression

__all__ = ["Context", "resolve"]

#: A date later than this after the paper's is one of the year before.
AHEAD = timedelta(days=60)
_COMPONENT = re.compile(
    r"(?P<iso>\d{4}[-./]\d{1,2}[-./]\d{1,2})"
    r"|(?P<year>[12一二][\d〇零○一二三四五六七八九]{3})(?=年|[至到—–~～-])"
    r"|(?P<relative_year>[去今明前后本当同次翌])年"
    r"|(?P<relative_month>[上下本这当同次翌])个?月"
    r"|(?P<plan>十[一二三四五六]五)"
    r"|(?P<quarters>前?)第?(?P<quarter>[一二两三四1-4])季度"
    r"|前(?P<months>\d{1,2}|[一二两三四五六七八九十]{1,2})个月"
    r"|(?P<half>[上下])半年"
    r"|(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}|元)(?:月|(?=[至到、和及—–~～-]+(?:\d{1,2}|[一二三四五六七八九十]{1,2})月))"
    r"|(?P<third>[上中下])旬"
    r"|(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[日号]|(?=[至到、和及—–~～-]+(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]))"
    r"|(?P<relative_day>[昨今明前后])[日天晚夜晨早午]"
)
_YEARS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "后": 2}
_MONTHS = {"上": -1, "本": 0, "这": 0, "下": 1}
_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
#: 昨（14）日, 6月14日（周三）: what stands in brackets only says the same again.
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_LUNAR = re.compile("农历|[正冬腊]月|月初[一二三四五六七八九十]")
_RANGE = re.compile(r"[至到—–~～-]")
_OPEN = re.compile("^自|^从|起$|以来$|至今$|开始$")
_UNTIL = re.compile("^截[至止]|前$")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the words.

    :param issued: the paper's date.
    :param year: a year the article itself states.
    """

    issued: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A date in the making: which year, month and day its words give, and a last day of its own."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    #: The words tie the year to something that is not known here (当年, 上月 without a paper's date).
    tied: bool = False
    #: 次年, 翌年: the year after that of the date before it.
    later: bool = False
    last: tuple[int, int | None] | None = None

    def iso(self) -> str | None:
        """ISO 8601 of the precision of the words, None without a year or for a day that does not exist."""
        if self.year is None or not 1 <= self.year <= 9999 or (self.month is None and self.day is not None):
            return None
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        if self.day > monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def end(self) -> str | None:
        """The end of the stretch that one expression names (上半年, 中旬), if it names one."""
        if self.last is None or self.year is None:
            return None
        month, day = self.last
        if day == 0:
            day = monthrange(self.year, month)[1]
        return replace(self, month=month, day=day, last=None).iso()


def resolve(words: str, context: Context) -> TimeExpression:
    """Kind and ISO values of a date expression.

    >>> resolve("4月22日至24日", Context(issued=date(2023, 5, 1)))
    TimeExpression(kind='interval', start='2023-04-22', end='2023-04-24')
    >>> resolve("4月22日", Context())
    TimeExpression(kind='instant', start=None, end=None)
    """
    words = _BRACKETED.sub("", words)
    if _LUNAR.search(words):
        return TimeExpression("instant")
    if plan := re.search("十([一二三四五六])五", words):
        number = 10 + "一二三四五六".index(plan[1]) + 1
        end = None if _OPEN.search(words) else str(1955 + 5 * number)
        return TimeExpression("interval", str(1951 + 5 * number), end)
    parts = _chained(_partials(words, context), context)
    first, last = (parts[0], parts[-1]) if parts else (Partial(), Partial())
    start, end = first.iso(), last.iso()
    if len(parts) > 1:
        return TimeExpression("interval" if _RANGE.search(words) else "set", start, last.end() or end)
    if _UNTIL.search(words):
        return TimeExpression("interval", None, last.end() or end)
    if _OPEN.search(words):
        return TimeExpression("interval", start)
    if first.last is not None:
        return TimeExpression("interval", start, first.end())
    return TimeExpression("instant", start)


def _partials(words: str, context: Context) -> list[Partial]:
    """The dates an expression names, what a later one leaves out taken from the one before it."""
    done: list[Partial] = []
    now = Partial()
    begun = ""
    for match in _COMPONENT.finditer(words):
        kind = match.lastgroup or ""
        level = _LEVELS[kind]
        if begun and level <= begun:
            done.append(now)
            now = _above(now, level)
        begun = level
        now = _with(now, kind, match, context)
    return [*done, now] if begun else []


#: Components from large to small; one that is not smaller than the last begins another date.
_LEVELS = {
    "iso": "a",
    "year": "a",
    "relative_year": "a",
    "plan": "a",
    "relative_month": "b",
    "month": "b",
    "quarter": "b",
    "half": "b",
    "months": "b",
    "day": "c",
    "third": "c",
    "relative_day": "c",
}


def _above(part: Partial, level: str) -> Partial:
    if level == "a":
        return Partial()
    kept = Partial(year=part.year, tied=part.tied)
    return kept if level == "b" else replace(kept, month=part.month)


def _with(part: Partial, kind: str, match: re.Match[str], context: Context) -> Partial:
    word = match[kind]
    issued = context.issued
    if kind == "iso":
        year, month, day = (int(n) for n in re.split("[-./]", word))
        return Partial(year, month, day) if 1 <= month <= 12 else Partial(year)
    if kind == "year":
        return replace(part, year=_written_year(word))
    if kind == "relative_year":
        if word in _YEARS and issued:
            return replace(part, year=issued.year + _YEARS[word])
        return replace(part, tied=True, later=word in "次翌")
    if kind == "relative_month":
        if word not in _MONTHS or not issued:
            return replace(part, tied=True)
        months = issued.year * 12 + issued.month - 1 + _MONTHS[word]
        return replace(part, year=months // 12, month=months % 12 + 1)
    if kind == "relative_day":
        return _told(issued, _DAYS[word]) if issued else replace(part, tied=True)
    return _fixed(part, kind, match)


def _fixed(part: Partial, kind: str, match: re.Match[str]) -> Partial:
    """Components that mean the same in every year."""
    word = match[kind]
    if kind == "half":
        return (
            replace(part, month=1, last=(6, None))
            if word == "上"
            else replace(part, month=7, last=(12, None))
        )
    if kind == "third":
        day = {"上": 1, "中": 11, "下": 21}[word]
        last = (part.month, {"上": 10, "中": 20, "下": 0}[word]) if part.month else None
        return replace(part, day=day, last=last)
    value = 1 if word == "元" else int(numeral(word) or 0)
    if kind == "months":
        return replace(part, month=1, last=(min(max(value, 1), 12), None))
    if kind == "quarter":
        return replace(part, month=1 if match["quarters"] else value * 3 - 2, last=(value * 3, None))
    if kind == "month":
        return replace(part, month=value if 1 <= value <= 12 else None)
    return replace(part, day=value)


def _told(issued: date, days: int) -> Partial:
    try:
        told = issued + timedelta(days=days)
    except OverflowError:
        return Partial(tied=True)
    return Partial(told.year, told.month, told.day)


def _written_year(word: str) -> int:
    return int("".join(_DIGITS.get(character, character) for character in word))


def _dated(part: Partial, context: Context) -> Partial:
    """Give the year that the words leave out, if it is known."""
    if part.year is not None or part.tied:
        return part
    if part.month is None:
        return _this_month(part, context.issued)
    if context.issued is None:
        return replace(part, year=context.year)
    year = context.issued.year
    # A half-year or quarters gone by are told when they are over; anything else when it begins.
    month = part.last[0] if part.last and part.month == 1 else part.month
    first = date(year, month, min(part.day or 1, monthrange(year, month)[1]))
    return replace(part, year=year - 1 if first - context.issued > AHEAD else year)


def _chained(parts: list[Partial], context: Context) -> list[Partial]:
    """Date the parts in order: one without a year follows the one before it, over New Year if need be."""
    dated: list[Partial] = []
    for part in parts:
        before = dated[-1] if dated else None
        if before and before.year and part.later:
            dated.append(replace(part, year=before.year + 1))
        elif before and before.year and before.month and part.month and not (part.year or part.tied):
            over = (part.month, part.day or 31) < (before.month, before.day or 1)
            dated.append(replace(part, year=before.year + over))
        else:
            dated.append(_dated(part, context))
    return dated


def _this_month(part: Partial, issued: date | None) -> Partial:
    """A bare day (26日) is one of the paper's month, if it was over when the paper came out."""
    if issued is None or part.day is None or part.day > issued.day:
        return part
    return replace(part, year=issued.year, month=issued.month)
