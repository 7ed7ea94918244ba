"""The measure of a page: whether its lines were wrapped at a fixed width, and at which."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.read.pieces import Line

__all__ = ["Measure", "ended", "measure_of"]

_FINAL = "。！？!?…"
_CLOSING = "”’）)》」』"


def ended(text: str) -> bool:
    """Whether the words end a sentence (closing quotes and brackets looked through)."""
    bare = text.rstrip(_CLOSING)
    return text[-1] in "：:" or (bare != "" and bare[-1] in _FINAL)


def _columns(text: str) -> int:
    """Display width in half characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


@dataclass(frozen=True, slots=True)
class Measure:
    """The fixed width at which the lines of a file were wrapped.

    :param widths: the width of each line, its indent included.
    :param indented: paragraphs begin with an indent.
    :param spaced: paragraphs are told apart by indents or blank lines, so that a full line followed by a
        plain one goes on even if it ends a sentence.
    """

    widths: Sequence[int]
    width: int
    slack: int
    spaced: bool
    indented: bool

    def full(self, index: int) -> bool:
        return self.widths[index] >= self.width - self.slack


def measure_of(raw: str, printed: Sequence[Line]) -> Measure | None:
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
    indented = _indented(printed, words)
    spaced = indented or _spaced(printed, words, widths, width - slack)
    return Measure(widths, width, slack, spaced, indented)


def _indented(printed: Sequence[Line], words: Sequence[str]) -> bool:
    """Whether paragraphs begin with an indent; titles and captions between them need not."""
    begins = [line.indent > 0 for text, line in zip(words, printed[1:], strict=False) if ended(text)]
    return sum(begins) >= 0.3 * len(begins) > 0


def _spaced(printed: Sequence[Line], words: Sequence[str], widths: Sequence[int], full: int) -> bool:
    """Whether what follows the short last line of a paragraph is set off by an indent or a blank line."""
    after = [
        below.indent > 0 or below.gap > 0
        for text, width, below in zip(words, widths, printed[1:], strict=False)
        if width < full and ended(text)
    ]
    return sum(after) >= 0.8 * len(after) if after else any(line.indent for line in printed)
