"""``kg rules``: what the rules read, and whether their own examples hold."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.explain import trials
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


@rules.command(name="try")
def try_rules(
    sentence: Annotated[str, typer.Argument(help="一句话 a sentence", show_default=False)],
    rule: Annotated[str | None, typer.Argument(help="只看这条规则 only the rule with this id")] = None,
    data: Data = None,
) -> None:
    """试句子 Try the rules on a sentence.

    哪条规则在哪几个字上成立、给出什么；触发词在而没有成立的，说明原因。
    Which rule fires on which words and gives what; where the trigger is there and nothing came of it, why.
    """
    from kg.explain import explain

    shown = 0
    for explanation in explain(sentence, resources(data)):
        for line in trials(explanation, rule):
            shown += 1
            typer.echo(line)
    if not shown:
        typer.echo("没有规则的触发词在句中 (no rule has its trigger in the sentence)")


@rules.command()
def new(
    sentence: Annotated[
        str, typer.Option("--from", help="规则该读的句子 a sentence that the rule should read")
    ],
    data: Data = None,
) -> None:
    """起草规则 Draft a rule from a sentence.

    输出一条可用的 YAML 规则，改好后放进自己目录的 rules/ 里，用 --data 加上。
    Prints a rule that loads; edit it, put it into rules/ of your own directory, and add that with --data.
    """
    from kg.drafts import draft

    given = settings(data)
    text = draft(sentence, given["resources"], given["gazetteer"])
    if not text:
        hint = "句子里要有机构、地点、人物或时间 (it needs a body, a place, a person or a time)"
        raise BaopuError("句子里没有可成规则的名称 (no names to make a rule of)", hint=hint)
    typer.echo(text, nl=False)


@rules.command()
def coverage(
    pages: Pages,
    most: Annotated[int, typer.Option("--most", min=0, help="最多列多少句 how many sentences to list")] = 40,
    data: Data = None,
) -> None:
    """查漏 List what no rule read on pages of yours.

    每条规则读出多少；有主体、时间或数量而什么也没读出的句子，内容多的在前。
    Facts of each rule; then the sentences with a body, a time or a number that gave none, the richest first.
    """
    from kg.coverage import coverage as cover
    from kg.pages import Reader
    from kg.sources import sources

    failures = Failures()
    given = settings(data)
    reader = Reader(given["resources"], given["gazetteer"])
    found = cover(reader.pages(sources(pages, on_error=failures)))
    for rule in sorted({*found.published, *found.doubtful}, key=lambda name: (-found.published[name], name)):
        typer.echo(f"{found.published[rule]:6} {found.doubtful[rule]:6}  {rule}")
    total, review = found.published.total(), found.doubtful.total()
    typer.echo(f"{total:6} {review:6}  事实、待审 facts, for review")
    for gap in found.gaps[:most]:
        typer.echo(f"○ {gap.source}:{gap.span.start} {'、'.join(gap.holds)}\n    {gap.text}")
    typer.echo(
        f"{len(found.gaps):6} / {found.sentences} 句有名称、时间或数量而没有读出事实 sentences gave no fact"
    )
    raise typer.Exit(failures.status)
