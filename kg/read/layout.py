"""Pieces of a page → groups of pieces, one an article.

The boundary comes from the structure alone: what opens an article is a run of titles, and whether a run
opens one shows in its length, in the byline that follows it and in the one that closed the text above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.read.credits import Signature
from kg.read.pieces import Kind, Piece
from kg.read.wording import Wording

__all__ = ["group", "signatures"]

_WIDE_GAP = 3
_LONG_TITLE = 22
# No article has more pieces; without a bound a long file of unsigned texts would be read in square time.
_LOOK_AHEAD = 80


@dataclass(slots=True)
class _Article:
    """The article in hand and what it has shown so far.

    :param closed: a writer's byline stood behind its text.
    :param opened: a byline (本报讯 …) opened one of its paragraphs.
    """

    pieces: list[Piece] = field(default_factory=list)
    body: bool = False
    picture: bool = False
    closed: bool = False
    opened: bool = False
    writers: set[str] = field(default_factory=set)

    def take(self, piece: Piece) -> None:
        self.closed |= _closes(piece, self.body)
        self.opened |= piece.opening is not None and not piece.opening.again
        self.writers |= _writers(piece)
        self.picture |= piece.kind in {Kind.CAPTION, Kind.SOURCE}
        self.body |= piece.kind is Kind.BODY
        self.pieces.append(piece)


def signatures(piece: Piece) -> list[Signature]:
    """Every byline and credit of a piece, in printed order."""
    found = (piece.signature, piece.opening and piece.opening.signature, piece.tail and piece.tail.signature)
    return [signature for signature in found if signature]


def _writers(piece: Piece) -> set[str]:
    return {
        credit.name for signature in signatures(piece) for credit in signature.credits if not credit.photo
    }


def _closes(piece: Piece, after_body: bool) -> bool:
    if piece.kind is Kind.BODY:
        return piece.tail is not None and piece.tail.signature.writes
    return after_body and piece.signature is not None and piece.signature.writes


def group(pieces: Sequence[Piece], wording: Wording) -> list[list[Piece]]:
    """Cut the pieces of a page (page furniture taken out) into articles."""
    articles = [_Article()]
    position = 0
    while position < len(pieces):
        end = _run_end(pieces, position)
        run, current = pieces[position:end], articles[-1]
        starts = _opens(pieces, position, end, current) if run else _restarts(pieces[position], current)
        starts = starts or (current.body and any(piece.plain in wording.rubrics for piece in run))
        if current.pieces and starts:
            articles.append(current := _Article())
        for piece in run or [pieces[position]]:
            current.take(piece)
        position = max(end, position + 1)
    return [article.pieces for article in articles if article.pieces]


def _run_end(pieces: Sequence[Piece], start: int) -> int:
    """The end of the run of titles that starts here; ``start`` itself if none does.

    A line ending in ！ or ？ is a title only beside another or right above a byline.
    """
    end = start
    while end < len(pieces) and pieces[end].titles:
        end += 1
    if end == start or any(piece.kind is Kind.TITLE for piece in pieces[start:end]):
        return end
    return end if start == 0 or _byline_at(pieces, end) else start


def _byline_at(pieces: Sequence[Piece], position: int) -> bool:
    """Whether a writer's byline stands here: on a line of its own, or opening a paragraph."""
    if position >= len(pieces):
        return False
    piece = pieces[position]
    if piece.kind is Kind.CREDIT:
        return piece.signature is not None and piece.signature.writes
    return piece.opening is not None and not piece.opening.again


def _restarts(piece: Piece, current: _Article) -> bool:
    """A second 本报讯, or a second paragraph signed at its end, is the next item of a column of briefs."""
    if piece.opening:
        return not piece.opening.again and current.opened
    return piece.kind is Kind.BODY and current.closed and _closes(piece, after_body=True)


def _opens(pieces: Sequence[Piece], start: int, end: int, current: _Article) -> bool:
    """Whether the run of titles ``start:end`` opens an article rather than a section of the one in hand."""
    following = pieces[end] if end < len(pieces) else None
    if not current.body:  # still in the head, unless the item in hand was a picture with its caption
        return current.picture and not current.writers and _byline_at(pieces, end) and end - start > 1
    if following is None or pieces[start].numbered:
        return False
    if current.closed or end - start > 1:
        return True
    if following.kind in {Kind.CAPTION, Kind.SOURCE}:
        return True
    if _byline_at(pieces, end):
        return following.kind is not Kind.CREDIT or _own_byline(pieces, end, current)
    title = pieces[start]
    if title.indent and not current.pieces[0].indent:
        return False
    if len(title.text) > _LONG_TITLE or title.gap >= _WIDE_GAP > following.gap:
        return True
    return _signed_by_others(pieces, start, current)


def _own_byline(pieces: Sequence[Piece], position: int, current: _Article) -> bool:
    """A byline under a title is that article's, unless it repeats the names of the text above."""
    return not current.writers or not _writers(pieces[position]) <= current.writers


def _signed_by_others(pieces: Sequence[Piece], start: int, current: _Article) -> bool:
    """Whether this title heads the text that ends with another byline than the article in hand has.

    Of several titles before that byline it is the one set off most from the text above, or the longest.
    """
    if not current.writers:
        return False
    rivals = []
    for position in range(start + 1, min(len(pieces), start + _LOOK_AHEAD)):
        piece = pieces[position]
        if piece.opening or (piece.titles and _run_end(pieces, position) - position > 1):
            return False
        if piece.titles:
            rivals.append(piece)
        if _closes(piece, after_body=True):
            return not _writers(piece) <= current.writers and all(
                _set_off(rival) <= _set_off(pieces[start]) for rival in rivals
            )
    return False


def _set_off(title: Piece) -> tuple[bool, int, int]:
    return not title.indent, title.gap, len(title.text)
