"""Lines of a page, and what each looks like taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kg.model import Text
from kg.read import bylines
from kg.read.credit_line import credit_line
from kg.read.credits import Signature, sign
from kg.read.masthead import Furniture, furniture
from kg.read.normalise import fold
from kg.read.wording import Wording

__all__ = ["DECORATION", "TITLE_LENGTH", "Kind", "Line", "Piece", "lines", "piece", "text_at"]

TITLE_LENGTH = 36
DECORATION = "□■◎○●▲△▼▽◆◇★☆※►◄|｜ "
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_BREAKS = re.compile(r"[\r\n]+")
_NOT_AT_END = "。，；、：,;:．《“‘（(【"
_EXCLAIMED = "！？!?…"
_FIGURE = re.compile(r"(?:图|照片)(?:[①-⑳]|[一二三四五六1-9])?[：:]|[▲▼△▽►◄↑↓→←]")
_SUPPLIED = re.compile(r"[（(]?(?:图片|照片|图)(?:均)?由[^。，]{1,20}提供[）)]?")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]|第[一二三四五]是"
)


class Kind(Enum):
    """What a line looks like. EXCLAIMED is a short line ending in ！ or ？: a title only among titles."""

    BODY = auto()
    TITLE = auto()
    EXCLAIMED = auto()
    CREDIT = auto()
    SOURCE = auto()
    CAPTION = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: the raw span of its words, blanks at both ends left out.

    :param gap: blank lines above it.
    :param indent: blanks before its first word.
    """

    start: int
    end: int
    gap: int
    indent: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One or more lines that belong together, with what they look like.

    :param opening: the byline at the start, of a paragraph.
    :param tail: the byline at the end of a paragraph, the photo credit at the end of a caption.
    """

    kind: Kind
    text: Text
    gap: int
    indent: int
    signature: Signature | None = None
    opening: bylines.Opening | None = None
    tail: bylines.Tail | None = None
    furniture: Furniture | None = None

    @property
    def titles(self) -> bool:
        return self.kind in {Kind.TITLE, Kind.EXCLAIMED}

    @property
    def plain(self) -> str:
        """The words without the signs that decorate a column name (◆ 短波 ◆)."""
        return self.text.value.strip(DECORATION)

    @property
    def numbered(self) -> bool:
        return _NUMBERED.match(self.text.value) is not None


def lines(raw: str) -> Iterator[Line]:
    """The lines with words on them; a line ends at a carriage return or line feed and nowhere else."""
    gap = 0
    for match in _LINE.finditer(raw):
        words = match[1].strip()
        if words:
            indent = len(match[1]) - len(match[1].lstrip())
            start = match.start() + indent
            yield Line(start, start + len(words), gap, indent)
        gap = 0 if words else gap + 1


def text_at(raw: str, start: int, end: int, wording: Wording) -> Text:
    """The characters of a raw span, line breaks left out, in reading form."""
    runs: list[tuple[int, int]] = []
    printed: list[str] = []
    length, position = 0, start
    for stop, resume in [*(m.span() for m in _BREAKS.finditer(raw, start, end)), (end, end)]:
        if stop > position:
            runs.append((length, position))
            printed.append(raw[position:stop])
            length += stop - position
        position = resume
    words = "".join(printed)
    return Text(fold(words, wording.simplified), words, tuple(runs))


def piece(text: Text, wording: Wording, gap: int = 0, indent: int = 0) -> Piece:
    """Say what a text looks like when nothing is known of its neighbours."""
    value = text.value
    if signed := credit_line(text, wording):
        return Piece(Kind.CREDIT, text, gap, indent, signed[0], furniture=signed[1])
    if found := furniture(value, wording):
        return Piece(Kind.FURNITURE, text, gap, indent, furniture=found)
    if value.strip("（）() 。") in wording.picture_sources or _SUPPLIED.fullmatch(value):
        return Piece(Kind.SOURCE, text, gap, indent)
    signature = sign(text, wording, names_alone=value[0] in "（(") if len(value) <= 80 else None
    if signature and signature.staff and not signature.credits:
        return Piece(Kind.FURNITURE, text, gap, indent, furniture=Furniture())
    if signature:
        return Piece(Kind.CREDIT, text, gap, indent, signature)
    if re.match(wording.caption_opener, value) or _FIGURE.match(value):
        return Piece(Kind.CAPTION, text, gap, indent, tail=bylines.caption_credit(text, wording))
    credit = bylines.caption_credit(text, wording) if len(value) <= 120 else None
    if credit and not credit.signature.writes and credit.start:
        return Piece(Kind.CAPTION, text, gap, indent, tail=credit)
    opening = bylines.opening(text, wording)
    tail = bylines.closing(text, wording)
    kind = Kind.BODY if opening or tail else _shape(value)
    return Piece(kind, text, gap, indent, opening=opening, tail=tail)


def _shape(value: str) -> Kind:
    """Title or body by length and final punctuation."""
    if len(value) > TITLE_LENGTH or value[-1] in _NOT_AT_END or "。" in value or "；" in value:
        return Kind.BODY
    if value[-1] in _EXCLAIMED or value[-2:] in {"！”", "？”", "…”"}:
        return Kind.EXCLAIMED
    return Kind.TITLE
