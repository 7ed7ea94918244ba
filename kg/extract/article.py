"""Facts of one article: rules sentence by sentence, then what only the whole article can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.aliases import Names
from kg.extract.anchors import anchor
from kg.extract.announced import EVENT_PREDICATES, announces, is_there
from kg.extract.containment import containment
from kg.extract.credits import credits
from kg.extract.encode import Encoded, encode
from kg.extract.events import Happening, Occurrence, Spot, cluster, current
from kg.extract.filler import BODIES, Filler, Instance
from kg.extract.frames import Frames
from kg.extract.join import join
from kg.extract.launched import Launched
from kg.extract.match import apply
from kg.extract.measured import Measured
from kg.extract.metric_facts import metric_rows
from kg.extract.metrics import MetricReader
from kg.extract.owners import Owners
from kg.extract.participants import fullest, without_hosts
from kg.extract.person_facts import person_rows
from kg.extract.row import Row
from kg.extract.rules import Give, Rule, compile_rules, expand_macros
from kg.extract.settings import SceneReader, setting_rows
from kg.extract.status import StatusReader
from kg.extract.subjects import SubjectReader
from kg.extract.themes import theme_rows
from kg.extract.titles import in_body
from kg.extract.topic_words import TopicWords
from kg.model import Annotated, Argument, BlockKind, Fact, Mention, Sentence, Status
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["Extractor", "Reading"]

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
_TOTALS = re.compile(
    "(?:今年|去年|入[春夏秋冬汛]|[0-9]{4}年)以来|近年来|[0-9一二两三四五六七八九十多]+年来|截至(?!当|昨|今[日天晚])|累计|前[0-9一二三四五六七八九十]+个月|全年|上半年"
    "|(?:介绍|表示|透露)(?:说)?，|每个?[月周年季]|平时|平日"
)

_QUOTES = re.compile("[“”]")
_LATER = re.compile("因?[^，。；、]{0,8}?(?:推迟|延期|延后|改期|顺延)")
#: What else a work may be called to which 该工程 points.
_KINDS = {"工程": ("工程", "项目", "建设", "改造"), "平台": ("平台", "系统", "网"), "机制": ("机制", "制")}
_THIS_KIND = re.compile(f"(?:该|这项|这一|此|上述)(?P<kind>{'|'.join(_KINDS)})")


@dataclass(slots=True)
class Reading:
    """What is known of one article while its facts are read; it never leaves this stage.

    :param events: the happenings named by stage-1 rules; ``programs`` likewise.
    :param hosts: event label → who held it, by the stage-1 rules.
    :param announces: whether the article tells of an event to come (see :mod:`kg.extract.announced`).
    """

    annotated: Annotated
    encoded: tuple[Encoded, ...]
    names: Names
    status: StatusReader
    metrics: MetricReader
    topic_words: TopicWords
    owners: Owners
    instances: tuple[Instance, ...] = ()
    events: Sequence[Happening] = ()
    programs: Sequence[Happening] = ()
    hosts: dict[str, tuple[Argument, ...]] | None = None
    announces: bool = False

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.annotated.sentences

    def read_status(self, sentence: int, start: int, end: int) -> Status | None:
        read = self.sentences[sentence]
        return self.status.read(read.text.value, start, end, read.words)

    def stated(self, instance: Instance) -> Status | None:
        """How a rule's words are put; of an event to come everything is a plan that is not there already."""
        status = self.read_status(instance.sentence, *instance.stated)
        if instance.rule.status:
            status = Status(instance.rule.status)
        sentence = self.sentences[instance.sentence]
        speaks_of_event = all(give.predicate in EVENT_PREDICATES for give in instance.rule.gives)
        if status is Status.DONE and self.announces and speaks_of_event and not is_there(sentence):
            return Status.PLANNED
        return status

    def thing(self, happening: Happening, kind: str) -> Argument:
        return Argument(happening.label, kind, happening.aliases, local=True)

    def event(
        self, sentence: int, position: int, status: Status, parts: frozenset[str] = frozenset()
    ) -> Argument | None:
        """The event under discussion; a sentence of totals (今年以来, 累计) speaks of none but its own.

        :param parts: what is said to be part of it; an event so named is not the one under discussion.
        """
        events = [h for h in self.events if not any(o.label in parts for o in h.occurrences)]
        if _TOTALS.search(self.sentences[sentence].text.value, 0, position):
            events = [h for h in events if any(o.sentence == sentence for o in h.occurrences)]
        if status is Status.PLANNED:
            # Plans at the end of a report are no part of the event it reports.
            events = [
                h for h in events if h.status is status or any(o.sentence == sentence for o in h.occurrences)
            ]
        found = current(events, self.spot(sentence, position), status)
        return self.thing(found, "Event") if found else None

    def program(self, sentence: int, position: int, status: Status) -> Argument | None:
        """The programme under discussion; 该工程 means one that is called so."""
        kind = _THIS_KIND.match(self.sentences[sentence].text.value, position)
        programs = [p for p in self.programs if not kind or any(w in p.label for w in _KINDS[kind["kind"]])]
        found = current(programs, self.spot(sentence, position), status)
        return self.thing(found, "Program") if found else None

    def spot(self, sentence: int, position: int) -> Spot:
        text = self.sentences[sentence].text.value
        end = text.find("；", position)
        statement = (text.rfind("；", 0, position) + 1, len(text) if end < 0 else end)
        return Spot(sentence, position, statement, not self.opens(sentence))

    def opens(self, sentence: int) -> bool:
        """Whether a sentence opens a paragraph."""
        before = self.sentences[sentence - 1].paragraph if sentence else -1
        return before != self.sentences[sentence].paragraph

    def known_as(self, label: str, things: Sequence[Happening]) -> Happening | None:
        return next((h for h in things for o in h.occurrences if o.label == label), None)

    def subject_before(self, sentence: int) -> Mention | None:
        """The body that earlier sentences of the paragraph speak of, else the one of the headline."""
        own = self.sentences[sentence]
        for number in range(sentence - 1, -1, -1):
            other = self.sentences[number]
            if other.block is not BlockKind.PARAGRAPH and own.block is BlockKind.PARAGRAPH:
                continue
            if sentence - number > 3:
                break
            for mention in other.mentions:
                starts = mention.start == 0 or other.text.value[mention.start - 1] in "，；：。"
                if (
                    starts
                    and mention.type in BODIES
                    and other.text.value[mention.end : mention.end + 1] != "的"
                ):
                    return mention
        return self._headed() if own.block is BlockKind.PARAGRAPH else None

    def _headed(self) -> Mention | None:
        """The body that opens the headline: the article is about what it does."""
        for sentence in self.sentences:
            first = sentence.mentions[0] if sentence.mentions else None
            if sentence.block is BlockKind.HEADLINE and first and first.start == 0 and first.type in BODIES:
                return first
        return None

    def argument(self, filler: Filler, sentence: int = 0) -> Argument:
        """A filler as an argument: events and programmes by their fullest name, bodies likewise.

        :param sentence: where the filler stands; 当天 means the day named before it.
        """
        if filler.type in ("Event", "Program"):
            things = self.events if filler.type == "Event" else self.programs
            known = self.known_as(filler.label, things)
            return (
                self.thing(known, filler.type) if known else Argument(filler.label, filler.type, local=True)
            )
        if filler.type == "Time" and filler.mention and filler.mention.time:
            mention = anchor(self, sentence, filler.mention) or filler.mention
            return Argument(mention.label, "Date", iso=mention.time.iso if mention.time else None)
        if filler.type in ("Quote", "EventQuote", "Speech"):
            return Argument(filler.label, "Theme", local=True)
        label, forms = self.names.canonical(filler.label)
        return Argument(label, self.names.types.get(label, filler.type), forms, local=filler.type == "Group")


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
            self.metrics,
            self.topic_words,
            self.owners,
        )
        reading.instances = tuple(
            instance
            for number, one in enumerate(encoded)
            for instance in apply(self.rules, one, number, self.frames, self.subjects)
        )
        if any(_occurrences((i for i in reading.instances if not i.rule.alone), "Event", reading)):
            reading.instances = tuple(i for i in reading.instances if not i.rule.alone)
        first = [i for i in reading.instances if i.rule.stage == 1]
        heads = frozenset(self.resources.words("event_heads"))
        reading.announces = announces(_occurrences(first, "Event", reading), reading.sentences)
        reading.events = cluster([*_occurrences(first, "Event", reading), *_pointers(reading, heads)], heads)
        reading.programs = cluster(
            _occurrences(first, "Program", reading),
            frozenset(self.resources.words("program_heads")),
            bare=False,
        )
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
        rows += theme_rows(reading.events, reading, self.resources)
        rows += person_rows(reading, self.resources)
        rows += metric_rows(reading)
        rows += containment(annotated, reading.names)
        rows = list(_as_planned(_sane(rows), reading))
        return [*credits(annotated.article), *fullest(without_hosts(rows))]


def _occurrences(instances: Iterable[Instance], kind: str, reading: Reading) -> Iterator[Occurrence]:
    for instance in instances:
        for name, fillers in instance.slots.items():
            for filler in fillers:
                if filler.type != kind or not instance.rule.types.get(name):
                    continue
                status = reading.stated(instance)
                if status is not None and status is not Status.GOAL:
                    block = reading.sentences[instance.sentence].block
                    yield Occurrence(
                        instance.sentence,
                        filler.start,
                        filler.label,
                        block,
                        status,
                        instance.rule.confidence < WEAK,
                        bool(instance.slots.get("主办")) and reading.opens(instance.sentence),
                        instance.timeless,
                        instance.summed,
                    )


def _pointers(reading: Reading, heads: frozenset[str]) -> Iterator[Occurrence]:
    """Words that speak of an event again without a rule of their own: 此次义诊, 活动中."""
    named = alternatives(heads)
    pattern = compiled(
        f"(?:此次|本次|这次|本届|这场|本场)[^，。；、]{{0,8}}?(?:{named})|(?:{named})(?=中，|现场，|上，|期间，|结束后|当天，)"
    )
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
            if mention:
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
        if row.subject.label != row.object.label:
            yield row
