"""What a check finds, and all that it found."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Finding", "Report"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault.

    :param check: the name of the check or shape: ``hosted-subject``.
    :param node: the IRI of what is at fault.
    :param value: the value at fault, where there is one; empty where something is missing.
    :param zh: what is wanted, in Chinese.
    :param en: what is wanted, in English.
    :param label: what people call the node, if the graph says it.
    """

    check: str
    node: str
    value: str
    zh: str
    en: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, ascending, and how much was looked at."""

    findings: tuple[Finding, ...]
    triples: int
    checks: int

    def __bool__(self) -> bool:
        """Whether there is no fault."""
        return not self.findings
