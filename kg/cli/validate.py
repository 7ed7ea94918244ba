"""``kg validate``: whether a graph keeps to the ontology and the shapes."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import SOME_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.validate import Finding

__all__ = ["validate"]

_SHOWN = 5


def validate(
    graph: Annotated[
        Path, typer.Argument(help="kg build 写出的目录或 .ttl 文件 what kg build wrote, or a .ttl file")
    ] = Path("outputs"),
    everything: Annotated[
        bool, typer.Option("--all", help=f"每项检查不止列 {_SHOWN} 处 list all faults of a check")
    ] = False,
) -> None:
    """检查图谱 Check a graph against the ontology and the shapes.

    合格，退出码 0；有错，退出码 1。需要 pip install 'baopu[validate]'。
    Exit status 0 if it conforms, 1 if there are faults. Needs the extra baopu[validate].
    """
    from kg.validate import validate as check

    report = check(graph)
    for line in _lines(report.findings, None if everything else _SHOWN):
        typer.echo(line)
    verdict = "✓ 合格 conforms" if report else f"✗ 错误 faults {len(report.findings):,}"
    typer.echo(f"{verdict} · 三元组 triples {report.triples:,} · 检查 checks {report.checks}")
    raise typer.Exit(0 if report else SOME_FAILED)


def _lines(findings: Iterable[Finding], most: int | None) -> Iterator[str]:
    """The faults under the check that found them."""
    for check, group in groupby(findings, key=lambda finding: finding.check):
        found = list(group)
        yield f"✗ {check} ({len(found):,}) {found[0].zh} · {found[0].en}"
        for one in found[:most]:
            label = f" {one.label}" if one.label else ""
            value = f" → {_short(one.value)}" if one.value else ""
            yield f"    {_short(one.node)}{label}{value}"
        if most and len(found) > most:
            yield f"    …… 还有 and {len(found) - most:,} more (--all)"


def _short(term: str) -> str:
    """An IRI with its prefix; other words as they are."""
    from kg.vocabulary import PREFIXES

    for name, start in PREFIXES.items():
        if term.startswith(start) and term != start:
            return f"{name}:{term.removeprefix(start)}"
    return term
