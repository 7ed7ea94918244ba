"""What an executor does with one article. Nothing here knows Spark."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kg.engines.engine import Lost, attempt
from kg.errors import SourceError
from kg.export import quad_lines
from kg.model import Entity, KnowledgeGraph, Source, SourceFile
from kg.pages import ArticleFacts, Part, Reader
from kg.publish import evidence_rows, scheduled_rows, thing_rows, told_rows
from kg.read import of_bytes, of_line
from kg.resolve import Gathered

_FIELDS = ("text", "name", "issued", "paper")

__all__ = ["Failed", "Given", "article_lines", "classes", "entity_lines", "reading", "scheduled_lines"]


@dataclass(frozen=True, slots=True)
class Given:
    """An input as the cluster gives it.

    :param name: of a page its name; of a row the name that it brings, or the hash of its bytes.
    :param file: the archive that a row is of; empty for a page.
    :param data: the bytes of a page; a row as JSON.
    """

    name: str
    file: str
    data: bytes

    @classmethod
    def line(cls, line: str, file: str) -> Given:
        """A row of JSON lines; what is wrong with it is told when it is read."""
        data = line.encode("utf-8", "surrogatepass")
        try:
            return cls(of_line(data, SourceFile("rows.jsonl", "")).name.removeprefix("rows/"), file, data)
        except (SourceError, ValueError):
            return cls(hashlib.sha256(data).hexdigest()[:12], file, data)

    @classmethod
    def row(cls, row: Mapping[str, Any], file: str) -> Given:
        """A row of a table; dates become words."""
        kept = {name: row[name] for name in _FIELDS if row.get(name) is not None}
        return cls.line(json.dumps(kept, ensure_ascii=False, default=str), file)

    @property
    def key(self) -> tuple[str, str]:
        """What no two inputs share: articles are called by names without their suffix."""
        return self.file, self.name.removesuffix(".txt")

    def source(self) -> Source:
        """The source that it is.

        :raises SourceError: it is no newspaper text.
        """
        if not self.file:
            return of_bytes(self.data, self.name)
        try:
            return of_line(self.data, SourceFile(self.file, ""))
        except ValueError as error:
            raise SourceError(f"{self.file}:{self.name}", str(error)) from error


@dataclass(frozen=True, slots=True)
class Failed:
    """An input of which nothing was made, and why."""

    name: str
    message: str


def reading(
    reader: Callable[[], Reader],
) -> Callable[[Iterable[Given | Failed]], Iterator[ArticleFacts | Failed]]:
    """The work of one partition.

    :param reader: gives what was sent to all executors once.
    """

    def read(inputs: Iterable[Given | Failed]) -> Iterator[ArticleFacts | Failed]:
        work = _ready(reader())
        for given in inputs:
            if isinstance(given, Failed):
                yield given
                continue
            try:
                source = given.source()
            except SourceError as error:
                yield Failed(error.source, error.message)
                continue
            made = attempt(work, source)
            if isinstance(made, Lost):
                yield Failed(source.name, made.reason)
            else:
                yield from made.articles

    return read


class _Worker:
    """What this process works with: Spark gives it one partition after the other."""

    reader: Reader | None = None
    work: Callable[[Source], Part]


def _ready(reader: Reader) -> Callable[[Source], Part]:
    if _Worker.reader is not reader:
        _Worker.reader, _Worker.work = reader, staticmethod(reader())
    return _Worker.work


def classes(one: ArticleFacts) -> dict[str, str]:
    """The class of each node of an article, as far as this article knows."""
    return {key: node.entity().type for key, node in one.told.nodes.items()}


def article_lines(one: ArticleFacts, known: Mapping[str, str], generator: Mapping[str, Any]) -> str:
    """The N-Quads of what an article says."""
    graph = KnowledgeGraph(
        articles=(one.article,),
        facts=one.told.facts,
        classes=known,
        manifest={"generator": generator},
    )
    rows = (told_rows(graph.articles, graph.facts, known), evidence_rows(graph))
    return _lines(chain.from_iterable(rows))


def entity_lines(node: Gathered) -> str:
    """The N-Quads of what all articles together say of a thing."""
    entity: Entity = node.entity()
    return _lines(thing_rows([entity]))


def scheduled_lines(event: str) -> str:
    """The N-Quads of an event of which nothing has happened."""
    return _lines(scheduled_rows([event]))


def _lines(rows: Iterable[tuple[str, Any]]) -> str:
    triples = sorted({triple for _, triple in rows}, key=str)
    triples.sort(key=lambda triple: str(triple.subject))
    return b"".join(quad_lines(triples)).decode()
