"""What all nouns share: a way to other processes and back that costs little."""

from __future__ import annotations

from typing import Any

__all__ = ["Value"]


class Value:
    """A frozen dataclass with slots whose fields are all that there is of it.

    Pickle makes it anew from its fields; what a dataclass brings for that looks its fields up each time, and
    takes five times as long.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, name) for name in type(self).__slots__)
