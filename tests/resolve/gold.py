"""Gold rows as facts: what the extraction of a perfect reader would hand to resolution."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.model import Argument, Article, Evidence, Fact, Metric, Span, Status

__all__ = ["SOURCE", "article", "fact", "load"]

SOURCE = "page.txt"
_LOCAL = frozenset({"Event", "Group", "Activity", "Theme", "Topic"})


def fact(  # one line of a test reads better than a constructor of nine fields
    subject: Argument,
    predicate: str,
    obj: Argument,
    article_id: str = "page#1",
    source: str = SOURCE,
    status: Status = Status.DONE,
) -> Fact:
    """A fact that stands somewhere in an article."""
    evidence = Evidence(Span(0, 1), "x", Span(0, 1), "x")
    return Fact(article_id, source, predicate, subject, obj, status, 1.0, "gold", (evidence,))


def article(article_id: str, *, source: str = SOURCE, paper: str | None = None) -> Article:
    """An article without words."""
    number = int(article_id.rpartition("#")[2])
    return Article(article_id, source, number, (), (), Span(0, 1), paper=paper)


def load(facts: Path, entities: Path) -> tuple[Fact, ...]:
    """The facts of a gold file with what coreference inside the article knows; ``a05`` becomes ``page#5``.

    The ``s_alt`` and ``o_alt`` of a row say what a match accepts: they are no names, and so no aliases.
    """
    aliases = {
        (number, _kind(row["cls"]), row["label"]): tuple(row["aliases"])
        for row in _rows(entities)
        for number in row["articles"]
    }
    return tuple(_fact(row, aliases) for row in _rows(facts))


Aliases = dict[tuple[int, str, str], tuple[str, ...]]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _kind(kind: str) -> str:
    return kind if kind in ("Event", "Program", "Group", "Person", "Series") else "Body"


def _fact(row: dict[str, Any], aliases: Aliases) -> Fact:
    number = int(row["article"].removeprefix("a"))
    subject = _argument(row["s"], row["s_type"], number, aliases)
    kind = "Date" if row["p"] == "heldOn" else row["o_type"]
    obj = _argument(row["o"], kind, number, aliases)
    return fact(subject, row["p"], obj, f"page#{number}", status=Status(row["status"]))


def _argument(value: Any, kind: str, number: int, aliases: Aliases) -> Argument:
    if isinstance(value, dict):
        metric = Metric(value["indicator"], value["value"], value["unit"], value["qualifier"])
        return Argument(metric.label, "Metric", metric=metric)
    names = aliases.get((number, _kind(kind), value), ())
    return Argument(str(value), kind, names, local=kind in _LOCAL)
