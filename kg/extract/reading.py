"""What is known of one article while its facts are read: its events, programmes and who was spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.aliases import Names
from kg.extract.anchors import anchor
from kg.extract.announced import EVENT_PREDICATES, is_there
from kg.extract.encode import Encoded
from kg.extract.events import Happening, Spot, begins, current
from kg.extract.filler import BODIES, Filler, Instance
from kg.extract.indicators import Wording
from kg.extract.metrics import MetricCandidate
from kg.extract.owners import Owners
from kg.extract.status import StatusReader
from kg.extract.topic_words import TopicWords
from kg.model import Annotated, Argument, BlockKind, Mention, Sentence, Status

__all__ = ["Reading"]

_TOTALS = re.compile(
    "(?:今年|去年|入[春夏秋冬汛伏]|[0-9]{4}年)以来|近年来|[0-9一二两三四五六七八九十多]+年来|截至(?!当|昨|今[日天晚])|累计|前[0-9一二三四五六七八九十]+个月|全年|上半年"
    "|(?:介绍|表示|透露)(?:说)?，|每个?[月周年季]|平时|平日|自[0-9]{4}年起|目前，?已|先后(?:开展|举办|组织)[^。；]{4,60}$"
)
#: 活动期间还将……, 职工们还将参加……: what is still to come of the event that the report is about.
_GOES_ON = re.compile(
    "(?:活动|比赛|赛事|大赛|运动会|展览|展会|节会)期间|(?:本次|此次|本届)[^，。；]{0,8}还将|还将(?=参加|角逐|进行[^，。；]{0,12}比赛)|将在[^。；]{0,60}(?:角逐|比拼|较量)"
)
#: What else a work may be called to which 该工程 points.
_KINDS = {"工程": ("工程", "项目", "建设", "改造"), "平台": ("平台", "系统", "网"), "机制": ("机制", "制")}
_THIS_KIND = re.compile(f"(?:该|这项|这一|此|上述)(?P<kind>{'|'.join(_KINDS)})")


@dataclass(slots=True)
class Reading:
    """What is known of one article while its facts are read; it never leaves this stage.

    :param events: the happenings named by stage-1 rules; ``programs`` likewise.
    :param hosts: event label → who held it, by the stage-1 rules.
    :param announces: whether the article tells of an event to come (see :mod:`kg.extract.announced`).
    :param figures: for each sentence its figures, whether they may be stated or not.
    """

    annotated: Annotated
    encoded: tuple[Encoded, ...]
    names: Names
    status: StatusReader
    figures: tuple[tuple[MetricCandidate, ...], ...]
    wording: Wording
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
        text = read.text.value
        for name in read.mentions if self.status.wish.search(text) else ():
            # 走进希望小学: a name is no wish.
            if name.type in BODIES and self.status.wish.search(name.label) and not start <= name.start < end:
                text = text[: name.start] + "某" * (name.end - name.start) + text[name.end :]
        return self.status.read(text, start, end, read.words)

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
        if status is Status.DONE:
            events = [h for h in events if not (h.status is Status.PLANNED and begins(h) > sentence)]
        if status is Status.PLANNED:
            # Plans at the end of a report are no part of the event it reports.
            planned = [
                h for h in events if h.status is status or any(o.sentence == sentence for o in h.occurrences)
            ]
            goes_on = _GOES_ON.search(self.sentences[sentence].text.value)
            events = planned if planned or not goes_on else events
        found = current(events, self.spot(sentence, position), status)
        return self.thing(found, "Event") if found and not self._aside(found) else None

    def _aside(self, event: Happening) -> bool:
        """Whether an event is only mentioned, in a report that is about a programme named before it."""
        first = min(o.sentence for o in event.naming)
        before = any(p.occurrences[0].sentence < first for p in self.programs)
        return before and all(o.timeless for o in event.naming)

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
        left = 3
        for number in range(sentence - 1, -1, -1):
            other = self.sentences[number]
            if other.block is not BlockKind.PARAGRAPH and own.block is BlockKind.PARAGRAPH:
                continue
            if left == 0:
                break
            if not other.text.value.endswith("”"):  # what somebody says changes no subject
                left -= 1
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
        return self.names.argument(filler.label, filler.type, local=filler.type == "Group")
