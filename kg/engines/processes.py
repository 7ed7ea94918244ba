"""Several processes of one machine."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, TypeVar

from kg.engines.engine import Lost, attempt

__all__ = ["Processes"]

A = TypeVar("A")
B = TypeVar("B")

#: Items that travel together: fewer journeys, and still enough parcels to keep every worker busy.
_PARCEL = 4
#: Parcels on their way for each worker: how far is read ahead of the slowest item.
_AHEAD = 3
_DIED = "处理它的进程中断了 (the process that worked on it died)"


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes, each of which prepares itself once.

    They are started afresh, not forked: a thread of the asking process may hold a lock at any moment.
    """

    workers: int

    def run(self, prepare: Callable[[], Callable[[A], B]], items: Iterable[A]) -> Iterator[B | Lost[A]]:
        """See :meth:`kg.engines.Engine.run`; an item whose process dies is lost, and the others go on."""
        parcels = _parcels(items)
        # The pool starts with the first item, and again when one of its processes died.
        while first := next(parcels, None):
            fallen: list[A] = []
            yield from self._until_one_dies(prepare, chain([first], parcels), fallen)
            # Nobody knows which of them it was: each goes alone now.
            yield from _one_by_one(prepare, deque(fallen))

    def _until_one_dies(
        self,
        prepare: Callable[[], Callable[[A], B]],
        parcels: Iterable[tuple[A, ...]],
        fallen: list[A],
    ) -> Iterator[B | Lost[A]]:
        """Work on parcels until there are none, or a process dies with those that are on their way.

        :param fallen: is given the items of the latter.
        """
        handed: deque[tuple[A, ...]] = deque()
        coming: deque[Future[list[B | Lost[A]]]] = deque()
        with _pool(self.workers, prepare) as pool:
            try:
                for parcel in parcels:
                    handed.append(parcel)
                    coming.append(pool.submit(_work_on, parcel))
                    if len(coming) == self.workers * _AHEAD:
                        yield from _first(handed, coming)
                while coming:
                    yield from _first(handed, coming)
            except BrokenProcessPool:
                fallen += chain.from_iterable(handed)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _parcels(items: Iterable[A]) -> Iterator[tuple[A, ...]]:
    waiting = iter(items)
    return iter(lambda: tuple(islice(waiting, _PARCEL)), ())


def _first(handed: deque[tuple[A, ...]], coming: deque[Future[list[B | Lost[A]]]]) -> list[B | Lost[A]]:
    """The results of the parcel that was handed out first, which then is no longer on its way.

    :raises BrokenProcessPool: a process died; the parcel stays where it is.
    """
    made = coming[0].result()
    coming.popleft()
    handed.popleft()
    return made


def _one_by_one(prepare: Callable[[], Callable[[A], B]], waiting: deque[A]) -> Iterator[B | Lost[A]]:
    """Work on each item with no other beside it, so that it is known which one a process died of."""
    while waiting:
        with _pool(1, prepare) as pool:
            while waiting:
                item = waiting.popleft()
                try:
                    made = pool.submit(_work_on, (item,)).result()
                except BrokenProcessPool:
                    yield Lost(item, _DIED)
                    break
                yield from made


def _pool(workers: int, prepare: Callable[[], Callable[[Any], Any]]) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(prepare,))


# ------------------------------------------------------------------ in a worker


class _Worker:
    """How this process gets ready, and what it works with once it is."""

    prepare: Callable[[], Callable[[Any], Any]]
    work: Callable[[Any], Any] | None = None


def _begin(prepare: Callable[[], Callable[[Any], Any]]) -> None:
    # Ctrl-C reaches every process of the terminal; the one that asks decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.prepare = staticmethod(prepare)


def _work_on(parcel: tuple[A, ...]) -> list[Any | Lost[A]]:
    # With the first parcel, not at the start: what goes wrong here is told, what goes wrong there is not.
    _Worker.work = _Worker.work or _Worker.prepare()
    made = [attempt(_Worker.work, item) for item in parcel]
    # Not every error can travel.
    return [replace(one, error=None) if isinstance(one, Lost) else one for one in made]
