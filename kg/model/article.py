"""An article of a page as it is printed: blocks, and the names of those who made it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kg.model.text import Span, Text
from kg.model.value import Value

__all__ = ["Article", "Block", "BlockKind", "Credit"]


class BlockKind(StrEnum):
    """What a block of an article is on the page."""

    COLUMN = "column"
    SERIES = "series"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    BYLINE = "byline"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block(Value):
    """One block of an article.

    :param copies: the same paragraph where it is printed again (a pull-quote): one fact, two places.
    """

    kind: BlockKind
    text: Text
    copies: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit(Value):
    """A name in a byline or a photo credit.

    :param name: the person (or, where ``role`` says so, the organization) as printed.
    :param role: the word of the paper: 记者, 通讯员, 见习记者, 摄影, 文 …
    :param photo: the name stands for a picture; 文/图 X gives two credits, one of each kind.
    """

    name: str
    role: str
    span: Span
    photo: bool = False
    organization: bool = False


@dataclass(frozen=True, slots=True)
class Article(Value):
    """One item of a page, in reading order.

    :param id: ``<source stem>#<number on the page, from 1>``.
    :param dateline: the place in the opening line (本报广汉讯 → 广汉), if any.
    :param issued: the paper's date, if the page or the user says it; never today.
    """

    id: str
    source: str
    number: int
    blocks: tuple[Block, ...]
    credits: tuple[Credit, ...]
    span: Span
    dateline: str | None = None
    issued: date | None = None
    paper: str | None = None

    def of(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of these kinds, in reading order."""
        return (block for block in self.blocks if block.kind in kinds)

    def first(self, kind: BlockKind) -> str | None:
        """The printed words of the first block of a kind."""
        return next((block.text.printed for block in self.of(kind)), None)

    @property
    def key(self) -> str:
        """``<hash of the source's name>-<number>``: the key of what only this article knows, as in ids."""
        number = self.id.rpartition("#")[2]
        return f"{_hex(self.source, 8)}-{number if number.isdigit() else _hex(self.id, 6)}"

    @property
    def headline(self) -> str | None:
        return self.first(BlockKind.HEADLINE)

    def as_json(self) -> dict[str, Any]:
        """The row of ``articles.jsonl``."""
        return {
            "id": self.id,
            "source": self.source,
            "headline": self.headline,
            "kicker": self.first(BlockKind.KICKER),
            "subheadline": self.first(BlockKind.SUBHEADLINE),
            "column": self.first(BlockKind.COLUMN),
            "series": self.first(BlockKind.SERIES),
            "subheadings": [b.text.printed for b in self.of(BlockKind.SUBHEADING)],
            "byline": [c.name for c in self.credits if not c.photo],
            "photographers": [c.name for c in self.credits if c.photo],
            "captions": [b.text.printed for b in self.of(BlockKind.CAPTION)],
            "issued": self.issued.isoformat() if self.issued else None,
            "paper": self.paper,
            "start": self.span.start,
            "end": self.span.end,
        }


def _hex(text: str, length: int) -> str:
    return hashlib.sha256(unicodedata.normalize("NFKC", text).encode()).hexdigest()[:length]
