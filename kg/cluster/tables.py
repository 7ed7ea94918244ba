"""The columns of the Parquet tables, in the words of Spark: the rows of ``facts.jsonl`` and its like."""

from __future__ import annotations

from typing import Any

from kg.model import Doubt, Fact

__all__ = ["ENTITY", "FACT", "REVIEW", "row_of"]

_THING = "id string, label string, type string"
_FIGURE = "indicator string, value double, unit string, qualifier string, time string"
_FIELDS = (
    "id string",
    "article string",
    "source string",
    "predicate string",
    "status string",
    "confidence double",
    "rule string",
    f"subject struct<{_THING}>",
    f"object struct<{_THING}, iso string, {_FIGURE}>",
    "evidence array<struct<start int, end int, quote string, "
    "sentence struct<start int, end int, quote string>>>",
)
FACT = ", ".join(_FIELDS)
REVIEW = f"{FACT}, reason string"
ENTITY = "id string, type string, label string, aliases array<string>, code string, mentions array<string>"


def row_of(fact: Fact | Doubt) -> dict[str, Any]:
    """The row of a fact; a column of numbers has no integers."""
    row = fact.as_json()
    if "value" in row["object"]:
        row["object"]["value"] = float(row["object"]["value"])
    return row
