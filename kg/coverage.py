"""What the rules read on somebody's pages, and which sentences they should have read and did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Annotated, BlockKind, Sentence, Span
from kg.pages import THRESHOLD, Page, is_published

__all__ = ["Coverage", "Gap", "coverage"]

#: Kinds of mention that a fact is made of → what people call them. Who stands alone states nothing.
_KINDS = {
    "Street": "主体",
    "Community": "主体",
    "AdminDivision": "主体",
    "Agency": "主体",
    "Organization": "主体",
    "Person": "人物",
    "Time": "时间",
    "Quantity": "数量",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence from which nothing was taken although it names a body, a person, a date or a number.

    :param span: its place in the raw file.
    :param holds: what it holds: 主体 人物 时间 数量.
    """

    source: str
    article: str
    span: Span
    text: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read on some pages.

    :param published: facts of each rule that go to the graph; ``doubtful`` those that go to review.
    :param gaps: the richest first, then in reading order.
    :param sentences: how many sentences of paragraphs there are.
    """

    published: Counter[str]
    doubtful: Counter[str]
    gaps: tuple[Gap, ...]
    sentences: int


def coverage(pages: Iterable[Page], threshold: float = THRESHOLD) -> Coverage:
    """Count the facts of each rule, and list the sentences that gave none."""
    published: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    gaps: list[Gap] = []
    sentences = 0
    for page in pages:
        quoted: set[tuple[str, Span]] = set()
        for fact in page.facts:
            (published if is_published(fact, threshold) else doubtful)[fact.rule] += 1
            quoted |= {(fact.article, evidence.sentence_span) for evidence in fact.evidence}
        for one in page.annotated:
            told = list(_paragraphs(one))
            sentences += len(told)
            gaps += _gaps(page.source.name, one.article.id, told, quoted)
    gaps.sort(key=lambda gap: -len(gap.holds))
    return Coverage(published, doubtful, tuple(gaps), sentences)


def _paragraphs(one: Annotated) -> Iterator[Sentence]:
    return (sentence for sentence in one.sentences if sentence.block is BlockKind.PARAGRAPH)


def _gaps(
    source: str, article: str, told: Iterable[Sentence], quoted: Container[tuple[str, Span]]
) -> Iterator[Gap]:
    for sentence in told:
        span = sentence.text.span(0, len(sentence.text))
        holds = tuple(dict.fromkeys(_KINDS[m.type] for m in sentence.mentions if m.type in _KINDS))
        if (article, span) not in quoted and holds:
            yield Gap(source, article, span, sentence.text.printed, holds)
