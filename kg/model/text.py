"""Where things stand: spans of the raw source, and text in reading form that knows its way back.

Coordinates: a :class:`Span` always counts code points of the raw source text, 0-based, end-exclusive.
A :class:`Text` is a piece of that source in reading form; it knows for each of its characters where the
raw character stands, and it is the only thing that converts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.model.value import Value

__all__ = ["Source", "SourceFile", "Span", "Text", "unbroken"]


@dataclass(frozen=True, slots=True, order=True)
class Span(Value):
    """A stretch of the raw source: code points, 0-based, end-exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def cover(self, other: Span) -> Span:
        """The shortest span that holds both.

        >>> Span(3, 5).cover(Span(8, 9))
        Span(start=3, end=9)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class SourceFile(Value):
    """A file as it was given: its name for people, the hash of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Source(Value):
    """One input as it was read: its name for people, its decoded characters, the hash of its bytes.

    :param issued: :param paper: what is known of it besides its text.
    :param archive: the file that it is a row of, if it is none itself.
    """

    name: str
    raw: str
    sha256: str
    issued: date | None = None
    paper: str | None = None
    archive: SourceFile | None = None

    @property
    def file(self) -> SourceFile:
        """The file that it is, or is a row of."""
        return self.archive or SourceFile(self.name, self.sha256)

    def quote(self, span: Span) -> str:
        """The words at a span, line breaks removed: the form in which evidence is quoted."""
        return unbroken(self.raw[span.start : span.end])


def unbroken(raw: str) -> str:
    r"""Remove line breaks and nothing else.

    >>> unbroken("合作的切\n\n实体会")
    '合作的切实体会'
    """
    return raw.replace("\r", "").replace("\n", "")


@dataclass(frozen=True, slots=True)
class Text(Value):
    """A piece of a source in reading form: lines joined, every character traced to the raw file.

    :param value: what rules match: one normalised character for each printed one (half-width and
        traditional variants folded one to one).
    :param printed: the characters as printed, the same length as ``value``; labels are cut from it.
    :param runs: ``(position in value, raw offset)`` pairs, ascending; between two pairs both count up by one.

    >>> t = Text.of("切\\n实", [0, 2])
    >>> t.value, t.span(0, 2)
    ('切实', Span(start=0, end=3))
    """

    value: str
    printed: str
    runs: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        if len(self.value) != len(self.printed):
            raise ValueError("value and printed differ in length")

    @classmethod
    def of(cls, raw: str, offsets: Iterable[int], value: str | None = None) -> Text:
        """Build from the raw source and the raw offset of each character kept."""
        runs: list[tuple[int, int]] = []
        printed: list[str] = []
        for position, offset in enumerate(offsets):
            if not runs or offset - runs[-1][1] != position - runs[-1][0]:
                runs.append((position, offset))
            printed.append(raw[offset])
        text = "".join(printed)
        return cls(text if value is None else value, text, tuple(runs))

    def __len__(self) -> int:
        return len(self.value)

    def offset(self, position: int) -> int:
        """The raw offset of the character at ``position`` of ``value``."""
        if not 0 <= position < len(self.value):
            raise IndexError(position)
        run = self.runs[bisect_right(self.runs, (position, 1 << 62)) - 1]
        return run[1] + position - run[0]

    def span(self, start: int, end: int) -> Span:
        """The raw span of ``value[start:end]``, line breaks inside included."""
        return Span(self.offset(start), self.offset(end - 1) + 1)

    def slice(self, start: int, end: int) -> Text:
        """The part ``value[start:end]`` as a text of its own, still traced to the raw file."""
        if start >= end:
            return Text("", "", ())
        first = bisect_right(self.runs, (start, 1 << 62)) - 1
        runs = [(0, self.offset(start))]
        runs += [(p - start, o) for p, o in self.runs[first + 1 :] if p < end]
        return Text(self.value[start:end], self.printed[start:end], tuple(runs))

    def strip(self) -> Text:
        """The text without white space at both ends."""
        start = len(self.value) - len(self.value.lstrip())
        return self.slice(start, max(start, len(self.value.rstrip())))
