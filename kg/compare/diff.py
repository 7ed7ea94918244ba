"""Facts of two builds, told apart by what they say: article, predicate and both ends.

A fact's own id holds its rule and its words too, so that a better rule would make every fact a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Change", "Difference", "Row", "diff", "end", "words"]

#: A row of ``facts.jsonl``.
Row = Mapping[str, Any]
#: What may change of a fact that stays.
_FIELDS = ("status", "confidence", "rule")


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that both builds have, differently.

    :param fields: what changed → what it was and what it is.
    """

    row: Row
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the second build has beyond the first, what it lacks, and what it has differently."""

    added: tuple[Row, ...]
    gone: tuple[Row, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.added or self.gone or self.changed)


def diff(before: Iterable[Row], after: Iterable[Row]) -> Difference:
    """Compare the rows of two ``facts.jsonl``.

    A figure whose number changed is a changed fact; rows come in the order of their files.
    """
    old, new = _by_key(before), _by_key(after)
    changed = [
        Change(row, fields) for key, row in new.items() if key in old and (fields := _fields(old[key], row))
    ]
    gone = [row for key, row in old.items() if key not in new]
    added = [row for key, row in new.items() if key not in old]
    figures = _figures(gone, added)
    kept = {id(row) for pair in figures for row in pair}
    changed += [Change(row, {"value": (end(was["object"]), end(row["object"]))}) for was, row in figures]
    return Difference(
        tuple(row for row in added if id(row) not in kept),
        tuple(row for row in gone if id(row) not in kept),
        tuple(changed),
    )


def end(argument: Row) -> str:
    """What a subject or object is called: a figure with its sign and unit, else the label."""
    return str(argument["label"])


def words(row: Row) -> str:
    """The fact in one line."""
    return f"{end(row['subject'])} {row['predicate']} {end(row['object'])}"


def _by_key(rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    """The surest row of each fact."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = (row["article"], row["predicate"], _node(row["subject"]), _node(row["object"]))
        if key not in found or row["confidence"] > found[key]["confidence"]:
            found[key] = row
    return found


def _node(argument: Row) -> str:
    return str(argument.get("id") or argument["label"])


def _fields(old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    fields = {name: (old[name], new[name]) for name in _FIELDS if old[name] != new[name]}
    told = [[piece["sentence"]["quote"] for piece in row["evidence"]] for row in (old, new)]
    # Other words of the same sentences change nothing that a reader would miss; another sentence does.
    return fields | ({"sentence": (told[0][0], told[1][0])} if told[0] != told[1] else {})


def _figures(gone: Iterable[Row], added: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Figures of one thing and one indicator of an article that went and came with another number."""
    went: dict[tuple[str, ...], list[Row]] = {}
    for row in gone:
        if row["predicate"] == "hasMetric":
            went.setdefault(_figure(row), []).append(row)
    return [
        (went[key].pop(0), row)
        for row in added
        if row["predicate"] == "hasMetric" and went.get(key := _figure(row))
    ]


def _figure(row: Row) -> tuple[str, ...]:
    return row["article"], _node(row["subject"]), row["object"]["indicator"], row["object"]["unit"]
