"""The pieces of one article → its blocks and credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from kg.model import Block, BlockKind, Credit
from kg.read.head import Style, head_blocks
from kg.read.layout import signatures
from kg.read.masthead import jump
from kg.read.pieces import Kind, Piece
from kg.read.wording import Wording

__all__ = ["article_blocks", "article_credits", "head_titles"]


def head_titles(pieces: Sequence[Piece]) -> list[Piece]:
    """The titles above the text; one that follows the byline is a sub-heading already."""
    titles: list[Piece] = []
    for piece in takewhile(lambda piece: piece.kind is not Kind.BODY, pieces):
        if titles and piece.kind is Kind.CREDIT and piece.signature and piece.signature.writes:
            break
        titles += [piece] if piece.titles else []
    return titles


def article_blocks(pieces: Sequence[Piece], style: Style, wording: Wording) -> tuple[Block, ...]:
    """The blocks of an article in printed order; a paragraph printed twice is one block."""
    titles = head_titles(pieces)
    blocks = head_blocks([title.text for title in titles], style, wording)
    captions = _captions(pieces)
    for index, piece in enumerate(pieces):
        if not any(piece is title for title in titles):
            blocks += _blocks(piece, caption=index in captions)
    ordered = sorted(blocks, key=lambda block: block.text.offset(0))
    return tuple(_once(ordered))


def _captions(pieces: Sequence[Piece]) -> set[int]:
    """The short lines right above a photo credit: they say what the picture shows."""
    found = set()
    for index in range(len(pieces) - 1):
        above, below = pieces[index], pieces[index + 1]
        credit = below.kind is Kind.SOURCE or (
            below.kind is Kind.CREDIT
            and below.signature is not None
            and not below.signature.writes
            and below.text.value[0] != "（"
        )
        plain = above.kind is Kind.BODY and not above.opening and not above.tail
        sentences = sum(above.text.value.count(stop) for stop in "。！？")
        if credit and plain and len(above.text) <= 80 and sentences < 2:
            found.add(index)
    return found


def _blocks(piece: Piece, *, caption: bool) -> list[Block]:
    text = piece.text
    if piece.kind in {Kind.CREDIT, Kind.SOURCE}:
        return [Block(BlockKind.BYLINE, text)]
    if piece.kind is Kind.TITLE:
        return [Block(BlockKind.SUBHEADING, text)]
    body = BlockKind.CAPTION if caption or piece.kind is Kind.CAPTION else BlockKind.PARAGRAPH
    start = piece.opening.end if piece.opening else 0
    end = piece.tail.start if piece.tail else len(text)
    parts = [(BlockKind.BYLINE, 0, start), (body, start, end), (BlockKind.BYLINE, end, len(text))]
    made = [Block(kind, text.slice(a, b).strip()) for kind, a, b in parts]
    return [_unjumped(block) for block in made if len(block.text)]


def _unjumped(block: Block) -> Block:
    """Without 上接第1版 or 下转第3版 at its edge."""
    bounds = jump(block.text.value)
    if not bounds:
        return block
    start, end = bounds
    kept = block.text.slice(end, len(block.text)) if start == 0 else block.text.slice(0, start)
    return _unjumped(Block(block.kind, kept.strip())) if len(kept.strip()) else block


def _once(blocks: Sequence[Block]) -> Iterable[Block]:
    """Fold a repeated paragraph into one block.

    Of two places the one inside the text is the paragraph's own; the first and the last place of an
    article are where a pull-quote is set.
    """
    paragraphs = [i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    places: dict[str, list[int]] = {}
    for index in paragraphs:
        places.setdefault(blocks[index].text.value, []).append(index)
    for index, block in enumerate(blocks):
        same = places.get(block.text.value, [index]) if block.kind is BlockKind.PARAGRAPH else [index]
        edges = {paragraphs[0], paragraphs[-1]} if paragraphs else set()
        own = next((place for place in same if place not in edges), same[0])
        if index == own:
            copies = tuple(blocks[place].text for place in same if place != own)
            yield Block(block.kind, block.text, copies)


def article_credits(pieces: Sequence[Piece]) -> tuple[Credit, ...]:
    """Every credit of an article once, in printed order."""
    credits: dict[tuple[str, bool], Credit] = {}
    for piece in pieces:
        for signature in signatures(piece):
            for credit in signature.credits:
                credits.setdefault((credit.name, credit.photo), credit)
    return tuple(credits.values())
