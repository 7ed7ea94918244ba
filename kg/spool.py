"""Rows that may be more than fit into memory: kept in a file, and read again as often as one likes."""

from __future__ import annotations

import heapq
import pickle
import tempfile
import weakref
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from typing import IO, Generic, TypeVar

__all__ = ["Rows", "Spool", "in_order"]

A = TypeVar("A")
B = TypeVar("B")

#: Rows that stay in memory as they are: only more of them go to a file.
_IN_MEMORY = 500
#: Lines that are sorted at once.
RUN = 100_000


class Spool(Generic[A]):
    """A list that may be longer than memory: rows are added, replaced and read in order.

    :param in_memory: rows that stay in memory as they are; the others lie in a file until they are read.
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._first: list[A] = []
        self._in_memory = in_memory
        self._places: list[int] = []

    def append(self, row: A) -> None:
        if len(self._first) < self._in_memory:
            self._first.append(row)
        else:
            self._places.append(self._written(row))

    def replace(self, number: int, row: A) -> None:
        """Put another row in the place of the one with this number, counted from 0."""
        if number < len(self._first):
            self._first[number] = row
        else:
            self._places[number - len(self._first)] = self._written(row)

    @cached_property
    def _file(self) -> IO[bytes]:
        # Nobody but this process reads it, so that pickle is safe; it goes when the spool goes.
        file = tempfile.TemporaryFile()  # noqa: SIM115
        weakref.finalize(self, file.close)
        return file

    def _written(self, row: A) -> int:
        place = self._file.seek(0, 2)
        pickle.dump(row, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def __iter__(self) -> Iterator[A]:
        yield from self._first
        # A row may be replaced, or the rows read by somebody else, while these are read.
        for place in self._places:
            self._file.seek(place)
            row: A = pickle.load(self._file)
            yield row

    def __len__(self) -> int:
        return len(self._first) + len(self._places)


@dataclass(frozen=True, slots=True)
class Rows(Collection[B], Generic[A, B]):
    """What the rows of a spool hold, one after the other.

    :param of: row → what it holds; :param count: how many there are in all.
    """

    spool: Iterable[A]
    of: Callable[[A], Iterable[B]]
    count: int

    def __iter__(self) -> Iterator[B]:
        return (inner for row in self.spool for inner in self.of(row))

    def __len__(self) -> int:
        return self.count

    def __contains__(self, item: object) -> bool:
        return any(inner == item for inner in self)


def in_order(lines: Iterable[bytes], *, run: int = RUN) -> Iterator[bytes]:
    """The lines ascending, each once: sorted runs in temporary files, merged as they are read.

    :param lines: each with its line break, and none inside.
    :param run: how many are held in memory.
    """
    waiting = iter(lines)
    runs: list[Iterable[bytes]] = []
    with ExitStack() as files:
        while chunk := list(islice(waiting, run)):
            chunk.sort()
            if len(chunk) < run:
                runs.append(chunk)
                break
            file = files.enter_context(tempfile.TemporaryFile())
            file.writelines(chunk)
            file.seek(0)
            runs.append(file)
        for line, _ in groupby(heapq.merge(*runs)):
            yield line
