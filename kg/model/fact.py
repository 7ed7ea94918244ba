"""A fact: two arguments, a predicate, how the text puts it, and the words that state it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kg.model.text import Span
from kg.model.value import Value

__all__ = ["Argument", "Evidence", "Fact", "Metric", "Status", "number"]


class Status(StrEnum):
    """How the text puts a fact. Only the first four are published as facts."""

    DONE = "done"
    ONGOING = "ongoing"
    PLANNED = "planned"
    GOAL = "goal"
    NEGATED = "negated"
    CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Metric(Value):
    """A counted or measured quantity, as printed and as a number.

    :param value: after normalising 多, 万, 亿, 百分之, 成 and fractions.
    :param qualifier: one of ``= < <= >= > ~``.
    :param time: the words for the time that it was true of, as printed; ``iso`` its value, if they fix it.
        A figure that is told twice, once without them, stays one figure.
    """

    indicator: str
    value: float
    unit: str
    qualifier: str = "="
    time: str = field(default="", compare=False)
    iso: str | None = field(default=None, compare=False)

    @property
    def label(self) -> str:
        sign = "" if self.qualifier == "=" else self.qualifier
        return f"{self.indicator} {sign}{number(self.value)}{self.unit}"


def number(value: float) -> int | float:
    """An integer where the value is one: 40.0 is written 40."""
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


@dataclass(frozen=True, slots=True)
class Argument(Value):
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
            if self.metric.time:
                row |= {"time": self.metric.time, "iso": self.metric.iso}
        return row if self.id else {k: v for k, v in row.items() if k != "id"}


@dataclass(frozen=True, slots=True)
class Evidence(Value):
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
class Fact(Value):
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
