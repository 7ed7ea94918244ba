"""Figures of one thing that cannot both be right: one indicator, unit, time, bounds that do not meet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import inf

from kg.compare.diff import Row

__all__ = ["Contradiction", "contradictions"]

#: How far an approximate figure may be from what it stands for.
_ABOUT = 0.1


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures of one thing; both facts have their sentences."""

    first: Row
    second: Row


def contradictions(rows: Iterable[Row]) -> tuple[Contradiction, ...]:
    """Pairs of facts, in the order of the rows. Plans and goals contradict nothing."""
    known: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        if row["predicate"] == "hasMetric" and row["status"] in ("done", "ongoing"):
            subject, figure = row["subject"], row["object"]
            key = (subject.get("id") or subject["label"], figure["indicator"], figure["unit"])
            known.setdefault(key, []).append(row)
    pairs = (pair for group in known.values() for pair in combinations(group, 2))
    return tuple(Contradiction(a, b) for a, b in pairs if not _may_both_be(a, b))


def _may_both_be(a: Row, b: Row) -> bool:
    times = {row["object"].get("time", "") for row in (a, b)} - {""}
    if len(times) > 1:
        return True
    (low, high), (other_low, other_high) = _range(a), _range(b)
    return max(low, other_low) <= min(high, other_high)


def _range(row: Row) -> tuple[float, float]:
    """The numbers that a figure lets be."""
    value, sign = float(row["object"]["value"]), row["object"]["qualifier"]
    if sign in (">", ">="):
        return value, inf
    if sign in ("<", "<="):
        return -inf, value
    leeway = abs(value) * _ABOUT if sign == "~" else 0.0
    return value - leeway, value + leeway
