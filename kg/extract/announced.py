"""Articles that announce: their first event is still to come, and so is what they tell of it without 将.

将于6月在甲公园举行……活动由甲局主办，设A、B两个项目: the second sentence has no word of the future, yet nobody
has held anything so far. Only words of what is there already (已, 了, 目前) take a sentence out of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.extract.events import Occurrence
from kg.extract.status import FIRM
from kg.model import BlockKind, Sentence, Status

__all__ = ["EVENT_PREDICATES", "announces", "is_there"]

#: What is said of an event, and with it becomes a plan.
EVENT_PREDICATES = frozenset(
    {"hosted", "partneredWith", "heldAt", "heldOn", "hasParticipant", "hasAudience"}
    | {"includesActivity", "hasTheme"}
)
_THERE = re.compile(f"{FIRM}|(?:近日|日前)(?!，?(?:记者)?从)|以来|落幕|圆满|现场气氛|[上往]届|每年|历届")


def announces(occurrences: Iterable[Occurrence], sentences: Sequence[Sentence]) -> bool:
    """Whether the first event that the body names is planned, and nothing says elsewhere that it was held.

    :param occurrences: the mentions of events that rules found, with the status of their sentences.
    """
    body = [o for o in occurrences if sentences[o.sentence].block is BlockKind.PARAGRAPH]
    if not body:
        return False
    first = min((o.sentence, o.position) for o in body)
    # Rules that read 由A主办的E，将于 only as far as E find no word of the future.
    if all(o.status is not Status.PLANNED for o in body if (o.sentence, o.position) == first):
        return False
    return not any(o.status is Status.DONE and is_there(sentences[o.sentence]) for o in body)


def is_there(sentence: Sentence) -> bool:
    """Whether a sentence tells what is there or done already."""
    return bool(_THERE.search(sentence.text.value))
