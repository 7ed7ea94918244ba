"""Joining what the column tore apart: lines → pieces, each a whole paragraph, title or credit.

Only neighbours are joined, and nothing but line breaks falls away, so a piece is one stretch of the raw file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.read.pieces import TITLE_LENGTH, Kind, Line, Piece, lines, piece, text_at
from kg.read.wording import Wording

__all__ = ["reflow"]

_FINAL = "。！？!?…"
_CLOSING = "”’）)》」』"
_HANGING = "，、；：—《“‘（(·"
_STRANDED = "，。、；：！？”’）》」』%"
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"))
_WORDS = frozenset({Kind.BODY, Kind.TITLE, Kind.EXCLAIMED, Kind.CAPTION})


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, what each looks like alone, and how they were wrapped, if they were."""

    raw: str
    lines: Sequence[Line]
    single: Sequence[Piece]
    measure: _Measure | None
    wording: Wording


def reflow(raw: str, wording: Wording) -> list[Piece]:
    """The pieces of a page, in printed order."""
    printed = list(lines(raw))
    texts = (text_at(raw, line.start, line.end, wording) for line in printed)
    single = [piece(text, wording, line.gap, line.indent) for text, line in zip(texts, printed, strict=True)]
    page = _Page(raw, printed, single, _measure(raw, printed), wording)
    joined: list[tuple[int, int]] = []
    for index in range(len(printed)):
        if joined and _continues(page, joined[-1][0], index):
            joined[-1] = (joined[-1][0], index)
        else:
            joined.append((index, index))
    whole = [single[a] if a == b else _whole(raw, printed[a], printed[b], wording) for a, b in joined]
    return [part for it in whole for part in _untitled(it, wording)]


def _untitled(whole: Piece, wording: Wording) -> list[Piece]:
    """A brief whose title runs on into 本报讯 on the same line, cut in two."""
    if whole.kind is not Kind.BODY or whole.opening:
        return [whole]
    match = re.match(
        rf"([^。；]{{4,{TITLE_LENGTH}}}?)\s+(?={wording.own_outlet}\S{{0,12}}?[讯电][\s（])", whole.text.value
    )
    if not match:
        return [whole]
    title, rest = whole.text.slice(0, match.end(1)), whole.text.slice(match.end(), len(whole.text))
    return [piece(title, wording, whole.gap, whole.indent), piece(rest, wording)]


def _whole(raw: str, first: Line, last: Line, wording: Wording) -> Piece:
    return piece(text_at(raw, first.start, last.end, wording), wording, first.gap, first.indent)


def _columns(text: str) -> int:
    """Display width in half characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


@dataclass(frozen=True, slots=True)
class _Measure:
    """The fixed width at which the lines of a file were wrapped.

    :param widths: the width of each line, its indent included.
    :param spaced: paragraphs are told apart by indents or blank lines, so that a full line followed by a
        plain one goes on even if it ends a sentence.
    """

    widths: Sequence[int]
    width: int
    slack: int
    spaced: bool

    def full(self, index: int) -> bool:
        return self.widths[index] >= self.width - self.slack


def _measure(raw: str, printed: Sequence[Line]) -> _Measure | None:
    """How a file was wrapped, None if it was not: by characters, or by columns (a digit is half as wide).

    Lines that stop in mid-sentence right above another line show it: in a wrapped file most of them are
    equally long and hardly a line is longer, while titles above titles or texts differ.
    """
    words = [raw[line.start : line.end] for line in printed]
    running = [
        index
        for index, (above, below) in enumerate(pairwise(printed))
        if below.gap == 0
        and below.indent == 0
        and words[index][-1] not in _FINAL
        and above.end > above.start + 9
    ]
    if len(running) < 4:
        return None
    characters = [len(text) + line.indent for text, line in zip(words, printed, strict=True)]
    columns = [_columns(text) + 2 * line.indent for text, line in zip(words, printed, strict=True)]
    found = []
    for widths, slack in ((characters, 1), (columns, 3)):
        width = max(Counter(widths[i] for i in running).items(), key=lambda item: (item[1], item[0]))[0]
        alike = sum(abs(widths[i] - width) <= slack for i in running)
        wider = sum(it > width + slack + 1 for it in widths)
        if alike >= 0.6 * len(running) and wider <= 0.1 * len(widths):
            found.append((alike, slack, widths, width))
    if not found:
        return None
    _, slack, widths, width = max(found, key=lambda it: it[:2])
    return _Measure(widths, width, slack, _spaced(printed, words, widths, width - slack))


def _spaced(printed: Sequence[Line], words: Sequence[str], widths: Sequence[int], full: int) -> bool:
    """Whether what follows the short last line of a paragraph is set off by an indent or a blank line."""
    after = [
        below.indent > 0 or below.gap > 0
        for text, width, below in zip(words, widths, printed[1:], strict=False)
        if width < full and _ended(text)
    ]
    return sum(after) >= 0.8 * len(after) if after else any(line.indent for line in printed)


def _continues(page: _Page, first: int, index: int) -> bool:
    """Whether line ``index`` goes on with the piece that begins with line ``first``."""
    above, below = page.single[index - 1], page.single[index]
    text = page.raw[page.lines[first].start : page.lines[index - 1].end]
    if page.measure and below.gap == 0:
        return not below.indent and page.measure.full(index - 1) and (page.measure.spaced or not _ended(text))
    if not {above.kind, below.kind} <= _WORDS or below.kind is Kind.CAPTION or above.tail:
        return False
    if below.indent or below.opening:
        return False
    if below.text.value[0] in _STRANDED:
        return True
    if _ended(text) or below.text.value[0] in "【■□●◆▲":
        return False
    return _torn(page, text, index, alone=first == index - 1)


def _ended(text: str) -> bool:
    """Whether the words end a sentence (closing quotes and brackets looked through)."""
    bare = text.rstrip(_CLOSING)
    return text[-1] in "：:" or (bare != "" and bare[-1] in _FINAL)


def _torn(page: _Page, text: str, index: int, *, alone: bool) -> bool:
    """Whether words without a final stop are the upper half of a paragraph and no title."""
    single, below = page.single, page.single[index]
    if text[-1] in _HANGING or any(text.count(left) > text.count(right) for left, right in _PAIRS):
        return True
    if not alone:  # more than one line already: no title is left in mid-sentence
        return below.kind is Kind.BODY or len(text) > TITLE_LENGTH
    if below.titles and (_heads(single, index) or len(below.text) > 4):
        return False
    after_text = index > 1 and single[index - 2].kind is Kind.BODY
    long = len(text) > TITLE_LENGTH or "。" in text or "；" in text
    return long or (after_text and _unfinished(text, page.wording))


def _heads(single: Sequence[Piece], index: int) -> bool:
    """Whether a title-like line stands at the head of an article."""
    following = single[index + 1] if index + 1 < len(single) else None
    return following is not None and (following.opening is not None or following.kind is not Kind.BODY)


def _unfinished(text: str, wording: Wording) -> bool:
    """Short words that open like a sentence or stop where no heading does."""
    return text[-1] in wording.unfinished or re.match(rf"{wording.paragraph_opener}[，,]", text) is not None
