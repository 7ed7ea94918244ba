"""Facts of one article: rules sentence by sentence, then what only the whole article can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.aliases import Names
from kg.extract.announced import announces
from kg.extract.containment import containment
from kg.extract.credits import credits
from kg.extract.days import told_most_exactly
from kg.extract.demands import without_demands
from kg.extract.encode import encode
from kg.extract.events import Occurrence, cluster, points
from kg.extract.filler import BODIES, Filler, Instance
from kg.extract.frames import Frames
from kg.extract.join import join
from kg.extract.launched import Launched
from kg.extract.match import apply
from kg.extract.measured import Measured
from kg.extract.metric_facts import metric_rows
from kg.extract.metrics import MetricReader
from kg.extract.owners import Owners
from kg.extract.participants import fullest, of_whole, plausible, told_once, without_hosts
from kg.extract.person_facts import PostWords, person_rows
from kg.extract.reading import Reading
from kg.extract.row import Row
from kg.extract.rules import Give, Rule, compile_rules, expand_macros
from kg.extract.settings import SceneReader, setting_rows
from kg.extract.status import StatusReader
from kg.extract.subjects import SubjectReader
from kg.extract.themes import ThemeWords, theme_rows
from kg.extract.titles import in_body
from kg.extract.topic_words import TopicWords
from kg.model import Annotated, Argument, BlockKind, Fact, Status
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["SIGNATURES", "Extractor"]

#: What the arguments of a predicate may be; a rule that finds something else gives no fact.
SIGNATURES = {
    "hosted": (BODIES | {"Person", "Group", "Place"}, {"Event"}),
    "partneredWith": (BODIES | {"Place"}, BODIES | {"Place"}),
    "implements": (BODIES | {"Place", "Person"}, {"Program"}),
    "heldAt": ({"Event", "Program"}, BODIES | {"Place"}),
    "heldOn": ({"Event", "Program"}, {"Date"}),
    "hasParticipant": ({"Event", "Program"}, BODIES | {"Person", "Group"}),
    "hasAudience": ({"Event", "Program"}, BODIES | {"Group", "Place", "Person"}),
    "includesActivity": ({"Event", "Program"}, {"Activity", "Event"}),
    "hasTheme": ({"Event", "Program"}, {"Theme"}),
}
#: What is only meant by a deed is no part of it: 为普及知识，开展……
_DEEDS = frozenset(("includesActivity", "hasAudience", "hasParticipant"))
INHERITED = 0.85
#: Rules surer than this name happenings of their own; others name parts (see Occurrence.weak).
WEAK = 0.85
_QUOTES = re.compile("[“”]")
_LATER = re.compile("因?[^，。；、]{0,8}?(?:推迟|延期|延后|改期|顺延)")


@dataclass(frozen=True, slots=True)
class Extractor:
    """Rules and cues, compiled once, for any number of articles."""

    rules: tuple[Rule, ...]
    status: StatusReader
    metrics: MetricReader
    frames: Frames
    subjects: SubjectReader
    scenes: SceneReader
    topic_words: TopicWords
    owners: Owners
    launched: Launched
    themes: ThemeWords
    posts: PostWords
    event_heads: frozenset[str]
    program_heads: frozenset[str]
    pointing: re.Pattern[str]
    measured: Measured
    resources: Resources

    @classmethod
    def of(cls, resources: Resources) -> Extractor:
        macros = expand_macros(resources)
        return cls(
            compile_rules(resources),
            StatusReader.of(resources),
            MetricReader.of(resources),
            Frames.of(macros),
            SubjectReader.of(macros),
            SceneReader.of(macros),
            TopicWords.of(resources),
            Owners.of(resources),
            Launched.of(resources),
            ThemeWords.of(resources),
            PostWords.of(resources),
            frozenset(resources.words("event_heads")),
            frozenset(resources.words("program_heads")),
            _pointing(resources.words("event_heads")),
            Measured.of(resources),
            resources,
        )

    def facts(self, annotated: Annotated) -> tuple[Fact, ...]:
        """The facts of one article, in the order of their evidence."""
        return join(annotated, map(self.measured.corrected, self.rows(annotated)))

    def reading(self, annotated: Annotated) -> Reading:
        """Stage 1: what the article's events and programmes are."""
        encoded = tuple(encode(sentence) for sentence in annotated.sentences)
        reading = Reading(
            annotated,
            encoded,
            Names.of(annotated.sentences),
            self.status,
            tuple(map(self.metrics.candidates, annotated.sentences)),
            self.metrics.wording,
            self.topic_words,
            self.owners,
        )
        reading.instances = tuple(
            instance
            for number, one in enumerate(encoded)
            for instance in apply(self.rules, one, number, self.frames, self.subjects)
        )
        reading.instances = tuple(_nested(reading.instances, reading))
        told = _occurrences((i for i in reading.instances if not i.rule.alone), "Event", reading)
        if any(not points(one.label) for one in told):
            reading.instances = tuple(i for i in reading.instances if not i.rule.alone)
        first = [i for i in reading.instances if i.rule.stage == 1]
        named = list(_occurrences(first, "Event", reading))
        reading.announces = announces(named, reading.sentences)
        if reading.announces:  # what was read as done is planned
            named = list(_occurrences(first, "Event", reading))
        pointers = list(_pointers(reading, self.pointing))
        reading.events = cluster([*named, *pointers], self.event_heads) or cluster(
            (replace(one, weak=False) for one in pointers), self.event_heads
        )
        reading.programs = cluster(_occurrences(first, "Program", reading), self.program_heads, bare=False)
        return reading

    def rows(self, annotated: Annotated) -> list[Row]:
        """Every reading of every rule, repeated mentions not yet joined."""
        reading = self.reading(annotated)
        rows = [row for i in reading.instances if i.rule.stage == 1 for row in _rows(i, reading)]
        rows = list(in_body(rows, reading))
        reading.hosts = _hosts(rows)
        rows += [row for i in reading.instances if i.rule.stage != 1 for row in _rows(i, reading)]
        rows += self.launched.rows(list(rows), reading)
        rows += setting_rows(reading, rows, self.scenes)
        rows += theme_rows(reading.events, reading, self.themes)
        rows += person_rows(reading, self.posts, self.resources)
        rows += metric_rows(reading)
        rows += containment(annotated, reading.names)
        rows = list(_as_planned(_sane(without_demands(rows, reading)), reading))
        return [*credits(annotated.article), *_sifted(rows)]


def _sifted(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that the article itself shows to be none, or tells better elsewhere."""
    return told_most_exactly(told_once(fullest(without_hosts(plausible(of_whole(rows))))))


def _nested(instances: Sequence[Instance], reading: Reading) -> Iterator[Instance]:
    """The instances without events that are parts of one told before, or without parts where none is told."""
    paragraphs = (i for i in instances if reading.sentences[i.sentence].block is BlockKind.PARAGRAPH)
    events = (i for i in paragraphs if i.rule.stage == 1 and "Event" in i.rule.types.values())
    first = min(((i.sentence, i.start) for i in events if not i.inside and not i.rule.alone), default=None)
    for instance in instances:
        behind = first is not None and first < (instance.sentence, instance.start)
        if not instance.inside or behind == (instance.rule.stage != 1):
            yield instance


#: 南园社区此次|开展|义诊服务.
_THIS_TIME = re.compile("(?:此次|本次|这次)[^，。；：的]{2,4}$")


def _occurrences(instances: Iterable[Instance], kind: str, reading: Reading) -> Iterator[Occurrence]:
    for instance in instances:
        for name, fillers in instance.slots.items():
            for filler in fillers:
                if filler.type != kind or not instance.rule.types.get(name):
                    continue
                status = reading.stated(instance)
                if status is not None and status is not Status.GOAL:
                    sentence = reading.sentences[instance.sentence]
                    yield Occurrence(
                        instance.sentence,
                        filler.start,
                        filler.label,
                        sentence.block,
                        status,
                        instance.rule.confidence < WEAK,
                        _settled(instance) and reading.opens(instance.sentence),
                        instance.timeless,
                        instance.summed,
                        again=_THIS_TIME.search(sentence.text.value, 0, filler.start) is not None,
                    )


def _settled(instance: Instance) -> bool:
    """Whether somebody is said to hold it, or it has its own place and time."""
    slots = instance.slots
    return bool(slots.get("主办") or (slots.get("地点") and slots.get("时间")))


def _pointing(heads: Iterable[str]) -> re.Pattern[str]:
    named = alternatives(heads)
    return compiled(
        f"(?:此次|本次|这次|本届|这场|本场)[^，。；、]{{0,8}}?(?:{named})|(?:{named})(?=中，|现场，|上，|期间，|结束后|当天，)"
    )


def _pointers(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Occurrence]:
    """Words that speak of an event again without a rule of their own: 此次义诊, 活动中."""
    for number, sentence in enumerate(reading.sentences):
        for match in pattern.finditer(sentence.text.value):
            if sentence.block is BlockKind.PARAGRAPH:
                yield Occurrence(
                    number,
                    match.start(),
                    match.group(),
                    sentence.block,
                    Status.DONE,
                    weak=True,
                    timeless=True,
                )


def _rows(instance: Instance, reading: Reading) -> Iterator[Row]:
    status = reading.stated(instance)
    if status is None:
        return
    slots = dict(instance.slots)
    if instance.rule.of and not _theirs(slots.get(instance.rule.of, ()), instance, reading, status):
        return
    inherited = _inherit(instance, slots, reading)
    for give in instance.rule.gives:
        if status is Status.GOAL and give.predicate in _DEEDS:
            continue
        for subject, object_ in _pairs(give, instance, slots, reading, status):
            confidence = instance.rule.confidence * (
                INHERITED if inherited & {give.subject, give.object} else 1
            )
            one, other = (
                reading.argument(x, instance.sentence) if isinstance(x, Filler) else x
                for x in (subject, object_)
            )
            spans = [x for x in (subject, object_) if isinstance(x, Filler) and not x.inherited]
            start = min([instance.start, *(x.start for x in spans)])
            end = max([instance.end, *(x.end for x in spans)])
            yield Row(
                one,
                give.predicate,
                other,
                status,
                instance.rule.name,
                confidence,
                instance.sentence,
                start,
                end,
            )


def _theirs(actors: Sequence[Filler], instance: Instance, reading: Reading, status: Status) -> bool:
    """Whether the event under discussion is held by those who act here, or nobody named acts here."""
    named = [filler for filler in actors if filler.type in BODIES | {"Person"}]
    event = reading.event(instance.sentence, instance.start, status)
    hosts = {host.label for host in (reading.hosts or {}).get(event.label, ())} if event else set()
    return not named or not hosts or any(reading.argument(filler).label in hosts for filler in named)


def _inherit(instance: Instance, slots: dict[str, tuple[Filler, ...]], reading: Reading) -> set[str]:
    """Fill an empty subject slot from what was spoken of before."""
    inherited: set[str] = set()
    for slot in () if instance.closed else instance.rule.slots:
        if slot.inherit and not slots.get(slot.name):
            mention = reading.subject_before(instance.sentence)
            # Who was named last may act again, but does not run a programme for it.
            runs = any(give.predicate == "implements" for give in instance.rule.gives)
            if mention and not (runs and mention.type == "Person"):
                filler = Filler(
                    mention.label, mention.type, instance.start, instance.end, mention, inherited=True
                )
                slots[slot.name] = (filler,)
                inherited.add(slot.name)
    return inherited


def _pairs(
    give: Give, instance: Instance, slots: dict[str, tuple[Filler, ...]], reading: Reading, status: Status
) -> Iterator[tuple[Filler | Argument, Filler | Argument]]:
    def values(name: str) -> Sequence[Filler | Argument]:
        if name == "@event":
            parts = slots.get(give.object, ()) if give.predicate == "includesActivity" else ()
            labels = frozenset(part.label for part in parts)
            found = reading.event(instance.sentence, instance.start, status, labels)
        elif name == "@program":
            found = reading.program(instance.sentence, instance.start, status)
        elif name == "@topic":
            found = reading.event(instance.sentence, instance.start, status) or reading.program(
                instance.sentence, instance.start, status
            )
        elif name == "@host":
            event = reading.event(instance.sentence, instance.start, status)
            return (reading.hosts or {}).get(event.label, ())[:1] if event else ()
        else:
            return slots.get(name, ())
        return (found,) if found else ()

    if give.subject == give.object:
        one = values(give.subject)
        yield from ((a, b) for i, a in enumerate(one) for b in one[i + 1 :])
        return
    for subject in values(give.subject):
        for object_ in values(give.object):
            yield subject, object_


def _hosts(rows: Iterable[Row]) -> dict[str, tuple[Argument, ...]]:
    hosts: dict[str, dict[str, Argument]] = {}
    for row in rows:
        if row.predicate == "hosted":
            hosts.setdefault(row.object.label, {})[row.subject.label] = row.subject
    return {event: tuple(found.values()) for event, found in hosts.items()}


def _as_planned(rows: Iterable[Row], reading: Reading) -> Iterator[Row]:
    """The rows with what a preview says of its event as a plan: 本次比赛设九个项目."""
    planned = {h.label for h in reading.events if h.status is Status.PLANNED}
    for row in rows:
        events = {end.label for end in (row.subject, row.object) if end.type == "Event"}
        said = row.status in (Status.DONE, Status.ONGOING) and row.predicate != "hasMetric"
        later = bool(events & planned) or _put_off(row, reading)
        yield replace(row, status=Status.PLANNED) if said and later else row


def _put_off(row: Row, reading: Reading) -> bool:
    """Whether its sentence says of a part that it comes later: 节会设甲赛、乙展，其中甲赛推迟一天."""
    if row.predicate != "includesActivity":
        return False
    words = _QUOTES.sub("", reading.sentences[row.sentence].text.value)
    return any(_LATER.match(words, m.end()) for m in re.finditer(re.escape(row.object.label), words))


def _sane(rows: Iterable[Row]) -> Iterator[Row]:
    """Only what the signature of its predicate allows, and never a thing related to itself."""
    for row in rows:
        subjects, objects = SIGNATURES.get(row.predicate, (None, None))
        if subjects and (row.subject.type not in subjects or row.object.type not in (objects or ())):
            continue
        itself = row.predicate == "implements" and row.subject.label.endswith(row.object.label)
        if row.subject.label != row.object.label and not itself:
            yield row
