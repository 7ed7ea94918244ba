"""Themes that the name of an event carries: a slogan in quotes, or the subject taught (消防安全知识培训)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.events import Happening
from kg.extract.row import Row
from kg.model import Argument
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.article import Reading

__all__ = ["theme_rows"]


def theme_rows(events: Sequence[Happening], reading: Reading, resources: Resources) -> Iterator[Row]:
    """The longest theme word in each event's name, and the quotation in it."""
    words = sorted(resources.words("themes"), key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, words)))
    for event in events:
        subject = reading.thing(event, "Event")
        for occurrence in event.occurrences:
            sentence = reading.sentences[occurrence.sentence]
            text = sentence.text.value
            found = pattern.search(occurrence.label)
            place = text.find(found.group(), occurrence.position) if found else -1
            if found and place >= 0:
                yield Row(
                    subject, "hasTheme", Argument(found.group(), "Theme", local=True), occurrence.status,
                    "theme.in-name@1", 0.8, occurrence.sentence, place, place + len(found.group()),
                )  # fmt: skip
            for quote in sentence.mentions:
                inside = occurrence.position <= quote.start < occurrence.position + len(occurrence.label) + 4
                if (
                    quote.type in ("Quote", "EventQuote")
                    and inside
                    and len(quote.label) >= 4
                    and quote.label in occurrence.label
                ):
                    yield Row(
                        subject, "hasTheme", Argument(quote.label, "Theme", local=True), occurrence.status,
                        "theme.slogan@1", 0.8, occurrence.sentence, quote.start, quote.end,
                    )  # fmt: skip
