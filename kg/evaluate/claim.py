"""Gold rows and fact rows in one shape that can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import DataFileError
from kg.evaluate.compare import clean
from kg.model import Metric, number

__all__ = ["ABOUT_ARTICLE", "COUNTED", "Claim", "Row", "from_fact", "from_gold"]

Row = Mapping[str, Any]

#: Their subject is the article itself, so only the object is compared.
ABOUT_ARTICLE = frozenset({"reportedBy", "photographedBy"})
#: The statuses that are published; a prediction with another one is not scored.
COUNTED = frozenset({"done", "ongoing", "planned", "goal"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One gold fact or one prediction.

    :param article: the gold article it belongs to.
    :param subjects: the label and its alternatives, cleaned; a prediction has one.
    :param objects: the same for the object; of a ``hasMetric`` see ``metrics`` instead.
    :param tier: ``core`` or ``extra``; of a prediction ``""``.
    :param words: the sentence of a prediction, the quote of a gold fact.
    :param key: a stable order that owes nothing to the order of rows.
    """

    article: str
    predicate: str
    status: str
    subject: str
    object: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    metrics: tuple[Metric, ...]
    subject_type: str
    object_type: str
    iso: str | None
    tier: str
    words: str
    rule: str
    confidence: float
    key: str

    def __str__(self) -> str:
        return f"{self.subject} —{self.predicate}→ {self.object}"


def _metric(value: Any) -> Metric:
    return Metric(
        str(value["indicator"]),
        float(value["value"]),
        str(value.get("unit") or ""),
        str(value.get("qualifier") or "="),
    )


def _key(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str)


def from_gold(row: Row, position: int) -> Claim:
    """Read one row of a gold file.

    :param position: number of the row, from 1, for the error.
    :raises DataFileError: a field is missing or not what the annotation guide says.
    """
    try:
        return _gold(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        hint = "See the file format in the annotation guide."
        raise DataFileError("gold", f"row {position}", f"not a gold fact ({error!r})", hint=hint) from error


def _gold(row: Row) -> Claim:
    objects = [row["o"], *(row.get("o_alt") or ())]
    metrics = tuple(_metric(o) for o in objects if isinstance(o, Mapping))
    texts = [str(o) for o in objects if not isinstance(o, Mapping)]
    if metrics:
        # A bare alternative of a metric is another name for what is counted.
        first = metrics[0]
        metrics += tuple(Metric(text, first.value, first.unit, first.qualifier) for text in texts)
        texts = []
    return Claim(
        article=str(row["article"]),
        predicate=str(row["p"]),
        status=str(row.get("status") or "done"),
        subject=str(row["s"]),
        object=metrics[0].label if metrics else str(row["o"]),
        subjects=_forms([row["s"], *(row.get("s_alt") or ())]),
        objects=_forms(texts),
        metrics=metrics,
        subject_type=str(row.get("s_type") or ""),
        object_type=str(row.get("o_type") or ""),
        iso=row.get("iso"),
        tier="extra" if row.get("tier") == "extra" else "core",
        words=str(row.get("quote") or ""),
        rule="",
        confidence=1.0,
        key=_key(row),
    )


def _forms(labels: list[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for label in labels if (form := clean(str(label)))))


def from_fact(row: Row, article: str, position: int) -> Claim:
    """Read one row of ``facts.jsonl``.

    :param article: the gold article it is compared with.
    :raises DataFileError: a field of the contract is missing or of another kind.
    """
    try:
        return _fact(row, article)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise DataFileError("facts", f"row {position}", f"not a fact row ({error!r})") from error


def _fact(row: Row, article: str) -> Claim:
    subject, obj = row["subject"], row["object"]
    metrics = (_metric(obj),) if row["predicate"] == "hasMetric" else ()
    label = obj.get("label", obj.get("value"))
    if metrics:
        label = label or metrics[0].label
    elif isinstance(label, float):
        label = number(label)
    return Claim(
        article=article,
        predicate=str(row["predicate"]),
        status=str(row.get("status") or "done"),
        subject=str(subject["label"]),
        object=str(label),
        subjects=_forms([subject["label"]]),
        objects=_forms([label]),
        metrics=metrics,
        subject_type=str(subject.get("type") or ""),
        object_type=str(obj.get("type") or ""),
        iso=obj.get("iso"),
        tier="",
        words=_sentence(row),
        rule=str(row.get("rule") or ""),
        confidence=float(row.get("confidence", 1.0)),
        key=_key(row),
    )


def _sentence(row: Row) -> str:
    """The sentence where the row carries it, else the quote."""
    evidence = row.get("evidence") or ()
    if not evidence:
        return ""
    return str((evidence[0].get("sentence") or evidence[0]).get("quote") or "")
