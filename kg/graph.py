"""The public face of a build: facts with their words, and the ways to ask, draw and save them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kg import pipeline
from kg.files import replacing
from kg.model import Article, Entity, Fact, KnowledgeGraph, Source
from kg.sources import OnError

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FILES", "Graph", "build", "from_text"]

#: Everything :meth:`Graph.save` writes.
FILES = (
    "articles.jsonl",
    "entities.jsonl",
    "evidence.ttl",
    "facts.jsonl",
    "facts.ttl",
    "graph.html",
    "manifest.json",
    "report.html",
    "review.jsonl",
)


@dataclass(frozen=True, slots=True)
class Graph:
    """A knowledge graph of newspaper articles.

    :param data: the frozen rows behind it.
    """

    data: KnowledgeGraph

    @property
    def articles(self) -> tuple[Article, ...]:
        """In reading order."""
        return self.data.articles

    @property
    def facts(self) -> tuple[Fact, ...]:
        """In the order of articles, then of evidence."""
        return self.data.facts

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Ascending by id."""
        return self.data.entities

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Entities and values as nodes, facts as edges; see :func:`kg.view.to_networkx`."""
        from kg.view import to_networkx

        return to_networkx(self.data)

    def to_html(self, title: str | None = None) -> str:
        """The interactive page: one HTML document that makes no request."""
        from kg.view import render

        return render(self.data, title=title or self.title)

    def save(self, directory: Path | str) -> None:
        """Write everything that ``kg build`` writes; the files take their places together or not at all.

        :raises BaopuError: the directory cannot be written.
        """
        with replacing(Path(directory), stale=FILES) as fresh:
            for name, rows in (
                ("articles", self.articles),
                ("facts", self.facts),
                ("review", self.data.review),
                ("entities", self.entities),
            ):
                (fresh / f"{name}.jsonl").write_text(
                    "".join(json.dumps(r.as_json(), ensure_ascii=False) + "\n" for r in rows), "utf-8"
                )
            (fresh / "manifest.json").write_text(
                json.dumps(self.data.manifest, ensure_ascii=False, indent=2), "utf-8"
            )
            (fresh / "graph.html").write_text(self.to_html(), "utf-8")

    @property
    def title(self) -> str:
        """What the graph is of: its papers, or else its sources."""
        papers = dict.fromkeys(article.paper for article in self.articles if article.paper)
        names = list(papers) or [Path(source.name).stem for source in self.data.sources]
        return "、".join(names[:3]) + ("等" if len(names) > 3 else "")


def build(
    paths: Path | str | Iterable[Path | str],
    *,
    on_error: OnError | None = None,
    **options: Unpack[pipeline.Options],
) -> Graph:
    """Read newspaper files into a graph; see :func:`kg.pipeline.build`.

    :param paths: a file or directory, or several.
    :raises BaopuError: an input cannot be read (unless ``on_error`` is told of it), or there is none.
    """
    given = [paths] if isinstance(paths, str | Path) else paths
    return Graph(pipeline.build(given, on_error=on_error, **options))


def from_text(text: str, *, name: str = "text", **options: Unpack[pipeline.Options]) -> Graph:
    """Read one page or article that is in memory.

    :param name: the source's name in ids and evidence.
    """
    source = Source(name, text, hashlib.sha256(text.encode()).hexdigest())
    return Graph(pipeline.assemble([source], **options))
