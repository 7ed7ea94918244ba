"""Replaying the ledger: judgements stand above every rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.ledger import Judgement, Verdict

__all__ = ["Ruling"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the ledger says in the end: the last row about a pair wins, ``unsure`` leaves it to the rules.

    :param same: what is one → what it is.
    :param different: pairs that are two, both ways round.
    """

    same: Mapping[str, str]
    different: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Ruling:
        last: dict[tuple[str, str], tuple[Verdict, str, str]] = {}
        for row in judgements:
            pair = (row.a, row.b) if row.a <= row.b else (row.b, row.a)
            last.pop(pair, None)
            last[pair] = row.verdict, row.a, row.b
        same = {a: b for verdict, a, b in last.values() if verdict == "same"}
        parted = {(a, b) for verdict, a, b in last.values() if verdict == "different"}
        return cls(same, frozenset(parted | {(b, a) for a, b in parted}))

    def node(self, said: str, found: str, apart: str) -> str:
        """The node of a mention.

        :param said: the mention; :param found: the node that the rules give it.
        :param apart: the node it has when it is not ``found``.
        """
        if said in self.same:
            return self._follow(self.same[said])
        return self._follow(apart if (said, found) in self.different else found)

    def _follow(self, node: str) -> str:
        """Walk along ``same``; a circle ends at its smallest id, wherever it is entered."""
        path = [node]
        while (following := self.same.get(path[-1])) is not None:
            if following in path:
                return min(path[path.index(following) :])
            path.append(following)
        return path[-1]
