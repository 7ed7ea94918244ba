"""``kg eval``: facts against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.screen import console, json_lines

if TYPE_CHECKING:
    from kg.evaluate import Report

__all__ = ["evaluate", "scores"]


def evaluate(
    gold: Annotated[Path, typer.Argument(help="标准答案 a gold file (see data/gold)", show_default=False)],
    facts: Annotated[
        Path, typer.Argument(help="要评的 facts.jsonl 或其目录 the facts.jsonl to score, or its directory")
    ] = Path("outputs"),
    show: Annotated[bool, typer.Option("--show", help="列出漏的和错的 list misses and errors")] = False,
    predicate: Annotated[str | None, typer.Option(help="只列这个谓词 list this predicate only")] = None,
    traps: Annotated[Path | None, typer.Option(help="陷阱文件 facts that must not come out")] = None,
) -> None:
    """给事实打分 Score facts against gold.

    每个谓词的准确率、核心召回率和 F1。 Precision, recall of core facts and F1 for each predicate.
    """
    from kg.evaluate import evaluate as score

    path = facts / "facts.jsonl" if facts.is_dir() else facts
    report = score(json_lines(gold), json_lines(path), traps=json_lines(traps) if traps else ())
    scores(report)
    if show or predicate:
        listing(report, predicate)


def scores(report: Report, title: str | None = None) -> None:
    """Print the table, and what is counted apart from it."""
    from rich.table import Table

    table = Table("predicate", "core", "found", "predicted", "right", "P", "R", "F1", title=title)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, *numbers in report.as_table():
        rates = ("–" if rate is None else f"{rate:.3f}" for rate in numbers[4:])
        table.add_row(name, *map(str, numbers[:4]), *rates, style="bold" if name == "all" else "")
    right, judged = report.types
    screen = console()
    screen.print(table)
    screen.print(
        f"status errors {len(report.status_errors)} · planned as done {len(report.planned_as_done)} · "
        f"traps {len(report.traps)} · types {right}/{judged} · not scored {report.unscored}"
    )


def listing(report: Report, predicate: str | None = None) -> None:
    """Print the facts behind the numbers, each with its words."""
    screen = console()
    for claim in report.misses(predicate):
        screen.print(f"漏 missed {claim.article} {claim} ({claim.status})\n    {claim.words}")
    for claim in report.errors(predicate):
        screen.print(
            f"错 wrong {claim.article} {claim} {claim.rule} {claim.confidence:.2f}\n    {claim.words}"
        )
    for pair in report.planned_as_done:
        if pair.gold.article not in report.sealed and predicate in (None, pair.gold.predicate):
            screen.print(f"时态 planned as done {pair.found.article} {pair.found} {pair.found.rule}")
    for trap, claim in report.traps:
        if claim.article not in report.sealed and predicate in (None, claim.predicate):
            screen.print(f"陷阱 trap {claim.article} {claim} {claim.rule}: {trap.why}")
