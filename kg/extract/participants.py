"""What only the whole article can say about who took part: a host is no participant of its own event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.row import Row

__all__ = ["without_hosts"]


def without_hosts(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that make a host or its audience take part in the same event."""
    rows = list(rows)
    known = {(row.object.label, row.subject.label) for row in rows if row.predicate == "hosted"}
    known |= {(row.subject.label, row.object.label) for row in rows if row.predicate == "hasAudience"}
    for row in rows:
        if row.predicate != "hasParticipant" or (row.subject.label, row.object.label) not in known:
            yield row
