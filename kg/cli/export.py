"""``kg export``: a graph for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import console
from kg.errors import BaopuError

__all__ = ["export"]


def export(
    form: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="格式，见 --list a format", show_default=False)
    ] = None,
    graph: Annotated[
        Path, typer.Argument(help="kg build 写出的目录或 .ttl 文件 what kg build wrote, or a .ttl file")
    ] = Path("outputs"),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="写到哪个文件或目录 a file or directory", show_default="stdout"),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="列出格式 list the formats")] = False,
) -> None:
    """导出图谱 Export a graph for other tools.

    RDF 的各种写法、schema.org、Gephi、Neo4j、Parquet；同样的图谱得同样的字节。
    RDF in its forms, schema.org, Gephi, Neo4j, Parquet; the same graph gives the same bytes.
    """
    from kg.export import FORMATS, stream
    from kg.export import export as write

    if listing:
        _list()
    elif form is None:
        hint = f"可用 known: {' '.join(FORMATS)}"
        raise BaopuError("请给出一种格式 (name a format)", hint=hint)
    elif output is None or str(output) == "-":
        stream(graph, form, sys.stdout.buffer)
    else:
        write(graph, form, output)


def _list() -> None:
    from rich.table import Table
    from rich.text import Text

    from kg.export import FORMATS

    table = Table("format", "文件 file", "内容 contents")
    for name, one in FORMATS.items():
        table.add_row(Text(name), Text(one.suffix or "目录 directory"), Text(f"{one.zh} {one.en}"))
    console().print(table)
