"""How far a rule is to be trusted: what its author thought of it, corrected by how often it was right.

``data/rules/measured.yaml`` holds, for each rule and predicate, how many of its facts were right and wrong
when it was last scored against gold (``tools/calibrate.py`` writes it). The confidence that a rule states
counts as :data:`WEIGHT` facts more: a new rule is as sure as it says, a rule seen a hundred times as sure as
it was right (the mean of a beta distribution with that prior).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import yaml

from kg.errors import DataFileError
from kg.extract.row import Row
from kg.resources import Resources

__all__ = ["FILE", "Measured"]

FILE = "measured.yaml"
WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Right and wrong facts by rule and predicate.

    :param counts: ``"rule predicate"`` → right, wrong.
    """

    counts: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, resources: Resources) -> Measured:
        """:raises DataFileError: the file is not YAML, or a line is not two counts."""
        try:
            told = yaml.safe_load(resources.rules.get(FILE, "")) or {}
        except yaml.YAMLError as error:
            raise DataFileError(FILE, "", f"not YAML: {error}") from error
        counts: dict[str, tuple[int, int]] = {}
        for key, value in told.items():
            if not (isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value)):
                raise DataFileError(FILE, str(key), "expected: [right, wrong]")
            counts[str(key)] = (value[0], value[1])
        return cls(counts)

    def corrected(self, row: Row) -> Row:
        """The row with the confidence that its rule has earned."""
        rule = row.rule.partition("@")[0]
        right, wrong = self.counts.get(f"{rule} {row.predicate}", (0, 0))
        earned = (right + WEIGHT * row.confidence) / (right + wrong + WEIGHT)
        return replace(row, confidence=earned)
