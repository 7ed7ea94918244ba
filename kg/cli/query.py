"""``kg query``: questions to a graph, in SPARQL or by name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Graph
from kg.cli.screen import console, read_text
from kg.errors import BaopuError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store import NamedQuery

__all__ = ["query"]


def query(
    question: Annotated[
        str | None,
        typer.Argument(help="SPARQL，或现成问题的名字 SPARQL, or the name of a question", show_default=False),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", help="从文件读 SPARQL read it from a file, - is stdin")
    ] = None,
    params: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="名=值", help="变量的值 the value of a variable"),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="table csv tsv json turtle")] = "table",
    listing: Annotated[bool, typer.Option("--list", help="列出现成的问题 list the named questions")] = False,
    graph: Graph = Path("outputs"),
) -> None:
    """查询图谱 Ask a graph in SPARQL 1.1.

    常用前缀不必声明；变量的值按词项绑定，不拼进查询。
    The usual prefixes are known; values are bound as terms, never pasted into the query.
    """
    from kg.store import Store, named_queries

    known = named_queries()
    if listing:
        _list(known.values())
        return
    if (question is None) == (file is None):
        hint = "kg query --list 列出现成的问题 (lists the named questions)"
        raise BaopuError("请给出一个问题：SPARQL、名字或 -f 文件 (give one question)", hint=hint)
    store = Store.load(graph)
    values = _values(params or [])
    if question in known:
        result = store.named(question, **values)
    else:
        result = store.query(read_text(file) if file else question or "", **values)
    sys.stdout.write(result.text(form))


def _values(params: list[str]) -> dict[str, str]:
    """``name=value`` pairs.

    :raises BaopuError: one has no equals sign.
    """
    pairs = [param.partition("=") for param in params]
    for name, sign, value in pairs:
        if not name or not sign:
            hint = "例如 for example: -p 街道=东湖街道"
            raise BaopuError(f"-p {name}{sign}{value}: 不是 名=值 (not name=value)", hint=hint)
    return {name.lstrip("?$"): value for name, _, value in pairs}


def _list(questions: Iterable[NamedQuery]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("name", "问题 question", "参数 parameters")
    for one in questions:
        params = "\n".join(f"{name} = {default}" for name, default in one.params.items())
        table.add_row(Text(one.name), Text(f"{one.title_zh}\n{one.title_en}"), Text(params))
    console().print(table)
