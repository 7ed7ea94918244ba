"""When and where an event took place that is named without saying so: the scene that its report opens with.

5月12日晚，某某文化广场，戏刚落幕。这是……主办的巡演：the time and the place stand in a sentence before the
name. They are taken from the same sentence or from those before it, as long as no other event is named in
between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.events import Happening, Occurrence
from kg.extract.filler import Filler
from kg.extract.row import Row
from kg.model import BlockKind, Mention, Status
from kg.patterns import compiled

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["SceneReader", "setting_rows"]

CONFIDENCE = 0.75
_RULE, _DAY_RULE, _BEHIND_RULE = "event.scene@1", "event.scene-day@1", "event.scene-behind@1"
#: Sentences between a scene and the name of the event.
FARTHEST = 4
#: An event named so soon after the article opens is the one whose scene it paints.
NEAR = 3
_DAY = re.compile(
    "[0-9一二三四五六七八九十][日号]|[0-9][-~至—][0-9]+日|[昨今前][日天晚晨早夜]|周[一二三四五六日末]|[上中下]旬"
)
_NOT_BEFORE = re.compile("(?:原定于?|原计划|截至|截止|自|从|至|到|出生于)$")
#: 持续, 前后, 6月14日是文化遗产日: a time that is not when it took place.
_NOT_AFTER = re.compile(
    "是|以来|起，|之前|前，|以前|出生|前后|，?(?:记者)?[^，。；]{0,30}(?:获悉|了解到|得知)"
)
_BEGUN = re.compile("[自从]")
_TOTAL = re.compile("^截[至止]|以来")


@dataclass(frozen=True, slots=True)
class SceneReader:
    """Finds the places that open a scene; built once from the macros."""

    place: re.Pattern[str]

    @classmethod
    def of(cls, macros: dict[str, str]) -> SceneReader:
        return cls(compiled(macros["SCENE_PLACE"]))


def setting_rows(reading: Reading, rows: Sequence[Row], reader: SceneReader) -> Iterator[Row]:
    """A date and a venue for each event that has none of its own."""
    dates = [row for row in rows if row.predicate == "heldOn" and _fixed(row)]
    # 巡演自3月6日在甲地启动以来: when and where it began says nothing of the scene that the report paints.
    begun = {(row.subject.label, row.sentence) for row in dates if _BEGUN.match(row.object.label)}
    dated = {row.subject.label for row in dates if not _BEGUN.match(row.object.label)}
    places = {(row.subject.label, row.sentence) for row in rows if row.predicate == "heldAt"}
    placed = {label for label, _ in places - begun}
    opening = next((n for n, s in enumerate(reading.sentences) if s.block is BlockKind.PARAGRAPH), 0)
    for event in reading.events:
        first = _first(event) or _headlined(reading, event, opening)
        if first is None or first.status is not Status.DONE:
            continue
        before = list(_before(reading, event, first))
        soon = first.sentence <= opening + NEAR
        if event.label not in dated:
            yield from _date(reading, event, before, soon=soon)
        if event.label not in placed and soon:
            found = [*_place(reading, event, before, reader), *_place_behind(reading, event, first, reader)]
            yield from found[:1]


def _fixed(row: Row) -> bool:
    return bool(_DAY.search(row.object.label))


def _first(event: Happening) -> Occurrence | None:
    """The first mention in the body that names it; parts of something larger have no scene of their own."""
    named = [o for o in event.occurrences if o.block is BlockKind.PARAGRAPH and not o.weak]
    return min(named, key=lambda o: (o.sentence, o.position), default=None)


def _headlined(reading: Reading, event: Happening, opening: int) -> Occurrence | None:
    """What the headline alone names, or the report only points to, is what the first sentence tells of, if
    that names nothing else."""
    others = {o.sentence for other in reading.events if other is not event for o in other.occurrences}
    elsewhere = event.occurrences[0].block is BlockKind.HEADLINE or event.unnamed
    if not elsewhere or min(others, default=opening + 1) <= opening:
        return None
    return replace(
        event.occurrences[0], sentence=opening, position=len(reading.sentences[opening].text.value)
    )


def _before(reading: Reading, event: Happening, first: Occurrence) -> Iterator[tuple[int, int]]:
    """Sentences that may set the scene, nearest first, each with where to stop looking in it."""
    others = [
        (o.sentence, o.position)
        for other in reading.events
        if other is not event
        for o in other.occurrences
        if o.block is BlockKind.PARAGRAPH
    ]
    yield first.sentence, first.position
    for number in range(first.sentence - 1, max(-1, first.sentence - FARTHEST - 1), -1):
        sentence = reading.sentences[number]
        if sentence.block is not BlockKind.PARAGRAPH or any(place[0] == number for place in others):
            return
        yield number, len(sentence.text.value)


def _date(
    reading: Reading, event: Happening, before: Iterable[tuple[int, int]], *, soon: bool
) -> Iterator[Row]:
    """The nearest day; one that opens a sentence at the head of the report is told as a rule of its own."""
    for number, stop in before:
        text = reading.sentences[number].text.value
        for mention in reversed(reading.sentences[number].mentions):
            if mention.type != "Time" or mention.end > stop or not _opens(text, mention):
                continue
            filler = Filler(mention.label, "Time", mention.start, mention.end, mention)
            opens = soon and text[: mention.start][-1:] in ("", "”")
            yield _row(reading, event, "heldOn", filler, number, _DAY_RULE if opens else _RULE)
            return


def _opens(text: str, mention: Mention) -> bool:
    """Whether a time is a day on which what follows took place."""
    return bool(
        mention.time
        and mention.time.kind in ("instant", "interval")
        and _DAY.search(mention.label)
        and not _TOTAL.search(mention.label)
        and not _NOT_BEFORE.search(text, 0, mention.start)
        and not _NOT_AFTER.match(text, mention.end)
    )


def _place(
    reading: Reading, event: Happening, before: Iterable[tuple[int, int]], reader: SceneReader
) -> Iterator[Row]:
    for number, stop in before:
        encoded = reading.encoded[number]
        found = [
            encoded.mention(match.start("place"))
            for match in reader.place.finditer(encoded.text)
            if encoded.starts[match.start("place")] < stop
        ]
        for mention in found:
            if mention:
                filler = Filler.of(mention)
                yield _row(reading, event, "heldAt", filler, number, _RULE)
                return


def _place_behind(
    reading: Reading, event: Happening, first: Occurrence, reader: SceneReader
) -> Iterator[Row]:
    """The place that opens the sentence behind the name: 街道开展秋游活动。在某某生态园，居民们……"""
    number = first.sentence + 1
    after = reading.sentences[number] if number < len(reading.sentences) else None
    if not after or after.block is not BlockKind.PARAGRAPH or not after.text.value.startswith("在"):
        return
    encoded = reading.encoded[number]
    match = reader.place.match(encoded.text)
    mention = encoded.mention(match.start("place")) if match else None
    if mention:
        yield _row(reading, event, "heldAt", Filler.of(mention), number, _BEHIND_RULE)


def _row(reading: Reading, event: Happening, predicate: str, filler: Filler, number: int, rule: str) -> Row:
    return Row(
        reading.thing(event, "Event"),
        predicate,
        reading.argument(filler, number),
        Status.DONE,
        rule,
        CONFIDENCE,
        number,
        filler.start,
        filler.end,
    )
