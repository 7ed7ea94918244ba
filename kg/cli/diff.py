"""``kg diff``: what two builds say differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import SOME_FAILED, json_lines

if TYPE_CHECKING:
    from kg.compare import Contradiction, Difference, Row

__all__ = ["diff"]


def diff(
    before: Annotated[Path, typer.Argument(help="先前的图谱目录 an earlier build", show_default=False)],
    after: Annotated[Path, typer.Argument(help="后来的图谱目录 a later build", show_default=False)],
) -> None:
    """比较两次构建 Compare two builds.

    列出新增、消失、改变的事实，和后一次里互相矛盾的数字；没有差别退出码 0，有则 1。
    Facts added, gone and changed, and figures of the later one that contradict each other; exit status 0 if
    the builds say the same, else 1.
    """
    from kg.compare import contradictions
    from kg.compare import diff as compare

    rows = [list(json_lines(_facts(path))) for path in (before, after)]
    found, against = compare(*rows), contradictions(rows[1])
    for line in (*_facts_of(found), *_figures_of(against)):
        typer.echo(line)
    counts = {"新增 added": found.added, "消失 gone": found.gone, "改变 changed": found.changed}
    told = [f"{name} {len(facts):,}" for name, facts in counts.items()]
    typer.echo(" · ".join([*told, f"矛盾 contradicting {len(against):,}"]))
    raise typer.Exit(SOME_FAILED if found else 0)


def _facts(path: Path) -> Path:
    return path / "facts.jsonl" if path.is_dir() else path


def _facts_of(found: Difference) -> Iterator[str]:
    from kg.compare import words

    for sign, rows in (("+", found.added), ("-", found.gone)):
        yield from (line for row in rows for line in _fact(sign, row))
    for change in found.changed:
        fields = (f"{name} {was} → {now}" for name, (was, now) in change.fields.items())
        yield f"~ {change.row['article']} {words(change.row)}: {'; '.join(fields)}"


def _fact(sign: str, row: Row) -> Iterable[str]:
    from kg.compare import words

    yield f"{sign} {row['article']} {words(row)} ({row['status']}, {row['confidence']:.2f})"
    yield f"    {row['evidence'][0]['quote']}"


def _figures_of(against: Iterable[Contradiction]) -> Iterator[str]:
    for one in against:
        first, second = one.first, one.second
        ends = f"{first['object']['label']} ↔ {second['object']['label']}"
        yield f"! {first['subject']['label']}: {ends} ({first['article']}, {second['article']})"
        yield from (f"    {row['evidence'][0]['sentence']['quote']}" for row in (first, second))
