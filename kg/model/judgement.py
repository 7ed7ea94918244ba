"""What somebody said about identity: a human or a rule, once for all builds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from kg.model.value import Value

__all__ = ["Judgement", "Verdict"]

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Judgement(Value):
    """One row: are ``a`` and ``b`` the same thing, who says so and why.

    :param a: a mention (``page#5|南关派出所``) or a node's id.
    :param b: a mention or a node's id; of two nodes that are the same, ``b`` is kept.
    """

    verdict: Verdict
    a: str
    b: str
    who: str
    why: str

    def as_json(self) -> dict[str, Any]:
        """The row of ``merges.jsonl``."""
        return asdict(self)
