"""A file that puts what pyoxigraph writes in any order into one order, as it goes by."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from types import TracebackType
from typing import IO

__all__ = ["Arranged"]


class Arranged(io.RawIOBase):
    """Rewrites the head of a file, and lets its body by.

    :param head: matches the head once all of it is there.
    :param arrange: head → head.
    :param airy: indent by spaces and part things by a blank line. Line breaks inside literals are escaped
        in Turtle, so that this meets the ends of things alone.
    """

    def __init__(
        self,
        out: IO[bytes],
        head: re.Pattern[bytes],
        arrange: Callable[[bytes], bytes],
        *,
        airy: bool = False,
    ) -> None:
        super().__init__()
        self._out = out
        self._head: re.Pattern[bytes] | None = head
        self._arrange = arrange
        self._airy = airy
        self._waiting = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._waiting += data
        if self._head and (match := self._head.match(self._waiting)):
            self._out.write(self._arrange(match[0]))
            self._waiting = self._waiting[match.end() :]
            self._head = None
        if self._head is None:
            whole, end, self._waiting = self._waiting.rpartition(b"\n")
            self._out.write(self._laid_out(whole + end))
        return len(data)

    def _laid_out(self, lines: bytes) -> bytes:
        if not self._airy:
            return lines
        lines = lines.replace(b"\n\t\t", b"\n        ").replace(b"\n\t", b"\n    ")
        return lines.replace(b" .\n", b" .\n\n").replace(b" .\n\n}", b" .\n}").replace(b"\n}\n", b"\n}\n\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            # A graph without triples has no body that would show where its head ends.
            rest = self._laid_out(self._waiting) if self._head is None else self._arrange(self._waiting)
            self._out.write(rest)
        super().close()
