"""What a speaker only asks for took place nowhere: 镇长要求，一要……。二要强化宣传。通过悬挂条幅……"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.reading import Reading
from kg.extract.row import Row

__all__ = ["without_demands"]

#: The first of demands in a row.
_DEMAND = re.compile("(?:^|[，。；：])[一二三四五六]要")
#: What a demand tells as if it were a part of the event at which it was made.
_PARTS = frozenset({"includesActivity", "hasAudience", "hasParticipant", "heldAt"})


def without_demands(rows: Iterable[Row], reading: Reading) -> Iterator[Row]:
    """The rows without parts of an event that stand behind a demand, up to the end of its paragraph."""
    asked: set[int] = set()
    for number, sentence in enumerate(reading.sentences):
        goes_on = number - 1 in asked and reading.sentences[number - 1].paragraph == sentence.paragraph
        if goes_on or _DEMAND.search(sentence.text.value):
            asked.add(number)
    for row in rows:
        if not (row.predicate in _PARTS and row.sentence in asked and _behind(row, reading)):
            yield row


def _behind(row: Row, reading: Reading) -> bool:
    """Whether it stands behind the first demand of its sentence, or in a sentence that goes on with one."""
    demand = _DEMAND.search(reading.sentences[row.sentence].text.value)
    return demand is None or demand.end() <= row.start
