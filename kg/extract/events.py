"""One event for one happening: its mentions in headline, lead, caption and body are tied together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import BlockKind, Status

__all__ = ["Happening", "Occurrence", "Spot", "begins", "cluster", "current", "dice", "points"]

_POINTER = re.compile(
    "^(?:此次|本次|这次|该次|该项|该|此|本届|这届|当天的?|当日的?|当晚的?|这场|本场|这一|这个|这项|整场|整个)"
)
_NUMBERED = re.compile("第[0-9一二三四五六七八九十百]+(?:届|期|场|次|季度?|批|站|轮|号)|首[届期场次季批站]")
#: Heads so general that two names sharing them share nothing.
LEAD = 3
#: An event named within so many characters is what its sentence opens with.
OPENING = 40
#: A head of so many characters can be the whole name of an event (消防演练).
NAMING_HEAD = 4
#: A pointer with more words than this is a name of its own: 此次科普禁毒宣传活动.
LONGEST_POINTED = 6
#: A headline that shares so much with an event of the body names it.
HEADLINED = 0.5
GENERIC = frozenset(
    {"活动", "会议", "仪式", "比赛", "大赛", "培训", "行动", "宣传", "演出", "大会"}
    | {"赛事", "盛会", "节会", "盛事", "赛会"}
)


def points(label: str) -> bool:
    """Whether words speak of an event named elsewhere: 此次活动."""
    return bool(_POINTER.match(label))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention of an event (or programme): sentence number, position in it, its words.

    :param weak: a part of something larger more often than a happening of its own (上了一堂课).
    :param opens: whether somebody is said to hold it in the sentence that opens a paragraph.
    :param timeless: it does not say whether the event took place: 由甲主办的灯会, 此次灯会.
    :param summed: it counts what was held (共举办灯会8场).
    :param again: somebody is said to have held it "this time" (此次开展义诊服务): it was spoken of before.
    """

    sentence: int
    position: int
    label: str
    block: BlockKind
    status: Status
    weak: bool = False
    opens: bool = False
    timeless: bool = False
    summed: bool = False
    again: bool = False


@dataclass(slots=True)
class Happening:
    """An event of the article with all its mentions; a builder's value that never leaves this stage."""

    occurrences: list[Occurrence] = field(default_factory=list)

    @property
    def summed(self) -> bool:
        """Whether it is a sum of many and no happening that the text goes on to speak of."""
        return all(o.summed for o in self.occurrences)

    @property
    def unnamed(self) -> bool:
        """Whether the article only points to it: 此次献血活动, 活动现场."""
        return all(points(o.label) or o.label in GENERIC for o in self.occurrences)

    @property
    def naming(self) -> Sequence[Occurrence]:
        """The mentions that name it; where all only point (本次活动), those."""
        names = [o for o in self.occurrences if not points(o.label) and o.label not in GENERIC]
        return names or self.occurrences

    @property
    def label(self) -> str:
        """The fullest name in the body; pointers (此次活动) never name an event."""
        named = [o for o in self.occurrences if not points(o.label)] or self.occurrences
        if all(o.label in GENERIC for o in named):
            named = [o for o in self.occurrences if points(o.label)] or named
        body = [o for o in named if o.block is BlockKind.PARAGRAPH] or named
        fullest = max(body, key=lambda o: (min(len(o.label), 22), -o.sentence, -o.position))
        return _POINTER.sub("", fullest.label)

    @property
    def aliases(self) -> tuple[str, ...]:
        labels = {o.label for o in self.occurrences if not points(o.label)}
        return tuple(sorted(labels - {self.label}))

    @property
    def status(self) -> Status:
        """That of the mentions that say how it stands: done if one of them is."""
        order = (Status.DONE, Status.ONGOING, Status.PLANNED, Status.GOAL)
        told = [o for o in self.occurrences if not o.timeless] or self.occurrences
        return min((o.status for o in told), key=order.index)


def dice(a: str, b: str) -> float:
    """Dice overlap of character bigrams.

    >>> dice("义诊活动", "爱心义诊活动")
    0.75
    """
    first = [a[i : i + 2] for i in range(len(a) - 1)]
    second = [b[i : i + 2] for i in range(len(b) - 1)]
    if not first or not second:
        return float(a == b)
    shared = (Counter(first) & Counter(second)).total()
    return 2 * shared / (len(first) + len(second))


def cluster(
    occurrences: Iterable[Occurrence], heads: frozenset[str] = frozenset(), *, bare: bool = True
) -> list[Happening]:
    """Tie mentions together in reading order: a pointer joins the latest event with its head, a name joins
    the event whose name contains it, is contained in it, or shares most of its characters.

    :param bare: a mere head (义诊) names the only thing of the article.
    """
    happenings: list[Happening] = []
    ordered = sorted(occurrences, key=lambda o: (o.block is not BlockKind.PARAGRAPH, o.sentence, o.position))
    for occurrence in ordered:
        home = _home(occurrence, happenings, heads)
        if home is None:
            happenings.append(Happening([occurrence]))
        else:
            home.occurrences.append(occurrence)
    happenings = _pointed_home(happenings)
    named = [h for h in happenings if any(_names(o, heads) for o in h.occurrences)]
    bare_ones = [h for h in happenings if bare and any(_bare(o, heads) for o in h.occurrences)]
    return named or bare_ones or [h for h in happenings if bare and _tells(h)]


def _pointed_home(happenings: list[Happening]) -> list[Happening]:
    """The happenings with those that only point (此次活动) as mentions of the first one with a name, which
    may stand in the headline alone."""
    nameless = [h for h in happenings if all(_only_points(o.label) for o in h.occurrences)]
    named = [h for h in happenings if h not in nameless]
    if named:
        for happening in nameless:
            named[0].occurrences += happening.occurrences
    return named or happenings


def _bare(occurrence: Occurrence, heads: frozenset[str]) -> bool:
    """Whether a mere head is all that the article has for a name: 开展义诊."""
    return occurrence.label in heads and occurrence.label not in GENERIC and not occurrence.weak


def _tells(happening: Happening) -> bool:
    """Whether what an article only points to is called by more than a mere head: 此次慰问活动."""
    return any(
        len(_POINTER.sub("", o.label)) >= NAMING_HEAD and points(o.label) for o in happening.occurrences
    )


def _names(occurrence: Occurrence, heads: frozenset[str]) -> bool:
    """Whether words name an event; a mere head does where a sure rule has it held: 组织开展消防演练."""
    label = occurrence.label
    if label in heads:
        return not occurrence.weak and len(label) >= NAMING_HEAD
    return not _only_points(label)


def _only_points(label: str) -> bool:
    return points(label) and len(_POINTER.sub("", label)) < LONGEST_POINTED


def _home(occurrence: Occurrence, happenings: Sequence[Happening], heads: frozenset[str]) -> Happening | None:
    label = _POINTER.sub("", occurrence.label)
    pointed = label != occurrence.label
    named = _named(occurrence, label, happenings)
    if not named and occurrence.again and not pointed:
        named = next((h for h in reversed(happenings) if _akin(occurrence, h)), None)
    if named or not (pointed or label in heads or label in GENERIC):
        return named
    if len(label) >= LONGEST_POINTED and label not in heads:
        return None  # 此次科普禁毒宣传活动 points to what the text has not named yet: it is its name.
    earlier = [h for h in happenings if h.occurrences[0].sentence <= occurrence.sentence]
    same = [h for h in earlier if label in h.label or (label == "会议" and h.label.endswith("会"))]
    matching = same or [h for h in earlier if h.label[-2:] == label[-2:] or label in GENERIC]
    if matching or pointed or label in GENERIC:
        return next(reversed(matching or earlier or list(happenings)), None)
    return None


def _akin(occurrence: Occurrence, happening: Happening) -> bool:
    """Whether an event of the body has a word of its name in common with what was held this time."""
    return any(
        _shared(occurrence.label, other.label) > 0
        for other in happening.naming
        if not _siblings(occurrence, other) and not _apart(occurrence, other)
    )


def _named(occurrence: Occurrence, label: str, happenings: Sequence[Happening]) -> Happening | None:
    """The event that a name names again: one contains the other, or they share most of their characters."""
    if label in GENERIC:
        return None
    for happening in happenings:
        for other in happening.naming:
            if _siblings(occurrence, other):
                continue
            known = _POINTER.sub("", other.label)
            shorter, longer = sorted((label, known), key=len)
            if shorter == longer:
                return happening
            if _apart(occurrence, other):
                continue
            if shorter in longer and shorter not in GENERIC and len(shorter) >= 4:
                return happening
            if dice(label, known) >= 0.6:
                return happening
            if shorter in GENERIC and shorter in longer and occurrence.block is BlockKind.PARAGRAPH:
                return happening
    return _headlined(occurrence, label, happenings)


def _headlined(occurrence: Occurrence, label: str, happenings: Sequence[Happening]) -> Happening | None:
    """The event of the body that a headline or caption names in its own words: most of them are shared."""
    if occurrence.block is BlockKind.PARAGRAPH:
        return None
    shared = {
        max((_shared(label, o.label) for o in h.naming if not _siblings(occurrence, o)), default=0.0): h
        for h in reversed(happenings)
    }
    best = max(shared, default=0.0)
    return shared[best] if best >= HEADLINED else None


def _shared(one: str, other: str) -> float:
    """The part of the shorter name's pairs of characters that the longer one has too."""
    first, second = ({a[i : i + 2] for i in range(len(a) - 1)} for a in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether one of two body mentions is only planned: what is planned has not been reported as held."""
    body = one.block is BlockKind.PARAGRAPH and other.block is BlockKind.PARAGRAPH
    return body and (one.status is Status.PLANNED) != (other.status is Status.PLANNED)


def _siblings(one: Occurrence, other: Occurrence) -> bool:
    """Whether two names are members of one series: 第一期 and 第二期, or the next, only planned one."""
    first, second = (set(_NUMBERED.findall(o.label)) for o in (one, other))
    if first and second:
        return not first & second
    plans = (one.status is Status.PLANNED) != (other.status is Status.PLANNED)
    return plans and first != second


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an article where something is said.

    :param statement: positions in the sentence between which one thing is said (up to a semicolon).
    :param follows: the sentence before belongs to the same paragraph.
    """

    sentence: int
    position: int
    statement: tuple[int, int]
    follows: bool


def begins(happening: Happening) -> int:
    """The sentence that speaks of an event first."""
    return min(o.sentence for o in happening.occurrences)


def current(happenings: Sequence[Happening], spot: Spot, status: Status) -> Happening | None:
    """The event that the text talks about at a place: the one named in the same statement, else the one with
    which the sentence right before or its paragraph opens, else the first of the article, to which reports
    come back from their side issues; a done fact is tied to an event that
    is only planned where the article opens with it."""
    single = [h for h in happenings if not h.summed]
    strong = [h for h in single if not all(o.weak for o in h.occurrences)] or single
    fitting = [h for h in strong if status is not Status.DONE or h.status in (Status.DONE, Status.ONGOING)]
    if strong and strong[0].status is Status.PLANNED:
        fitting = strong  # a preview speaks of its event as if it were there
    places = sorted(
        (o.sentence, o.position, n, o.opens and not o.weak, o.timeless and len(o.label) <= NAMING_HEAD)
        for n, h in enumerate(fitting)
        for o in h.occurrences
    )
    first, last = spot.statement
    here = [place for place in places if place[0] == spot.sentence and first <= place[1] < last]
    if here:
        before = [place for place in here if place[1] <= spot.position]
        return fitting[(before[-1] if before else here[0])[2]]
    earlier = [place for place in places if place[:2] < (spot.sentence, first)]
    if earlier:
        sentence, position, latest, opens, aside = earlier[-1]
        if opens:  # of several that one sentence opens with, the first
            latest = next(place[2] for place in earlier if place[0] == sentence and place[3])
        carries_on = spot.follows and sentence == spot.sentence - 1 and position < OPENING
        return fitting[latest if (carries_on or opens) and not aside else earlier[0][2]]
    # A lead may paint the scene before it names the event; nothing reaches further ahead than that,
    # but for what a report tells of from the beginning and never names: 此次献血活动.
    near = [h for h in fitting if begins(h) - spot.sentence <= LEAD or (len(fitting) == 1 and h.unnamed)]
    ahead = [h for h in near if not all(o.timeless and not points(o.label) for o in h.occurrences)]
    return ahead[0] if ahead else None
