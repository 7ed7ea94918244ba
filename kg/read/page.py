"""One source → its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from kg.model import Article, Block, Source, Span, Text
from kg.read.blocks import article_blocks, article_credits, head_titles
from kg.read.head import style_of
from kg.read.layout import group
from kg.read.masthead import Furniture, paper_name, section
from kg.read.pieces import Piece
from kg.read.reflow import reflow
from kg.read.wording import Wording, compile_wording
from kg.resources import Resources, load

__all__ = ["read"]


def read(
    source: Source,
    *,
    issued: date | None = None,
    paper: str | None = None,
    resources: Resources | None = None,
) -> tuple[Article, ...]:
    """The articles of a page, in reading order.

    :param issued: the paper's date; what the source brings with it, and then what the masthead says, are used
        only if this is None.
    :param paper: the paper's name; likewise.
    :param resources: word lists; the packaged ones by default.
    :raises DataFileError: a word list is missing.
    """
    wording = compile_wording(resources or load())
    pieces, facts = _masthead(reflow(source.raw, wording), wording)
    issued = issued or source.issued or next((fact.issued for fact in facts if fact.issued), None)
    paper = paper or source.paper or next((fact.paper for fact in facts if fact.paper), None)
    groups = group(pieces, wording)
    style = style_of([[piece.text for piece in head_titles(group)] for group in groups], wording)
    blocks = [article_blocks(pieces, style, wording) for pieces in groups]
    printed = [(pieces, made) for pieces, made in zip(groups, blocks, strict=True) if made]
    return tuple(
        replace(_article(source, number, pieces, made), issued=issued, paper=paper)
        for number, (pieces, made) in enumerate(printed, 1)
    )


def _masthead(pieces: Sequence[Piece], wording: Wording) -> tuple[list[Piece], list[Furniture]]:
    """Take the page furniture out; a name beside a date line is the paper's, or that of the page."""
    dated = [i for i, piece in enumerate(pieces) if piece.furniture and piece.furniture.issued]
    kept: list[Piece] = []
    facts: list[Furniture] = []
    for index, piece in enumerate(pieces):
        near = any(abs(index - place) <= 2 for place in dated) and piece.titles
        name = paper_name(piece.text.value) if near else None
        if piece.furniture:
            facts.append(piece.furniture)
            kept += [piece] if piece.signature else []
        elif name:
            facts.append(Furniture(paper=name))
        elif not (near and section(piece.text.value, wording)):
            kept.append(piece)
    return kept, facts


def _article(source: Source, number: int, pieces: Sequence[Piece], blocks: tuple[Block, ...]) -> Article:
    stem = PurePosixPath(source.name).with_suffix("").as_posix()
    return Article(
        id=f"{stem}#{number}",
        source=source.name,
        number=number,
        blocks=blocks,
        credits=article_credits(pieces),
        span=_extent(blocks),
        dateline=next((p.opening.dateline for p in pieces if p.opening and p.opening.dateline), None),
    )


def _extent(blocks: Sequence[Block]) -> Span:
    texts: list[Text] = [text for block in blocks for text in (block.text, *block.copies)]
    spans = [text.span(0, len(text)) for text in texts]
    return Span(min(span.start for span in spans), max(span.end for span in spans))
