"""The working form of a fact inside one article, before repeated mentions are joined."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Argument, Status

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One reading of one rule.

    :param sentence: number of the sentence in ``Annotated.sentences``, or -1 for a credit line.
    :param start: position in that sentence of the words that state it; ``end`` is exclusive.
    """

    subject: Argument
    predicate: str
    object: Argument
    status: Status
    rule: str
    confidence: float
    sentence: int
    start: int
    end: int
