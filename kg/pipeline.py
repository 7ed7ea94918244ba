"""The spine, and the only place that knows the order: read, annotate, extract, resolve."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

from kg import patterns
from kg.annotate import Annotator
from kg.errors import BaopuError, SourceError
from kg.extract import Extractor
from kg.gazetteer import EMPTY, Division, Gazetteer
from kg.manifest import licence_iri, manifest
from kg.model import Annotated, BlockKind, Doubt, Fact, KnowledgeGraph, Reason, Source, Span, Status
from kg.publish import classes, misfit
from kg.read import read
from kg.resolve import Judgement, trace
from kg.resources import Resources, data_directory
from kg.resources import load as load_resources
from kg.sources import OnError, sources

__all__ = ["THRESHOLD", "OnPage", "Options", "Page", "assemble", "build", "is_published", "pages"]

#: Facts below this confidence are for review, not for the graph.
THRESHOLD = 0.5
#: What is negated or only claimed is for review too.
_PUBLISHED = frozenset({Status.DONE, Status.ONGOING, Status.PLANNED, Status.GOAL})

OnPage = Callable[[Source], None]


class Options(TypedDict, total=False):
    """What a build may be told.

    ``resources`` and ``gazetteer`` are the packaged ones by default; ``issued`` and ``paper`` are for pages
    that print none; ``judgements`` are rows of the ledger of identity; facts below ``threshold`` go to
    ``review``; ``licence`` is that of the graph and of the sentences it quotes, an address or a short name
    of SPDX; ``on_page`` is told of each source when its facts are found.
    """

    resources: Resources | None
    gazetteer: Gazetteer | None
    issued: date | None
    paper: str | None
    judgements: Iterable[Judgement]
    threshold: float
    licence: str | None
    on_page: OnPage | None


@dataclass(frozen=True, slots=True)
class Page:
    """One source with its articles read and its facts found; nothing is resolved yet."""

    source: Source
    annotated: tuple[Annotated, ...]
    facts: tuple[Fact, ...]


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

    built = assemble(sources(paths, on_error=tell, leave_out=leave_out), failed=failed, **options)
    if not built.sources:
        hint = "没有写任何文件 (nothing was written)"
        raise BaopuError("没有一个版面可读 (no page could be read)", hint=hint)
    return built


def assemble(
    found: Iterable[Source],
    *,
    failed: Sequence[SourceError] = (),
    resources: Resources | None = None,
    gazetteer: Gazetteer | None = None,
    issued: date | None = None,
    paper: str | None = None,
    judgements: Iterable[Judgement] = (),
    threshold: float = THRESHOLD,
    licence: str | None = None,
    on_page: OnPage | None = None,
) -> KnowledgeGraph:
    """The way from sources to a graph; see :class:`Options`.

    :param failed: what could not be read, for the manifest; looked at when ``found`` has come to its end.
    """
    # A licence that is none is told before the work, not after it.
    licence = licence_iri(licence) if licence else None
    resources = resources or load_resources()
    gazetteer = gazetteer or Gazetteer.load(data_directory() / "gazetteer")
    done: list[Page] = []
    for page in pages(found, resources=resources, gazetteer=gazetteer, issued=issued, paper=paper):
        done.append(page)
        if on_page:
            on_page(page.source)
    articles = tuple(one.article for page in done for one in page.annotated)
    homes = {key: home for page in done for key, home in _homes(page, gazetteer).items()}
    rows = tuple(judgements)

    def resolved(facts: Sequence[Fact]) -> KnowledgeGraph:
        found = trace(facts, articles, gazetteer=gazetteer, home=homes, resources=resources, judgements=rows)
        return KnowledgeGraph(
            articles=articles, facts=found.facts, entities=found.entities, merges=(*found.ledger, *rows)
        )

    built = _sifted([fact for page in done for fact in page.facts], threshold, resolved)
    built = replace(
        built, sources=tuple(page.source for page in done), uncovered=tuple(_uncovered(done, built.facts))
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


def pages(
    found: Iterable[Source],
    *,
    resources: Resources,
    gazetteer: Gazetteer = EMPTY,
    issued: date | None = None,
    paper: str | None = None,
) -> Iterator[Page]:
    """Read, annotate and extract, one page at a time; rules and lexicons are compiled once for all."""
    annotator, extractor = Annotator.of(resources, gazetteer), Extractor.of(resources)
    for source in found:
        articles = read(source, issued=issued, paper=paper, resources=resources)
        annotated = tuple(map(annotator.annotate, articles))
        yield Page(source, annotated, tuple(fact for one in annotated for fact in extractor.facts(one)))
    patterns.keep()


def _homes(page: Page, gazetteer: Gazetteer) -> dict[str, Division | None]:
    articles = [one.article for one in page.annotated]
    texts = {one.id: "\n".join(block.text.value for block in one.blocks) for one in articles}
    return gazetteer.homes(page.source.raw, texts)


def is_published(fact: Fact, threshold: float) -> bool:
    """Whether a fact goes to the graph by what it says of itself; the others go to review."""
    return _doubt(fact, threshold) is None


def _doubt(fact: Fact, threshold: float) -> Reason | None:
    if fact.status not in _PUBLISHED:
        return Reason.STATUS
    return None if fact.confidence >= threshold else Reason.CONFIDENCE


def _uncovered(done: Iterable[Page], facts: Iterable[Fact]) -> Iterator[tuple[str, Span]]:
    """The sentences of paragraphs that no published fact quotes."""
    quoted = {(fact.article, evidence.sentence_span) for fact in facts for evidence in fact.evidence}
    for page in done:
        for one in page.annotated:
            for sentence in one.sentences:
                place = one.article.id, sentence.text.span(0, len(sentence.text))
                if sentence.block is BlockKind.PARAGRAPH and place not in quoted:
                    yield place
