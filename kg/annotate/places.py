"""Official names in an article: what the gazetteer knows is one word, whatever its characters are.

A booster, never a condition: with an empty gazetteer nothing is known and names are found by their edges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.annotate.segment import boundaries
from kg.gazetteer import Division, Gazetteer, NameIndex, stem
from kg.model import Article, Mention, Sentence

__all__ = ["Places", "official_names", "short_names"]

Token = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The official names that may stand in one article.

    :param home: the county or city the article is about.
    """

    gazetteer: Gazetteer
    home: Division | None

    @classmethod
    def of(cls, article: Article, gazetteer: Gazetteer) -> Places:
        text = "\n".join(block.text.value for block in article.blocks)
        return cls(gazetteer, gazetteer.home(text))

    def spans(self, text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Stretches that are official names, full or (at the edges of words) short, ascending."""
        edges = boundaries(list(tokens))
        full = [_uncut(span, tokens, edges) for span in self.gazetteer.find(text, self.home)]
        short = [
            (start, end)
            for start, end, _ in _stems(self.gazetteer).matches(text)
            if start in edges and end in edges and all(end <= a or b <= start for a, b in full)
        ]
        return sorted(full + short)

    def short(self, sentence: Sentence, named: Collection[str], verbs: frozenset[str]) -> Iterator[Mention]:
        """Short forms that act (昨日，长葛举办) or stand before what lies in them (兴国潋水镇).

        :param named: the divisions that the article names in full; its home counts as one.
        :param verbs: what may follow a short form that acts.
        """
        text, words = sentence.text.value, (*sentence.words, len(sentence.text.value))
        known = {stem(name) for name in named} | {stem(row.name) for row in self._chain()}
        taken = [(m.start, m.end) for m in sentence.mentions]
        starts = {m.start for m in sentence.mentions if m.type in ("AdminDivision", "Street", "Community")}
        ends = {m.end for m in sentence.mentions if m.type == "Time"}
        for start, end in pairwise(words):
            word = text[start:end]
            if word not in _forms(self.gazetteer) or any(a < end and start < b for a, b in taken):
                continue
            after = next((text[a:b] for a, b in pairwise(words) if a == end), "")
            opens = start == 0 or text[start - 1] in "，。；：！？” " or start in ends
            acts = opens and word in known and after != "人" and (after in verbs or after[:1] in "将已正也还")
            if acts or end in starts:
                yield Mention("AdminDivision", start, end, word)

    def _chain(self) -> tuple[Division, ...]:
        return self.gazetteer.chain(self.home)


def _uncut(
    span: tuple[int, int, Division], tokens: Sequence[Token], edges: frozenset[int]
) -> tuple[int, int]:
    """鹤山市|委 is cut wrongly: where the level belongs to 市委, 县政府, the name is its short form."""
    start, end, division = span
    if end in edges or division.level not in ("province", "city", "county"):
        return start, end
    cut = next(a for a, b, _ in tokens if a < end < b)
    return (start, cut) if cut == end - 1 and cut - start > 1 else (start, end)


def official_names(gazetteer: Gazetteer) -> frozenset[str]:
    """The names and short forms of provinces, cities and counties, but for everyday words."""
    return frozenset(_forms(gazetteer))


def short_names(gazetteer: Gazetteer) -> frozenset[str]:
    """The short forms alone."""
    return _forms(gazetteer) - {row.name for row in gazetteer.upper}


@lru_cache(maxsize=8)
def _forms(gazetteer: Gazetteer) -> frozenset[str]:
    stems = {stem(row.name) for row in gazetteer.upper}
    return frozenset(stems | {row.name for row in gazetteer.upper}) - gazetteer.common_words


@lru_cache(maxsize=8)
def _stems(gazetteer: Gazetteer) -> NameIndex:
    names = {row.name for row in gazetteer.upper}
    return NameIndex.of(_forms(gazetteer) - names)
