"""Whose figure it is: every topic of an article gets points for how it stands to the number; the most wins.

The points are data (``metric_owners.yaml``), counted on articles whose figures people had judged: a topic
that opens the clause, one that the sentence set up before the number, the event of the sentence before …
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from kg.extract.indicators import PEOPLE, RATE
from kg.extract.metric_subjects import OWNED, PAINTED, Clause
from kg.extract.metrics import HEADINGS, MetricCandidate
from kg.extract.topics import Seen, Topic
from kg.model import Mention, Sentence, Status
from kg.resources import Resources

__all__ = ["Number", "Owners", "cues", "group"]

FILE = "metric_owners.yaml"
#: Kind of topic → the column of points it reads.
GROUPS = {
    "place": "place",
    "local": "body",
    "agency": "body",
    "body": "body",
    "site": "site",
    "program": "program",
    "thing": "program",
    "event": "event",
}
_SIZE = re.compile(
    "面积|全长|总长|占地|投资|造价|藏书|馆藏|规模|容量|床位|座位|票价|日供|里程|跨度|净宽|班额|工期|教学班|机位|车位|预算|概算"
)
_PART = re.compile(
    "参加|参与|到场|代表队|选手|观众|嘉宾|队员|运动员|参赛|参训|听|观看|围观|报名|出席|学员|演员"
)
_PART_UNITS = PEOPLE | {"人次", "支", "队", "组", "户"}
_CHANGES = frozenset(("metric.change", "metric.share"))
_RATES = RATE | {"个百分点", "百分点", "/10万", "倍"}
_MEASURE_WORD = re.compile("(?:数量|人数|次数|场次|户数|长度|面积|金额|总数)$")
#: 33栋楼、约20.88万平方米、: figures before a figure.
_LIST_OF_FIGURES = re.compile(r"(?:[约近超逾达]?[\d.,]+[余多百千万亿]*[\u4e00-\u9fff]{1,8}、)*")
_HOLDS = re.compile("(?:涉及|其中|包括|覆盖|分别是|分别为)$")
#: Sentences before a number that still count as near; sentences behind it in which a lead may name its event.
NEAR, SOON = 3, 3


def group(kind: str) -> str:
    """The column of a kind of topic."""
    return GROUPS[kind]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and where it stands.

    :param clauses: those of its sentence; ``segment`` is where its part of the sentence starts (behind ；).
    :param governor: the subject that rules its part of the sentence up to it, if there is one.
    """

    candidate: MetricCandidate
    sentence: int
    clauses: Sequence[Clause]
    clause: Clause
    segment: int
    governor: Mention | None

    @classmethod
    def of(cls, candidate: MetricCandidate, sentence: int, text: str, clauses: Sequence[Clause]) -> Number:
        position = candidate.quantity.start
        clause = next((c for c in clauses if c.start <= position < c.end), clauses[0])
        segment = text.rfind("；", 0, position) + 1
        ruling = (
            c.subject
            for c in reversed(clauses)
            if segment <= c.start <= position and c.subject and not PAINTED.match(text, c.subject.end)
        )
        return cls(candidate, sentence, clauses, clause, segment, next(ruling, None))

    @property
    def position(self) -> int:
        return self.candidate.quantity.start

    def governed_by(self, places: Sequence[Seen]) -> bool:
        one = self.governor
        return one is not None and any(one.start <= p.start < one.end for p in places)


def relation(topic: Topic, number: Number, sentences: Sequence[Sentence], last_made: int) -> str:
    """How a topic stands to a number, by its nearest place.

    ``own-…`` in its clause, ``seg-…`` in its part of the sentence, ``old-…`` before a semicolon, ``aft-…``
    behind it (``aft-later-made``: set up in a later clause); ``p1`` the sentence before, ``p2`` two or three
    before (¶: of another paragraph), ``far``; ``head`` only in headings, ``soon`` and ``later`` only behind.
    """
    here = [place for place in topic.places if place.sentence == number.sentence]
    found = _inside(here, number, last_made) if here else ""
    # Named again only in a later clause, it stands as it stood in the sentences before.
    again = found.startswith("aft-later") and topic.places[0].sentence < number.sentence
    if found and not again:
        return found
    return _across(topic, number, sentences)


def _inside(here: Sequence[Seen], number: Number, last_made: int) -> str:
    span = number.candidate.described
    if span and any(span[0] <= place.start < span[1] for place in here):
        return "described"
    own = [place for place in here if number.clause.start <= place.start < number.position]
    if own:
        return f"own-{own[-1].role}"
    segment = [place for place in here if number.segment <= place.start < number.clause.start]
    behind = [place for place in here if place.start > number.position]
    if behind and behind[0].start < number.clause.end and not segment:
        return "aft-made" if behind[0].role == "made" else "aft-clause"
    if segment:
        if number.governed_by(segment):
            return "seg-governor"
        last = segment[-1]
        return "seg-last-made" if last.role == "made" and last.start == last_made else f"seg-{last.role}"
    old = {place.role for place in here if place.start < number.segment}
    if old:
        return "old-subject" if "subject" in old else "old-made" if "made" in old else "old-other"
    return "aft-later-made" if behind and behind[0].role == "made" else "aft-later"


def _across(topic: Topic, number: Number, sentences: Sequence[Sentence]) -> str:
    before = [place for place in topic.places if place.sentence < number.sentence]
    body = [place for place in before if sentences[place.sentence].block not in HEADINGS]
    if not body:
        if before:
            return "head"
        return "soon" if topic.places[0].sentence - number.sentence <= SOON else "later"
    last = body[-1].sentence
    distance = number.sentence - last
    if distance > NEAR:
        return "far"
    roles = {place.role for place in body if place.sentence == last}
    other = "" if sentences[last].paragraph == sentences[number.sentence].paragraph else "¶"
    if distance == 1:
        role = next((r for r in ("subject", "made", "speaker") if r in roles), "other")
        return f"p1{other}-{role}"
    return f"p2{other}-" + ("strong" if roles & {"subject", "made"} else "other")


def measure(candidate: MetricCandidate) -> str:
    """What sort of figure it is: a rate, a size of a thing, people who take part, people, money, a count."""
    metric = candidate.metric
    if candidate.rule in _CHANGES or metric.unit in _RATES:
        return "rate"
    if _SIZE.search(metric.indicator):
        return "size"
    if metric.unit in _PART_UNITS and _PART.search(metric.indicator):
        return "part"
    if metric.unit in PEOPLE or metric.unit == "人次":
        return "people"
    return "money" if metric.unit == "元" else "count"


def cues(
    number: Number, topics: Sequence[Topic], sentences: Sequence[Sentence]
) -> Iterator[tuple[Topic, str, tuple[str, ...]]]:
    """Each topic with its relation to a number and the cues that speak for or against it."""
    last_made = _last_made(number, topics)
    latest = _latest(number, topics)
    most: dict[str, int] = {}
    for topic in topics:
        most[group(topic.kind)] = max(most.get(group(topic.kind), 0), len(topic.places))
    shared = _shared(number, sentences)
    for topic in topics:
        own = list(shared)
        if latest.get(group(topic.kind)) is topic:
            own.append("latest")
        if len(topic.places) == most[group(topic.kind)]:
            own.append("most-named")
        if topic.weak and topic.kind == "event":
            own.append("weak")
        here = [place for place in topic.places if place.sentence == number.sentence]
        if last_made > max((place.start for place in here if place.start < number.position), default=-1):
            own.append("made-since" if here else "made-instead")
        if number.governor and not number.governed_by(here):
            people = number.governor.type in ("Group", "Person")
            own.append("ruled-by-people" if people else "ruled-by-other")
        if any(place.end == number.position for place in here):
            own.append("counted-here")
        elif _counted(number.candidate.metric.indicator, topic.argument.label):
            own.append("counted-itself")
        yield topic, relation(topic, number, sentences, last_made), tuple(own)


def _last_made(number: Number, topics: Sequence[Topic]) -> int:
    """Where the thing stands that was set up last before the number, in its part of the sentence; else -1."""
    made = (
        place.start
        for topic in topics
        for place in topic.places
        if place.sentence == number.sentence and place.role == "made"
    )
    return max((start for start in made if number.segment <= start < number.position), default=-1)


def _latest(number: Number, topics: Sequence[Topic]) -> dict[str, Topic]:
    """For each column the topic that was named last before the number."""
    limit = (number.sentence, number.position)
    found: dict[str, tuple[tuple[int, int], Topic]] = {}
    for topic in topics:
        seen = max((s.at for s in topic.places if s.at <= limit), default=None)
        column = group(topic.kind)
        if seen and (column not in found or seen > found[column][0]):
            found[column] = (seen, topic)
    return {column: topic for column, (_, topic) in found.items()}


def _shared(number: Number, sentences: Sequence[Sentence]) -> list[str]:
    candidate = number.candidate
    found = [f"measure-{measure(candidate)}"]
    if candidate.cumulative:
        found.append("sum")
    if candidate.status in (Status.PLANNED, Status.GOAL):
        found.append("planned")
    if sentences[number.sentence].block in HEADINGS:
        found.append("in-heading")
    return found


def _possessor(number: Number, topics: Sequence[Topic], sentences: Sequence[Sentence]) -> Topic | None:
    """甲区|33栋楼、|2849户: the division right before what it can only have, and before the list of that."""
    text = sentences[number.sentence].text.value
    near = [
        (place.end, topic)
        for topic in topics
        if topic.kind in ("place", "local")
        for place in topic.places
        if place.sentence == number.sentence
        and number.clause.start <= place.start < number.position
        and (place.start == number.clause.start or _HOLDS.search(text, 0, place.start))
    ]
    if not near:
        return None
    end, topic = max(near, key=lambda pair: pair[0])
    listed = _LIST_OF_FIGURES.fullmatch(text, end, number.position)
    return topic if listed and OWNED.match(text, end) else None


def _counted(indicator: str, label: str) -> bool:
    """组建服务队12支: what is counted is the thing itself."""
    core = _MEASURE_WORD.sub("", indicator)[-3:]
    return len(core) >= 2 and core in label


@dataclass(frozen=True, slots=True)
class Owners:
    """The points, by row and column."""

    points: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, resources: Resources) -> Owners:
        points: dict[str, dict[str, float]] = {}
        for name, text in resources.rules.items():
            if name.split("/")[-1] == FILE:
                points |= yaml.safe_load(text)
        return cls(points)

    def choose(
        self, number: Number, topics: Sequence[Topic], sentences: Sequence[Sentence]
    ) -> tuple[Topic, float] | None:
        """The topic with the most points and its share of the probability; None without topics."""
        if owner := _possessor(number, topics, sentences):
            return owner, 1.0
        scored = [
            (sum(self._of(row, topic.kind) for row in ("kind", relation, *own)), topic)
            for topic, relation, own in cues(number, topics, sentences)
        ]
        if not scored:
            return None
        best, topic = max(scored, key=lambda pair: pair[0])
        return topic, 1 / sum(math.exp(points - best) for points, _ in scored)

    def _of(self, row: str, kind: str) -> float:
        columns = self.points.get(row, {})
        return columns.get(kind, columns.get(group(kind), 0.0))
