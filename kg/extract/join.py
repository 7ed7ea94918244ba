"""Rows → facts: repeated mentions become one fact with several pieces of evidence."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.row import Row
from kg.model import Annotated, Evidence, Fact, Span, Status, Text

__all__ = ["join"]

_ORDER = (Status.DONE, Status.ONGOING, Status.PLANNED, Status.GOAL)
SYMMETRIC = frozenset({"partneredWith"})


def join(annotated: Annotated, rows: Iterable[Row]) -> tuple[Fact, ...]:
    """One fact for each (subject, predicate, object); independent mentions raise its confidence by noisy-or,
    a done mention outranks a planned one, and the paragraph's copies are evidence too."""
    grouped: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        ends = [(row.subject.label, row.subject.type), (row.object.label, row.object.type)]
        if row.predicate in SYMMETRIC:
            ends.sort()
        metric = row.object.metric
        grouped.setdefault((row.predicate, *ends, metric, row.object.iso), []).append(row)
    facts = (_fact(annotated, group) for group in grouped.values())
    return tuple(
        sorted(facts, key=lambda f: (f.evidence[0].span, f.predicate, f.subject.label, f.object.label))
    )


def _fact(annotated: Annotated, rows: list[Row]) -> Fact:
    best_status = min((row.status for row in rows), key=_ORDER.index)
    rows = [row for row in rows if row.status == best_status]
    lead = max(rows, key=lambda row: (row.confidence, -row.sentence, -row.start))
    missed = 1.0
    for number in sorted({row.sentence for row in rows}):
        missed *= 1 - max(row.confidence for row in rows if row.sentence == number)
    evidence = dict.fromkeys(piece for row in rows for piece in _evidence(annotated, row))
    return Fact(
        article=annotated.article.id,
        source=annotated.article.source,
        predicate=lead.predicate,
        subject=lead.subject,
        object=lead.object,
        status=best_status,
        confidence=round(min(0.99, 1 - missed), 4),
        rule=lead.rule,
        evidence=tuple(sorted(evidence, key=lambda e: (e.span, e.sentence_span))),
    )


def _evidence(annotated: Annotated, row: Row) -> list[Evidence]:
    if row.sentence < 0:
        block = next(
            b
            for b in annotated.article.blocks
            if b.text.runs and b.text.offset(0) <= row.start and row.end <= b.text.offset(len(b.text) - 1) + 1
        )
        whole = block.text.span(0, len(block.text))
        span = Span(row.start, row.end)
        low = next(i for i in range(len(block.text)) if block.text.offset(i) >= row.start)
        high = next(
            (i for i in range(low, len(block.text)) if block.text.offset(i) >= row.end), len(block.text)
        )
        return [Evidence(span, block.text.printed[low:high], whole, block.text.printed)]
    sentence = annotated.sentences[row.sentence]
    return [_piece(text, row.start, row.end) for text in (sentence.text, *sentence.copies)]


def _piece(text: Text, start: int, end: int) -> Evidence:
    return Evidence(text.span(start, end), text.printed[start:end], text.span(0, len(text)), text.printed)
