"""extract: annotated articles → facts with evidence, by rules that are data."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.article import Extractor
from kg.model import Annotated, Fact
from kg.resources import Resources

__all__ = ["Extractor", "extract"]


def extract(annotated: Iterable[Annotated], resources: Resources) -> tuple[Fact, ...]:
    """The facts of articles, in order of articles, then of evidence; see :class:`Extractor`."""
    extractor = Extractor.of(resources)
    return tuple(fact for one in annotated for fact in extractor.facts(one))
