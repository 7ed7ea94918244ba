"""The spine, and the only place that knows the whole way: sources, pages, one node for one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from kg.engines import Engine, Here, Lost
from kg.errors import BaopuError, SourceError
from kg.gazetteer import Gazetteer
from kg.manifest import licence_iri, manifest
from kg.model import Doubt, Fact, KnowledgeGraph, Reason, Source, Span, Status
from kg.pages import Part, Reader
from kg.publish import classes, misfit
from kg.resolve import Judgement, trace
from kg.resources import Resources, data_directory
from kg.resources import load as load_resources
from kg.sources import OnError, sources

__all__ = ["THRESHOLD", "OnPage", "Options", "assemble", "build", "is_published"]

#: Facts below this confidence are for review, not for the graph.
THRESHOLD = 0.5
#: What is negated or only claimed is for review too.
_PUBLISHED = frozenset({Status.DONE, Status.ONGOING, Status.PLANNED, Status.GOAL})
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
    parts: list[Part] = []
    for made in (engine or Here()).run(Reader(resources, gazetteer, issued, paper), found):
        if isinstance(made, Lost):
            error = SourceError(made.item.name, f"处理失败 (failed): {made.reason}", hint=_REPORT)
            if on_error is None:
                raise error from made.error
            on_error(error)
            continue
        parts.append(made)
        if on_page:
            on_page(made.source)
    articles = tuple(article for part in parts for article in part.articles)
    homes = {key: home for part in parts for key, home in part.homes.items()}
    rows = tuple(judgements)

    def resolved(facts: Sequence[Fact]) -> KnowledgeGraph:
        found = trace(facts, articles, gazetteer=gazetteer, home=homes, resources=resources, judgements=rows)
        return KnowledgeGraph(
            articles=articles, facts=found.facts, entities=found.entities, merges=(*found.ledger, *rows)
        )

    built = _sifted([fact for part in parts for fact in part.facts], threshold, resolved)
    built = replace(
        built, sources=tuple(part.source for part in parts), uncovered=tuple(_uncovered(parts, built.facts))
    )
    return replace(built, manifest=manifest(built, resources, threshold, failed, licence))


def _sifted(
    facts: Sequence[Fact], threshold: float, resolved: Callable[[Sequence[Fact]], KnowledgeGraph]
) -> KnowledgeGraph:
    """The graph of the facts that are sure, asserted, and what the ontology allows; the others for review."""
    reasons = [_doubt(fact, threshold) for fact in facts]
    while True:
        kept = [number for number, reason in enumerate(reasons) if reason is None]
        built = resolved([facts[number] for number in kept])
        known = classes(built)
        misfits = [misfit(fact, known) for fact in built.facts]
        if not any(misfits):
            break
        # What the ontology refuses goes, and with it its say in what the nodes are.
        for number, reason in zip(kept, misfits, strict=True):
            reasons[number] = reason
    if not any(reasons):
        return built
    # A doubtful fact is given the nodes it would have in the graph, and gives the graph none.
    every = zip(resolved(facts).facts, reasons, strict=True)
    return replace(built, review=tuple(Doubt(fact, reason) for fact, reason in every if reason))


def is_published(fact: Fact, threshold: float) -> bool:
    """Whether a fact goes to the graph by what it says of itself; the others go to review."""
    return _doubt(fact, threshold) is None


def _doubt(fact: Fact, threshold: float) -> Reason | None:
    if fact.status not in _PUBLISHED:
        return Reason.STATUS
    return None if fact.confidence >= threshold else Reason.CONFIDENCE


def _uncovered(parts: Iterable[Part], facts: Iterable[Fact]) -> Iterator[tuple[str, Span]]:
    """The sentences of paragraphs that no published fact quotes."""
    quoted = {(fact.article, evidence.sentence_span) for fact in facts for evidence in fact.evidence}
    return (place for part in parts for place in part.sentences if place not in quoted)
