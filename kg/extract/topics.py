"""What an article speaks of, place by place: the things to which a figure may belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.metric_subjects import PAINTED, Clause
from kg.extract.topic_words import TopicWords
from kg.model import Argument, Mention, Sentence

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["Seen", "Topic", "topics"]

#: Class of a mention → the kind of topic it makes.
KINDS = {
    "AdminDivision": "place",
    "Street": "local",
    "Community": "local",
    "Agency": "agency",
    "Organization": "body",
    "Place": "site",
}
CLASSES = {"program": "Program", "event": "Event", "place": "AdminDivision", "thing": "Program"}
#: The last words of a name that name it again.
SHORTEST = 4
_QUOTES = frozenset('“”‘’《》「」『』"')
_INTO = re.compile(
    r"(?:走进|走入|来到|前往|深入|奔赴|抵达|进驻|联合|会同|携手|邀请|组织|依托|通过|借助|在|于|到|赴|向|为|对|给|与|和|同|从|自|把|将|据|经|让|使)"
    r"了?(?:辖区|全市|全县|全区)?$"
)
_MADE = re.compile(
    r"(?:举办|举行|开展|召开|启动|实施|推出|推行|建立|建成|组建|成立|设立|打造|开设|开通|创建|创办|新建|建设|投用|投放|布设|搭建|组织|出台|制定|上线|设置|建起|改造成|改造为|承办|主办|推进|开启|探索|试点|完善|构建|发起|引进)"
    r"[^，。；“”]{0,10}$"
)
_BY = re.compile(r"(?:由|被)$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One place at which a topic is named.

    :param role: ``subject`` opens its clause, ``made`` is set up or held there, ``in`` stands behind a
        preposition, ``by`` behind 由, ``of`` before 的, ``speaker`` is whose man speaks, else ``other``.
    """

    sentence: int
    start: int
    end: int
    role: str

    @property
    def at(self) -> tuple[int, int]:
        return self.sentence, self.start


@dataclass(slots=True)
class Topic:
    """A thing of the article with the places that name it, in reading order."""

    argument: Argument
    kind: str
    places: list[Seen] = field(default_factory=list)
    weak: bool = False


@dataclass(slots=True)
class _Collector:
    """Collects topics by label; a builder that never leaves this stage."""

    reading: Reading
    frames: Sequence[Sequence[Clause]]
    words: TopicWords
    found: dict[tuple[str, str], Topic] = field(default_factory=dict)
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    deictic: list[tuple[Mention, Seen]] = field(default_factory=list)

    def add(self, argument: Argument, kind: str, seen: Seen) -> Topic:
        key = (argument.label, "name" if kind in KINDS.values() else kind)
        topic = self.found.setdefault(key, Topic(argument, kind))
        topic.places.append(seen)
        return topic

    def seen(self, number: int, start: int, end: int) -> Seen:
        text = self.reading.sentences[number].text.value
        return Seen(number, start, end, role_of(text, start, end, self.frames[number]))

    def free(self, number: int, start: int, end: int) -> bool:
        return not any(a <= start and end <= b for a, b in self.taken.get(number, ()))

    def happenings(self) -> None:
        reading = self.reading
        for things, kind in ((reading.events, "event"), (reading.programs, "program")):
            for thing in things:
                if thing.summed:
                    continue
                weak = all(one.weak for one in thing.occurrences)
                for one in thing.occurrences:
                    text = reading.sentences[one.sentence].text.value
                    end = _label_end(text, one.position, one.label)
                    if len(one.label) > 3:
                        self.taken.setdefault(one.sentence, []).append((one.position, end))
                    topic = self.add(
                        reading.thing(thing, kind.capitalize()),
                        kind,
                        self.seen(one.sentence, one.position, end),
                    )
                    topic.weak = weak

    def names(self, number: int, sentence: Sentence) -> None:
        text = sentence.text.value
        for mention in sentence.mentions:
            if mention.type == "Person":
                if mention.organization and self.words.speaks(text, mention.end):
                    kind = self.reading.names.types.get(mention.organization, "Organization")
                    named = Mention(kind, mention.start, mention.end, mention.organization)
                    self.name(named, Seen(number, mention.start, mention.end, "speaker"))
            elif self.free(number, mention.start, mention.end):
                seen = self.seen(number, mention.start, mention.end)
                if self.words.speaks(text, mention.end):
                    seen = Seen(number, mention.start, mention.end, "speaker")
                self.name(mention, seen)

    def name(self, mention: Mention, seen: Seen) -> None:
        if mention.type not in KINDS or self.words.unnamed(mention.label):
            return
        if self.words.deictic(mention.label):
            self.deictic.append((mention, seen))
            return
        named = self.reading.names.argument(mention.label, mention.type)
        self.add(named, KINDS.get(named.type, KINDS[mention.type]), seen)

    def divisions(self) -> None:
        """全县 and 我县 are one place: the named one of their level, if there is one."""
        for mention, seen in self.deictic:
            if known := self.division(mention.label):
                known.places.append(seen)
            else:
                self.add(Argument(mention.label, mention.type), KINDS[mention.type], seen)

    def quotes(self, number: int, sentence: Sentence) -> None:
        """“红色专线”关爱工程 where no rule has named it."""
        text = sentence.text.value
        for mention in sentence.mentions:
            if mention.type not in ("Quote", "EventQuote") or not self.free(
                number, mention.start, mention.end
            ):
                continue
            if found := self.words.quoted(text, mention):
                kind, end = found
                label = "".join(c for c in text[mention.start : end] if c not in _QUOTES)
                known = next(
                    (
                        t
                        for (name, k), t in self.found.items()
                        if k in CLASSES and (label in name or mention.label in name)
                    ),
                    None,
                )
                seen = self.seen(number, mention.start, end)
                if known:
                    known.places.append(seen)
                else:
                    self.add(Argument(label, CLASSES[kind], local=True), kind, seen)

    def bare(self, number: int) -> None:
        """Clauses whose subject is no name: 专线, 该公司, 园内, 全市."""
        for clause in self.frames[number]:
            subject = clause.subject
            if (
                subject is None
                or subject.type in ("Person", "Group")
                or subject.label.endswith("的")  # 实现“一次办好”的服务目标: an attribute
                or not self.free(number, subject.start, subject.end)
            ):
                continue
            if subject in self.reading.sentences[number].mentions and subject.type in KINDS:
                continue
            seen = Seen(number, subject.start, subject.end, "subject")
            if subject.label.startswith("各"):
                self.add(Argument(subject.label, "Organization", local=True), "body", seen)
            elif known := self.meant(subject, (number, subject.start)):
                known.places.append(seen)
            elif phrase := self.phrase(subject, number):
                kind = "event" if self.words.sort(self.words.core(subject.label))[0] == "event" else "program"
                self.add(Argument(phrase[0], CLASSES[kind], local=True), kind, phrase[1]).places.append(seen)
            elif not self.words.pronoun(subject.label):
                kind = {
                    "Program": "program",
                    "Quote": "program",
                    "Event": "event",
                    "EventQuote": "event",
                    "Place": "place",
                }.get(subject.type, "thing")
                self.add(Argument(subject.label, CLASSES[kind], local=True), kind, seen)

    def shortened(self, number: int) -> None:
        """公共卫生间 speaks of 精品公共卫生间 again: the last words of a name, at least four characters."""
        sentence = self.reading.sentences[number]
        text, starts = sentence.text.value, sentence.words
        for topic in [t for t in self.found.values() if t.kind in ("program", "event")]:
            label = topic.argument.label
            for cut in range(1, len(label) - SHORTEST + 1):
                start = text.find(label[cut:])
                taken = any(p.sentence == number and p.start <= start < p.end for p in topic.places)
                if start < 0 or start not in starts or taken:
                    continue
                if topic.places[0].at < (number, start):
                    topic.places.append(self.seen(number, start, start + len(label) - cut))
                break

    def meant(self, mention: Mention, place: tuple[int, int]) -> Topic | None:
        """The topic that a bare noun stands for: one whose name holds it, else the latest of its sort."""
        if mention.type == "Place" and (division := self.division(mention.label)):
            return division
        core = self.words.core(mention.label)
        kinds = self.words.sort(core)
        latest = {
            key: max((s.at for s in t.places if s.at < place), default=None) for key, t in self.found.items()
        }
        before = sorted((at, key) for key, at in latest.items() if at)
        earlier = [self.found[key] for _, key in reversed(before)]
        for topic in (*earlier, *(t for key, t in self.found.items() if not latest[key])):
            if (not kinds or topic.kind in kinds) and self._named(core, topic):
                return topic
        fitting = (t for t in earlier if t.kind in kinds and self.words.fits(core, t.argument.label, t.kind))
        return next(fitting, None)

    def _named(self, core: str, topic: Topic) -> bool:
        forms = (topic.argument.label, *topic.argument.aliases)
        inside = len(core) > 1 and topic.kind in ("program", "event")
        return any(form.endswith(core) or (inside and core in form) for form in forms)

    def phrase(self, mention: Mention, number: int) -> tuple[str, Seen] | None:
        """The fuller words before a bare noun that no rule has named: 城乡供水一体化（一期）工程 ← 该工程."""
        core = self.words.core(mention.label)
        if len(core) < 2 or not self.words.sort(core):
            return None
        for other in range(number, -1, -1):
            text = self.reading.sentences[other].text.value
            limit = mention.start if other == number else len(text)
            if span := self.words.phrase(text, core, limit):
                label = self.reading.sentences[other].text.printed[slice(*span)]
                return label, Seen(other, *span, "other")
        return None

    def described(self, number: int, span: tuple[int, int]) -> None:
        """投资3800万元的|海上风电项目: what a figure describes is spoken of, named or not."""
        start, end = span
        text = self.reading.sentences[number].text
        known = (p for t in self.found.values() for p in t.places if p.sentence == number)
        if text.value[start].isdigit() or any(start <= p.start < end for p in known):
            return
        label = "".join(c for c in text.printed[start:end] if c not in _QUOTES)
        if meant := self.meant(Mention("Thing", start, end, label), (number, start)):
            meant.places.append(Seen(number, start, end, "other"))
        elif len(label) > 2:
            self.add(
                Argument(label, CLASSES["thing"], local=True), "thing", Seen(number, start, end, "other")
            )

    def division(self, words: str) -> Topic | None:
        """全市, 我县: the place of that level that the article names most; None if it names none."""
        fitting = [
            t
            for t in self.found.values()
            if t.kind in ("place", "local")
            and t.argument.label.endswith(words[1:])
            and not t.argument.label.endswith("地区")  # no 全区, 我区
            and t.argument.label != "全" + words[1:]  # 该县 is more than another word for a level
        ]
        return max(fitting, key=lambda t: len(t.places), default=None)


def topics(
    reading: Reading,
    frames: Sequence[Sequence[Clause]],
    words: TopicWords,
    described: Iterable[tuple[int, tuple[int, int]]] = (),
) -> list[Topic]:
    """The topics of an article in the order of their first places.

    :param described: sentence and span of what figures describe; it is a topic even without a name.
    """
    collector = _Collector(reading, frames, words)
    collector.happenings()
    for number, sentence in enumerate(reading.sentences):
        collector.names(number, sentence)
    collector.divisions()
    for number, sentence in enumerate(reading.sentences):
        collector.quotes(number, sentence)
    for number in range(len(reading.sentences)):
        collector.bare(number)
    for number in range(len(reading.sentences)):
        collector.shortened(number)
    for number, span in described:
        collector.described(number, span)
    for topic in collector.found.values():
        topic.places.sort(key=lambda seen: seen.at)
    return sorted(collector.found.values(), key=lambda t: t.places[0].at)


def _label_end(text: str, start: int, label: str) -> int:
    position, rest = start, 0
    while position < len(text) and rest < len(label):
        if text[position] == label[rest]:
            rest += 1
        elif text[position] not in _QUOTES and not text[position].isspace():
            break
        position += 1
    return position


def role_of(text: str, start: int, end: int, clauses: Sequence[Clause]) -> str:
    """How a thing stands in its clause."""
    clause = next((c for c in clauses if c.start <= start < c.end), None)
    if clause and clause.subject and clause.subject.start <= start < clause.subject.end:
        return "in" if PAINTED.match(text, clause.subject.end) else "subject"
    before = text[max(0, start - 14) : start].rstrip("“《")
    if _BY.search(before):
        return "by"
    if _MADE.search(before):
        return "made"
    if text.startswith("的", end):
        return "of"
    if _INTO.search(before):
        return "in"
    if clause and start <= clause.predicate:
        return "subject"
    return "other"
