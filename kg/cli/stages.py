"""One command a stage: what it makes, as JSON lines on stdout, so that it can be looked at and piped on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from kg.cli.options import Data, Issued, Pages, Paper, as_date, resources, settings
from kg.cli.screen import Failures, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import KnowledgeGraph, Mention, Sentence
    from kg.pages import Page

__all__ = ["annotate", "extract", "publish", "read", "resolve"]


def read(pages: Pages, issued: Issued = None, paper: Paper = None) -> None:
    """分出文章 Split pages into articles.

    每篇一行 JSON。 One JSON object an article: its titles, byline, captions and blocks.
    """
    from kg.read import read as read_page
    from kg.resources import load
    from kg.sources import sources

    failures = Failures()
    for source in sources(pages, on_error=failures):
        for article in read_page(source, issued=as_date(issued), paper=paper, resources=load()):
            blocks = [{"kind": block.kind, "text": block.text.printed} for block in article.blocks]
            write_line(article.as_json() | {"blocks": blocks})
    raise typer.Exit(failures.status)


def annotate(pages: Pages, issued: Issued = None, paper: Paper = None, data: Data = None) -> None:
    """标出名称、时间、数量 Mark names, times, quantities.

    每句一行 JSON。 One JSON object a sentence with its mentions.
    """
    failures = Failures()
    for page in _pages(pages, issued, paper, data, failures):
        for one in page.annotated:
            for sentence in one.sentences:
                write_line({"article": one.article.id, **_sentence(sentence)})
    raise typer.Exit(failures.status)


def extract(pages: Pages, issued: Issued = None, paper: Paper = None, data: Data = None) -> None:
    """抽出事实 Find the facts, with their words.

    每条事实一行 JSON。 One JSON object a fact; nothing is merged across articles yet.
    """
    failures = Failures()
    for page in _pages(pages, issued, paper, data, failures):
        for fact in page.facts:
            write_line(fact.as_json())
    raise typer.Exit(failures.status)


def resolve(pages: Pages, issued: Issued = None, paper: Paper = None, data: Data = None) -> None:
    """认出同一事物 Give one node to one thing.

    每个实体一行 JSON。 One JSON object an entity, with its official code and other names.
    """
    failures = Failures()
    for entity in _graph(pages, issued, paper, data, failures).entities:
        write_line(entity.as_json())
    raise typer.Exit(failures.status)


def publish(pages: Pages, issued: Issued = None, paper: Paper = None, data: Data = None) -> None:
    """写成 RDF Write the graph as Turtle.

    输出 facts.ttl 的内容；证据等其余文件由 kg build 写。
    What facts.ttl holds goes to stdout; kg build writes the evidence and the other files.
    """
    from kg.publish import facts_of

    failures = Failures()
    graph = _graph(pages, issued, paper, data, failures)
    sys.stdout.buffer.write(facts_of(graph))
    raise typer.Exit(failures.status)


def _pages(
    paths: list[Path], issued: str | None, paper: str | None, data: Path | None, failures: Failures
) -> Iterator[Page]:
    from kg.pages import Reader
    from kg.sources import sources

    found = sources(paths, on_error=failures)
    return Reader(resources(data), issued=as_date(issued), paper=paper).pages(found)


def _graph(
    paths: list[Path], issued: str | None, paper: str | None, data: Path | None, failures: Failures
) -> KnowledgeGraph:
    from kg.pipeline import build

    return build(paths, **settings(data), issued=as_date(issued), paper=paper, on_error=failures)


def _sentence(sentence: Sentence) -> dict[str, Any]:
    text = sentence.text
    span = text.span(0, len(text))
    mentions = [_mention(mention, sentence) for mention in sentence.mentions]
    return {
        "start": span.start,
        "end": span.end,
        "block": sentence.block,
        "text": text.printed,
        "mentions": mentions,
    }


def _mention(mention: Mention, sentence: Sentence) -> dict[str, Any]:
    """A mention at its place in the raw file; what a kind of mention does not have is left out."""
    span = sentence.text.span(mention.start, mention.end)
    row: dict[str, Any] = {"start": span.start, "end": span.end, "type": mention.type, "label": mention.label}
    if mention.quantity:
        quantity = mention.quantity
        row |= {"value": quantity.value, "unit": quantity.unit, "qualifier": quantity.qualifier}
    if mention.time:
        row |= {"kind": mention.time.kind, "from": mention.time.start, "to": mention.time.end}
    extra = {"role": mention.role, "organization": mention.organization, "age": mention.age}
    row |= {key: value for key, value in extra.items() if value is not None}
    if mention.reference:
        row["reference"] = True
    return row
