"""Exact names in a text: longest match from the left, candidates by their first two characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["NameIndex"]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their first two characters, longest first.

    >>> index = NameIndex.of(["大同市", "大同"])
    >>> list(index.matches("在大同市和大同"))
    [(1, 4, '大同市'), (5, 7, '大同')]
    """

    buckets: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, names: Iterable[str]) -> NameIndex:
        buckets: dict[str, list[str]] = {}
        for name in sorted({name for name in names if len(name) > 1}, key=lambda n: (-len(n), n)):
            buckets.setdefault(name[:2], []).append(name)
        return cls({key: tuple(bucket) for key, bucket in buckets.items()})

    def longest(self, text: str, start: int) -> str | None:
        """The longest name that starts at ``start``."""
        for name in self.buckets.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                return name
        return None

    def matches(self, text: str, *more: NameIndex) -> Iterator[tuple[int, int, str]]:
        """``(start, end, name)`` ascending, not overlapping; ``more`` indexes are searched with this one."""
        tables = [self.buckets, *(index.buckets for index in more)]
        position = 0
        for start in range(len(text) - 1):
            if start < position:
                continue
            key = text[start : start + 2]
            found = [name for table in tables for name in table.get(key, ()) if text.startswith(name, start)]
            if found:
                name = max(found, key=len)
                position = start + len(name)
                yield start, position, name
