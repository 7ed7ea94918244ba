"""How a figure is spread over places: 新建公园12处。其中，甲镇、乙镇各4处，丙镇3处.

The places of such a list are the owners, and what is counted was said with the sum before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.metrics import MetricCandidate
from kg.model import Mention, Metric, Quantity, Sentence

__all__ = ["Share", "shares"]

_OPENS = re.compile("其中，?")
#: What may stand between the names of one number, and between a name and its number.
_AND, _HAS = re.compile("、|和|与|及|以及"), re.compile("(?:分别)?(?:各有?|有|建成|新建|完成)?")
#: 把12处|闲置地块改造成口袋公园.
_BECAME = re.compile("[^，。；]{2,10}?(?:改造|改建|打造|变|建设?)(?:成|为)了?(?P<what>[^，。；的]{2,10})")
_CLOSED = re.compile("[，、；。]|$")
_OWNERS = frozenset({"AdminDivision", "Street", "Community", "Place", "Organization", "Agency"})


@dataclass(frozen=True, slots=True)
class Share:
    """A figure of one of the places.

    :param number: the quantity, and :param owner: whose it is; both in the same sentence.
    """

    owner: Mention
    number: Mention
    metric: Metric


def shares(sentence: Sentence, last: Sentence, before: Sequence[MetricCandidate]) -> Iterator[Share]:
    """The figures of a list of places that a sentence opens with 其中; as far as it lists nothing else.

    :param last: the sentence before it, with its figures ``before`` in the order of the text.
    """
    outer = last.text.value
    text = sentence.text.value
    opening = _OPENS.match(text)
    start = opening.end() if opening else len(text)
    for number in sentence.mentions:
        if number.start < start or not (quantity := number.quantity):
            continue
        owners = _owners(sentence, start, number.start)
        whole = next((one for one in reversed(before) if _is_sum(one.metric, quantity)), None)
        if not owners or not whole or not _CLOSED.match(text, number.end):
            return
        metric = Metric(_counted(whole, outer), quantity.value, quantity.unit, quantity.qualifier)
        yield from (Share(owner, number, metric) for owner in owners)
        start = number.end + 1


def _is_sum(whole: Metric, part: Quantity) -> bool:
    return whole.unit == part.unit and whole.value > part.value


def _counted(whole: MetricCandidate, text: str) -> str:
    """What a sum counts in the end: 把12处空地|改造成口袋公园."""
    became = _BECAME.match(text, whole.quantity.end)
    return f"{became['what']}数量" if became else whole.metric.indicator


def _owners(sentence: Sentence, start: int, end: int) -> list[Mention]:
    """The names that fill a stretch up to a number; none if anything else stands there."""
    text, found = sentence.text.value, []
    while name := next((m for m in sentence.mentions if m.start == start and m.type in _OWNERS), None):
        found.append(name)
        joint = _AND.match(text, name.end)
        start = joint.end() if joint else name.end
    return found if found and _HAS.fullmatch(text, start, end) else []
