"""Words that names end with, found in a text without trying each of them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

__all__ = ["Heads"]


class Heads(dict[str, str]):
    """Head → class of what it names.

    >>> heads = Heads({"社区": "Community", "区": "AdminDivision", "社区医院": "Agency"})
    >>> list(heads.find("南园社区医院"))
    [(2, 6), (3, 4)]
    >>> heads.end_of("南园社区")
    '社区'
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        super().__init__(kinds)
        lengths: dict[str, set[int]] = {}
        for head in self:
            lengths.setdefault(head[0], set()).add(len(head))
        self._lengths = {first: sorted(known, reverse=True) for first, known in lengths.items()}

    def find(
        self, text: str, start: int = 0, stop: int | None = None, ends: Container[int] | None = None
    ) -> Iterator[tuple[int, int]]:
        """``(start, end)`` of the longest head that begins at each position, ascending.

        :param ends: where a head may end, if not everywhere: 小学|部分 holds 小学 and no 小学部.
        """
        stop = len(text) if stop is None else stop
        lengths = self._lengths
        for position in range(start, stop):
            for length in lengths.get(text[position], ()):
                end = position + length
                if end <= stop and (ends is None or end in ends) and text[position:end] in self:
                    yield position, end
                    break

    def begins(self, text: str) -> str:
        """The longest head that a text begins with, or nothing."""
        lengths = self._lengths.get(text[:1], ())
        return next((text[:length] for length in lengths if text[:length] in self), "")

    def end_of(self, text: str) -> str:
        """The longest head that a text ends with, or nothing."""
        return next((text[at:] for at in range(len(text)) if text[at:] in self), "")
