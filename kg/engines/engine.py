"""The interface of all engines, and the engine without machinery."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

__all__ = ["Engine", "Here", "Lost", "attempt"]

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Lost(Generic[A]):
    """An item of which nothing was made.

    :param reason: the kind of the error and what it says, one line.
    :param error: the error itself, where it was raised in this process.
    """

    item: A
    reason: str
    error: Exception | None = None


class Engine(Protocol):
    """Does the same work on many items."""

    def run(self, prepare: Callable[[], Callable[[A], B]], items: Iterable[A]) -> Iterator[B | Lost[A]]:
        """What the work makes of each item, in the order of the items; they are taken as they are needed.

        :param prepare: gives the work; it is called once by each worker, and can be pickled.
        :raises Exception: what ``prepare`` raises: without it there is no work. An error of the work itself
            loses its item only.
        """
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """The process that asks does the work itself."""

    def run(self, prepare: Callable[[], Callable[[A], B]], items: Iterable[A]) -> Iterator[B | Lost[A]]:
        """See :meth:`Engine.run`."""
        work = prepare()
        for item in items:
            yield attempt(work, item)


def attempt(work: Callable[[A], B], item: A) -> B | Lost[A]:
    """What the work makes of an item; an error loses this item, and no other."""
    try:
        return work(item)
    except Exception as error:  # of a hundred thousand pages one may hit upon a fault of ours
        said = " ".join(str(error).split())
        kind = type(error).__name__
        return Lost(item, f"{kind}: {said}" if said else kind, error)
