"""Entities from resolved arguments: one label, one class, the other forms as aliases."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.gazetteer import Division
from kg.model import Argument, Entity
from kg.resolve.canonical import FAMILIES, Canonical

__all__ = ["ACTORS", "Gathered"]

#: Predicates → the ends that do something.
ACTORS = {
    "hosted": ("subject",),
    "partneredWith": ("subject", "object"),
    "implements": ("subject",),
    "hasParticipant": ("object",),
}

#: Closest class first: it decides ties.
_ORDER = ("Agency", "Street", "Community", "AdminDivision", "Organization", "Place")
#: A vote for a class is a vote for what lies under it, if that has a vote of its own.
_ABOVE = {"Agency": "Organization", "Street": "AdminDivision", "Community": "AdminDivision"}
#: 我市, 全区: words for a place, not its name.
_POINTING = re.compile(r"[我全本该][省市区县州旗]")


@dataclass(slots=True)
class Gathered:
    """What the facts say about one node, while it is being collected.

    :param title: an article's headline: it is no form of a name and goes before all of them.
    :param acts: it hosts, partners, runs something or takes part: a museum that does is a body, not a place.
    """

    id: str
    title: str = ""
    division: Division | None = None
    labels: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    acts: bool = False

    def add(self, argument: Argument, form: Canonical, article: str, *, acts: bool) -> None:
        """Count one mention of the node.

        :param acts: the fact says that it did something.
        """
        self.acts = self.acts or acts
        if form.id == self.id:
            # A judgement may have put the mention of one division on the node of another.
            self.division = form.division
        self.labels[argument.label] += 1
        self.aliases.update(argument.aliases)
        self.types["Topic" if FAMILIES.get(argument.type) == "Topic" else argument.type] += 1
        self.articles.add(article)

    def join(self, other: Gathered) -> None:
        """Hear what another article says about the node."""
        self.title = self.title or other.title
        self.division = self.division or other.division
        self.labels.update(other.labels)
        self.aliases |= other.aliases
        self.types.update(other.types)
        self.articles |= other.articles
        self.acts = self.acts or other.acts

    def entity(self) -> Entity:
        label = self._label()
        names = self.aliases | set(self.labels)
        aliases = sorted(name for name in names if name != label and not _POINTING.fullmatch(name))
        code = self.division.code if self.division else None
        return Entity(
            self.id, self._type(), label, tuple(aliases), code, tuple(sorted(self.articles, key=_page_order))
        )

    def _label(self) -> str:
        """The official short name; of a body the fullest form; else the form used most."""
        if self.title or self.division:
            return self.title or (self.division.name if self.division else "")
        if all(FAMILIES.get(kind) == "Body" for kind in self.types):
            return min(self.labels, key=lambda label: (bool(_POINTING.match(label)), -len(label), label))
        return min(self.labels, key=lambda label: (-self.labels[label], -len(label), label))

    def _type(self) -> str:
        if self.division:
            return self.division.type
        votes = {kind: count + self.types.get(_ABOVE.get(kind, ""), 0) for kind, count in self.types.items()}
        rank = {kind: position for position, kind in enumerate(_ORDER)}
        kind = min(votes, key=lambda kind: (-votes[kind], rank.get(kind, len(rank)), kind))
        return "Organization" if kind == "Place" and self.acts else kind


def _page_order(article: str) -> tuple[str, int, str]:
    """Article ids in page order: ``page#2`` before ``page#10``."""
    source, _, number = article.rpartition("#")
    return source, int(number) if number.isdigit() else 0, article
