"""The titles of an article: which is column, series, kicker, headline and sub-headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block, BlockKind, Text
from kg.read.pieces import DECORATION
from kg.read.wording import Wording

__all__ = ["Style", "head_blocks", "style_of"]

_SERIES = re.compile(
    r"系列(?:报道|评论|访谈|述评|综述)?(?:之?[一二三四五六七八九十\d]+|[①-⑳]|[（(].{1,3}[）)])?$"
    r"|(?:报道|述评|评论|综述|系列|探访|观察)之[一二三四五六七八九十\d]+$"
)
_TAG = re.compile(r"[【\[]([^】\]]{2,12})[】\]]\s*")
_DASH = re.compile(r"[—\-–―─]{2}")
_BARE_NAME = re.compile(
    r"[\u3400-\u9fff]{1,10}(?:街道|社区|镇|乡|区|市|县|村|局|委|办|院|公司|集团|中心|学校|小学|中学|大队|支队)$"
)

Style = bool
"""Whether an undecided pair of titles is kicker and headline (True) or headline and sub-headline."""


def style_of(heads: Sequence[Sequence[Text]], wording: Wording) -> Style:
    """How this paper sets two titles one above the other.

    Which of two lines was set larger is lost in plain text. Titles that leave no doubt decide for the whole
    page: a series line or a bare name above the headline is a kicker, a line behind a dash a sub-headline.
    """
    kickers = subheadlines = 0
    for titles in heads:
        rest = [title for title in titles if not _column(title.value, wording)]
        kickers += len(rest) > 1 and bool(_SERIES.search(rest[0].value) or _BARE_NAME.match(rest[0].value))
        subheadlines += any(_DASH.match(title.value) for title in rest[1:])
    return kickers > subheadlines


def head_blocks(titles: Sequence[Text], style: Style, wording: Wording) -> list[Block]:
    """The titles above a text, each with its part."""
    blocks: list[Block] = []
    rest: list[Text] = []
    for index, whole in enumerate(titles):
        tag = _TAG.match(whole.value)
        if tag:
            blocks.append(Block(BlockKind.COLUMN, whole.slice(*tag.span(1))))
        title = _undecorated(whole.slice(tag.end() if tag else 0, len(whole)))
        if not len(title):
            continue
        if title.value[0] != whole.value[0] and whole.value[-1] in DECORATION:  # ◆ 短波 ◆
            blocks.append(Block(BlockKind.COLUMN, title))
            continue
        # What a dash follows is a headline, though it may end like a column (… 进社区).
        below = titles[index + 1].value if index + 1 < len(titles) else "—— "
        last = tag is not None or _DASH.match(below) is not None
        if not rest and (_column(title.value, wording) if not last else title.value in wording.rubrics):
            blocks.append(Block(BlockKind.COLUMN, title))
        elif not last and _SERIES.search(title.value):
            blocks.append(Block(BlockKind.SERIES, title))
        else:
            rest.append(title)
    return blocks + _ranked(rest, style)


def _undecorated(title: Text) -> Text:
    start = len(title) - len(title.value.lstrip(DECORATION))
    return title.slice(start, len(title.value.rstrip(DECORATION)))


def _column(value: str, wording: Wording) -> bool:
    return len(value) <= 8 and re.search(rf"{wording.column_ending}$", value) is not None


def _ranked(titles: list[Text], style: Style) -> list[Block]:
    """Kicker, headline, sub-headlines, in printed order."""
    main = 0
    if len(titles) > 1 and not _DASH.match(titles[1].value):
        main = int(len(titles) > 2 or style or _BARE_NAME.match(titles[0].value) is not None)
    kinds = [BlockKind.KICKER] * main + [BlockKind.HEADLINE] + [BlockKind.SUBHEADLINE] * len(titles)
    return [Block(kind, title) for kind, title in zip(kinds, titles, strict=False)]
