"""Two builds side by side: facts added, gone and changed, and figures that contradict one another."""

from __future__ import annotations

from kg.compare.diff import Change, Difference, Row, diff, words
from kg.compare.figures import Contradiction, contradictions

__all__ = ["Change", "Contradiction", "Difference", "Row", "contradictions", "diff", "words"]
