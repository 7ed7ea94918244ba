"""Times: 6月14日, 4月22日至24日, 当日早晨8时许, 近日, 每周四晚上, 国庆期间 … with what they fix.

Ordinals (第三届), ages, grades and durations are no times; neither are 下一步 and 今后, which only say
that something is planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.annotate import calendar
from kg.annotate.dates import Context, resolve
from kg.model import Mention, TimeExpression
from kg.patterns import compiled
from kg.resources import Resources, load

__all__ = ["TimeFinder", "times"]

#: Parameter of :func:`kg.annotate.calendar.forms` → lexicon.
LEXICONS = {
    "vague": "vague",
    "days": "days",
    "parts": "parts",
    "occasions": "occasions",
    "bound": "occasions_bound",
    "suffixes": "suffixes",
    "apart": "not",
}
#: 10 月 12 日: blanks that only the setting put there.
_BLANK = re.compile(r"(?<=[0-9年月])[ \u3000]+(?=[0-9年月日时])")
#: One to one, so that positions stay.
WIDTH = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")


@dataclass(frozen=True, slots=True)
class TimeFinder:
    """Finds times; built once from the lexicons whose names begin with ``time_``.

    :param entry: the places where some form may begin; all forms are tried there and the longest counts.
    :param forms: kind and pattern, see :class:`kg.annotate.calendar.Form`.
    """

    entry: re.Pattern[str]
    forms: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, resources: Resources) -> TimeFinder:
        """:raises DataFileError: a lexicon is missing."""
        lists = {field: resources.words(f"time_{name}") for field, name in LEXICONS.items()}
        forms = calendar.forms(**lists)
        entry = calendar.starts(*lists.values())
        return cls(compiled(entry), tuple((form.kind, compiled(form.pattern)) for form in forms))

    def find(self, text: str, *, issued: date | None = None, year: int | None = None) -> tuple[Mention, ...]:
        """The times of ``text``, ascending, not overlapping; see :func:`times`."""
        context = Context(issued, year)
        plain = text.translate(WIDTH)
        blanks = {n for match in _BLANK.finditer(plain) for n in range(*match.span())}
        places = [n for n in range(len(plain)) if n not in blanks]
        plain = _BLANK.sub("", plain)
        return tuple(
            Mention(
                "Time",
                *span,
                _BLANK.sub("", text[slice(*span)]),
                time=_value(kind, plain[start:end], context),
            )
            for kind, start, end in self._spans(plain)
            for span in [(places[start], places[end - 1] + 1)]
            if kind
        )

    def _spans(self, text: str) -> Iterator[tuple[str, int, int]]:
        position = 0
        while entry := self.entry.search(text, position):
            start = entry.start()
            found = [
                (m.end(), -n, kind) for n, (kind, p) in enumerate(self.forms) if (m := p.match(text, start))
            ]
            if not found:
                position = start + 1
                continue
            position, _, kind = max(found)
            yield kind, start, position


def _value(kind: str, words: str, context: Context) -> TimeExpression:
    return resolve(words, context) if kind == "date" else TimeExpression(kind)


@cache
def _finder() -> TimeFinder:
    return TimeFinder.of(load())


def times(text: str, *, issued: date | None = None, year: int | None = None) -> tuple[Mention, ...]:
    """The times of a sentence by the packaged lexicons.

    :param issued: the paper's date; without it 昨日 and 去年 stay open.
    :param year: a year the article itself states: it completes 6月14日, but says nothing about 昨日.
    :returns: mentions of type ``Time``, ascending, not overlapping; the label is the printed words.

    >>> [(m.label, m.time.kind, m.time.start) for m in times("近日和6月14日上午", year=2023) if m.time]
    [('近日', 'vague', None), ('6月14日上午', 'instant', '2023-06-14')]
    """
    return _finder().find(text, issued=issued, year=year)
