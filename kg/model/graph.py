"""What a build makes: entities, and the graph that holds everything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kg.model.article import Article
from kg.model.fact import Fact
from kg.model.judgement import Judgement
from kg.model.text import Source, SourceFile, Span
from kg.model.value import Value

__all__ = ["Doubt", "Entity", "KnowledgeGraph", "Reason"]


@dataclass(frozen=True, slots=True)
class Entity(Value):
    """One thing of the graph.

    :param id: the local part of its IRI (see ``kg.resolve``).
    :param code: the official division code, if it has one.
    :param mentions: ids of the articles it appears in, sorted.
    """

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    mentions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.type,
            "label": self.label,
            "aliases": list(self.aliases),
            "code": self.code,
            "mentions": list(self.mentions),
        }


class Reason(StrEnum):
    """Why a fact is not in the graph."""

    CONFIDENCE = "low-confidence"
    STATUS = "not-asserted"
    PREDICATE = "undeclared-predicate"
    DOMAIN = "subject-outside-domain"
    RANGE = "object-outside-range"


@dataclass(frozen=True, slots=True)
class Doubt(Value):
    """A fact for review, with the nodes that it would have in the graph."""

    fact: Fact
    reason: Reason

    def as_json(self) -> dict[str, Any]:
        """The row of ``review.jsonl``."""
        return {**self.fact.as_json(), "reason": str(self.reason)}


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Everything a build knows; rows are in the order of sources, articles, then evidence.

    Columns may lie on disk: they can be counted, and read as often as one likes, but they are no tuples.

    :param facts: what is published; ``review`` holds the others, each with the reason.
    :param entities: the things that ``facts`` speak of, ascending by id.
    :param merges: which label of an article was given another name's node and by which rule, and the rows of
        the user's ledger.
    :param classes: node id → class; of ``entities``, if it is not given.
    :param uncovered: article id and place of each body sentence that no published fact quotes.
    :param manifest: of what the graph was made, ready for JSON.
    """

    sources: Collection[Source] = ()
    articles: Collection[Article] = ()
    facts: Collection[Fact] = ()
    review: Collection[Doubt] = ()
    entities: Collection[Entity] = ()
    merges: Collection[Judgement] = ()
    uncovered: Collection[tuple[str, Span]] = ()
    classes: Mapping[str, str] | None = None
    manifest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """The files that the sources are, or are rows of; each once."""
        return tuple(dict.fromkeys(source.file for source in self.sources))
