"""Blocks → sentences: stops end a sentence, but not inside a short quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article, BlockKind, Sentence, Text

__all__ = ["quotations", "sentences", "split"]

STOPS = "。！？!?"
CLOSERS = "”’』」）"
OPENERS = {"“": "”", "『": "』", "「": "」", "《": "》", "‘": "’"}
#: What follows speech that has ended and belongs to it: who said it, or what is said of it.
_OF_SPEECH = re.compile(
    "[，、；：。！？）（”’』」的是这那一随]|[^。！？]*?"
    "(?:[说讲问答念唱喊笑夸赞叹]|道(?![路德教])|话|声|表示|介绍|告诉|坦言|直言|感慨|回忆|称|透露|指出|强调|认为|叮嘱|提醒|解释|呼吁|谈|表达)"
)
#: What is read for facts, in reading order of the page; bylines and column names state nothing.
READ = (
    BlockKind.KICKER,
    BlockKind.HEADLINE,
    BlockKind.SUBHEADLINE,
    BlockKind.SUBHEADING,
    BlockKind.PARAGRAPH,
    BlockKind.CAPTION,
)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Positions of the sentences of a paragraph.

    A stop directly before a closing quote ends the sentence behind the quote only if a new sentence
    starts there; “……！”张某说 stays one sentence, because the speaker belongs to the speech.

    >>> [("“好！”他说。走吧。")[a:b] for a, b in split("“好！”他说。走吧。")]
    ['“好！”他说。', '走吧。']
    >>> [("“好！”当天还种了树。")[a:b] for a, b in split("“好！”当天还种了树。")]
    ['“好！”', '当天还种了树。']
    """
    start = 0
    depth_end = -1
    position = 0
    while position < len(text):
        character = text[position]
        if character in OPENERS and position > depth_end:
            # An unbalanced quote must not swallow the rest of the paragraph: it is simply not a quote.
            depth_end = text.find(OPENERS[character], position + 1)
        if character in STOPS and position > depth_end:
            end = position + 1
            while end < len(text) and text[end] in STOPS + CLOSERS:
                end += 1
            yield start, end
            start = position = end
            continue
        position += 1
        if position == depth_end + 1 and _ended(text, position):
            yield start, position
            start = position
    if start < len(text):
        yield start, len(text)


def _ended(text: str, position: int) -> bool:
    """Whether a sentence ends with the quotation that ends before ``position``."""
    stop = position > 1 and text[position - 2] in STOPS and position < len(text)
    return stop and not _OF_SPEECH.match(text, position)


def quotations(text: str) -> list[tuple[int, int]]:
    """Positions of the quotations, quotes included, outermost only, pairs only.

    >>> quotations("以“安全”为题，“健康")
    [(1, 5)]
    """
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        close = OPENERS.get(text[position])
        if close and (end := text.find(close, position + 1)) > 0:
            found.append((position, end + 1))
            position = end
        position += 1
    return found


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of an article without mentions, block by block."""
    for number, block in enumerate(article.blocks):
        if block.kind not in READ:
            continue
        spans = [(0, len(block.text))] if block.kind is not BlockKind.PARAGRAPH else split(block.text.value)
        for start, end in spans:
            text = block.text.slice(start, end)
            stripped = text.strip()
            if not stripped.value:
                continue
            copies = tuple(_aligned(copy, start, end) for copy in block.copies)
            yield Sentence(stripped, block.kind, number, copies=copies)


def _aligned(copy: Text, start: int, end: int) -> Text:
    return copy.slice(start, end).strip()
