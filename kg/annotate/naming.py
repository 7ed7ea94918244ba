"""How likely characters are a person's name, against how well they read as ordinary words.

Two readings of the same stretch are weighed: one with a name at the position, one without. A name costs what
its surname and given characters cost (both lists stand in order of frequency), a word what jieba's dictionary
says. The difference is the evidence for the name in nats; how much is needed depends on what stands around.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.annotate.segment import costs

__all__ = ["NameModel"]

#: Shares by rank follow Zipf and Mandelbrot: share / (rank + shift) ** slope.
_SURNAMES = (0.25, 3.0, 1.25)
_GIVEN = (0.26, 30.0, 1.0)
#: A character that no name list has; one that follows names and does not end them.
_UNLISTED, _FOLLOWER = 12.0, 14.0
#: Given names of one character and of two, as they are found in news.
_ONE, _TWO = -math.log(0.2), -math.log(0.8)
#: A name by sounds only, and each of its characters.
_SOUNDED, _SOUND = 4.6, 5.1
#: The words on both sides that take part: long enough for a longest word to show itself.
_BEFORE, _AFTER = 4, 10
_LONGEST_WORD = 8
#: 庄村, 李镇: what ends the names of places ends none of people.
_PLACES = ("heads_division", "heads_community", "heads_street")
#: Words as rare as this are often people of the last century.
_RARE, _MAYBE_A_NAME = 14.5, 6.0


@dataclass(frozen=True, slots=True)
class NameModel:
    """Costs of surnames and of given characters, in nats.

    :param sounds: characters that write names of other tongues (巴特尔, 阿依古丽).
    :param not_names: dictionary words that begin with a surname and are none; other such words of the
        dictionary may be names themselves.
    """

    surnames: Mapping[str, float]
    given: Mapping[str, float]
    sounds: frozenset[str]
    families: frozenset[str]
    not_names: frozenset[str]

    @classmethod
    def of(cls, lexicons: Mapping[str, tuple[str, ...]]) -> NameModel:
        surnames = lexicons["surnames"]
        places = [word for kind in _PLACES for word in lexicons[kind] if len(word) == 1]
        followers = dict.fromkeys([*lexicons["after_name_chars"], *places], _FOLLOWER)
        return cls(
            surnames=_ranked(surnames, _SURNAMES),
            given=_ranked(lexicons["given_name_chars"], _GIVEN) | followers,
            sounds=frozenset(lexicons["name_sounds"]),
            families=_one(surnames),
            not_names=_one(lexicons["not_names"]),
        )

    def name(self, name: str) -> float:
        """What these characters cost as surname and given name; infinite if they can be none."""
        best = math.inf
        for length in (1, 2):
            family, given = name[:length], name[length:]
            if family in self.surnames and 1 <= len(given) <= 2:
                cost = self.surnames[family] + (_ONE if len(given) == 1 else _TWO)
                best = min(best, cost + sum(self.given.get(char, _UNLISTED) for char in given))
        return best

    def sounded(self, name: str) -> float:
        """What these characters cost as a name of another tongue."""
        return _SOUNDED + _SOUND * len(name) if self.sounds.issuperset(name) else math.inf

    def weigh(self, text: str, start: int, end: int, *, sounds: bool = False) -> float:
        """The evidence that ``text[start:end]`` is a name, above what the best reading without it says.

        :param sounds: a name of another tongue will do.
        """
        name = text[start:end]
        cost = min(self.name(name), self.sounded(name)) if sounds else self.name(name)
        if cost == math.inf:
            return -math.inf
        left, right = _stretch(text, start)
        named = self.words(text[left:start]) + cost + self.words(text[end:right])
        return self.words(text[left:right]) - named

    def words(self, text: str) -> float:
        """The cost of the cheapest row of ordinary words."""
        return _cheapest(text, self.families, self.not_names) if text else 0.0


def _ranked(words: Sequence[str], curve: tuple[float, float, float]) -> dict[str, float]:
    share, shift, slope = curve
    return {word: slope * math.log(rank + shift) - math.log(share) for rank, word in enumerate(words, 1)}


def _stretch(text: str, start: int) -> tuple[int, int]:
    """The Chinese characters around a position that are read together."""
    left = start
    while left > max(0, start - _BEFORE) and "\u4e00" <= text[left - 1] <= "\u9fff":
        left -= 1
    right = start
    while right < min(len(text), start + _AFTER) and "\u4e00" <= text[right] <= "\u9fff":
        right += 1
    return left, right


@lru_cache(maxsize=8)
def _one(words: tuple[str, ...]) -> frozenset[str]:
    """One set for the same words: in the key of a cache it is compared by identity, not word by word."""
    return frozenset(words)


@lru_cache(maxsize=65536)
def _cheapest(text: str, surnames: frozenset[str], not_names: frozenset[str]) -> float:
    best = [0.0] + [math.inf] * len(text)
    for start in range(len(text)):
        for length, cost in costs(text, start):
            if length > _LONGEST_WORD:
                break
            end = start + length
            rare = length > 1 and cost > _RARE and text[start] in surnames
            # 马小春 is in the dictionary, too.
            more = _MAYBE_A_NAME if rare and text[start:end] not in not_names else 0.0
            best[end] = min(best[end], best[start] + (cost + more))
    return best[-1]
