"""A floor for metrics on the tuned half of the development corpus (subjects are not looked at here)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kg.annotate.quantities import quantities
from kg.annotate.sentences import quotations, split
from kg.evaluate import halves
from kg.evaluate.compare import Grade, same_metric
from kg.extract.metrics import MetricCandidate, candidates, distinct
from kg.model import BlockKind, Mention, Metric, Sentence, Text

DEVSET = Path(__file__).parents[2].parent / "shared" / "devset"
pytestmark = pytest.mark.skipif(not DEVSET.is_dir(), reason="no development corpus beside this checkout")


def _sentences(text: str) -> Iterator[Sentence]:
    joined = re.sub(r"(?<=[^。！？”）\s]{2})\n\n(?=[玉镇务儿])", "", text)
    for number, paragraph in enumerate(filter(None, map(str.strip, joined.split("\n")))):
        body = "。" in paragraph and len(paragraph) > 30
        for start, end in split(paragraph):
            value = paragraph[start:end]
            found = [Mention("Quote", a, b, value[a + 1 : b - 1]) for a, b in quotations(value)]
            for one in quantities(value):
                if all(one.end <= m.start or m.end <= one.start for m in found):
                    found.append(one)
            kind = BlockKind.PARAGRAPH if body else BlockKind.HEADLINE
            mentions = tuple(sorted(found, key=lambda m: m.start))
            yield Sentence(Text.of(paragraph, range(start, end)), kind, number, mentions)


def _gold() -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in (DEVSET / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["p"] == "hasMetric" and halves.split(row["article"]) == "tuned":
            rows.setdefault(row["article"], []).append(row)
    return rows


def _answers(row: dict[str, Any], one: MetricCandidate) -> bool:
    forms = [form for form in [row["o"], *row.get("o_alt", [])] if isinstance(form, dict)]
    return any(same_metric(Metric(**form), one.metric) is not Grade.NONE for form in forms)


def test_recall_and_precision() -> None:
    core = found = right = published = 0
    for article, rows in _gold().items():
        text = (DEVSET / "articles" / f"{article}.txt").read_text("utf-8")
        read = distinct([c for s in _sentences(text) for c in candidates(s) if c.status])
        free = list(read)
        published += len(read)
        for row in sorted(rows, key=lambda r: str(r["tier"])):
            answer = next((c for c in free if _answers(row, c)), None)
            core += row["tier"] == "core"
            if answer:
                free.remove(answer)
                right += 1
                found += row["tier"] == "core"
    assert found / core >= 0.96
    assert right / published >= 0.93
