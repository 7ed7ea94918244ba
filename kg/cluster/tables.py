"""The columns of the Parquet tables, in the words of Spark: the rows of ``facts.jsonl`` and its like."""

from __future__ import annotations

__all__ = ["ENTITY", "FACT", "REVIEW"]

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
