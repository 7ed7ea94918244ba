"""The same articles printed in another way give nearly the same facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools import robustness

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "devset"
#: One article in eight: enough to see a way of printing that is not read at all.
SAMPLE = frozenset(f"d{number:03}" for number in range(1, 61, 8))
LOSS = 0.03


def gold() -> list[robustness.Row]:
    file = CORPUS / "gold.jsonl"
    if not file.exists():
        return []
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [row for row in rows if row["article"] in SAMPLE]


ROWS = gold()
WAYS = robustness.ways(ROWS)


@pytest.fixture(scope="module")
def plain() -> dict[bool, float]:
    """The score of the sample as it is printed, with and without its credits."""
    if not ROWS:
        pytest.skip("the development corpus is not here")
    names = {False: "as printed", True: "as printed, no credits"}
    return {without: robustness.score(CORPUS, ROWS, WAYS[name]) for without, name in names.items()}


@pytest.mark.parametrize("name", [name for name in WAYS if not name.startswith("as printed")])
def test_a_way_of_printing_costs_little(name: str, plain: dict[bool, float]) -> None:
    way = WAYS[name]
    assert robustness.score(CORPUS, ROWS, way) > plain[bool(way.without)] - LOSS
