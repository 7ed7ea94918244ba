"""The nouns of the house: frozen values that every stage hands to the next.

Coordinates: a :class:`Span` always counts code points of the raw source text, 0-based, end-exclusive.
A :class:`Text` is a piece of that source in reading form; it knows for each of its characters where the
raw character stands, and it is the only thing that converts.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

__all__ = [
    "Annotated",
    "Argument",
    "Article",
    "Block",
    "BlockKind",
    "Credit",
    "Entity",
    "Evidence",
    "Fact",
    "KnowledgeGraph",
    "Mention",
    "Metric",
    "Quantity",
    "Sentence",
    "Source",
    "Span",
    "Status",
    "Text",
    "TimeExpression",
    "number",
    "unbroken",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the raw source: code points, 0-based, end-exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def cover(self, other: Span) -> Span:
        """The shortest span that holds both.

        >>> Span(3, 5).cover(Span(8, 9))
        Span(start=3, end=9)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Source:
    """One input as it was read: its name for people, its decoded characters, the hash of its bytes."""

    name: str
    raw: str
    sha256: str

    def quote(self, span: Span) -> str:
        """The words at a span, line breaks removed: the form in which evidence is quoted."""
        return unbroken(self.raw[span.start : span.end])


def unbroken(raw: str) -> str:
    r"""Remove line breaks and nothing else.

    >>> unbroken("合作的切\n\n实体会")
    '合作的切实体会'
    """
    return raw.replace("\r", "").replace("\n", "")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a source in reading form: lines joined, every character traced to the raw file.

    :param value: what rules match: one normalised character for each printed one (half-width and
        traditional variants folded one to one).
    :param printed: the characters as printed, the same length as ``value``; labels are cut from it.
    :param runs: ``(position in value, raw offset)`` pairs, ascending; between two pairs both count up by one.

    >>> t = Text.of("切\\n实", [0, 2])
    >>> t.value, t.span(0, 2)
    ('切实', Span(start=0, end=3))
    """

    value: str
    printed: str
    runs: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        if len(self.value) != len(self.printed):
            raise ValueError("value and printed differ in length")

    @classmethod
    def of(cls, raw: str, offsets: Iterable[int], value: str | None = None) -> Text:
        """Build from the raw source and the raw offset of each character kept."""
        runs: list[tuple[int, int]] = []
        printed: list[str] = []
        for position, offset in enumerate(offsets):
            if not runs or offset - runs[-1][1] != position - runs[-1][0]:
                runs.append((position, offset))
            printed.append(raw[offset])
        text = "".join(printed)
        return cls(text if value is None else value, text, tuple(runs))

    def __len__(self) -> int:
        return len(self.value)

    def offset(self, position: int) -> int:
        """The raw offset of the character at ``position`` of ``value``."""
        if not 0 <= position < len(self.value):
            raise IndexError(position)
        run = self.runs[bisect_right(self.runs, (position, 1 << 62)) - 1]
        return run[1] + position - run[0]

    def span(self, start: int, end: int) -> Span:
        """The raw span of ``value[start:end]``, line breaks inside included."""
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def slice(self, start: int, end: int) -> Text:
        """The part ``value[start:end]`` as a text of its own, still traced to the raw file."""
        if start >= end:
            return Text("", "", ())
        first = bisect_right(self.runs, (start, 1 << 62)) - 1
        runs = [(0, self.offset(start))]
        runs += [(p - start, o) for p, o in self.runs[first + 1 :] if p < end]
        return Text(self.value[start:end], self.printed[start:end], tuple(runs))

    def strip(self) -> Text:
        """The text without white space at both ends."""
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(start, len(self.value.rstrip())))


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
class Block:
    """One block of an article.

    :param copies: the same paragraph where it is printed again (a pull-quote): one fact, two places.
    """

    kind: BlockKind
    text: Text
    copies: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
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
class Article:
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as the text gives it.

    :param value: normalised (1.2万 → 12000, 三分之一 → 0.3333 with unit ``""``, 98.7% → 98.7 with unit ``%``).
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed stretch of a sentence.

    :param type: an ontology class (Street, Community, AdminDivision, Agency, Organization, Place, Person,
        Group …) or ``Time`` ``Quantity`` ``Quote``.
    :param start: position in ``Sentence.text.value``; ``end`` is exclusive.
    :param label: the words without quotes, as printed.
    :param parts: nested names, outermost container first (平城区 ▸ 永泰街道 in 平城区永泰街道锦祥社区).
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


class Status(StrEnum):
    """How the text puts a fact. Only the first four are published as facts."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    GOAL = "goal"
    NEGATED = "negated"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Metric:
    """A counted or measured quantity, as printed and as a number.

    :param value: after normalising 多, 万, 亿, 百分之, 成 and fractions.
    :param qualifier: one of ``= < <= >= > ~``.
    """

    indicator: str
    value: float
    unit: str
    qualifier: str = "="

    @property
    def label(self) -> str:
        sign = "" if self.qualifier == "=" else self.qualifier
        return f"{self.indicator} {sign}{number(self.value)}{self.unit}"


def number(value: float) -> int | float:
    """An integer where the value is one: 40.0 is written 40."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


@dataclass(frozen=True, slots=True)
class Argument:
    """The subject or object of a fact, as one article knows it (coreference inside the article resolved).

    :param label: the fullest form the article gives, cut from the text.
    :param type: a class of the ontology, or ``Date`` ``Role`` ``Age`` ``Theme`` ``Activity`` for literals.
    :param aliases: other forms in this article (该局 is none: it is a reference, not a name).
    :param local: the thing is known inside this article only (events, groups, unnamed bodies).
    """

    label: str
    type: str
    aliases: tuple[str, ...] = ()
    local: bool = False
    metric: Metric | None = None
    iso: str | None = None
    id: str = ""

    def as_json(self) -> dict[str, Any]:
        row: dict[str, Any] = {"id": self.id, "label": self.label, "type": self.type}
        if self.type == "Date":
            row["iso"] = self.iso
        if self.metric:
            row |= {
                "indicator": self.metric.indicator,
                "value": number(self.metric.value),
                "unit": self.metric.unit,
                "qualifier": self.metric.qualifier,
            }
        return row if self.id else {k: v for k, v in row.items() if k != "id"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state a fact, and the sentence they stand in.

    ``quote`` equals the raw slice at ``span`` with line breaks removed; so does ``sentence``.
    """

    span: Span
    quote: str
    sentence_span: Span
    sentence: str

    def as_json(self) -> dict[str, Any]:
        return {
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "sentence": {
                "start": self.sentence_span.start,
                "end": self.sentence_span.end,
                "quote": self.sentence,
            },
        }


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with its words, the rule that read it and how sure we are."""

    article: str
    source: str
    predicate: str
    subject: Argument
    object: Argument
    status: Status
    confidence: float
    rule: str
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """16 hex digits over article, words and evidence; it never depends on resolution."""
        key = [
            self.article,
            self.predicate,
            self.subject.type,
            self.subject.label,
            self.object.type,
            self.object.label,
            self.status,
            self.rule,
            [[e.span.start, e.span.end] for e in self.evidence],
        ]
        return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()[:16]

    def as_json(self) -> dict[str, Any]:
        """The row of ``facts.jsonl``."""
        return {
            "id": self.id,
            "article": self.article,
            "source": self.source,
            "predicate": self.predicate,
            "status": str(self.status),
            "confidence": round(self.confidence, 2),
            "rule": self.rule,
            "subject": self.subject.as_json(),
            "object": self.object.as_json(),
            "evidence": [e.as_json() for e in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph.

    :param id: the local part of its IRI (see ``kg.resolve``).
    :param code: the official division code, if it has one.
    :param mentions: ids of the articles it appears in, sorted.
    """

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    mentions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.type,
            "label": self.label,
            "aliases": list(self.aliases),
            "code": self.code,
            "mentions": list(self.mentions),
        }


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Everything a build knows; rows are in the order of sources, articles, then evidence.

    :param facts: what is published; ``review`` holds the doubtful, denied and claimed ones in the same form.
    :param entities: the things that ``facts`` speak of, ascending by id.
    :param uncovered: article id and place of each body sentence that no published fact quotes.
    :param manifest: of what the graph was made, ready for JSON.
    """

    sources: tuple[Source, ...] = ()
    articles: tuple[Article, ...] = ()
    facts: tuple[Fact, ...] = ()
    review: tuple[Fact, ...] = ()
    entities: tuple[Entity, ...] = ()
    uncovered: tuple[tuple[str, Span], ...] = ()
    manifest: Mapping[str, Any] = field(default_factory=dict)
