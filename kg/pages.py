"""What is read from one source by itself: its articles, the facts of each, and the nodes these speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg import patterns
from kg.annotate import Annotator
from kg.extract import Extractor
from kg.gazetteer import EMPTY, Division, Gazetteer
from kg.model import Annotated, Article, BlockKind, Doubt, Fact, Reason, Source, Span, Status
from kg.publish import misfit
from kg.read import read
from kg.resolve import Resolver, Ruling, Told
from kg.resources import Resources

__all__ = ["THRESHOLD", "ArticleFacts", "Page", "Part", "Reader", "is_published"]

#: Facts below this confidence are for review, not for the graph.
THRESHOLD = 0.5
#: What is negated or only claimed is for review too.
_PUBLISHED = frozenset({Status.DONE, Status.ONGOING, Status.PLANNED, Status.GOAL})


@dataclass(frozen=True, slots=True)
class Page:
    """One source with its articles read and its facts found; nothing is resolved yet."""

    source: Source
    annotated: tuple[Annotated, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article with what it gives to a graph.

    :param home: the county or city that its page is about.
    :param sentences: the places of the sentences of its paragraphs.
    :param found: every fact, and the reason why it is not published, if there is one.
    :param told: the published facts with their nodes; :param review: the others.
    """

    article: Article
    home: Division | None
    sentences: tuple[Span, ...]
    found: tuple[tuple[Fact, Reason | None], ...]
    told: Told
    review: tuple[Doubt, ...]

    @classmethod
    def of(
        cls,
        article: Article,
        home: Division | None,
        sentences: tuple[Span, ...],
        found: tuple[tuple[Fact, Reason | None], ...],
        resolver: Resolver,
    ) -> ArticleFacts:
        told = resolver.told([fact for fact, reason in found if not reason], article, home)
        review: tuple[Doubt, ...] = ()
        if len(told.facts) < len(found):
            # A doubtful fact is given the nodes it would have in the graph, and gives the graph none.
            every = resolver.told([fact for fact, _ in found], article, home).facts
            review = tuple(
                Doubt(fact, reason) for fact, (_, reason) in zip(every, found, strict=True) if reason
            )
        return cls(article, home, sentences, found, told, review)

    def sifted(self, classes: Mapping[str, str], resolver: Resolver) -> ArticleFacts | None:
        """The same without facts that the ontology refuses, or ``None`` if it refuses none.

        :param classes: node id → class, as the whole graph has it.
        """
        misfits = [misfit(fact, classes) for fact in self.told.facts]
        if not any(misfits):
            return None
        reasons = iter(misfits)
        found = tuple((fact, reason or next(reasons)) for fact, reason in self.found)
        return ArticleFacts.of(self.article, self.home, self.sentences, found, resolver)

    @property
    def uncovered(self) -> Iterator[tuple[str, Span]]:
        """Article id and place of each sentence that no published fact quotes."""
        quoted = {evidence.sentence_span for fact in self.told.facts for evidence in fact.evidence}
        return ((self.article.id, span) for span in self.sentences if span not in quoted)


@dataclass(frozen=True, slots=True)
class Part:
    """What one source gives to a graph."""

    source: Source
    articles: tuple[ArticleFacts, ...]

    def sifted(self, classes: Mapping[str, str], resolver: Resolver) -> Part | None:
        """See :meth:`ArticleFacts.sifted`."""
        fewer = [one.sifted(classes, resolver) for one in self.articles]
        if not any(fewer):
            return None
        return Part(self.source, tuple(new or old for new, old in zip(fewer, self.articles, strict=True)))


@dataclass(frozen=True, slots=True)
class Reader:
    """How sources are read; it travels to every worker of an engine, and each gets ready by calling it.

    :param issued: :param paper: for pages that print none.
    :param ruling: what the ledger of identity says; :param threshold: less sure facts are for review.
    """

    resources: Resources
    gazetteer: Gazetteer = EMPTY
    issued: date | None = None
    paper: str | None = None
    ruling: Ruling = field(default_factory=lambda: Ruling.of(()))
    threshold: float = THRESHOLD

    @property
    def resolver(self) -> Resolver:
        return Resolver(self.gazetteer, self.resources, self.ruling)

    def __call__(self) -> Callable[[Source], Part]:
        """The work itself; rules and lexicons are compiled once for all sources."""
        page = self._page()

        def part(source: Source) -> Part:
            made = self._part(page(source))
            patterns.keep()
            return made

        return part

    def pages(self, found: Iterable[Source]) -> Iterator[Page]:
        """Read, annotate and extract, one page at a time."""
        yield from map(self._page(), found)
        patterns.keep()

    def _page(self) -> Callable[[Source], Page]:
        annotator, extractor = Annotator.of(self.resources, self.gazetteer), Extractor.of(self.resources)

        def page(source: Source) -> Page:
            articles = read(source, issued=self.issued, paper=self.paper, resources=self.resources)
            annotated = tuple(map(annotator.annotate, articles))
            return Page(source, annotated, tuple(fact for one in annotated for fact in extractor.facts(one)))

        return page

    def _part(self, page: Page) -> Part:
        articles = [one.article for one in page.annotated]
        texts = {one.id: "\n".join(block.text.value for block in one.blocks) for one in articles}
        homes = self.gazetteer.homes(page.source.raw, texts)
        found: dict[str, list[tuple[Fact, Reason | None]]] = {}
        for fact in page.facts:
            found.setdefault(fact.article, []).append((fact, _doubt(fact, self.threshold)))
        made = (
            ArticleFacts.of(
                one.article, homes.get(key), _sentences(one), tuple(found.get(key, ())), self.resolver
            )
            for one in page.annotated
            for key in [one.article.id]
        )
        return Part(page.source, tuple(made))


def is_published(fact: Fact, threshold: float) -> bool:
    """Whether a fact goes to the graph by what it says of itself; the others go to review."""
    return _doubt(fact, threshold) is None


def _doubt(fact: Fact, threshold: float) -> Reason | None:
    if fact.status not in _PUBLISHED:
        return Reason.STATUS
    return None if fact.confidence >= threshold else Reason.CONFIDENCE


def _sentences(one: Annotated) -> tuple[Span, ...]:
    texts = (sentence.text for sentence in one.sentences if sentence.block is BlockKind.PARAGRAPH)
    return tuple(text.span(0, len(text)) for text in texts)
