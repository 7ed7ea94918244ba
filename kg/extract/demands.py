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
    asked: dict[int, int] = {}  # sentence → where what is asked for begins in it
    for number, sentence in enumerate(reading.sentences):
        demand = _DEMAND.search(sentence.text.value)
        if number - 1 in asked and reading.sentences[number - 1].paragraph == sentence.paragraph:
            asked[number] = 0
        if demand:
            asked[number] = demand.end()
    for row in rows:
        behind = row.sentence in asked and asked[row.sentence] <= row.start
        if not (behind and row.predicate in _PARTS):
            yield row
