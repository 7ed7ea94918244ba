"""Tempting wrong facts: a trap is hit when a prediction states just that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.claim import ABOUT_ARTICLE, Claim, Row
from kg.evaluate.compare import Grade, clean, same_metric, same_number
from kg.model import Metric, number

__all__ = ["Trap", "hits", "read_traps"]

_NOTE = re.compile(r"（([^（）]*)）$")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ARTICLE = re.compile(r"报道(\d+)")
_DONE_NOTE = re.compile(r"^已")


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap.

    :param object: cleaned text; of a metric its value and unit (``93%``) where ``metric`` is None.
    :param status: the trap is hit only by this status, if given.
    """

    article: str
    predicate: str
    subject: str
    object: str
    metric: Metric | None
    status: str | None
    why: str

    def hit_by(self, found: Claim) -> bool:
        """Whether the prediction states the trap."""
        if (self.article, self.predicate) != (found.article, found.predicate):
            return False
        if self.status and self.status != found.status:
            return False
        if self.predicate in ABOUT_ARTICLE:
            return self.object in found.objects
        if self.predicate == "partneredWith" and self._turned(found):
            return True
        return self.subject in found.subjects and self._object(found)

    def _turned(self, found: Claim) -> bool:
        return self.subject in found.objects and self.object in found.subjects

    def _object(self, found: Claim) -> bool:
        if self.predicate == "heldOn":
            return self.object in found.objects or (found.iso is not None and self.object == clean(found.iso))
        if self.predicate == "hasAge":
            return any(same_number(self.object, other) for other in found.objects)
        if self.predicate != "hasMetric":
            return self.object in found.objects
        if self.metric is None:
            return any(self.object == clean(f"{number(m.value)}{m.unit}") for m in found.metrics)
        return any(same_metric(self.metric, m) is Grade.EXACT for m in found.metrics)


def read_traps(rows: Iterable[Row], predicates: Iterable[str]) -> tuple[Trap, ...]:
    """The traps that can be compared with facts; the others (names, headings, types) are left out."""
    known = frozenset(predicates)
    traps = (_long(row) if "predicate" in row else _plain(row) for row in rows)
    return tuple(trap for trap in traps if trap is not None and trap.predicate in known)


def _plain(row: Row) -> Trap:
    o = row["o"]
    metric = _metric(o) if isinstance(o, Mapping) else None
    text = "" if metric else clean(str(o))
    return Trap(
        str(row["article"]), row["p"], clean(row["s"]), text, metric, row.get("status"), row.get("why", "")
    )


def _metric(o: Mapping[str, Any]) -> Metric:
    return Metric(o["indicator"], float(o["value"]), o.get("unit") or "", o.get("qualifier") or "=")


def _long(row: Row) -> Trap | None:
    """The form ``article_no subject predicate object``: remarks in brackets are part of its meaning."""
    text, status, place = str(row["object"]), None, row["article_no"]
    if article := _ARTICLE.fullmatch(row["subject"]):
        # 报道1 as subject: the trap is about that article, wherever its words stand.
        place = article[1]
    if note := _NOTE.search(text):
        text = text[: note.start()]
        if _DONE_NOTE.match(note[1]):
            status = "done"
        elif not _ISO.fullmatch(text):
            return None
    return Trap(
        f"#{place}",
        row["predicate"],
        clean(row["subject"]),
        clean(text),
        None,
        status,
        row.get("why", ""),
    )


def hits(traps: Sequence[Trap], found: Iterable[Claim]) -> list[tuple[Trap, Claim]]:
    """Each trap with the first prediction that hits it, in the order of the traps."""
    by_place: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(found, key=lambda c: c.key):
        by_place.setdefault((claim.article, claim.predicate), []).append(claim)
    result: list[tuple[Trap, Claim]] = []
    for trap in traps:
        claims = by_place.get((trap.article, trap.predicate), ())
        result += [(trap, claim) for claim in claims if trap.hit_by(claim)][:1]
    return result
