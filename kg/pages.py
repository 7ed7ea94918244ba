"""What is read from one source by itself: its articles, and the facts that each of them states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg import patterns
from kg.annotate import Annotator
from kg.extract import Extractor
from kg.gazetteer import EMPTY, Division, Gazetteer
from kg.model import Annotated, Article, BlockKind, Fact, Source, Span
from kg.read import read
from kg.resources import Resources

__all__ = ["Page", "Part", "Reader"]


@dataclass(frozen=True, slots=True)
class Page:
    """One source with its articles read and its facts found; nothing is resolved yet."""

    source: Source
    annotated: tuple[Annotated, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a source gives to a graph: a page without the names and numbers that nobody needs again.

    :param homes: article id → the county or city that the page is about.
    :param sentences: article id and place of each sentence of a paragraph.
    """

    source: Source
    articles: tuple[Article, ...]
    homes: Mapping[str, Division | None]
    sentences: tuple[tuple[str, Span], ...]
    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, page: Page, gazetteer: Gazetteer) -> Part:
        articles = tuple(one.article for one in page.annotated)
        texts = {one.id: "\n".join(block.text.value for block in one.blocks) for one in articles}
        homes = gazetteer.homes(page.source.raw, texts)
        return cls(page.source, articles, homes, tuple(_sentences(page)), page.facts)


@dataclass(frozen=True, slots=True)
class Reader:
    """How sources are read; it travels to every worker of an engine, and each gets ready by calling it."""

    resources: Resources
    gazetteer: Gazetteer = EMPTY
    issued: date | None = None
    paper: str | None = None

    def __call__(self) -> Callable[[Source], Part]:
        """The work itself; rules and lexicons are compiled once for all sources."""
        page = self._page()

        def part(source: Source) -> Part:
            made = Part.of(page(source), self.gazetteer)
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


def _sentences(page: Page) -> Iterator[tuple[str, Span]]:
    for one in page.annotated:
        for sentence in one.sentences:
            if sentence.block is BlockKind.PARAGRAPH:
                yield one.article.id, sentence.text.span(0, len(sentence.text))
