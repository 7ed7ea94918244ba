"""``kg view``: open the interactive graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import BaopuError

__all__ = ["view"]


def view(
    graph: Annotated[Path, typer.Argument(help="图谱目录 what kg build wrote")] = Path("outputs"),
    launch: Annotated[bool, typer.Option("--open", help="在浏览器里打开 open it in the browser")] = False,
) -> None:
    """看图 Look at the graph: say where its page is, or open it."""
    page = graph / "graph.html" if graph.is_dir() else graph
    if not page.is_file():
        hint = f"先运行 run first: kg build PAGES -o {graph}"
        raise BaopuError(f"{page}: 没有图谱页面 (no graph page)", hint=hint)
    typer.echo(str(page))
    if launch:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
