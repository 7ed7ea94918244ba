"""Joining what the column tore apart: lines → pieces, each a whole paragraph, title or credit.

Only neighbours are joined, and nothing but line breaks falls away, so a piece is one stretch of the raw file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.read.credits import sign
from kg.read.measure import Measure, ended, measure_of
from kg.read.pieces import TITLE_LENGTH, Kind, Line, Piece, lines, piece, text_at
from kg.read.wording import Wording

__all__ = ["reflow"]

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
    measure: Measure | None
    wording: Wording


def reflow(raw: str, wording: Wording) -> list[Piece]:
    """The pieces of a page, in printed order."""
    printed = list(lines(raw))
    texts = (text_at(raw, line.start, line.end, wording) for line in printed)
    single = [piece(text, wording, line.gap, line.indent) for text, line in zip(texts, printed, strict=True)]
    page = _Page(raw, printed, single, measure_of(raw, printed), wording)
    joined: list[tuple[int, int]] = []
    for index in range(len(printed)):
        if joined and _continues(page, joined[-1][0], index):
            joined[-1] = (joined[-1][0], index)
        else:
            joined.append((index, index))
    whole = [single[a] if a == b else _whole(raw, printed[a], printed[b], wording) for a, b in joined]
    parts = [part for it in whole for part in _untitled(it, wording)]
    return [_bare_names(parts, index, wording) for index in range(len(parts))]


def _bare_names(pieces: Sequence[Piece], index: int, wording: Wording) -> Piece:
    """Names alone on a line between headline and text, or below the text, are who wrote it.

    Two at least or one behind a body, one of them in full, so that no heading of two words is taken for them.
    """
    line = pieces[index]
    above = pieces[index - 1] if index else None
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    between = above and above.titles and below and below.kind is Kind.BODY
    if line.kind is not Kind.TITLE or not (between or (above and above.kind is Kind.BODY and not below)):
        return line
    signature = sign(line.text, wording, names_alone=True)
    credits = signature.credits if signature else ()
    names = [credit.name for credit in credits if not credit.organization]
    surnamed = all(name[0] in wording.surnames and len(name) <= 3 for name in names)
    if not (len(credits) > 1 and names and surnamed and max(map(len, names)) == 3):
        return line
    return Piece(Kind.CREDIT, line.text, line.gap, line.indent, signature)


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


def _continues(page: _Page, first: int, index: int) -> bool:
    """Whether line ``index`` goes on with the piece that begins with line ``first``."""
    above, below = page.single[index - 1], page.single[index]
    text = page.raw[page.lines[first].start : page.lines[index - 1].end]
    if page.measure and below.gap == 0:
        # Where paragraphs are indented, a line that is not and looks like a title is one, however wide.
        title = page.measure.indented and not page.lines[first].indent and above.titles
        full = page.measure.full(index - 1) and not title and not below.indent
        return full and (not ended(text) or (page.measure.spaced and below.kind in _WORDS))
    if not {above.kind, below.kind} <= _WORDS or below.kind is Kind.CAPTION or above.tail:
        return False
    if below.indent or below.opening:
        return False
    if below.text.value[0] in _STRANDED:
        return True
    if ended(text) or below.text.value[0] in "【■□●◆▲":
        return False
    return _torn(page, text, index, alone=first == index - 1)


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
