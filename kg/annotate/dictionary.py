"""jieba's dictionary and its way of cutting, from a file that opens in milliseconds.

jieba makes half a million strings out of its dictionary before it cuts the first word; a page needs a few
thousand of them. Here all words that begin with the same two characters stand in one line of a sorted file,
and a line is read when a text first has these two characters. The cuts are those of jieba with HMM off.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from kg.cached import keep, kept

__all__ = ["Dictionary", "Token"]

#: ``(start, end, word)`` in the text that was cut.
Token = tuple[int, int, str]
#: A word's length and score.
_Word = tuple[int, float]
#: What is known of two characters: the words of one and of two of them, the number of characters behind them
#: that the longest word has, and the score of each longer word by its characters behind them.
_Line = tuple[tuple[_Word, ...], int, Mapping[str, float]]

#: What jieba cuts into words; all else stands alone, a line break of two characters as one.
_PIECE = re.compile(r"(?P<words>[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+)|\r\n|.", re.DOTALL)
_LETTER = re.compile("[a-zA-Z0-9]")
_FILE = "dictionary.txt"
#: Lines kept in memory: those of the page at hand, and of any archive the common ones.
_LINES_KEPT = 1 << 16


class Dictionary:
    """Words and how common they are, as natural logarithms of their shares.

    :param lines: ``社会 45321 主义 23000 …``, ascending: the first characters (two, or one that is a word),
        how often they occur as a word (0: they are none), then the rest of each longer word and how often
        that word occurs.
    """

    def __init__(self, lines: list[bytes], total: int) -> None:
        self._lines = lines
        self._log_total = math.log(total)
        self._unknown = ((1, -self._log_total),)
        self._line = lru_cache(_LINES_KEPT)(self._read)

    @classmethod
    def load(cls, added: Mapping[str, int | None], dropped: Iterable[str]) -> Dictionary:
        """jieba's own words, without some and with others; where a frequency is None, one is chosen that
        makes the word win over its parts."""
        package = find_spec("jieba")  # importing it would cost more than all the rest
        assert package and package.origin, "a dependency of baopu"
        dictionary = Path(package.origin).with_name("dict.txt")
        status = dictionary.stat()
        changes = f"{sorted(dropped)} {list(added.items())}"
        made_from = f"{status.st_size} {status.st_mtime_ns} {crc32(changes.encode())}"
        if content := kept(_FILE, made_from):
            counted, *lines = content.split(b"\n")
            return cls(lines, int(counted))
        lines, total = _lines(dictionary, added, frozenset(dropped))
        keep(_FILE, made_from, b"\n".join([str(total).encode(), *lines]))
        return cls(lines, total)

    def cut(self, text: str) -> list[Token]:
        """The words of the likeliest row of words; of equals the one whose first words are longer."""
        found: list[Token] = []
        for piece in _PIECE.finditer(text):
            if piece["words"]:
                found += self._row(text, *piece.span())
            else:
                found.append((*piece.span(), piece.group()))
        return found

    def _row(self, text: str, start: int, stop: int) -> list[Token]:
        likeliest = [0.0] * (stop - start + 1)
        lengths = [1] * (stop - start)
        for at in range(stop - 1, start - 1, -1):
            here, best = at - start, -math.inf
            for length, score in self.starting(text, at, stop) or self._unknown:
                value = score + likeliest[here + length]
                if value >= best:
                    best, lengths[here] = value, length
            likeliest[here] = best
        found: list[Token] = []
        at = letters = start
        while at < stop:
            end = at + lengths[at - start]
            # Single letters and digits are put together again.
            if end > at + 1 or not _LETTER.match(text, at):
                if letters < at:
                    found.append((letters, at, text[letters:at]))
                found.append((at, end, text[at:end]))
                letters = end
            at = end
        if letters < stop:
            found.append((letters, stop, text[letters:stop]))
        return found

    def starting(self, text: str, start: int, stop: int) -> Sequence[_Word]:
        """The lengths, ascending, and scores of the words that begin at ``start`` and end before ``stop``."""
        second = min(start + 2, stop)
        short, longest, rests = self._line(text[start:second])
        if not longest:
            return short
        ends = range(second + 1, min(second + longest, stop) + 1)
        return [*short, *((end - start, rests[rest]) for end in ends if (rest := text[second:end]) in rests)]

    def costs(self, text: str, start: int) -> Iterator[_Word]:
        """The lengths and costs of the words that begin at ``start``, one character in any case."""
        words = self.starting(text, start, len(text))
        if not words or words[0][0] > 1:
            yield 1, self._log_total
        for length, score in words:
            yield length, -score

    def _read(self, characters: str) -> _Line:
        itself, *others = self._fields(characters)
        words = [] if itself == "0" else [(len(characters), self._score(itself))]
        if len(characters) == 2:
            words = [*self._line(characters[0])[0], *words]
        rests = {rest: self._score(count) for rest, count in zip(others[::2], others[1::2], strict=True)}
        return tuple(words), max(map(len, rests), default=0), rests

    def _fields(self, characters: str) -> list[str]:
        key = characters.encode() + b" "
        at = bisect_left(self._lines, key)
        if at < len(self._lines) and self._lines[at].startswith(key):
            return self._lines[at].decode().split(" ")[1:]
        return ["0"]

    def _score(self, count: str) -> float:
        return math.log(int(count)) - self._log_total


def _lines(path: Path, added: Mapping[str, int | None], dropped: frozenset[str]) -> tuple[list[bytes], int]:
    """jieba's file (``社会主义 23000 n``, a word a line) as the lines of a :class:`Dictionary`."""
    fields = path.read_text("utf-8").split()
    counts = dict(zip(fields[::3], map(int, fields[1::3]), strict=True))
    total = sum(map(int, fields[1::3]))
    for word in dropped:
        counts.pop(word, None)
    unweighted = [word for word, count in added.items() if count is None]
    parts = {part: counts[part] for part in _parts(unweighted) if part in counts}
    plain = Dictionary(_sorted_lines(parts), total)
    for word, given in added.items():
        counts[word] = count = given if given is not None else _winning(word, counts, total, plain)
        total += count
    return _sorted_lines(counts), total


def _parts(words: Iterable[str]) -> set[str]:
    return {word[a:b] for word in words for a in range(len(word)) for b in range(a + 1, len(word) + 1)}


def _sorted_lines(counts: Mapping[str, int]) -> list[bytes]:
    """A line of two fields for each beginning, then two more for each word that goes on behind it."""
    lines: dict[str, list[str]] = {}
    for word, count in counts.items():
        head, rest = word[:2], word[2:]
        line = lines.setdefault(head, [head, "0"])
        if rest:
            line += (rest, str(count))
        else:
            line[1] = str(count)
    return sorted([" ".join(line).encode() for line in lines.values()])


def _winning(word: str, counts: Mapping[str, int], total: int, plain: Dictionary) -> int:
    """How often a word must occur to be likelier than its parts."""
    share = 1.0
    for _, _, part in plain.cut(word):
        share *= counts.get(part, 1) / total
    return max(int(share * total) + 1, counts.get(word, 1))
