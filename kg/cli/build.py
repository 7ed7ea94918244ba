"""``kg build``: the whole way, from pages to the files of a graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Data, Issued, Pages, Paper, as_date, settings
from kg.cli.screen import Failures

if TYPE_CHECKING:
    from kg.model import KnowledgeGraph, Source

__all__ = ["build"]


def build(
    pages: Pages,
    output: Annotated[Path, typer.Option("--output", "-o", help="写到哪里 where to write")] = Path("outputs"),
    issued: Issued = None,
    paper: Paper = None,
    threshold: Annotated[
        float,
        typer.Option(min=0, max=1, help="置信度更低的进待审 facts less sure go to review.jsonl"),
    ] = 0.5,
    licence: Annotated[
        str | None,
        typer.Option(help="图谱的许可，SPDX 名或网址 the graph's licence, an SPDX name or an address"),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=1, help="用几个进程 how many processes do the work")
    ] = 1,
    data: Data = None,
) -> None:
    """把版面变成图谱 Turn pages into a graph.

    写出事实、证据、报告和可点的图。 Writes facts, evidence, a report and an interactive view.

    有文件读不了：报告它，继续其余，退出码 1；什么也没做成：退出码 2，旧的输出原样保留。
    An input that fails is reported and the others go on (exit status 1); when nothing could be done (2), what
    stood in the output directory stays as it was.
    """
    from kg.engines import Here, Processes
    from kg.graph import FILES, PAGES, Graph
    from kg.pipeline import build as build_graph

    failures = Failures()
    left_out = [output / name for name in FILES]
    with _progress(pages, left_out) as on_page:
        built = build_graph(
            pages,
            **settings(data),
            issued=as_date(issued),
            paper=paper,
            threshold=threshold,
            licence=licence,
            on_error=failures,
            leave_out=left_out,
            on_page=on_page,
            engine=Processes(workers) if workers > 1 else Here(),
        )
    Graph(built).save(output)
    typer.echo(_summary(built, failures.count))
    pages_to_open = [page for name in PAGES if (page := output / name).exists()]
    if pages_to_open:
        typer.echo(f"打开 open: {' · '.join(map(str, pages_to_open))}")
    else:
        typer.echo(f"报道太多，不写网页；查询 too many articles for a page; ask: kg query --list -g {output}")
    raise typer.Exit(failures.status)


def _summary(built: KnowledgeGraph, failed: int) -> str:
    counts = {
        "版面 pages": len(built.sources),
        "文章 articles": len(built.articles),
        "事实 facts": len(built.facts),
        "待审 for review": len(built.review),
        "实体 entities": len(built.entities),
    }
    if failed:
        counts["失败 failed"] = failed
    return " · ".join(f"{name} {count:,}" for name, count in counts.items())


@contextmanager
def _progress(pages: list[Path], left_out: list[Path]) -> Iterator[Callable[[Source], None]]:
    """Count pages on stderr while somebody looks at it; a file or a pipe gets nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from kg.cli.screen import console, rate
    from kg.sources import inputs

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        rate("{:.1f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task("读版面 reading pages", total=len(inputs(pages, leave_out=left_out)))
        yield lambda source: progress.update(task, advance=1, description=source.name)
