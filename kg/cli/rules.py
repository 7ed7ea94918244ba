"""``kg rules``: what the rules read, and whether their own examples hold."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Data, Pages, resources, settings
from kg.cli.screen import SOME_FAILED, Failures
from kg.errors import BaopuError

__all__ = ["rules"]

rules = typer.Typer(help="规则 The rules and their examples.", no_args_is_help=True)


@rules.command(name="list")
def list_rules(
    words: Annotated[str | None, typer.Argument(help="只列含这几个字的 only rules with these words")] = None,
    data: Data = None,
) -> None:
    """列出规则 List the rules and what they read."""
    from kg.extract.rules import compile_rules

    for rule in compile_rules(resources(data)):
        gives = " ".join(dict.fromkeys(give.predicate for give in rule.gives))
        if not words or words in f"{rule.name} {gives} {rule.says}":
            typer.echo(f"{rule.name}  {rule.confidence:.2f}  {rule.says}  ({gives})")


@rules.command(name="test")
def test_rules(
    rule: Annotated[str | None, typer.Argument(help="只试这条规则 only the rule with this id")] = None,
    data: Data = None,
) -> None:
    """试例句 Check the examples that rules carry."""
    from kg.examples import check

    read = broken = 0
    for example in check(resources(data), rule):
        read += 1
        broken += not example.holds
        for words in example.missing:
            typer.echo(f"缺 missing {example.rule}: {words}\n    {example.sentence}")
        for words in example.unwanted:
            typer.echo(f"多 unwanted {example.rule}: {words}\n    {example.sentence}")
    if not read:
        hint = "看有哪些规则 see them with: kg rules list"
        raise BaopuError(f"{rule}: 没有这条规则 (no such rule)", hint=hint)
    typer.echo(f"例句 examples {read} · 不成立 broken {broken}")
    raise typer.Exit(SOME_FAILED if broken else 0)


@rules.command()
def coverage(pages: Pages, data: Data = None) -> None:
    """数事实 Count the facts of each rule on pages of yours."""
    from collections import Counter

    from kg.pipeline import build

    failures = Failures()
    built = build(pages, **settings(data), on_error=failures)
    published = Counter(fact.rule for fact in built.facts)
    doubtful = Counter(fact.rule for fact in built.review)
    for rule in sorted({*published, *doubtful}, key=lambda name: (-published[name], name)):
        typer.echo(f"{published[rule]:6} {doubtful[rule]:6}  {rule}")
    typer.echo(f"{len(built.facts):6} {len(built.review):6}  事实、待审 facts, for review")
    typer.echo(f"{len(built.uncovered):6}         没有读出事实的句子 sentences that gave none")
    raise typer.Exit(failures.status)
