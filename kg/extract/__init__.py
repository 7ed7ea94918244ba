"""extract: annotated articles → facts with evidence, by rules that are data."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.article import Extractor
from kg.extract.join import join
from kg.extract.measured import Measured
from kg.model import Annotated, Fact
from kg.resources import Resources

__all__ = ["Extractor", "extract"]


def extract(annotated: Iterable[Annotated], resources: Resources) -> tuple[Fact, ...]:
    """The facts of articles, in order of articles, then of evidence."""
    extractor, measured = Extractor.of(resources), Measured.of(resources)
    return tuple(
        fact for one in annotated for fact in join(one, map(measured.corrected, extractor.rows(one)))
    )
