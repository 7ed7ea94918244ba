"""An article as it is read: sentences with typed mentions."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.article import Article, BlockKind
from kg.model.text import Text

__all__ = ["Annotated", "Mention", "Quantity", "Sentence", "TimeExpression"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as the text gives it.

    :param value: normalised (1.2万 → 12000, 三分之一 → 0.3333 without unit, 98.7% → 98.7 with ``%``).
    :param unit: as printed: 名 台 平方米 元 % …; the 万 of 万元 belongs to the value.
    :param qualifier: one of ``= < <= >= > ~``.
    """

    value: float
    unit: str
    qualifier: str = "="


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as the text words it, and what it fixes.

    :param kind: ``instant`` ``interval`` ``set`` ``duration`` or ``vague`` (近日, 日前, 连日来).
    :param start: ISO 8601 of reduced precision (``2023-06-14`` ``2023-06`` ``2023``), only if the text or
        the paper's date fixes it; never from today's date.
    :param end: the last day of an interval, else None.
    """

    kind: str
    start: str | None = None
    end: str | None = None

    @property
    def iso(self) -> str | None:
        """ISO 8601, if the text or the paper's date fixes it; an end of a stretch that is not told is ``..``.

        >>> TimeExpression("interval", "2021").iso, TimeExpression("instant", "2023-06-14").iso
        ('2021/..', '2023-06-14')
        """
        if self.kind == "vague":
            return None
        if self.kind == "interval" and (self.start or self.end):
            return f"{self.start or '..'}/{self.end or '..'}"
        return self.start


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed stretch of a sentence.

    :param type: an ontology class (Street, Community, AdminDivision, Agency, Organization, Place, Person,
        Group …) or ``Time`` ``Quantity`` ``Quote``.
    :param start: position in ``Sentence.text.value``; ``end`` is exclusive.
    :param label: the words without quotes, as printed.
    :param parts: nested names, outermost container first (安平区 ▸ 东湖街道 in 安平区东湖街道南园社区).
    :param role: for a person, the post or occupation before the name.
    :param organization: for a person, the body named before the role.
    :param reference: the words point back (该局, 社区); ``label`` is then the name they stand for.
    """

    type: str
    start: int
    end: int
    label: str
    parts: tuple[Mention, ...] = ()
    quantity: Quantity | None = None
    time: TimeExpression | None = None
    role: str | None = None
    organization: str | None = None
    age: int | None = None
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article with its mentions.

    :param block: what the sentence stands in (headline, paragraph, caption …).
    :param paragraph: number of its block in ``Article.blocks``.
    :param mentions: the outermost mentions, ascending, not overlapping.
    :param copies: the same sentence where its paragraph is printed again.
    :param words: positions at which a word starts, ascending (by jieba: a hint, see ``kg.annotate.segment``).
    """

    text: Text
    block: BlockKind
    paragraph: int
    mentions: tuple[Mention, ...] = ()
    copies: tuple[Text, ...] = ()
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its sentences read.

    :param home: official code of the county or city the page is about, if it is known.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    home: str | None = None
