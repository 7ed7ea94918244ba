"""Metric candidates → hasMetric rows: the article decides whose figure it is.

A figure belongs to what its sentence names as subject if that is a thing with figures (a programme, a
place, 全市); else to the event under discussion; in a sentence of totals (今年以来, 累计) to the programme or
the body that acts; else to the main thing of the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.metrics import MetricCandidate
from kg.extract.row import Row
from kg.model import Argument, Mention, Status

if TYPE_CHECKING:
    from kg.extract.article import Reading

__all__ = ["metric_rows"]

#: A figure of an incidental kind (old values, durations) is kept, with less confidence.
CONFIDENCE, INCIDENTAL = 0.85, 0.6
#: Sentences over which an event or programme stays the thing spoken of.
NEAR = 1
BODIES = ("Agency", "Organization", "Street", "Community", "AdminDivision", "Place")


def metric_rows(reading: Reading) -> Iterator[Row]:
    """One row for each candidate whose status lets it be stated and whose subject is known."""
    for number, sentence in enumerate(reading.sentences):
        for candidate in reading.metrics.candidates(sentence):
            if candidate.status is None:
                continue
            subject = _subject(reading, number, candidate)
            if subject is None:
                continue
            metric = candidate.metric
            yield Row(
                subject,
                "hasMetric",
                Argument(metric.label, "Metric", local=True, metric=metric),
                candidate.status,
                f"{candidate.rule}@1",
                CONFIDENCE if candidate.core else INCIDENTAL,
                number,
                candidate.start,
                candidate.end,
            )


def _subject(reading: Reading, number: int, candidate: MetricCandidate) -> Argument | None:
    named, status = candidate.subject, candidate.status or Status.DONE
    position = candidate.quantity.start
    explicit = _named(reading, named) if named and not candidate.inherited else None
    if explicit and named and named.type in ("Program", "Thing", "AdminDivision", "Place", "Event"):
        return explicit
    event = reading.event(number, position, status)
    near = event and reading.distance(reading.events, event.label, number) <= NEAR
    if event and reading.distance(reading.events, event.label, number) == 0:
        return event
    program = reading.program(number, position, status)
    if program and reading.distance(reading.programs, program.label, number) == 0:
        return program
    if explicit and named and named.type in BODIES:
        return explicit
    if event and near:
        return event
    if program and reading.distance(reading.programs, program.label, number) <= NEAR:
        return program
    if named and named.type in BODIES:
        return _named(reading, named)
    earlier = reading.subject_before(number)
    return _named(reading, earlier) if earlier else (event or program)


def _named(reading: Reading, mention: Mention) -> Argument:
    label, forms = reading.names.canonical(mention.label)
    for things, kind in ((reading.programs, "Program"), (reading.events, "Event")):
        known = next((t for t in things for o in t.occurrences if o.label == label or label in o.label), None)
        if known and mention.type in ("Thing", "Program", "Event", "Quote", "EventQuote"):
            return reading.thing(known, kind)
    kind = {"Thing": "Program", "Quote": "Program", "EventQuote": "Event"}.get(mention.type, mention.type)
    return Argument(
        label, reading.names.types.get(label, kind), forms, local=kind in ("Program", "Group", "Event")
    )
