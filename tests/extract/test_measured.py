"""Confidence: what a rule states, corrected by how often it was right."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from kg.errors import DataFileError
from kg.extract.measured import Measured
from kg.extract.row import Row
from kg.model import Argument, Status
from kg.resources import Resources, load

ROW = Row(
    Argument("东湖街道", "Street"),
    "hosted",
    Argument("文化节", "Event"),
    Status.DONE,
    "event.hold@1",
    0.8,
    0,
    0,
    5,
)


def resources(text: str) -> Resources:
    return replace(load(), rules=MappingProxyType({"measured.yaml": text}))


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("", 0.8),
        ("event.hold heldOn: [0, 90]", 0.8),
        ("event.hold hosted: [94, 0]", 0.988),
        ("event.hold hosted: [0, 94]", 0.048),
        ("event.hold hosted: [3, 3]", 0.65),
    ],
)
def test_counts_outweigh_what_the_rule_says(text: str, confidence: float) -> None:
    assert round(Measured.of(resources(text)).corrected(ROW).confidence, 3) == confidence


@pytest.mark.parametrize("text", ["a: [1", "event.hold hosted: 3", "event.hold hosted: [a, b]"])
def test_a_broken_file_is_named(text: str) -> None:
    with pytest.raises(DataFileError, match=r"measured\.yaml"):
        Measured.of(resources(text))
