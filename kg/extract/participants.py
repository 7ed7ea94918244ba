"""What only the whole article can say about who took part and what was done at an event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.row import Row

__all__ = ["fullest", "without_hosts"]

#: Predicates whose objects are told again in shorter words: 社区居民, then 居民.
_RETOLD = frozenset({"hasAudience", "hasParticipant"})


def without_hosts(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that make a host or its audience take part in the same event."""
    rows = list(rows)
    known = {(row.object.label, row.subject.label) for row in rows if row.predicate == "hosted"}
    known |= {(row.subject.label, row.object.label) for row in rows if row.predicate == "hasAudience"}
    for row in rows:
        if row.predicate != "hasParticipant" or (row.subject.label, row.object.label) not in known:
            yield row


def fullest(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without groups that another row of the same event names more fully: 居民 beside 社区居民."""
    rows = list(rows)
    groups: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row.predicate in _RETOLD and row.object.type == "Group":
            groups.setdefault((row.subject.label, row.predicate), set()).add(row.object.label)
    for row in rows:
        others = groups.get((row.subject.label, row.predicate), ())
        label = row.object.label
        if row.object.type != "Group" or not any(o != label and o.endswith(label) for o in others):
            yield row
