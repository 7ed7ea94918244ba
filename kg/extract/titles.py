"""What a headline says of an event counts only where the body says nothing of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.row import Row
from kg.model import BlockKind

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["in_body"]

#: Predicate → which end of it is the event.
_OF_EVENTS = {"hosted": "object", "heldAt": "subject", "heldOn": "subject"}


def in_body(rows: Iterable[Row], reading: Reading) -> Iterator[Row]:
    """The rows without those of titles and captions about events of which the body says the same kind."""
    rows = list(rows)
    told = {_key(row) for row in rows if _OF_EVENTS.get(row.predicate) and _body(row, reading)}
    for row in rows:
        if row.predicate not in _OF_EVENTS or _body(row, reading) or _key(row) not in told:
            yield row


def _key(row: Row) -> tuple[str, str, bool]:
    """What may be told again: that a person holds an event does not tell which body does."""
    person = row.predicate == "hosted" and row.subject.type == "Person"
    return row.predicate, getattr(row, _OF_EVENTS[row.predicate]).label, person


def _body(row: Row, reading: Reading) -> bool:
    return reading.sentences[row.sentence].block is BlockKind.PARAGRAPH
