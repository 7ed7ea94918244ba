"""Metric candidates → hasMetric rows: the article decides whose figure it is (see ``owners``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.anchors import anchor
from kg.extract.filler import Filler
from kg.extract.metric_shares import Share, shares
from kg.extract.metric_subjects import frames
from kg.extract.metrics import MetricCandidate, distinct
from kg.extract.owners import Number
from kg.extract.row import Row
from kg.extract.topics import Topic, topics
from kg.model import Argument, Metric, Status

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["figures", "metric_rows"]

#: A figure whose owner is clear has the first, one of an incidental kind (old values, durations) the second.
CONFIDENCE, INCIDENTAL = 0.95, 0.75
#: The share of the probability below which the owner is a guess; its figure is for review.
GUESS = 0.4
_DONE = re.compile("已|完成|去年|截至|累计|了(?!解)|现有|共有|以来|总投资|占地|全长")


def metric_rows(reading: Reading) -> Iterator[Row]:
    """One row for each figure whose status lets it be stated; its confidence tells how clear its owner is."""
    yield from _share_rows(reading)
    numbers, spoken_of = figures(reading)
    things = (*reading.events, *reading.programs)
    to_come = {thing.label for thing in things if thing.status is Status.PLANNED}
    first = (thing.occurrences[0] for thing in things)
    plans = [one.label for one in first if one.status is Status.PLANNED and len(one.label) > 3]
    for number in numbers:
        candidate = number.candidate
        chosen = reading.owners.choose(number, spoken_of, reading.sentences)
        if chosen is None or candidate.status is None:
            continue
        topic, share = chosen
        metric = timed(reading, number.sentence, candidate)
        status = candidate.status
        coming = topic.argument.label in to_come
        if status is Status.DONE and _of_plan(number, plans, reading, coming=coming):
            status = Status.PLANNED
        yield Row(
            topic.argument,
            "hasMetric",
            Argument(metric.label, "Metric", local=True, metric=metric),
            status,
            f"{candidate.rule}@1" if share >= GUESS else "metric.guess@1",
            round((CONFIDENCE if candidate.core else INCIDENTAL) * _clear(share), 4),
            number.sentence,
            candidate.start,
            candidate.end,
        )


def _share_rows(reading: Reading) -> Iterator[Row]:
    """The figures of places among which a sum is divided."""
    for number, found in enumerate(_shares(reading)):
        for share in found:
            metric = Argument(share.metric.label, "Metric", local=True, metric=share.metric)
            yield Row(
                reading.argument(Filler.of(share.owner), number),
                "hasMetric",
                metric,
                Status.DONE,
                "metric.shared@1",
                CONFIDENCE,
                number,
                share.owner.start,
                share.number.end,
            )


def _shares(reading: Reading) -> list[tuple[Share, ...]]:
    """For each sentence the figures by place that it gives."""
    pairs = zip(reading.sentences[1:], reading.sentences, reading.figures, strict=False)
    return [(), *(tuple(shares(one, last, counted)) for one, last, counted in pairs)]


def _of_plan(number: Number, plans: list[str], reading: Reading, *, coming: bool) -> bool:
    """Whether a figure is told of what is only planned: 改造主要涉及甲区33栋楼, where 改造 is to come."""
    text = reading.sentences[number.sentence].text.value
    before = text[number.segment : number.position]
    return (coming or any(plan in before for plan in plans)) and not _DONE.search(text)


def figures(reading: Reading) -> tuple[list[Number], list[Topic]]:
    """The figures of an article with their places, and the things they may belong to."""
    clauses = [frames(sentence, reading.wording) for sentence in reading.sentences]
    numbers = [
        Number.of(candidate, place, reading.sentences[place].text.value, clauses[place])
        for place, candidate in _candidates(reading)
    ]
    described = [(n.sentence, n.candidate.described) for n in numbers if n.candidate.described]
    return numbers, topics(reading, clauses, reading.topic_words, described)


def _candidates(reading: Reading) -> list[tuple[int, MetricCandidate]]:
    """The figures that may be stated, each once: a headline repeats what the text says in full."""
    divided = [{share.number.start for share in found} for found in _shares(reading)]
    found = [
        (number, candidate)
        for number, counted in enumerate(reading.figures)
        for candidate in counted
        if candidate.status is not None and candidate.quantity.start not in divided[number]
    ]
    kept = {id(candidate) for candidate in distinct([candidate for _, candidate in found])}
    return [(number, candidate) for number, candidate in found if id(candidate) in kept]


def timed(reading: Reading, sentence: int, candidate: MetricCandidate) -> Metric:
    """The figure with the last time that its statement names before it: 今年以来，…发放宣传单500份.

    每周三 and 两小时 are no times of it.
    """
    read = reading.sentences[sentence]
    before = read.text.value[: candidate.quantity.start]
    times = [
        mention
        for mention in read.mentions
        if mention.time and mention.time.kind not in ("set", "duration")
        if before.rfind("；") < mention.start < mention.end <= len(before)
    ]
    if not times:
        return candidate.metric
    time = anchor(reading, sentence, times[-1]) or times[-1]
    return replace(candidate.metric, time=time.label, iso=time.time.iso if time.time else None)


def _clear(share: float) -> float:
    """The owner's share as a factor of confidence: a guess stays below what is published."""
    return 0.75 + 0.25 * share if share >= GUESS else share
