"""Persons → hasRole, hasAge, affiliatedWith rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.row import Row
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.article import Reading

__all__ = ["person_rows"]


def person_rows(reading: Reading, resources: Resources) -> Iterator[Row]:
    del reading, resources
    yield from ()
