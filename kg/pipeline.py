"""The spine, and the only place that knows the whole way: sources, pages, one node for one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

from kg.engines import Engine, Here, Lost
from kg.errors import BaopuError, SourceError
from kg.gazetteer import Gazetteer
from kg.manifest import licence_iri, manifest
from kg.model import Judgement, KnowledgeGraph, Source
from kg.pages import THRESHOLD, ArticleFacts, Part, Reader
from kg.resolve import Nodes, Ruling
from kg.resources import Resources, data_directory
from kg.resources import load as load_resources
from kg.sources import OnError, sources
from kg.spool import Rows, Spool

__all__ = ["OnPage", "Options", "assemble", "build"]

_REPORT = "其余照常；请把这一页连同这句话告诉我们 (the others go on; please report it with this page)"

OnPage = Callable[[Source], None]


class Options(TypedDict, total=False):
    """What a build may be told.

    ``resources`` and ``gazetteer`` are the packaged ones by default; ``issued`` and ``paper`` are for pages
    that print none; ``judgements`` are rows of the ledger of identity; facts below ``threshold`` go to
    ``review``; ``licence`` is that of the graph and of the sentences it quotes, an address or a short name
    of SPDX; ``on_page`` is told of each source when its facts are found; ``engine`` is where the sources are
    read, this process by default, and changes nothing of what is built.
    """

    resources: Resources | None
    gazetteer: Gazetteer | None
    issued: date | None
    paper: str | None
    judgements: Iterable[Judgement]
    threshold: float
    licence: str | None
    on_page: OnPage | None
    engine: Engine


def build(
    paths: Iterable[Path | str],
    *,
    on_error: OnError | None = None,
    leave_out: Iterable[Path] = (),
    **options: Unpack[Options],
) -> KnowledgeGraph:
    """The whole way, from files to a graph.

    :param on_error: is told of an input that failed, and the others go on; without it the error is raised.
    :param leave_out: files that are no inputs though they lie among them: what an earlier build wrote.
    :param options: see :class:`Options`.
    :raises SourceError: an input cannot be read and nobody is told.
    :raises BaopuError: there is no input, or none of them could be read.
    """
    failed: list[SourceError] = []

    def tell(error: SourceError) -> None:
        if on_error is None:
            raise error
        failed.append(error)
        on_error(error)

    found = sources(paths, on_error=tell, leave_out=leave_out)
    built = assemble(found, on_error=tell, failed=failed, **options)
    if not built.sources:
        hint = "没有写任何文件 (nothing was written)"
        raise BaopuError("没有一个版面可读 (no page could be read)", hint=hint)
    return built


def assemble(
    found: Iterable[Source],
    *,
    on_error: OnError | None = None,
    failed: Sequence[SourceError] = (),
    resources: Resources | None = None,
    gazetteer: Gazetteer | None = None,
    issued: date | None = None,
    paper: str | None = None,
    judgements: Iterable[Judgement] = (),
    threshold: float = THRESHOLD,
    licence: str | None = None,
    on_page: OnPage | None = None,
    engine: Engine | None = None,
) -> KnowledgeGraph:
    """The way from sources to a graph; see :class:`Options`.

    :param on_error: is told of a source on which the work failed; without it the error is raised.
    :param failed: what could not be read, for the manifest; looked at when ``found`` has come to its end.
    :raises SourceError: the work on a source failed and nobody is told.
    """
    # A licence that is none is told before the work, not after it.
    licence = licence_iri(licence) if licence else None
    resources = resources or load_resources()
    gazetteer = gazetteer or Gazetteer.load(data_directory() / "gazetteer")
    rows = tuple(judgements)
    reader = Reader(resources, gazetteer, issued, paper, Ruling.of(rows), threshold)
    parts: Spool[Part] = Spool()
    nodes = Nodes()
    for made in (engine or Here()).run(reader, found):
        if isinstance(made, Lost):
            error = SourceError(made.item.name, f"处理失败 (failed): {made.reason}", hint=_REPORT)
            if on_error is None:
                raise error from made.error
            on_error(error)
            continue
        parts.append(made)
        for one in made.articles:
            nodes.hear(one.told.nodes)
        if on_page:
            on_page(made.source)
    while _sift(parts, nodes, reader):
        pass
    built = _graph(parts, nodes, rows)
    return replace(built, manifest=manifest(built, resources, threshold, failed, licence))


def _sift(parts: Spool[Part], nodes: Nodes, reader: Reader) -> bool:
    """Take out what the ontology refuses, and with it its say in what the nodes are; was there any?"""
    resolver = reader.resolver
    touched: set[str] = set()
    for number, part in enumerate(parts):
        fewer = part.sifted(nodes, resolver)
        if fewer:
            parts.replace(number, fewer)
            for old, new in zip(part.articles, fewer.articles, strict=True):
                if old is not new:
                    touched |= old.told.nodes.keys() | new.told.nodes.keys()
    if touched:
        nodes.forget(touched)
        for part in parts:
            for one in part.articles:
                again = one.told.nodes.keys() & touched
                nodes.hear({key: one.told.nodes[key] for key in again})
    return bool(touched)


#: What an article adds to each column of a graph.
_COLUMNS: Mapping[str, Callable[[ArticleFacts], Iterable[Any]]] = MappingProxyType(
    {
        "articles": lambda one: (one.article,),
        "facts": lambda one: one.told.facts,
        "review": lambda one: one.review,
        "merges": lambda one: one.told.ledger,
        "uncovered": lambda one: one.uncovered,
    }
)


def _graph(parts: Spool[Part], nodes: Nodes, rows: Sequence[Judgement]) -> KnowledgeGraph:
    """The parts as one graph; what is long stays where it is, and is read again by whoever asks."""
    counts: Counter[str] = Counter()
    for part in parts:
        for one in part.articles:
            counts.update({name: sum(1 for _ in of(one)) for name, of in _COLUMNS.items()})

    def column(name: str) -> Rows[Part, Any]:
        of = _COLUMNS[name]
        return Rows(parts, lambda part: chain.from_iterable(map(of, part.articles)), counts[name])

    ledger = column("merges")
    return KnowledgeGraph(
        sources=Rows(parts, lambda part: (part.source,), len(parts)),
        articles=column("articles"),
        facts=column("facts"),
        review=column("review"),
        entities=nodes.entities,
        merges=Rows((ledger, rows), iter, len(ledger) + len(rows)),
        uncovered=column("uncovered"),
        classes=nodes,
    )
