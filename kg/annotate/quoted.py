"""Names with a quotation inside: 东湖社区“夕阳红”志愿服务队 is one body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.annotate.names import NameFinder
from kg.model import Mention

__all__ = ["with_quotations"]

LONGEST_TITLE = 12
#: 志愿服务队, 家庭养老服务中心: a longer name behind a quotation is one by itself.
LONGEST_TAIL = 8
_QUOTES = str.maketrans("", "", '“”『』「」‘’"')
_TITLE = re.compile("[，。；：！？]")
#: What may stand between the quotation and the head of the name.
_BETWEEN = re.compile("[\u4e00-\u9fff]{0,6}")
_OPENS = "，、。：；和与由及"
_NAMES = ("Street", "Community", "AdminDivision", "Agency", "Organization", "Place")


def with_quotations(text: str, mentions: Iterable[Mention], finder: NameFinder) -> list[Mention]:
    """The mentions of a sentence, with each quotation that stands in a name joined to it.

    :param mentions: ascending or not, not overlapping; quotations among them.
    """
    found = sorted(mentions, key=lambda m: m.start)
    for quote in [m for m in found if m.type in ("Quote", "EventQuote")]:
        if len(quote.label) > LONGEST_TITLE or _TITLE.search(quote.label) or text[quote.start] == "《":
            continue
        if name := _name(text, quote, found, finder):
            found = [m for m in found if m.end <= name.start or name.end <= m.start]
            found = sorted([*found, name], key=lambda m: m.start)
    return found


def _name(text: str, quote: Mention, found: Sequence[Mention], finder: NameFinder) -> Mention | None:
    end, kind = _head(text, quote.end, found, finder)
    if not kind:
        return None
    before = next((m for m in found if m.end == quote.start and m.type in _NAMES), None)
    opens = quote.start == 0 or text[quote.start - 1] in _OPENS
    if before is None and (kind == "Place" or not opens or text[end : end + 1] == "进"):
        return None  # 新建“城市书房”阅读空间: what is built, not where one is
    start = before.start if before else quote.start
    label = text[start:end].translate(_QUOTES)
    parts = (*before.parts, before) if before else ()
    return Mention(kind, start, end, label, parts)


def _head(text: str, start: int, found: Sequence[Mention], finder: NameFinder) -> tuple[int, str]:
    """Where a head right behind a quotation ends, and its class; a mention found there is such a head."""
    window = _BETWEEN.match(text, start)
    limit = window.end() if window else start
    known = next((m for m in found if m.start == start and m.type in _NAMES), None)
    if known:
        short = len(known.label) <= LONGEST_TAIL and known.type in ("Agency", "Organization", "Place")
        return (known.end, known.type) if short and not known.parts else (start, "")
    best = (start, "")
    for at, end in finder.heads.find(text, start, limit):
        if end - at > 1 and end > best[0]:
            clear = all(m.end <= start or end <= m.start for m in found)
            if clear and not finder.breaks_off(text[start:at]):
                best = (end, finder.heads[text[at:end]])
    return best
