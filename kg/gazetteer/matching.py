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

    def joined(self, *others: NameIndex) -> NameIndex:
        """One index over the names of several."""
        buckets = dict(self.buckets)
        for other in others:
            for key, bucket in other.buckets.items():
                names = {*buckets.get(key, ()), *bucket}
                buckets[key] = tuple(sorted(names, key=lambda n: (-len(n), n)))
        return NameIndex(buckets)

    def matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        """``(start, end, name)`` ascending, not overlapping."""
        position = 0
        get = self.buckets.get
        for start in range(len(text) - 1):
            bucket = get(text[start : start + 2])
            if bucket is None or start < position:
                continue
            for name in bucket:
                if text.startswith(name, start):
                    position = start + len(name)
                    yield start, position, name
                    break
