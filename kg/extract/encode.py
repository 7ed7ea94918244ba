"""A sentence as rules see it: every mention is one private-use character whose block says its type.

Commas, spaces and quotes inside a mention cannot break a pattern then, and an ordinary regular expression
is enough. The idea of a cascade over typed spans is Odin's and JAPE's; the encoding is ours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Mention, Sentence

__all__ = ["MACROS", "QUOTES", "Encoded", "at_words", "encode", "pieces", "whole_words"]

#: Translates to words without their quotation marks.
QUOTES = str.maketrans("", "", '“”『』「」《》‘’"')

#: Type → first code point of its block; a block holds 256 mentions, more than a sentence can have.
BLOCKS = {
    "Street": 0xE000,
    "Community": 0xE100,
    "AdminDivision": 0xE200,
    "Agency": 0xE300,
    "Organization": 0xE400,
    "Place": 0xE500,
    "Person": 0xE600,
    "Group": 0xE700,
    "Time": 0xE800,
    "Quantity": 0xE900,
    "Quote": 0xEA00,
    "EventQuote": 0xEB00,
    "Speech": 0xEC00,
}
_LAST = 0xECFF
#: A page may print private characters of its own (symbol fonts in PDF); they stand for no mention.
_PRINTED = dict.fromkeys(range(0xE000, _LAST + 1), "\ufffd")


def _block(first: str, last: str) -> str:
    return f"[{chr(BLOCKS[first])}-{chr(BLOCKS[last] + 0xFF)}]"


_SEPARATOR = "(?:、|和|与|及|以及|，以及)"
_ORG = _block("Street", "Organization")
_PLACE = _block("Street", "Place")
_PERSON = _block("Person", "Person")
_GROUP = _block("Group", "Group")


def _run(one: str) -> str:
    return f"{one}(?:{_SEPARATOR}{one})*+"


#: What a rule may name without declaring it.
MACROS = {
    "ORG": _ORG,
    "ORGS": _run(_ORG),
    "PLACE": _PLACE,
    "PLACES": _run(_PLACE),
    "PERSON": _PERSON,
    "PERSONS": _run(_PERSON),
    "GROUP": _GROUP,
    "GROUPS": _run(_GROUP),
    "ACTOR": f"[{chr(0xE000)}-{chr(0xE4FF)}{chr(0xE600)}-{chr(0xE7FF)}]",
    "ACTORS": _run(f"[{chr(0xE000)}-{chr(0xE4FF)}{chr(0xE600)}-{chr(0xE7FF)}]"),
    "ANYONE": f"[{chr(0xE000)}-{chr(0xE7FF)}]",
    "ANYONES": _run(f"[{chr(0xE000)}-{chr(0xE7FF)}]"),
    "TIME": _block("Time", "Time"),
    "NUM": _block("Quantity", "Quantity"),
    "QUOTE": _block("Quote", "EventQuote"),
    "EVENT_QUOTE": _block("EventQuote", "EventQuote"),
    # Every character that stands for a mention, for use inside a class.
    "ANYCHAR": f"{chr(0xE000)}-{chr(_LAST)}",
    # One character of a word: no punctuation, no mention but a quotation.
    "WORD": f"[^，。；：！？、…\\s{chr(0xE000)}-{chr(0xE9FF)}]",
    "END": "(?=[，。；：！？]|等|$)",
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """An encoded sentence and the way back.

    :param text: the encoded string.
    :param starts: for each of its characters (and one past the end) the position in ``sentence.text``.
    """

    sentence: Sentence
    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Positions in the sentence of a stretch of the encoded string."""
        last = self.mention(end - 1)
        return self.starts[start], last.end if last else self.starts[end - 1] + 1

    def printed(self, start: int, end: int) -> str:
        """The words of a stretch of the encoded string, as they are printed; none of an empty one."""
        return self.sentence.text.printed[slice(*self.span(start, end))] if start < end else ""

    def mention(self, index: int) -> Mention | None:
        """The mention that the character at ``index`` stands for."""
        code = ord(self.text[index])
        if BLOCKS["Street"] <= code <= _LAST:
            return self.sentence.mentions[code & 0xFF]
        return None

    def past_pointer(self, start: int) -> int:
        """Behind 该县, 我省 at ``start``: one mention, or two characters."""
        return start + (1 if self.mention(start) else 2)

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The mentions in a stretch of the encoded string."""
        found = (self.mention(index) for index in range(start, end))
        return [mention for mention in found if mention]

    def clause(self, index: int) -> tuple[int, int]:
        """The clause around a character: up to the nearest ， ； ： or the sentence's end."""
        stops = [m.start() for m in re.finditer("[，；：。！？]", self.text)]
        start = max((stop + 1 for stop in stops if stop < index), default=0)
        return start, min((stop for stop in stops if stop >= index), default=len(self.text))

    def position(self, sentence_position: int) -> int:
        """The encoded index at or before a position of the sentence."""
        index = 0
        while index + 1 < len(self.text) and self.starts[index + 1] <= sentence_position:
            index += 1
        return index


def encode(sentence: Sentence) -> Encoded:
    """Encode a sentence; at most 256 mentions are encoded, the rest stay words."""
    characters: list[str] = []
    starts: list[int] = []
    position = 0
    text = sentence.text.value.translate(_PRINTED)
    for number, mention in enumerate(sentence.mentions[:256]):
        characters += text[position : mention.start]
        starts += range(position, mention.start)
        characters.append(chr(BLOCKS[mention.type] + number))
        starts.append(mention.start)
        position = mention.end
    characters += text[position:]
    starts += range(position, len(text))
    return Encoded(sentence, "".join(characters), (*starts, len(text)))


def pieces(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the items of a list stand, without the empty ones.

    >>> list(pieces("甲、乙和丙", 0, 5, re.compile("[、和]")))
    [(0, 1), (2, 3), (4, 5)]
    """
    position = start
    for match in separator.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end


def at_words(start: int, end: int, encoded: Encoded) -> bool:
    """Whether a stretch is made of whole words: 由于 is no 由, 存在 no 在, 推|进行|政 no 进行."""
    return starts_word(start, encoded) and (end >= len(encoded.text) or starts_word(end, encoded))


def whole_words(
    pattern: re.Pattern[str], encoded: Encoded, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """The matches of a pattern in a stretch of the encoded string that are made of whole words."""
    stop = len(encoded.text) if end is None else end
    return (m for m in pattern.finditer(encoded.text, start, stop) if at_words(m.start(), m.end(), encoded))


def starts_word(index: int, encoded: Encoded) -> bool:
    """Whether a mention or a word starts at an index, or one ends right before it."""
    if encoded.mention(index) or (index and encoded.mention(index - 1)):
        return True
    words = encoded.sentence.words
    position = encoded.starts[index]
    found = bisect_left(words, position)
    return not words or (found < len(words) and words[found] == position)
