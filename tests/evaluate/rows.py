"""Rows for the tests of scoring: short to write, whole in form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Row = dict[str, Any]


def gold(s: str, p: str, o: Any, **more: Any) -> Row:
    """A core gold fact of article a01."""
    base = {"article": "a01", "s": s, "p": p, "o": o, "tier": "core", "status": "done", "quote": "原话"}
    return base | {"s_type": "Organization", "o_type": "Event", "s_alt": [], "o_alt": []} | more


def fact(s: str, p: str, o: Any, **more: Any) -> Row:
    """A row of facts.jsonl on article page#1; a mapping as ``o`` is the whole object."""
    obj = dict(o) if isinstance(o, Mapping) else {"label": str(o), "type": more.pop("o_type", "Event")}
    base = {"article": "page#1", "predicate": p, "status": "done", "confidence": 0.9, "rule": "r@1"}
    base |= {"subject": {"label": s, "type": more.pop("s_type", "Organization")}, "object": obj}
    base["evidence"] = [
        {"start": 0, "end": 2, "quote": "原话", "sentence": {"start": 0, "end": 5, "quote": "整句原话。"}}
    ]
    return base | more


def metric(indicator: str, value: float, unit: str, qualifier: str = "=") -> Row:
    return {"indicator": indicator, "value": value, "unit": unit, "qualifier": qualifier}


def as_fact(row: Row) -> Row:
    """The fact row that says just what a gold row says."""
    o = row["o"]
    if isinstance(o, Mapping):
        obj: Any = {"type": "Metric", "label": o["indicator"], **o}
    elif row["p"] == "heldOn":
        obj = {"type": "Date", "label": o, "iso": row.get("iso")}
    else:
        obj = {"type": row["o_type"], "label": str(o)}
    stem = row["article"]
    page = f"page#{int(stem[1:])}" if stem.startswith("a") else f"{stem}#1"
    return fact(row["s"], row["p"], obj, s_type=row["s_type"], article=page, status=row["status"])
