"""``kg explain``: why a sentence gives the facts that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Data, resources

if TYPE_CHECKING:
    from kg.explain import Explanation

__all__ = ["explain", "trials"]


def explain(
    sentence: Annotated[
        str, typer.Argument(help="一句话或一篇文章 a sentence, or an article", show_default=False)
    ],
    absent: Annotated[
        bool, typer.Option("--all", help="也列没有触发的规则 list rules without trigger too")
    ] = False,
    data: Data = None,
) -> None:
    """为什么 Why a sentence gives its facts.

    词、标注、哪条规则在哪几个字上成立，其他规则为什么不成立。
    Words, mentions, which rule fired on which words, and why others did not.
    """
    from kg.explain import explain as explain_text

    found = explain_text(sentence, resources(data))
    if not found:
        typer.echo("没有句子 (no sentence)")
    for explanation in found:
        for line in _lines(explanation, absent):
            typer.echo(line)


def _lines(explanation: Explanation, absent: bool) -> list[str]:
    lines = [f"句 sentence  {explanation.text}", f"词 words     {'|'.join(explanation.words)}"]
    lines += [f"标 mention   {m.type:14} {explanation.text[m.start : m.end]}" for m in explanation.mentions]
    lines += trials(explanation)
    lines += [f"+ {fact}" for fact in explanation.other]
    rest = f"✗ 其余 {len(explanation.absent)} 条：触发词不在句中 (the trigger of the others is not there)"
    return [*lines, rest, *(f"    {name}" for name in explanation.absent if absent), ""]


def trials(explanation: Explanation, rule: str | None = None) -> list[str]:
    """The rules that fired and those that nearly did, or one of them by its id."""
    lines: list[str] = []
    for trial in explanation.fired:
        if rule in (None, trial.rule.partition("@")[0]):
            lines.append(f"✓ {trial.rule}  {trial.says}  「{trial.words}」")
            lines += [f"    {name} = {filler}" for name, filler in trial.slots]
            lines += [f"    ⇒ {fact}" for fact in trial.facts]
            lines += [f"    ✗ {trial.why_not}"] if trial.why_not else []
    return lines + [
        f"✗ {trial.rule}  {trial.says}: {trial.why_not}"
        for trial in explanation.near
        if rule in (None, trial.rule.partition("@")[0])
    ]
