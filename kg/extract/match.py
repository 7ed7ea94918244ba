"""Rules against one sentence: triggers found, slots filled, nothing decided yet about the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from kg.extract.encode import BLOCKS, QUOTES, Encoded, pieces
from kg.extract.filler import Filler, Instance
from kg.extract.frames import Frames
from kg.extract.rules import Rule, Slot
from kg.extract.subjects import Member, SubjectReader

__all__ = ["Filler", "Instance", "apply"]

_LIST, _COMMA = re.compile("、|和|与|以及|及|，"), re.compile("、|，|以及")
_POINTING = re.compile("[该本我全][省市区县旗州镇乡村]")
_COUNT = re.compile(
    r"^(?:了|的|一场|一次|一系列|系列|一堂|一期|一轮|首轮|多场|多次|数场|各类|各种|相关|为期\S天的)+"
)


def apply(
    rules: Iterable[Rule], encoded: Encoded, number: int, frames: Frames, subjects: SubjectReader
) -> Iterator[Instance]:
    """Every rule that fires on a sentence; of one group only the first rule on the same words."""
    taken: set[tuple[str, int]] = set()
    scene = frames.scene(encoded)
    for rule in rules:
        if rule.blocks and encoded.sentence.block not in rule.blocks:
            continue
        for match in rule.match.finditer(encoded.text):
            key = (rule.group, match.start())
            if key in taken or not match.group() or not _at_word(match.start(), encoded):
                continue
            if rule.frame:
                if frame := frames.read(rule.frame, match, scene):
                    taken.add(key)
                    span = encoded.span(frame.start, frame.end)
                    verb = encoded.span(*frame.verb) if frame.verb else None
                    yield Instance(
                        rule,
                        number,
                        *span,
                        frame.slots,
                        frame.closed,
                        verb,
                        frame.timeless,
                        frame.summed,
                        frame.inside,
                    )
                continue
            slots = _own_slots(rule, match, encoded)
            for slot in rule.slots:
                slots[slot.name] = tuple(
                    _acting(slot, match, encoded, subjects)
                    if slot.look in ("subject", "object")
                    else _look(slot, match, encoded)
                )
            taken.add(key)
            start, end = encoded.span(match.start(), match.end())
            yield Instance(rule, number, start, end, slots)


def _at_word(index: int, encoded: Encoded) -> bool:
    """Whether a match starts where a word starts: 推|进行|政审批 is no 进行, 充|分发|挥 no 分发."""
    if encoded.mention(index):
        return True
    words = encoded.sentence.words
    position = encoded.starts[index]
    found = bisect_left(words, position)
    return not words or (found < len(words) and words[found] == position)


def _own_slots(rule: Rule, match: re.Match[str], encoded: Encoded) -> dict[str, tuple[Filler, ...]]:
    slots: dict[str, tuple[Filler, ...]] = {}
    for name in rule.match.groupindex:
        if match[name]:
            start, end = match.span(name)
            slots[name] = tuple(_fillers(encoded, start, end, rule.types.get(name)))
    return slots


def _fillers(encoded: Encoded, start: int, end: int, kind: str | None) -> Iterator[Filler]:
    """A mention slot gives its mentions; a word slot gives its words, a starred one a list of them."""
    if kind is None:
        begins = {mention.start for mention in encoded.sentence.mentions}
        for mention in encoded.mentions(start, end):
            words = encoded.sentence.text.printed[mention.start : mention.end]
            # 该县|某某镇卫生院: a word that points before a name only says where that lies.
            if not (mention.end in begins and _POINTING.fullmatch(words)):
                yield Filler.of(mention)
        return
    listed = kind.endswith("*")
    text = encoded.text
    items = _items(text, start, end) if listed else [(start, end)]
    # “A”“B”“C” stand side by side without a separator: each quotation is a piece of its own.
    for piece_start, piece_end in (part for item in items for part in _side_by_side(text, *item)):
        counted = listed and piece_end - piece_start > 1 and _counts(text[piece_end - 1])
        # 血糖检测100人次: a figure at the end is no part of the name.
        first, last = encoded.span(piece_start, piece_end - counted)
        printed = encoded.sentence.text.printed[first:last]
        trimmed = _COUNT.sub("", printed)
        first += len(printed) - len(trimmed)
        label = trimmed.removesuffix("各").translate(QUOTES).strip()
        if len(label) >= 2:
            yield Filler(label, kind.rstrip("*"), first, last)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list: 衣物和餐具的保洁、婴儿护理和急救 are three, for 和 joins the last two only."""
    *first, last = pieces(text, start, end, _COMMA)
    yield from first
    yield from pieces(text, *last, _LIST)


def _counts(character: str) -> bool:
    return 0 <= ord(character) - BLOCKS["Quantity"] < 0x100


def _side_by_side(text: str, start: int, end: int) -> list[tuple[int, int]]:
    quote = BLOCKS["Quote"]
    quotes = [index for index in range(start, end) if quote <= ord(text[index]) < quote + 512]
    if len(quotes) > 1 and quotes == list(range(quotes[0], end)):
        # 亲子活动《甲》《乙》: what they are stands before the first of them.
        return [(start, quotes[0] + 1), *((index, index + 1) for index in quotes[1:])]
    return [(start, end)]


def _look(slot: Slot, trigger: re.Match[str], encoded: Encoded) -> Iterator[Filler]:
    """The mentions of the run that a slot picks."""
    low, high = encoded.clause(trigger.start()) if slot.within == "clause" else (0, len(encoded.text))
    if slot.look == "left":
        high = trigger.start()
    elif slot.look == "right":
        low = trigger.end()
    runs = [
        match.span()
        for match in slot.pattern.finditer(encoded.text, low, high)
        if _fits(slot, encoded.text, *match.span())
        and not (trigger.start() <= match.start() < trigger.end() and slot.look != "any")
    ]
    if not runs:
        return
    if slot.pick != "all":
        distance = {run: min(abs(run[0] - trigger.end()), abs(trigger.start() - run[1])) for run in runs}
        chosen = min(runs, key=lambda run: (distance[run] if slot.pick == "near" else -distance[run], run))
        runs = [chosen]
    for start, end in runs:
        yield from _fillers(encoded, start, end, None)


def _acting(
    slot: Slot, trigger: re.Match[str], encoded: Encoded, subjects: SubjectReader
) -> Iterator[Filler]:
    """Who does what the trigger says, or whom it acts on."""
    if slot.look == "subject":
        run = subjects.subject(encoded, trigger.start(), slot.not_before, slot.not_after)
    else:
        run = subjects.object_after(encoded, trigger.end())
    for member in subjects.members(encoded.text, *run) if run else ():
        yield from _member(member, slot.pattern, encoded)


def _member(member: Member, staff: re.Pattern[str], encoded: Encoded) -> Iterator[Filler]:
    """A member as fillers: staff stand for their body (市医院医生 → 市医院), other people of a body are a
    group of its name (新华小学师生), and where 的 or a count stands between, both take part."""
    start, end = encoded.span(member.start, member.end)
    printed = encoded.sentence.text.printed
    if member.kind != "crowd":
        yield from _whole(printed, start, end, member, encoded)
        return
    inner = encoded.starts[member.inner]
    people = printed[inner:end]
    if ord(encoded.text[member.start]) < BLOCKS["AdminDivision"]:
        # A street's or village's people are its residents.
        yield Filler(printed[inner if member.apart else start : end].translate(QUOTES), "Group", start, end)
        return
    if member.apart or staff.search(people):
        yield from _fillers(encoded, member.start, member.start + 1, None)
    if member.apart and not staff.fullmatch(people):
        yield Filler(people.translate(QUOTES), "Group", inner, end)
    elif not staff.search(people):
        yield Filler(printed[start:end].translate(QUOTES), "Group", start, end)


def _whole(printed: str, start: int, end: int, member: Member, encoded: Encoded) -> Iterator[Filler]:
    if member.end - member.start == 1:
        yield from _fillers(encoded, member.start, member.end, None)
    else:
        # “山茶花”志愿者: the group's name in quotes belongs to it.
        yield Filler(printed[start:end].translate(QUOTES), "Group", start, end)


def _fits(slot: Slot, text: str, start: int, end: int) -> bool:
    left = text[max(0, start - 12) : start]
    right = text[end : end + 12]
    return not (
        (slot.after and not slot.after.search(left))
        or (slot.not_after and slot.not_after.search(left))
        or (slot.before and not slot.before.match(right))
        or (slot.not_before and slot.not_before.match(right))
    )
