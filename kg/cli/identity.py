"""``kg merges``, ``kg same``, ``kg different``: what was taken for one thing, and what a reader says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.screen import json_lines
from kg.errors import BaopuError

if TYPE_CHECKING:
    from kg.model import Judgement, Verdict

__all__ = ["different", "merges", "same"]

_Thing = Annotated[
    str,
    typer.Argument(
        help="节点编号、名称，或“文章编号|名称” a node's id, a name, or article|name", show_default=False
    ),
]
_Ledger = Annotated[
    Path,
    typer.Option("--data", help="记在这个目录的 ledger.tsv 里 the directory whose ledger.tsv is written to"),
]
_Graph = Annotated[Path, typer.Option("--graph", "-g", help="kg build 写出的目录 what kg build wrote")]
_Who = Annotated[str, typer.Option(help="谁说的 who says so")]
_Why = Annotated[str, typer.Option(help="为什么 why")]


def merges(
    graph: Annotated[Path, typer.Argument(help="kg build 写出的目录 what kg build wrote")] = Path("outputs"),
    words: Annotated[
        str | None, typer.Option("--with", help="只列含这几个字的 only rows with these words")
    ] = None,
) -> None:
    """列出合并 List what was taken for one thing, by whom and why.

    每行：判断、文章里的名称或节点、归到的节点、谁、为什么。
    One row a judgement: verdict, the name in its article, the node it was given, who says so and why.
    """
    told = [row for row in json_lines(graph / "merges.jsonl") if not words or words in " ".join(row.values())]
    for row in told:
        sign = {"same": "=", "different": "≠"}.get(row["verdict"], "?")
        typer.echo(f"{row['a']} {sign} {row['b']}  ({': '.join(w for w in (row['who'], row['why']) if w)})")
    typer.echo(f"{len(told):,} 行 rows")


def same(
    a: _Thing, b: _Thing, data: _Ledger, graph: _Graph = Path("outputs"), who: _Who = "human", why: _Why = ""
) -> None:
    """认作同一事物 Say that two are one thing; the second one's node is kept.

    记进账本；再用 kg build --data 构建时生效，用 kg different 撤回。
    Written to the ledger; kg build --data replays it, kg different takes it back.
    """
    _judge("same", a, b, data, graph, who, why)


def different(
    a: _Thing, b: _Thing, data: _Ledger, graph: _Graph = Path("outputs"), who: _Who = "human", why: _Why = ""
) -> None:
    """认作不同事物 Say that two are two things.

    第一个写成“文章编号|名称”，那里的名称就不再归到第二个节点。
    Write the first as article|name: the name in that article is then no longer the second one's.
    """
    _judge("different", a, b, data, graph, who, why)


def _judge(verdict: Verdict, a: str, b: str, data: Path, graph: Path, who: str, why: str) -> None:
    from kg.files import replacing
    from kg.resolve import Judgement, added, read_judgements

    entities = {row["id"]: row for row in json_lines(graph / "entities.jsonl")}
    row = Judgement(verdict, _named(a, entities), _named(b, entities), who, why)
    _check(row, graph)
    ledger = data / "ledger.tsv"
    known = read_judgements(ledger) if ledger.exists() else ()
    if row in known[-1:]:
        typer.echo(f"账本里已有 the ledger has it already: {ledger}")
        return
    text = ledger.read_text("utf-8-sig") if ledger.exists() else ""
    with replacing(data) as fresh:
        (fresh / ledger.name).write_text(added(text, row), "utf-8")
    typer.echo(f"记下 noted: {row.a} {'=' if verdict == 'same' else '≠'} {row.b} → {ledger}")
    typer.echo(f"重新构建 build again: kg build PAGES -o {graph} --data {data}")


def _named(given: str, entities: Mapping[str, Mapping[str, Any]]) -> str:
    """A mention as it is, an id, or the id of the one node with this name.

    :raises BaopuError: no node has the name, or several do.
    """
    if "|" in given or given in entities:
        return given
    found = [key for key, row in entities.items() if given in (row["label"], *row["aliases"])]
    if len(found) == 1:
        return found[0]
    if found:
        hint = f"写编号 write the id: {' '.join(found)}"
        raise BaopuError(f"{given}: 不止一个节点 (several nodes)", hint=hint)
    hint = "写编号、名称，或“文章编号|名称” (write an id, a name, or article|name)"
    raise BaopuError(f"{given}: 没有这个节点 (no such node)", hint=hint)


def _check(row: Judgement, graph: Path) -> None:
    """A judgement about one node alone says nothing.

    :raises BaopuError: both are one node, or a mention stands in no article.
    """
    if row.a == row.b:
        mentions = [one["a"] for one in json_lines(graph / "merges.jsonl") if one["b"] == row.b]
        hint = "写“文章编号|名称” write article|name: " + " ".join([*mentions[:3], "page#1|…"][:3])
        raise BaopuError(f"{row.b}: 两个是同一节点 (both are one node)", hint=hint)
    articles = {one["id"] for one in json_lines(graph / "articles.jsonl")}
    for given in (row.a, row.b):
        article, sign, _ = given.partition("|")
        if sign and article not in articles:
            known = " ".join(sorted(articles)[:3])
            raise BaopuError(f"{article}: 没有这篇文章 (no such article)", hint=f"例如 for example: {known}")
