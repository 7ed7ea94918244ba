"""When an event was held, told once: 12月21日 beside 12月21日上午, and 近日 beside a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.row import Row

__all__ = ["told_most_exactly"]

#: 近日, 连日来: when it was, as far as nobody says the day.
_VAGUE = re.compile("近日|近期|日前|连日来?|日来|最近|前不久")


def told_most_exactly(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without times of an event that another row tells more exactly.

    A day that is part of a longer time stays where both are told in one sentence: 5月1日至3日, 5月1日上午.
    """
    rows = list(rows)
    times: dict[str, list[Row]] = {}
    for row in rows:
        if row.predicate == "heldOn":
            times.setdefault(row.subject.label, []).append(row)
    for row in rows:
        others = times[row.subject.label] if row.predicate == "heldOn" else ()
        if not any(_more_exact(other, row) for other in others):
            yield row


def _more_exact(other: Row, row: Row) -> bool:
    label = row.object.label
    if other.status is not row.status or other.object.label == label:
        return False
    longer = other.object.label.startswith(label) and other.sentence != row.sentence
    return longer or (bool(_VAGUE.fullmatch(label)) and not _VAGUE.fullmatch(other.object.label))
