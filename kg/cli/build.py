"""``kg build``: the whole way, from pages to the files of a graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Data, Issued, Paper, Settings, as_date, settings
from kg.cli.screen import SOME_FAILED, Failures, tell

if TYPE_CHECKING:
    from datetime import date

    from kg.model import KnowledgeGraph, Source

__all__ = ["build"]


class Engines(StrEnum):
    """Where a graph is built."""

    LOCAL = "local"
    SPARK = "spark"


def build(
    pages: Annotated[
        list[str],
        typer.Argument(help="报纸文本、目录或归档 text files, directories or archives", show_default=False),
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="写到哪里 where to write")] = "outputs",
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
    engine: Annotated[
        Engines, typer.Option(help="在本机还是在 Spark 上做 on this machine or on Spark")
    ] = Engines.LOCAL,
    master: Annotated[
        str | None, typer.Option(help="Spark 集群的地址 the address of the Spark cluster", metavar="URL")
    ] = None,
    data: Data = None,
) -> None:
    """把版面变成图谱 Turn pages into a graph.

    写出事实、证据、报告和可点的图。 Writes facts, evidence, a report and an interactive view.

    有文件读不了：报告它，继续其余，退出码 1；什么也没做成：退出码 2，旧的输出原样保留。
    An input that fails is reported and the others go on (exit status 1); when nothing could be done (2), what
    stood in the output directory stays as it was.

    Spark 读写它的文件系统（hdfs://、s3a:// …），写出 Parquet 和 N-Quads。
    Spark takes paths of its file systems, and writes Parquet and N-Quads.
    """
    given = Given(**settings(data), issued=as_date(issued), paper=paper, threshold=threshold, licence=licence)
    on = _on_spark(master) if engine is Engines.SPARK else _here(workers)
    raise typer.Exit(on(pages, output, given))


class Given(Settings):
    """What a build is told, wherever it is done."""

    issued: date | None
    paper: str | None
    threshold: float
    licence: str | None


_Build = Callable[[list[str], str, Given], int]


def _here(workers: int) -> _Build:
    """Build on this machine; the exit status."""

    def here(pages: list[str], output: str, given: Given) -> int:
        from kg.engines import Here, Processes
        from kg.graph import FILES, PAGES, Graph
        from kg.pipeline import build as build_graph

        failures, place = Failures(), Path(output)
        left_out = [place / name for name in FILES]
        with _progress(pages, left_out) as on_page:
            built = build_graph(
                pages,
                on_error=failures,
                leave_out=left_out,
                on_page=on_page,
                engine=Processes(workers) if workers > 1 else Here(),
                **given,
            )
        Graph(built).save(place)
        typer.echo(_summary(_counts(built), failures.count))
        pages_to_open = [page for name in PAGES if (page := place / name).exists()]
        if pages_to_open:
            typer.echo(f"打开 open: {' · '.join(map(str, pages_to_open))}")
        else:
            typer.echo(f"报道太多，不写网页 too many articles for a page; ask: kg query --list -g {output}")
        return failures.status

    return here


def _on_spark(master: str | None) -> _Build:
    """Build on a cluster; the exit status."""

    def on_spark(pages: list[str], output: str, given: Given) -> int:
        from kg.cluster import build as build_graph
        from kg.errors import SourceError
        from kg.pages import Reader
        from kg.resolve import Ruling

        reader = Reader(
            given["resources"],
            given["gazetteer"],
            given["issued"],
            given["paper"],
            Ruling.of(given["judgements"]),
            given["threshold"],
        )
        built = build_graph(pages, output, reader, master=master, licence=given["licence"])
        for one in built.failed:
            tell(SourceError(one.name, one.message))
        counts = {
            "文章 articles": built.articles,
            "事实 facts": built.facts,
            "待审 for review": built.review,
            "实体 entities": built.entities,
        }
        typer.echo(_summary(counts, len(built.failed)))
        typer.echo(f"写在 written to: {output}")
        return SOME_FAILED if built.failed else 0

    return on_spark


def _counts(built: KnowledgeGraph) -> dict[str, int]:
    return {
        "版面 pages": len(built.sources),
        "文章 articles": len(built.articles),
        "事实 facts": len(built.facts),
        "待审 for review": len(built.review),
        "实体 entities": len(built.entities),
    }


def _summary(counts: Mapping[str, int], failed: int) -> str:
    told = {**counts, **({"失败 failed": failed} if failed else {})}
    return " · ".join(f"{name} {count:,}" for name, count in told.items())


@contextmanager
def _progress(pages: list[str], left_out: list[Path]) -> Iterator[Callable[[Source], None]]:
    """Count pages on stderr while somebody looks at it; a file or a pipe gets nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

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
        # How many rows an archive has is known when they have been read.
        files = inputs(pages, leave_out=left_out)
        total = None if any(name.endswith(".jsonl") for name in files) else len(files)
        task = progress.add_task("读版面 reading pages", total=total)
        yield lambda source: progress.update(task, advance=1, description=source.name)
