"""The public face of a build: facts with their words, and the ways to ask, draw and save them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kg import pipeline, publish
from kg.files import replacing
from kg.model import Article, Entity, Fact, KnowledgeGraph, Source
from kg.sources import OnError

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.store import Result, Store

__all__ = ["FILES", "PAGES", "READABLE", "Graph", "build", "from_text"]

#: The pages for people, and everything that :meth:`Graph.save` writes.
PAGES = ("report.html", "graph.html")
FILES = (*publish.FILES, *PAGES)
#: Articles that a browser shows on one page without pause.
READABLE = 2_000


@dataclass(frozen=True)
class Graph:
    """A knowledge graph of newspaper articles.

    :param data: the frozen rows behind it.
    """

    data: KnowledgeGraph

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """In reading order."""
        return tuple(self.data.articles)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """In the order of articles, then of evidence."""
        return tuple(self.data.facts)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Ascending by id."""
        return tuple(self.data.entities)

    def query(self, sparql: str, /, **bindings: object) -> Result:
        """Ask in SPARQL 1.1; facts and evidence are in one store, the usual prefixes are known.

        :param bindings: values of variables, bound as terms; see :meth:`kg.store.Store.query`.
        :raises QueryError: the query is malformed or asks for what is not allowed.
        """
        return self._store.query(sparql, **bindings)

    @cached_property
    def _store(self) -> Store:
        """Filled by the first question; the rows behind it are frozen, so it holds for all later ones."""
        from kg.store import Store

        return Store.of(publish.triples(self.data))

    def to_rdflib(self) -> rdflib.Graph:
        """Facts and evidence as an rdflib graph, with the prefixes bound."""
        import rdflib

        graph = rdflib.Graph()
        graph.parse(data=publish.facts_of(self.data), format="turtle")
        graph.parse(data=publish.evidence_of(self.data), format="turtle")
        return graph

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

        Of more than :data:`READABLE` articles no page is made for people to read or look at: ask such a graph
        questions, or build a part of it.

        :raises BaopuError: the directory cannot be written.
        """
        with replacing(Path(directory), stale=FILES) as fresh:
            publish.write(self.data, fresh)
            if len(self.data.articles) <= READABLE:
                (fresh / "report.html").write_bytes(publish.report(self.data).encode())
                (fresh / "graph.html").write_bytes(self.to_html().encode())

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
    :raises SourceError: the work on it failed.
    """
    source = Source(name, text, hashlib.sha256(text.encode()).hexdigest())
    return Graph(pipeline.assemble([source], **options))
