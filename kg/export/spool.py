"""Sorting more lines than fit into memory: sorted runs in temporary files, merged as they are read."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice

__all__ = ["in_order"]

#: Lines that are held in memory at once.
RUN = 50_000


def in_order(lines: Iterable[bytes], *, run: int = RUN) -> Iterator[bytes]:
    """The lines ascending, each once.

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
