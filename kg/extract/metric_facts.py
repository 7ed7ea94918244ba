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
FAR = 99
BODIES = ("Agency", "Organization", "Street", "Community")


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
    """The first of these that there is, in the order in which they proved right on the tuned articles."""
    named, status = candidate.subject, candidate.status or Status.DONE
    own = _named(reading, named) if named else None
    explicit = own if not candidate.inherited else None
    event = reading.event(number, candidate.quantity.start, status)
    program = reading.program(number, candidate.quantity.start, status)
    since_event = reading.distance(reading.events, event.label, number) if event else FAR
    since_program = reading.distance(reading.programs, program.label, number) if program else FAR
    earlier = reading.subject_before(number)
    choices = (
        (explicit, named is not None and named.type not in BODIES),  # right in .96 of its cases
        (event, since_event <= 1),  # .93
        (explicit, True),  # .73
        (program, since_program == 0),  # .72
        (own, named is not None and named.type in BODIES),  # .64
        (event, since_event <= 3),  # .53
        (program, since_program == 1),  # .50
        (_named(reading, earlier) if earlier else None, True),
        (event, True),
        (program, True),
    )
    return next((choice for choice, fits in choices if choice and fits), None)


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
